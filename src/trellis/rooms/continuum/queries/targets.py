"""Areas and targets as rows, and the words of targets today."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from trellis.rooms.continuum.models import (
    Area,
    LearningTarget,
    Wording,
)
from trellis.rooms.continuum.queries.criteria import criteria_by_target
from trellis.rooms.people.models import School
from trellis.rooms.people.terms import Reading


def areas_of(school: School) -> list[Area]:
    """This function will list the areas of a school's continuum in order."""
    return list(Area.objects.filter(school=school, retired_at=None).order_by("order"))


def target_of(school: School, target_id: UUID) -> LearningTarget | None:
    """This function will find a target of this school."""
    rows = LearningTarget.objects.filter(pk=target_id, strand__area__school=school)
    return rows.select_related("strand__area").first()


def targets_among(school: School, target_ids: Iterable[UUID]) -> list[LearningTarget]:
    """This function will list those of these targets that are of this school, in the continuum's order, with one query."""
    rows = LearningTarget.objects.filter(pk__in=list(target_ids), strand__area__school=school)
    return list(rows.select_related("strand__area").order_by("strand__area__order", "strand__order", "order", "id"))


def words_today(target: LearningTarget) -> dict[str, Any]:
    """This function will copy the words that a target and its criteria have now, as a signed judgement keeps them."""
    return words_of_targets([target])[target.id]


def words_of_targets(targets: Collection[LearningTarget]) -> dict[UUID, dict[str, Any]]:
    """This function will copy the words that several targets and their criteria have now, with two queries."""
    texts: dict[UUID, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    live = Wording.objects.filter(target__in=targets, until=None)
    for target_id, reading, locale, text in live.values_list("target_id", "reading", "locale", "text"):
        texts[target_id][reading][locale] = text
    criteria = criteria_by_target(target.id for target in targets)
    return {
        target.id: {
            "target": dict(texts[target.id]) or {str(Reading.ADULT): dict(target.plate)},
            "criteria": [{"id": str(criterion.id), "text": criterion.text} for criterion in criteria[target.id]],
        }
        for target in targets
    }
