"""Up to three next steps with their reasons, by plain rules (R121, R111): ready, yours, new ground.

Read with next_step_facts (what goes in and comes out) and next_step_rules (why). Ruling on R111: a shown target is never
among the three, whatever its kind; "go deeper" and "teach someone" are a DeeperOffer beside them, given when no strand is
new ground any more, and by deeper_offer() on the page of the target itself.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from trellis.engine.next_step_facts import (
    DeeperOffer,
    Field,
    Id,
    NextStep,
    Proposals,
    Reason,
    ReasonKind,
    Source,
    StepKind,
    TargetFacts,
)
from trellis.engine.next_step_rules import derive
from trellis.engine.words import distinct

__all__ = ["deeper_offer", "propose", "show_all", "why_not"]

AT_MOST = 3
REASONS_AT_MOST = 3
NEAR_YEARS = 2
_OWN = (ReasonKind.YOU_WROTE, ReasonKind.YOU_CHOSE, ReasonKind.YOU_MADE)
_READY = (ReasonKind.SHOWN_BEFORE, ReasonKind.FOLLOWS_IN_STRAND, ReasonKind.FIRST_IN_STRAND, ReasonKind.NOTHING_FIRST)
_REASONS: dict[StepKind, tuple[ReasonKind, ...]] = {
    StepKind.READY: (*_READY, *_OWN, ReasonKind.NEW_STRAND),
    StepKind.YOURS: (*_OWN, *_READY, ReasonKind.NEW_STRAND, ReasonKind.AROUND_NOW),
    StepKind.NEW_GROUND: (ReasonKind.NEW_STRAND, *_OWN, ReasonKind.AROUND_NOW, *_READY),
}
_WHY_NOT = (
    ReasonKind.ALREADY_SHOWN,
    ReasonKind.ON_YOUR_PATH,
    ReasonKind.PUT_ASIDE,
    ReasonKind.LEANS_ON,
    ReasonKind.COMES_AFTER,
)

type _Rank = tuple[int | str, ...]


def propose(field: Field) -> Proposals:
    """This function will offer up to three steps: one ready, one yours, one of new ground, each of another strand.

    Never a target that is shown, begun, planted or put aside. Where a kind has nothing to offer, the next best of another
    kind takes its place; so "not me" always brings up the next best while there is any.
    """
    best = {kind: _best_of_strands(field, kind) for kind in StepKind}
    chosen = _together(best)
    taken = {one.strand for _, one in chosen}
    for kind, one in _spare(best):
        if len(chosen) < AT_MOST and one.strand not in taken:
            chosen.append((kind, one))
            taken.add(one.strand)
    order = list(StepKind)
    steps = tuple(_step(field, kind, one) for kind, one in sorted(chosen, key=lambda pair: order.index(pair[0])))
    has_new = any(step.kind is StepKind.NEW_GROUND for step in steps)
    return Proposals(steps, deeper=None if has_new else _best_deeper(field, taken))


def show_all(field: Field) -> tuple[NextStep, ...]:
    """This function will list everything that could be next, each once under the first kind it fits, best first."""
    seen: set[Id] = set()
    found: list[NextStep] = []
    for kind in StepKind:
        for one in _candidates(field, kind):
            if one.id not in seen:
                seen.add(one.id)
                found.append(_step(field, kind, one))
    return tuple(found)


def why_not(field: Field, target: Id) -> tuple[Reason, ...]:
    """This function will say why a target is not among the three. It is advice: nothing here keeps anybody from planting.

    Raises UnknownTargetError for a target outside the field.
    """
    one = field.target(target)
    steps = propose(field).steps
    if any(step.target == target for step in steps):
        return (Reason(ReasonKind.IS_AMONG_THEM, targets=(target,)),)
    reasons = tuple(reason for kind in _WHY_NOT if (reason := derive(field, kind, one)))
    return reasons or (Reason(ReasonKind.OTHERS_FIRST, targets=tuple(step.target for step in steps)),)


def deeper_offer(field: Field, target: Id) -> DeeperOffer | None:
    """This function will offer "go deeper" and "teach someone" for a target shown in two ways, and else nothing (R111).

    Raises UnknownTargetError for a target outside the field.
    """
    one = field.target(target)
    reason = derive(field, ReasonKind.SHOWN_IN_TWO_WAYS, one)
    return DeeperOffer(one.id, one.strand, (reason, *_reasons(field, one, _OWN))[:REASONS_AT_MOST]) if reason else None


def _step(field: Field, kind: StepKind, one: TargetFacts) -> NextStep:
    return NextStep(one.id, one.strand, kind, _reasons(field, one, _REASONS[kind])[:REASONS_AT_MOST])


def _reasons(field: Field, one: TargetFacts, kinds: Iterable[ReasonKind]) -> tuple[Reason, ...]:
    return tuple(reason for kind in kinds if (reason := derive(field, kind, one)))


def _candidates(field: Field, kind: StepKind) -> list[TargetFacts]:
    """Everything that fits a kind, best first. The ranks are what next_step_rules.SELECTION says in words."""
    fits, rank = _KINDS[kind]
    return sorted(
        (one for one in field.targets if field.may_be_offered(one) and fits(field, one)),
        key=lambda one: rank(field, one),
    )


def _best_of_strands(field: Field, kind: StepKind) -> list[TargetFacts]:
    """The best of each strand, for the three best strands: two others can take at most two of them away."""
    found: dict[Id, TargetFacts] = {}
    for one in _candidates(field, kind):
        if one.strand not in found:
            found[one.strand] = one
            if len(found) == AT_MOST:
                break
    return list(found.values())


def _together(best: dict[StepKind, list[TargetFacts]]) -> list[tuple[StepKind, TargetFacts]]:
    """As many kinds as can stand together without two of one strand; then the best ready, the best new ground, the best
    of the learner's own."""
    order = (StepKind.READY, StepKind.NEW_GROUND, StepKind.YOURS)
    ways = [[*range(len(best[kind])), AT_MOST] for kind in order]

    def strands(way: tuple[int, ...]) -> list[Id]:
        return [best[kind][at].strand for kind, at in zip(order, way, strict=True) if at < AT_MOST]

    allowed = (way for way in product(*ways) if len(set(strands(way))) == len(strands(way)))
    way = min(allowed, key=lambda way: (way.count(AT_MOST), way))
    return [(kind, best[kind][at]) for kind, at in zip(order, way, strict=True) if at < AT_MOST]


