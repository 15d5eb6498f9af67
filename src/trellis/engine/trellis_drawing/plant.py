"""How a plant grows: the bends, the taper and the leaflets of one stem, hashed from the habit of its strand.

Coordinates are those of one column's drawing: 48 wide, x = 24 is the lath's middle, y grows downwards. Half a row is one
bend: a cubic whose handles lie 1.33 times the amplitude to alternating sides. A bend keeps its side, its leaves and their
place for ever; new growth adds bends above and moves nothing below.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zlib import crc32

LATH: Final = 24.0
ROW: Final = 136.0
HALF: Final = ROW / 2
NODE: Final = 20.0  # a node's middle below the top of its row
FOOT: Final = 64.0  # where a stem leaves the soil, below the last row
WIDEST: Final = 7.2
FINEST: Final = 3.0
HANDLE: Final = 1.33
PULL: Final = 0.36  # how far along a bend its handles stand
SLANT: Final = 1.27  # a stem crosses its lath aslant, so it is drawn this much wider there


@dataclass(frozen=True, slots=True)
class Stem:
    """The paths of one plant: the tapered body, the lighter line on it, leaflets before and behind it, dotted tendrils."""

    body: str = ""
    shine: str = ""
    leaves: str = ""
    leaves_behind: str = ""
    tendrils: str = ""


def chance(*parts: object) -> float:
    """This function will give the same number from 0 to 1 for the same parts, on every machine and every day."""
    return crc32("|".join(map(str, parts)).encode()) % 1000 / 1000


def number(value: float) -> str:
    """This function will write a coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def point(x: float, y: float) -> str:
    """This function will write a point."""
    return f"{number(x)} {number(y)}"


def node_y(row: int) -> float:
    """This function will give the height of the node in a row, rows counted from 1 at the top."""
    return (row - 1) * ROW + NODE


def amplitude(seed: str) -> float:
    """This function will give how far a plant swings: 11 to 15 pixels."""
    return 11 + 4 * chance(seed, "swing")


def side(seed: str, bend: int) -> int:
    """This function will give the side a bend swings to; bends alternate, the first is hashed."""
    return (1 if chance(seed, "side") < 0.5 else -1) * (-1 if bend % 2 else 1)


@lru_cache(maxsize=4096)
def grow(seed: str, *, rows: int, first: int, top_row: int | None, rings: tuple[int, ...]) -> Stem:
    """This function will draw the plant of one strand: from the soil to the node in `top_row`, with dotted tendrils on to
    each of the `rings` above it (rows from the top one down). `first` is the height of the step in the lowest row."""
    stem = Stem() if top_row is None else _body(seed, rows, first, top_row)
    above = [row for row in rings if top_row is None or row < top_row]
    return Stem(stem.body, stem.shine, stem.leaves, stem.leaves_behind, _tendrils(seed, rows, first, top_row, above))


def leaflet(x: float, y: float, size: float, to: int) -> str:
    """This function will draw one leaf from the stem at (x, y), pointing up and to one side."""

    def at(across: float, up: float) -> str:
        return point(to * across * size, -up * size)

    return f"M{point(x, y)}c{at(0.4, 5.4)} {at(4.2, 10.6)} {at(11.4, 11.8)}c{at(0.9, -6.6)} {at(-4, -11.4)} {at(-11.4, -11.8)}z"


def _bends(seed: str, rows: int, first: int, upper: float) -> list[tuple[int, float, float]]:
    """Every bend from the soil up to `upper`, as (bend, lower y, upper y). A bend's number counts half rows of the strand,
    so that folding steps away changes nothing about the ones that stay."""
    bend = 2 * first - 1
    lower = rows * ROW + FOOT
    joint = node_y(rows + 1)
    found = []
    while joint >= upper - 1:
        found.append((bend, lower, joint))
        bend, lower, joint = bend + 1, joint, joint - HALF
    return found


