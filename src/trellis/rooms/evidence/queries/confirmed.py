"""Whose evidence is confirmed at which target: for counts of groups, and for nobody's eyes learner by learner."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Exists, Max, OuterRef

from trellis.engine.states import JudgementFact, Signals, standing_of
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.queries.reading import fact_of
from trellis.rooms.evidence.terms import Says

Confirmed = tuple[UUID, UUID, date]  # the learner, the target, the day of the newest work that shows it


def confirmed_at(learners: Collection[UUID]) -> list[Confirmed]:
    """This function will list at which targets these learners have shown it, with two queries, however many there are.

    Whoever asks says by rules of their own what may be told of it.
    """
    rows = Judgement.objects.filter(learner__in=learners).order_by()
    replacing = Judgement.objects.filter(
        learner=OuterRef("learner"), target=OuterRef("target"), supersedes__isnull=False
    )
    argued = _argued(rows.filter(Exists(replacing)))
    plain = rows.filter(says=Says.SHOWN).values_list("learner_id", "target_id").annotate(day=Max("worked_on"))
    return [*(row for row in plain if row[:2] not in argued), *_standing(argued)]


def _argued(rows: Collection[Judgement]) -> dict[tuple[UUID, UUID], list[JudgementFact]]:
    """Where one judgement has replaced another, the engine alone knows what still stands."""
    found: dict[tuple[UUID, UUID], list[JudgementFact]] = defaultdict(list)
    for row in rows:
        found[row.learner_id, row.target_id].append(fact_of(row))
    return found


def _standing(argued: dict[tuple[UUID, UUID], list[JudgementFact]]) -> Iterator[Confirmed]:
    for (learner, target), facts in argued.items():
        standing = standing_of(Signals(judgements=tuple(facts)))
        if standing.state.is_shown and standing.deciding is not None:
            yield learner, target, standing.deciding.worked_on
