"""Who reads what a learner says about themself, and who may say it."""

from django.db.models import Q

from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_read, visible_rows
from trellis.rooms.privacy.terms import Kind
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.terms import EntryKind


def kind_of(entry_kind: str) -> Kind:
    """This function will tell which row of who-sees-what an entry falls under."""
    return Kind.INTERESTS if entry_kind == EntryKind.INTEREST else Kind.PROFILE


def may_say_about(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may speak for a learner's profile: only the learner may."""
    return person.id == learner.id


def may_take_back(person: Person, entry: ProfileEntry) -> bool:
    return entry.learner_id == person.id


def may_read_entry(viewer: Viewer, learner: Person, entry: ProfileEntry) -> bool:
    """This function will say whether the viewer may read something a learner says about themself."""
    return may_read(viewer, kind_of(entry.kind), learner, visibility=entry.visibility)


def entries_visible_to(viewer: Viewer, learner: Person) -> Q:
    """This function will select the entries of one learner that the viewer may read."""
    interests = Q(kind=EntryKind.INTEREST) & visible_rows(viewer, Kind.INTERESTS, learner)
    others = ~Q(kind=EntryKind.INTEREST) & visible_rows(viewer, Kind.PROFILE, learner)
    return interests | others
