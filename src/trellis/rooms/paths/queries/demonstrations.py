"""Questions about how learners mean to show something."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.paths.models import DemonstrationPlan
from trellis.rooms.paths.rules import may_answer_demonstration, may_read_choices
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer


def demonstrations_of(
    learner: Person, *, viewer: Viewer, targets: Collection[UUID] = ()
) -> dict[UUID, DemonstrationPlan]:
    """This function will tell how a learner means to show things, by target, as far as the viewer may read it."""
    if not may_read_choices(viewer, learner):
        return {}
    there = Q(target__in=list(targets)) if targets else Q()
    return {row.target_id: row for row in _meant(learner.id, there)}


@prepared
def _meant(learner_id: UUID, there: Q) -> QuerySet[DemonstrationPlan]:
    return _live().filter(there, learner=learner_id)


def own_demonstration(learner: Person, target_id: UUID) -> DemonstrationPlan | None:
    """This function will find how a learner means to show a target."""
    return _live().filter(learner=learner, target=target_id).select_related("learner").first()


@dataclass(frozen=True)
class DemonstrationAsked:
    """What somebody is asked to agree to: one way of showing, said at one moment, for one target or several."""

    rows: tuple[DemonstrationPlan, ...]
    targets: tuple[TargetShape, ...]

    @property
    def first(self) -> DemonstrationPlan:
        return self.rows[0]

    @property
    def learner(self) -> Person:
        return self.rows[0].learner


def demonstrations_waiting_for(viewer: Viewer) -> list[DemonstrationAsked]:
    """This function will list how learners would like to show things in the viewer's areas and nobody has answered yet,
    oldest first; what was said at once for several targets is one."""
    found: dict[tuple[object, ...], list[DemonstrationPlan]] = {}
    for row in demonstrations_unanswered(taught_ids(viewer)):
        if may_answer_demonstration(viewer, row):
            found.setdefault((row.learner_id, row.noted_at, row.form, row.words), []).append(row)
    by_id = continuum_of(viewer.person.school).by_id if found else {}
    return [
        DemonstrationAsked(tuple(same), tuple(by_id[row.target_id] for row in same if row.target_id in by_id))
        for same in found.values()
    ]


@prepared
def demonstrations_unanswered(learner_ids: list[UUID]) -> QuerySet[DemonstrationPlan]:
    """This function will list how these learners would like to show things and nobody has answered yet, oldest first."""
    rows = _live().filter(learner__in=learner_ids, answered_by=None)
    return rows.select_related("learner", "target__strand").order_by("noted_at", "id")


def demonstrations_answered_by(viewer: Viewer, demonstration_id: UUID) -> list[DemonstrationPlan]:
    """This function will find one that the viewer answered, with those that were said and answered together with it."""
    rows = _live().filter(answered_by=viewer.person).select_related("learner", "target__strand")
    one = rows.filter(pk=demonstration_id).first()
    if one is None:
        return []
    return list(rows.filter(learner=one.learner_id, noted_at=one.noted_at, answered_at=one.answered_at))


def _live() -> QuerySet[DemonstrationPlan]:
    return DemonstrationPlan.objects.filter(ended_at=None).select_related("answered_by")
