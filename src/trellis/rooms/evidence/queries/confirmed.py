"""Whose evidence is confirmed at which target: for counts of groups, and for nobody's eyes learner by learner."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from trellis.engine.states import JudgementFact, Signals, standing_of
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.queries.reading import fact_of
from trellis.rooms.evidence.terms import Says

Confirmed = tuple[UUID, UUID, date]  # the learner, the target, the day of the newest work that shows it


def confirmed_at(learners: Collection[UUID]) -> list[Confirmed]:
    """This function will list at which targets these learners have shown it, with one query, however many there are, and
    another one where a judgement has replaced an earlier one.

    Whoever asks says by rules of their own what may be told of it.
    """
    ids = list(learners)
    found, replaced = [], set()
    for learner, target, day, replacing in _newest(ids):
        if replacing:
            replaced.add((learner, target))
        elif day is not None:
            found.append((learner, target, day))
    return [*found, *_standing(_argued(replaced))] if replaced else found


@prepared
def _newest(learners: list[UUID]) -> QuerySet[Any, tuple[UUID, UUID, date | None, int]]:
    rows = Judgement.objects.filter(learner__in=learners).order_by().values_list("learner_id", "target_id")
    return rows.annotate(day=Max("worked_on", filter=Q(says=Says.SHOWN)), replacing=Count("supersedes_id"))


def _argued(pairs: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], list[JudgementFact]]:
    """Where one judgement has replaced another, the engine alone knows what still stands."""
    found: dict[tuple[UUID, UUID], list[JudgementFact]] = defaultdict(list)
    learners, targets = ({pair[place] for pair in pairs} for place in (0, 1))
    for row in Judgement.objects.filter(learner__in=learners, target__in=targets).order_by():
        if (row.learner_id, row.target_id) in pairs:
            found[row.learner_id, row.target_id].append(fact_of(row))
    return found


def _standing(argued: dict[tuple[UUID, UUID], list[JudgementFact]]) -> Iterator[Confirmed]:
    for (learner, target), facts in argued.items():
        standing = standing_of(Signals(judgements=tuple(facts)))
        if standing.state.is_shown and standing.deciding is not None:
            yield learner, target, standing.deciding.worked_on
