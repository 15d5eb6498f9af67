"""Small lessons: planned by a teacher, and asked of their learners."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.paths.models import (
    Lesson,
)
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_by
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class LessonToCome:
    """A small lesson that is still to come; `target` is what its learners read, `learners` what whoever planned it reads,
    `days` how far off it is."""

    lesson: Lesson
    days: int
    target: TargetShape | None = None
    learners: tuple[Person, ...] = ()


def lessons_planned_by(viewer: Viewer) -> list[LessonToCome]:
    """This function will list the small lessons that this adult has planned and not yet held, the next one first, with
    those learners whom they still teach."""
    asked: dict[Lesson, set[UUID]] = defaultdict(set)
    for row in lessons_ahead(viewer.id, viewer.on):
        asked[row].add(row.asked)
    taught = taught_by(viewer)
    return [
        LessonToCome(row, (row.on - viewer.on).days, learners=tuple(one for one in taught if one.id in ids))
        for row, ids in asked.items()
    ]


@prepared
def lessons_ahead(adult_id: UUID, on: date) -> QuerySet[Any]:
    """This function will list the lessons that an adult planned from a day on, the next one first: each once for each
    learner, or once where none is left."""
    rows = Lesson.objects.filter(teacher=adult_id, on__gte=on).select_related("criterion")
    return rows.annotate(asked=F("learners")).order_by("on", "planned_at", "id")


def lesson_of(teacher: Person, lesson_id: UUID) -> Lesson | None:
    """This function will find a small lesson that this adult planned."""
    return Lesson.objects.filter(pk=lesson_id, teacher=teacher).select_related("teacher").first()


def lessons_for(learner: Person, *, on: date) -> list[LessonToCome]:
    """This function will list the small lessons to which a learner is asked from that day on, the next one first: by whom
    and at which target, and nothing about anybody else."""
    lessons = _asked_to(learner.id, on)
    known = continuum_of(learner.school).known if lessons else {}
    return [LessonToCome(row, (row.on - on).days, target=known.get(row.criterion.target_id)) for row in lessons]


@prepared
def _asked_to(learner_id: UUID, on: date) -> QuerySet[Lesson]:
    rows = Lesson.objects.filter(learners=learner_id, on__gte=on)
    return rows.select_related("teacher", "criterion").order_by("on", "planned_at", "id")
