"""The ways that a learner is on, was on, and chose among."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import (
    ActivityPlan,
    ChoiceRecord,
    DemonstrationPlan,
)
from trellis.rooms.paths.rules import plans_visible_to
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer


def plans_of(learner: Person, *, viewer: Viewer) -> list[ActivityPlan]:
    """This function will list the ways a learner is on now, newest first, as far as the viewer may read them."""
    return _on_now(plans_visible_to(viewer, learner), learner.id)


@prepared
def _on_now(readable: Q, learner_id: UUID) -> QuerySet[ActivityPlan]:
    rows = ActivityPlan.objects.filter(readable, learner=learner_id, state=StepState.NOW)
    return _whole(rows).order_by("-started_at", "-id")


def plans_before(learner: Person, *, viewer: Viewer, at_most: int, target_id: UUID | None = None) -> list[ActivityPlan]:
    """This function will list the ways a learner finished or put away, newest first, as far as the viewer may read; to one
    target, where one is asked for."""
    there = Q(target=target_id) if target_id else Q()
    return _ended(plans_visible_to(viewer, learner) & there, learner.id, at_most=at_most)


@prepared
def _ended(readable: Q, learner_id: UUID, *, at_most: int) -> QuerySet[ActivityPlan]:
    ended = (StepState.DONE, StepState.LEFT)
    rows = ActivityPlan.objects.filter(readable, learner=learner_id, state__in=ended)
    return _whole(rows).order_by("-left_at", "-id")[:at_most]


def visits_of(learner: Person, *, viewer: Viewer, after: date, until: date) -> QuerySet[ActivityPlan]:
    """This function will list what a learner meant to do outside the school on the days after one and before another, newest
    first, as far as the viewer may read them; not those put away for another way."""
    rows = ActivityPlan.objects.filter(
        plans_visible_to(viewer, learner), learner=learner, day__gte=after, day__lt=until
    )
    rows = rows.filter(experience__is_outside=True).exclude(state=StepState.LEFT)
    return rows.select_related("experience").order_by("-day", "-id")


def _whole(rows: QuerySet[ActivityPlan]) -> QuerySet[ActivityPlan]:
    """With what a plan read back names: its way, who is along, and how it is shown."""
    live = DemonstrationPlan.objects.filter(ended_at=None).order_by("noted_at", "id")
    return rows.select_related("experience", "idea").prefetch_related("along", Prefetch("demonstrations", live))


def own_plan(learner: Person, plan_id: UUID) -> ActivityPlan | None:
    """This function will find one of a learner's own ways, with the learner."""
    rows = ActivityPlan.objects.filter(pk=plan_id, learner=learner)
    return rows.select_related("learner", "experience", "idea", "target").first()


def recent_choices(learner: Person, *, at_most: int = 12) -> list[ChoiceRecord]:
    """This function will list a learner's latest choices, for the rules that propose next steps."""
    return _choices(learner.id, at_most=at_most)


@prepared
def _choices(learner_id: UUID, *, at_most: int) -> QuerySet[ChoiceRecord]:
    return ChoiceRecord.objects.filter(learner=learner_id).order_by("-at", "-id")[:at_most]
