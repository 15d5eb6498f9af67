"""From afar: one small panel an area, with every touched strand as a plant and no words inside."""

from dataclasses import dataclass
from typing import Final

from trellis.engine.states import TargetState
from trellis.engine.trellis_drawing.facts import Area, Growth, Id, Root, Strand
from trellis.engine.trellis_drawing.plant import chance, leaflet, number, side
from trellis.engine.trellis_drawing.window import COLUMNS_AT_MOST, rings_of

PANELS_AT_MOST: Final = 14
NEIGHBOURS: Final = 2
OWN_NAMED: Final = 2
ACROSS: Final = 34  # a lath
UP: Final = 24  # a step
GLYPH: Final = 22
STEPS_AT_MOST: Final = 9  # of a tall plant only the growing end stands above the soil
ABOVE: Final = 2  # bare steps above the plant, so that an area never looks empty
TIP: Final = 22  # from the lath's point to its first step
GROUND: Final = 40  # from the lowest step to the bottom edge
BUNDLE: Final = 38


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph in a panel, by its upper corner at the start."""

    glyph: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Panel:
    """One area from afar; `area` is None for the learner's own areas, which grow without wood."""

    area: Area | None
    strands: tuple[Strand, ...]  # the touched ones, by name for those who read instead of see
    more: int  # of them that are not named: of own areas the first two are
    url: str  # the panel, opened
    width: int
    height: int
    soil: str
    marks: tuple[Mark, ...]
    stems: str
    leaves: str
    laths: str = ""
    rails: str = ""
    nails: str = ""
    bundle: str = ""  # strands without growth, tied together
    knot: str = ""


@dataclass(frozen=True, slots=True)
class Afar:
    """The whole learner from afar: panels of areas with growth, and the others in one line."""

    panels: tuple[Panel, ...]
    untouched: tuple[Area, ...]
    root: Root | None


def draw_afar(growth: Growth) -> Afar:
    """This function will lay out the drawing from afar: areas in continuum order, own areas last, at most 14 panels.

    Areas without any growth are named only. A panel shows touched strands, two bare neighbours, and the rest as a bundle.
    """
    by_area: dict[Id, list[Strand]] = {}
    for one in growth.framed:
        by_area.setdefault(one.area, []).append(one)
    areas = growth.areas or tuple(Area(area, "") for area in by_area)
    grown = [area for area in areas if any(one.is_touched for one in by_area.get(area.id, ()))]
    drawn = grown[: PANELS_AT_MOST - bool(growth.own)]
    rings = rings_of((*growth.framed, *growth.own))
    panels = [_panel(area, tuple(by_area[area.id]), rings, area.url) for area in drawn]
    if growth.own:
        panels.append(_panel(None, growth.own, rings, growth.own_url))
    return Afar(tuple(panels), tuple(area for area in areas if area not in drawn), growth.root)


def _panel(area: Area | None, strands: tuple[Strand, ...], rings: frozenset[Id], url: str) -> Panel:
    shown = _laths_of(strands)
    tops = {one.id: _top(one, rings) for one in shown}
    steps = min(max(top + 1 for top in tops.values()), STEPS_AT_MOST) + ABOVE
    steps = max(min(steps, max(len(one.steps) for one in shown)), 3) if area else max(steps, 3)
    is_tied = len(shown) < len(strands)
    height = TIP + (steps - 1) * UP + GROUND
    width = len(shown) * ACROSS + (BUNDLE if is_tied else 8)
    marks, nails, stems, leaves = [], [], [], []
    for at, one in enumerate(shown):
        x, lowest = _x(at), height - GROUND
        first = max(tops[one.id] + 1 + ABOVE - steps, 0)
        for row, step in enumerate(one.upward[first : first + steps]):
            y = lowest - row * UP
            if step.state is TargetState.NONE and step.id not in rings:
                nails.append(f"M{x} {y}h0")
            else:
                glyph = "next" if step.id in rings else str(step.state)
                marks.append(Mark(glyph, x - GLYPH // 2, y - GLYPH // 2))
        touched = [
            height_
            for height_, step in enumerate(one.upward)
            if step.state is not TargetState.NONE and step.id not in rings
        ]
        if touched:
            stem, leaf = _stem(one, x, height - 8, lowest, max(touched) - first)
            stems.append(stem)
            leaves.append(leaf)
    wide = len(shown) * ACROSS
    return Panel(
        area=area,
        strands=tuple(one for one in shown if one.is_touched and not (area and one.name == area.name))
        if area
        else strands[:OWN_NAMED],
        more=0 if area else max(len(strands) - OWN_NAMED, 0),
        url=url,
        width=width,
        height=height,
        soil=f"M0 {height - 14}c{number(width * 0.3)} -9 {number(width * 0.7)} 5 {width} -1V{height}H0z",
        marks=tuple(marks),
        stems="".join(stems),
        leaves="".join(leaves),
        laths="".join(_lath(_x(at), height) for at in range(len(shown))) if area else "",
        rails="".join(f"M1 {height - GROUND - row * UP}h{wide - 2}" for row in range(0, steps, 2)) if area else "",
        nails="".join(nails) if area else "",
        bundle=_bundle(wide, height) if is_tied else "",
        knot=f"M{wide + 3} {height - 42}h20" if is_tied else "",
    )


def _laths_of(strands: tuple[Strand, ...]) -> tuple[Strand, ...]:
    """Touched strands, up to seven, and the two bare ones that stand nearest, in continuum order."""
    places = {one.id: place for place, one in enumerate(strands)}
    touched = [one for one in strands if one.is_touched][:COLUMNS_AT_MOST]
    grown = [places[one.id] for one in touched]
    bare = sorted(
        (one for one in strands if not one.is_touched),
        key=lambda one: (min((abs(places[one.id] - place) for place in grown), default=0), places[one.id]),
    )
    near = bare[: min(NEIGHBOURS, COLUMNS_AT_MOST - len(touched))]
    chosen = {one.id for one in (*touched, *near)}
    return tuple(one for one in strands if one.id in chosen)


def _top(strand: Strand, rings: frozenset[Id]) -> int:
    return max(
        (at for at, step in enumerate(strand.upward) if step.state is not TargetState.NONE or step.id in rings),
        default=-1,
    )


def _x(at: int) -> int:
    return at * ACROSS + ACROSS // 2


def _lath(x: int, height: int) -> str:
    return f"M{x - 4} 8l4 -6 4 6V{height - 6}h-8z"


def _stem(strand: Strand, x: int, soil: int, lowest: int, top: int) -> tuple[str, str]:
    """One soft bend a half step, the short form of a quadratic curve; a leaflet at every second bend."""
    swing = 9 + 4 * chance(strand.seed, "swing")
    way = side(strand.seed, 0)
    joints = [lowest + 12, *(lowest + 12 - 12 * turn for turn in range(1, 2 * top + 2))]
    path = f"M{x} {soil}Q{number(x + way * swing)} {number((soil + joints[0]) / 2)} {x} {joints[0]}"
    path += "".join(f"T{x} {joint}" for joint in joints[1:])
    leaves = "".join(
        leaflet(x + (way if turn % 2 else -way) * 0.4 * swing, joint + 8, 0.66, way if turn % 2 else -way)
        for turn, joint in enumerate(joints[1::2])
    )
    return path, leaves


def _bundle(wide: int, height: int) -> str:
    """Three laths leaning on each other beside the panel."""
    foot = height - 9
    return f"M{wide + 5} {foot}l7 -48M{wide + 12} {foot}l4 -54M{wide + 19} {foot}l1 -58"
