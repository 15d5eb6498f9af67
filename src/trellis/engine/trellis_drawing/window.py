"""Which strands and which steps are in view: columns, rows, and what is folded into the soil and the lath tips."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from trellis.engine.states import TargetState
from trellis.engine.trellis_drawing.facts import Growth, Id, Strand

COLUMNS_AT_LEAST: Final = 4
COLUMNS_AT_MOST: Final = 7
ROWS_AT_LEAST: Final = 4
ROWS_AT_MOST: Final = 6
RINGS_AT_MOST: Final = 3


class View(StrEnum):
    """The two pictures."""

    NEAR = "near"
    AFAR = "afar"


@dataclass(frozen=True, slots=True)
class Fold:
    """The steps of one strand that are in view: `first` is the height of the lowest, `count` how many."""

    first: int
    count: int
    has_earlier: bool
    has_later: bool


def view_of(growth: Growth) -> View:
    """This function will choose the picture a path opens with: near while the learner's strands find room in it.

    A newcomer stands near, before bare wood. From afar everything can be seen at any time.
    """
    touched = sum(one.is_touched for one in growth.strands)
    near = len(growth.strands) <= COLUMNS_AT_MOST or touched <= COLUMNS_AT_MOST
    return View.NEAR if near else View.AFAR


def strands_in_view(growth: Growth, columns: int) -> tuple[Strand, ...]:
    """This function will pick the strands of a near drawing: touched ones first by continuum order, own areas among
    them, then their nearest neighbours up to `columns`. They stand in continuum order, own areas last.

    Of bare strands those come first that are usually met around the learner's school year. A newcomer gets the first such
    strand of each area, then the second of each.
    """
    own = growth.own[:COLUMNS_AT_MOST]
    touched = [one for one in growth.framed if one.is_touched]
    room = COLUMNS_AT_MOST - min(len(own), max(COLUMNS_AT_MOST - len(touched), 1))
    chosen = {one.id for one in touched[:room]}
    places = {one.id: place for place, one in enumerate(growth.framed)}
    bare = [one for one in growth.framed if not one.is_touched]
    if touched:
        grown = [places[one.id] for one in touched]
        bare.sort(
            key=lambda one: (
                one.years_away(growth.stage), min(abs(places[one.id] - place) for place in grown), places[one.id],
            )
        )  # fmt: skip
    else:
        bare = _area_by_area(bare, growth.stage)
    own = own[: COLUMNS_AT_MOST - len(chosen)]
    free = min(columns, COLUMNS_AT_MOST) - len(chosen) - len(own)
    chosen.update(one.id for one in islice(bare, max(free, 0)))
    return (*(one for one in growth.framed if one.id in chosen), *own)


def rings_of(strands: tuple[Strand, ...]) -> frozenset[Id]:
    """This function will name the steps that wear the dotted ring: at most three in one picture, in reading order."""
    offered = (step.id for one in strands for step in reversed(one.upward) if step.is_offered)
    return frozenset(islice(offered, RINGS_AT_MOST))


def fold_all(strands: tuple[Strand, ...], stage: int | None = None) -> tuple[int, tuple[Fold, ...]]:
    """This function will give the number of rows and, for each strand, the steps that stand in them.

    A window reaches from the lowest step of interest (the last two shown, or anything under way) to one step above the
    highest that is touched or wanted; at least four rows, at most six, and where six are too few the growing end stays.
    A bare strand begins with the first step that is usually met around the school year.
    """
    wanted = [_wanted(one, stage) for one in strands]
    rows = max((high - low + 1 for low, high in wanted), default=0)
    rows = min(max(rows, ROWS_AT_LEAST), ROWS_AT_MOST)
    return rows, tuple(_fold(one, rows, window) for one, window in zip(strands, wanted, strict=True))


def _wanted(strand: Strand, stage: int | None) -> tuple[int, int]:
    steps = strand.upward
    if not strand.is_touched:
        nearest = strand.years_away(stage)
        ground = next((at for at, step in enumerate(steps) if step.years_away(stage) == nearest), 0)
        return ground, ground
    shown = [at for at, step in enumerate(steps) if step.state.is_shown]
    under_way = [
        at for at, step in enumerate(steps) if step.is_next or (step.state is not TargetState.NONE and at not in shown)
    ]
    low = min([*shown[-2:], *under_way], default=0)
    high = max([*shown, *under_way], default=-1) + 1
    return low, min(high, len(steps) - 1)


def _fold(strand: Strand, rows: int, window: tuple[int, int]) -> Fold:
    """Steps above the window are shown before steps below it, so that a strand starts as near to the ground as it may."""
    steps, (low, high) = len(strand.upward), window
    first = max(high - rows + 1, 0)
    first = max(first, min(low, steps - rows), 0)
    count = max(min(rows, steps - first), 0)
    return Fold(first, count, has_earlier=first > 0, has_later=first + count < steps)


def _area_by_area(strands: list[Strand], stage: int | None) -> list[Strand]:
    rounds: dict[Id, int] = {}
    order: list[tuple[int, int, int, Strand]] = []
    for place, one in sorted(enumerate(strands), key=lambda row: (row[1].years_away(stage), row[0])):
        turn = rounds.get(one.area, 0)
        rounds[one.area] = turn + 1
        order.append((turn, one.years_away(stage), place, one))
    return [one for *_, one in sorted(order, key=lambda row: row[:3])]
