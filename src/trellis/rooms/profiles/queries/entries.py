"""What learners say about themselves, and what stands beside it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.rules import entries_visible_to, may_read_entry
from trellis.rooms.profiles.terms import EntryKind

MATCHED = (EntryKind.INTEREST, EntryKind.LINE)


def entries_of(learner: Person, *, viewer: Viewer) -> QuerySet[ProfileEntry]:
    """This function will list what a learner says about themself now, as far as the viewer may read it."""
    rows = ProfileEntry.objects.filter(entries_visible_to(viewer, learner), learner=learner, taken_back_at=None)
    return rows.select_related("author", "written_by", "file")


@dataclass(frozen=True)
class Entries:
    """What a learner says about themself now: what one reader may read, and the words by which next steps are matched,
    which are for the rules alone (see own_entries_of)."""

    readable: tuple[ProfileEntry, ...]
    for_rules: tuple[ProfileEntry, ...]


def read_entries(learner: Person, *, viewer: Viewer) -> Entries:
    """This function will read what a learner says about themself for a page that shows it and next steps: one query."""
    rows = _entries(learner.id)
    return Entries(
        readable=tuple(row for row in rows if may_read_entry(viewer, learner, row)),
        for_rules=tuple(row for row in rows if row.kind in MATCHED and row.text),
    )


@prepared
def _entries(learner_id: UUID) -> QuerySet[ProfileEntry]:
    rows = ProfileEntry.objects.filter(learner=learner_id, taken_back_at=None)
    return rows.select_related("author", "written_by", "file")


def own_entries_of(learner: Person) -> list[ProfileEntry]:
    """This function will list the entries by whose words next steps are matched: the learner's line and interests.

    For the rules only: whoever reads the reasons is told these words where they may read the entry.
    """
    return _matched(learner.id)


@prepared
def _matched(learner_id: UUID) -> QuerySet[ProfileEntry]:
    return ProfileEntry.objects.filter(learner=learner_id, kind__in=MATCHED, taken_back_at=None).exclude(text="")


def own_entry(learner: Person, entry_id: UUID) -> ProfileEntry | None:
    """This function will find something that stands about a learner, theirs to open and to take away."""
    rows = ProfileEntry.objects.filter(pk=entry_id, learner=learner, taken_back_at=None)
    return rows.select_related("learner", "file").first()


def entry_of(learner: Person, entry_id: UUID, *, author: Person) -> ProfileEntry | None:
    """This function will find a line that an adult added beside what a learner says."""
    rows = ProfileEntry.objects.filter(pk=entry_id, learner=learner, author=author, taken_back_at=None)
    return rows.select_related("learner", "file").first()


def lines_of(learners: Sequence[Person], *, viewer: Viewer) -> dict[UUID, str]:
    """This function will tell the newest own line of each of these learners, as far as the viewer may read it: one query."""
    rows = _lines([one.id for one in learners]) if learners else []
    by_id = {one.id: one for one in learners}
    return {row.learner_id: row.text for row in rows if may_read_entry(viewer, by_id[row.learner_id], row)}


@prepared
def _lines(learner_ids: list[UUID]) -> QuerySet[ProfileEntry]:
    rows = ProfileEntry.objects.filter(learner__in=learner_ids, kind=EntryKind.LINE, taken_back_at=None)
    return rows.order_by("said_at", "id")


def interests_read_of(learners: Collection[Person], *, viewer: Viewer) -> dict[UUID, list[str]]:
    """This function will list what several learners say they care about, as far as the viewer may read it; one query."""
    known, found = {one.id: one for one in learners}, dict[UUID, list[str]]()
    rows = ProfileEntry.objects.filter(learner__in=list(known), kind=EntryKind.INTEREST, taken_back_at=None)
    for row in rows.exclude(text="").order_by("said_at", "id"):
        if may_read_entry(viewer, known[row.learner_id], row):
            found.setdefault(row.learner_id, []).append(row.text)
    return found