def _spare(best: dict[StepKind, list[TargetFacts]]) -> Iterator[tuple[StepKind, TargetFacts]]:
    for kind in (StepKind.READY, StepKind.NEW_GROUND, StepKind.YOURS):
        for one in best[kind]:
            yield kind, one


def _best_deeper(field: Field, taken: set[Id]) -> DeeperOffer | None:
    rows = (
        one for one in field.targets if one.strand not in taken and derive(field, ReasonKind.SHOWN_IN_TWO_WAYS, one)
    )
    first = min(rows, key=lambda one: (-_shared(field, one), *_by_continuum(field, one)), default=None)
    return deeper_offer(field, first.id) if first else None


def _is_ready(field: Field, one: TargetFacts) -> bool:
    return not field.still_open(one)


def _is_ready_here(field: Field, one: TargetFacts) -> bool:
    """The first step of a strand is ready for everybody; far from a learner's years it is new ground rather than ready."""
    return _is_ready(field, one) and (one.strand in field.visited or field.years_away(one) <= NEAR_YEARS)


def _is_new(field: Field, one: TargetFacts) -> bool:
    if one.strand in field.visited:
        return False
    return _is_ready(field, one) or derive(field, ReasonKind.AROUND_NOW, one) is not None


def _shared(field: Field, one: TargetFacts) -> int:
    by_source = field.matches.get(one.id, {})
    return distinct(match for rows in by_source.values() for match, _ in rows)


def _by_continuum(field: Field, one: TargetFacts) -> _Rank:
    return field.height[one.id], field.place[one.strand], str(one.id)


def _ready_rank(field: Field, one: TargetFacts) -> _Rank:
    """Without own words: what a learner's words point at is offered as theirs."""
    above = field.height[one.id] - field.top.get(one.strand, -1)
    is_new = one.strand not in field.visited
    years = field.years_away(one) if is_new else 0
    return is_new, years, above < 0, abs(above), field.place[one.strand], str(one.id)


def _yours_rank(field: Field, one: TargetFacts) -> _Rank:
    wrote = Source.WROTE in field.matches.get(one.id, {})
    is_far = field.years_away(one) > NEAR_YEARS
    return (is_far, not _is_ready(field, one), -_shared(field, one), not wrote, *_by_continuum(field, one))


def _new_rank(field: Field, one: TargetFacts) -> _Rank:
    return field.years_away(one), -_shared(field, one), *_by_continuum(field, one)


def _is_yours(field: Field, one: TargetFacts) -> bool:
    return one.id in field.matches


_KINDS: dict[StepKind, tuple[Callable[[Field, TargetFacts], bool], Callable[[Field, TargetFacts], _Rank]]] = {
    StepKind.READY: (_is_ready_here, _ready_rank),
    StepKind.YOURS: (_is_yours, _yours_rank),
    StepKind.NEW_GROUND: (_is_new, _new_rank),
}
