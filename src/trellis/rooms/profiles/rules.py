"""Who reads what a learner says about themself, who may say it, who adds beside it, and who writes what helps them."""

from uuid import UUID

from django.db.models import Q

from trellis.foundation.files import register_guard
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import OF_AGE, Rights
from trellis.rooms.privacy.rules import may_have_media, may_read, may_write, relation_to, visible_rows
from trellis.rooms.privacy.terms import Kind
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.terms import EntryKind

# Which row of who-sees-what an entry falls under; all others are profile entries.
ROWS = {EntryKind.INTEREST: Kind.INTERESTS, EntryKind.LIFE_AREA: Kind.LIFE_AREAS, EntryKind.NAME: Kind.NAME}


def kind_of(entry_kind: str) -> Kind:
    """This function will tell which row of who-sees-what an entry falls under."""
    return next((row for kind, row in ROWS.items() if kind == entry_kind), Kind.PROFILE)


def may_say_about(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may speak for a learner's profile: only the learner may."""
    return person.id == learner.id


def may_write_down(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may write down what a learner says: who teaches them today."""
    return bool(relation_to(viewer, learner).through)


def may_add_beside(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may add a signed line beside what a learner says: who teaches them today,
    and until the learner is of age a guardian with full rights."""
    relation = relation_to(viewer, learner)
    is_home = relation.rights == Rights.FULL and (relation.age is None or relation.age < OF_AGE)
    return bool(relation.through) or is_home


def may_take_back(person: Person, entry: ProfileEntry) -> bool:
    """This function will say whether somebody may take an entry away: the learner anything that stands about them, an adult
    their own line."""
    return person.id in {entry.learner_id, entry.author_id}


def may_read_entry(viewer: Viewer, learner: Person, entry: ProfileEntry) -> bool:
    """This function will say whether the viewer may read something a learner says about themself."""
    return may_read(viewer, kind_of(entry.kind), learner, visibility=entry.visibility)


def entries_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the entries of one learner that the viewer may read."""
    others = ~Q(kind__in=list(ROWS)) & visible_rows(viewer, Kind.PROFILE, learner)
    for entry_kind, row in ROWS.items():
        others |= Q(kind=entry_kind) & visible_rows(viewer, row, learner)
    return others


def may_read_supports(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read what helps a learner, and how it is done."""
    return may_read(viewer, Kind.SUPPORTS, learner)


def may_write_supports(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may write what helps a learner: who advises them, and their guardians. The
    learner's part are their own words."""
    return viewer.id != learner.id and may_write(viewer, Kind.SUPPORTS, learner)


def may_read_file(viewer: Viewer | None, file_id: UUID) -> bool | None:
    """This function will say whether the viewer may see or hear a file of a profile: whoever reads its entry. None: not
    ours."""
    entry = ProfileEntry.objects.filter(file=file_id).select_related("learner__school").first()
    if entry is None:
        return None
    return viewer is not None and may_have_media(viewer, entry.learner) and may_read_entry(viewer, entry.learner, entry)


register_guard("profiles", may_read_file)
