"""What there is to do, and to which targets it leads."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import F, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import (
    Experience,
    ExperienceTarget,
)
from trellis.rooms.people.models import Person, School


def ways_to(target_id: UUID, *, school: School) -> QuerySet[Experience]:
    """This function will list the published experiences that lead to a target: its routes, side by side, each with the
    name of who made it."""
    ids = ExperienceTarget.objects.filter(target_id=target_id).values("experience_id")
    rows = Experience.objects.filter(pk__in=ids, school=school, retired_at=None, published_at__isnull=False)
    return rows.select_related("file").annotate(made_by=F("author__said_as")).order_by("slug")


def ways_leading_to(target_ids: Iterable[UUID]) -> set[UUID]:
    """This function will tell which experiences lead to any of these targets."""
    rows = ExperienceTarget.objects.filter(target_id__in=list(target_ids))
    return set(rows.values_list("experience_id", flat=True))


def experiences_of(school: School) -> QuerySet[Experience]:
    """This function will list every published experience of a school, each with the name of who made it."""
    return _published(school.id)


@prepared
def _experiences(school_id: UUID) -> QuerySet[Experience]:
    return _published(school_id)


def _published(school_id: UUID) -> QuerySet[Experience]:
    rows = Experience.objects.filter(school=school_id, retired_at=None, published_at__isnull=False)
    return rows.select_related("file").annotate(made_by=F("author__said_as")).order_by("slug")


def experiences_for(learner: Person) -> list[Experience]:
    """This function will list the published experiences of a school, those usual for the learner's grade first; every
    other one stays open to them."""
    rows = _experiences(learner.school_id)
    grade = int(learner.grade) if learner.grade.isdigit() else None
    return sorted(rows, key=lambda row: (not _usual(row, grade), row.slug))


def _usual(row: Experience, grade: int | None) -> bool:
    if grade is None or row.from_grade is None or row.to_grade is None:
        return True
    return row.from_grade <= grade <= row.to_grade
