"""What can be seen when somebody meets a target."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import (
    Criterion,
)
from trellis.rooms.continuum.queries.whole import Continuum


def criteria_of(target_id: UUID) -> list[Criterion]:
    """This function will list what can be seen when a target is shown, in order."""
    return list(Criterion.objects.filter(target_id=target_id, retired_at=None).order_by("order"))


def criterion_of(target_id: UUID, criterion_id: UUID | str) -> Criterion | None:
    """This function will find one of a target's criteria, with its target; None for one that is another's or retired."""
    try:
        rows = Criterion.objects.filter(pk=UUID(str(criterion_id)), target_id=target_id, retired_at=None)
    except ValueError:
        return None
    return rows.select_related("target__strand__area").first()


def criteria_by_target(target_ids: Iterable[UUID]) -> dict[UUID, list[Criterion]]:
    """This function will list the criteria of several targets, in order, with one query."""
    return _by_target(_criteria(list(target_ids)))


def criteria_in(continuum: Continuum, target_ids: Collection[UUID]) -> dict[UUID, list[Criterion]]:
    """This function will list the criteria of several of a continuum's targets, retired ones too, in order, by target:
    read once for each state of it."""
    kept: dict[UUID, list[Criterion]] | None = continuum.__dict__.get("_criteria")
    if kept is None:
        kept = continuum.__dict__["_criteria"] = _by_target(_criteria_of_school(continuum.school_id))
    return {one: kept.get(one, []) for one in target_ids}


@prepared
def _criteria_of_school(school_id: UUID) -> QuerySet[Criterion]:
    rows = Criterion.objects.filter(target__strand__area__school=school_id, retired_at=None)
    return rows.order_by("target_id", "order")


def _by_target(rows: Iterable[Criterion]) -> dict[UUID, list[Criterion]]:
    found: dict[UUID, list[Criterion]] = defaultdict(list)
    for criterion in rows:
        found[criterion.target_id].append(criterion)
    return found


@prepared
def _criteria(target_ids: list[UUID]) -> QuerySet[Criterion]:
    return Criterion.objects.filter(target_id__in=target_ids, retired_at=None).order_by("target_id", "order")
