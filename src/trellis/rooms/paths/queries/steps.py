"""A learner's path: its steps, and the areas of their own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import (
    OwnArea,
    OwnStep,
    PathStep,
)
from trellis.rooms.paths.rules import plans_visible_to
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer


def step_of(learner: Person, target_id: UUID) -> PathStep | None:
    """This function will find the live step for a target on a learner's path."""
    rows = PathStep.objects.filter(learner=learner, target_id=target_id, taken_off_at=None)
    return rows.select_related("learner").first()


def steps_now(learner: Person) -> QuerySet[PathStep]:
    """This function will list what is on a learner's path now, in their order."""
    rows = PathStep.objects.filter(learner=learner, state=StepState.NOW, taken_off_at=None)
    return rows.order_by("order", "planted_at", "id")


def own_areas_of(learner: Person, *, viewer: Viewer) -> list[OwnArea]:
    """This function will list a learner's own areas with their steps, as far as the viewer may read them."""
    return _own_areas(plans_visible_to(viewer, learner), learner.id)


@prepared
def _own_areas(readable: Q, learner_id: UUID) -> QuerySet[OwnArea]:
    rows = OwnArea.objects.filter(readable, learner=learner_id, closed_at=None)
    steps = OwnStep.objects.order_by("order", "made_at", "id")
    return rows.prefetch_related(Prefetch("steps", queryset=steps)).order_by("order", "made_at", "id")


@dataclass(frozen=True)
class OwnStepShape:
    id: UUID
    text: str
    order: int
    is_next: bool
    is_done: bool


@dataclass(frozen=True)
class OwnGrowth:
    """An own area as a drawing needs it: its name, and its steps from the ground up."""

    id: UUID
    name: str
    steps: tuple[OwnStepShape, ...]


def own_growth_of(learner: Person, *, viewer: Viewer) -> list[OwnGrowth]:
    """This function will list a learner's own areas with their steps for a drawing, as far as the viewer may read them:
    own_areas_of with one query."""
    found: dict[UUID, tuple[str, list[OwnStepShape]]] = {}
    for area_id, name, step_id, text, order, is_next, is_done in _own_growth(
        plans_visible_to(viewer, learner) & Q(learner=learner.id)
    ):
        steps = found.setdefault(area_id, (name, []))[1]
        if step_id is not None:  # an area without steps has a row of its own
            steps.append(OwnStepShape(step_id, text, order, is_next, is_done))
    return [OwnGrowth(area_id, name, tuple(steps)) for area_id, (name, steps) in found.items()]


@prepared
def _own_growth(scope: Q) -> QuerySet[OwnArea, tuple[Any, ...]]:
    rows = OwnArea.objects.filter(scope, closed_at=None)
    return rows.order_by("order", "made_at", "id", "steps__order", "steps__made_at", "steps__id").values_list(
        "id", "name", "steps__id", "steps__text", "steps__order", "steps__is_next", "steps__is_done"
    )


def own_area(learner: Person, area_id: UUID) -> OwnArea | None:
    """This function will find an area of a learner's own that is on the path, with its steps."""
    rows = OwnArea.objects.filter(pk=area_id, learner=learner, closed_at=None).select_related("learner")
    return rows.prefetch_related(Prefetch("steps", queryset=OwnStep.objects.order_by("order", "made_at", "id"))).first()


def own_step(learner: Person, step_id: UUID | str) -> OwnStep | None:
    """This function will find a step in an area of a learner's own."""
    rows = OwnStep.objects.filter(pk=step_id, area__learner=learner, area__closed_at=None)
    return rows.select_related("area__learner").first()


def step_taken_off(learner: Person, target_id: UUID) -> PathStep | None:
    """This function will find the step for a target that a learner last took off their path."""
    rows = PathStep.objects.filter(learner=learner, target_id=target_id, taken_off_at__isnull=False)
    return rows.select_related("learner").order_by("-taken_off_at", "-id").first()