def _body(seed: str, rows: int, first: int, top_row: int) -> Stem:
    swing = amplitude(seed)
    bends = _bends(seed, rows, first, node_y(top_row))
    soil, tip = bends[0][1], bends[-1][2]

    def width(y: float) -> float:
        return FINEST + (WIDEST - FINEST) * (y - tip) / (soil - tip)

    right, left, shine, leaves, behind = [], [], [], [], []
    for bend, lower, upper in bends:
        to = side(seed, bend)
        out = LATH + to * swing * HANDLE
        low, high = lower - (lower - upper) * PULL, upper + (lower - upper) * PULL
        inner = 0.456 * width((lower + upper) / 2)
        joint, base = width(upper) / 2 * SLANT, width(lower) / 2 * SLANT
        right.append((out + inner, low, out + inner, high, LATH + joint, upper))
        left.append((out - inner, high, out - inner, low, LATH - base, lower))
        shine.append((out, low, out, high, LATH, upper))
        front, back = _leaves(
            seed, bend, (lower + upper) / 2, lower - upper, to * swing, 1 + 0.36 * (lower - tip) / (soil - tip)
        )
        leaves.append(front)
        behind.append(back)
    foot = width(soil) / 2 * SLANT
    tip_left = f"{point(LATH - width(tip) / 2 * SLANT, tip)}"
    body = f"M{point(LATH + foot, soil)}" + _smooth(right) + f"L{tip_left}" + _smooth(left[::-1]) + "z"
    return Stem(body, f"M{point(LATH, soil)}{_smooth(shine)}", "".join(leaves), "".join(behind))


def _smooth(curves: list[tuple[float, float, float, float, float, float]]) -> str:
    """Cubics one after the other. Their handles mirror each other at the joints, so all but the first two (the foot is
    shorter than the rest) are written in the short form."""
    written = []
    for at, (x1, y1, x2, y2, x, y) in enumerate(curves):
        even = at > 0 and abs((curves[at - 1][5] - curves[at - 1][3]) - (y1 - curves[at - 1][5])) < 1
        written.append(f"S{point(x2, y2)} {point(x, y)}" if even else f"C{point(x1, y1)} {point(x2, y2)} {point(x, y)}")
    return "".join(written)


def _leaves(seed: str, bend: int, middle: float, length: float, swing: float, size: float) -> tuple[str, str]:
    """One leaflet at each bend; a second behind the stem where the hash is above .35, a third where it is above .6."""
    to = 1 if swing > 0 else -1
    luck = chance(seed, "leaf", bend)
    front = leaflet(LATH + swing - to, middle + 4, size, to)
    behind = ""
    if luck > 0.35:
        behind += leaflet(LATH + 0.62 * swing, middle + 0.3 * length, 0.72 * size, -to)
    if luck > 0.6:
        behind += leaflet(LATH + 0.7 * swing, middle - 0.22 * length, 0.6 * size, -to)
    return front, behind


def _tendrils(seed: str, rows: int, first: int, top_row: int | None, rings: list[int]) -> str:
    """Dotted, from the top node (or the soil) to the first ring, and from ring to ring."""
    swing = 0.62 * amplitude(seed)
    drawn = []
    start = rows * ROW + FOOT if top_row is None else node_y(top_row) - 21
    for row in sorted(rings, reverse=True):
        end = node_y(row) + 18
        turns = max(round((start - end) / HALF), 1)
        length = (start - end) / turns
        drawn.append(f"M{point(LATH, start)}")
        for turn in range(turns):
            lower = start - turn * length
            out = LATH + side(seed, 2 * (first + rows - row) + turn + 1) * swing * HANDLE
            drawn.append(
                f"C{point(out, lower - PULL * length)} {point(out, lower - (1 - PULL) * length)} {point(LATH, lower - length)}"
            )
        start = node_y(row) - 18
    return "".join(drawn)
