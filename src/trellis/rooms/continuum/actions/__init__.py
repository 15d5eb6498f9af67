"""What can be done about the continuum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F

from trellis.foundation.ids import new_id
from trellis.rooms.continuum.models import Change, ContinuumVersion, LearningTarget, Strand
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person, School


@dataclass(frozen=True, kw_only=True)
class Noted:
    """One thing that an action changed, as the history tells it."""

    kind: ChangeKind
    part: str = ""
    before: str = ""
    after: str = ""
    was: Mapping[str, Any] | None = None
    target: LearningTarget | None = None
    strand: Strand | None = None


def continuum_changed(school: School) -> int:
    """Every action that changes areas, strands, targets, wordings or prerequisites ends with this, or with `note_changes`."""
    row = hold_continuum(school)
    ContinuumVersion.objects.filter(pk=row.pk).update(number=F("number") + 1, stamp=new_id())
    return row.number + 1


def hold_continuum(school: School) -> ContinuumVersion:
    """Whoever changes the same continuum at the same moment waits until this one is done."""
    ContinuumVersion.objects.get_or_create(school=school)
    return ContinuumVersion.objects.select_for_update().get(school=school)


def note_changes(school: School, changes: Iterable[Noted], *, by: Person, at: datetime) -> int:
    """The continuum has changed, and its history says how, under the number that is given back."""
    number = continuum_changed(school)
    Change.objects.bulk_create(
        Change(
            school=school, number=number, kind=one.kind, part=one.part, before=one.before, after=one.after, was=one.was,
            target=one.target, strand=one.strand or (one.target.strand if one.target else None), by=by, at=at,
        )
        for one in changes
    )  # fmt: skip
    return number
