"""The arcs beside a strand: which step leans on which, drawn outside the lath, so that none runs through another's words.

The lath is cut into rows of equal height, the latest step on top; the drawing is stretched over them. Lengths are hundredths
of a row downwards and 0 (far from the lath) to 100 (at the lath) across.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

ROW, AT_LATH = 100, 100
FIRST_LANE, LANE, WIDEST = 66, 16, 2


@dataclass(frozen=True)
class Arc:
    """One arc, or the stub of one that comes from elsewhere: its path, and whether it is about the step being read."""

    path: str
    is_current: bool


@dataclass(frozen=True)
class Arcs:
    """All arcs of a strand, and the height of the drawing that holds them."""

    height: int
    arcs: tuple[Arc, ...]


def arcs_of[Id: Hashable](rows: Sequence[Id], needs: Mapping[Id, Sequence[Id]], *, current: Id | None = None) -> Arcs:
    """This function will draw what each step leans on: rows from the top, needs by step.

    An arc lies the further out the more rows it spans; arcs of the same span that would touch lie side by side because they
    begin and end at different rows. What stands elsewhere is a stub that leads away. Current ones come last, on top.
    """
    place = {step: number * ROW + ROW // 2 for number, step in enumerate(rows)}
    found = []
    for step in rows:
        elsewhere = False
        for needed in needs.get(step, ()):
            if needed in place:
                path = _bow(place[step], place[needed])
                found.append(Arc(path, current in (step, needed) and current is not None))
            else:
                elsewhere = True
        if elsewhere:
            found.append(Arc(f"M{AT_LATH} {place[step]}H{FIRST_LANE}", step == current))
    return Arcs(len(rows) * ROW, tuple(sorted(found, key=lambda arc: arc.is_current)))


def _bow(upper: int, lower: int) -> str:
    """A cubic curve whose belly is where the lane is: three quarters of the way to its two handles."""
    span = abs(lower - upper) // ROW
    lane = max(WIDEST, FIRST_LANE - LANE * (span - 1))
    handle = AT_LATH - (AT_LATH - lane) * 4 // 3
    return f"M{AT_LATH} {upper}C{handle} {upper} {handle} {lower} {AT_LATH} {lower}"
