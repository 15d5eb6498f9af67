"""The near drawing: columns of plates on wood, one plant a strand, roots, twine and the root tag."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from trellis.engine.states import TargetState
from trellis.engine.trellis_drawing import plant
from trellis.engine.trellis_drawing.facts import Growth, Id, Root, Step, Strand, Tie
from trellis.engine.trellis_drawing.plant import Stem, chance, number, point
from trellis.engine.trellis_drawing.window import COLUMNS_AT_LEAST, Fold, fold_all, rings_of, strands_in_view

UNIT: Final = 100  # units of the stretched layer a column
PAGE: Final = (
    1200  # how wide the stretched layer mostly is; elsewhere roots and twine stand a few pixels beside the lath
)
STAKES: Final = 56  # height of the row of stakes
SOIL: Final = 112  # height of the soil below it
DEEPER: Final = 20  # a line of a stake's name beyond the second makes the soil so much deeper
DEEPEST: Final = 6
TIES_DRAWN: Final = 4
TIE_SPAN: Final = 3
NEIGHBOURS: Final = 5
LETTER: Final = 8.5  # the width of a letter on a stake, with what wrapping wastes
LETTERS: Final = 17  # on a line of a plate, about
LINES: Final = 5  # of words, state and faces, above the name of a tie
NARROW_COLUMNS: Final = 7  # so many leave little room for a plate: its lines are shorter, and its rows taller
NARROW_LETTERS: Final = 12
NARROW_LINES: Final = 5
SIGN: Final = 1  # letters' room that the sign before a tie's name takes on each of its lines
STRETCH: Final = 1.15  # stands in the style sheet too
TWO_VIEWS: Final = 12


@dataclass(frozen=True, slots=True)
class Node:
    """One step in its place: row 1 is the top one. `glyph` names a shape of ui/_glyphs.html without its g-."""

    step: Step
    row: int
    glyph: str
    tied: tuple[str, ...] = ()
    is_ring: bool = False
    is_on_stem: bool = False
    is_later: bool = (
        False  # above the plant, or the first bare step in view, and not wanted yet: a narrow page leaves it out
    )
    is_current: bool = False
    is_narrow: bool = False

    @property
    def classes(self) -> str:
        """This function will name what the style sheet must know about this node."""
        says = (
            ("on", self.is_on_stem),
            ("ring", self.is_ring),
            ("later", self.is_later),
            (self.crowding, bool(self.tied)),
        )
        return " ".join(("target", *(name for name, holds in says if holds and name)))

    @property
    def crowding(self) -> str:
        """This function will say whether the plate's lines leave room for a tie's name, which may take several itself: "" for
        yes, "full" for only in wide columns, "over" for none; then the name stands in the list and the detail."""
        letters, room = (NARROW_LETTERS, NARROW_LINES) if self.is_narrow else (LETTERS, LINES)
        said = len(self.step.says or self.glyph) + TWO_VIEWS * self.step.is_contested
        lines = (
            ceil(len(self.step.words) / letters)
            + ceil(said / letters)
            + (bool(self.step.people) and said > letters // 2)
            + ceil(len(self.tied[0]) / (letters - SIGN) if self.tied else 1)
            - 1
        )
        return "" if lines <= room else "full" if lines == room + 1 else "over"


@dataclass(frozen=True, slots=True)
class Column:
    """One strand in its column, with its nodes in reading order: what could be next before what is done."""

    strand: Strand
    nodes: tuple[Node, ...]
    stem: Stem
    has_earlier: bool = False
    has_later: bool = False


@dataclass(frozen=True, slots=True)
class RootLine:
    """One root in the stretched layer."""

    path: str
    width: str


@dataclass(frozen=True, slots=True)
class Near:
    """The whole near drawing. `width` and `height` are the stretched layer's own units, `stem_height` the columns'."""

    columns: tuple[Column, ...]
    root: Root | None
    cols: int
    rows: int
    framed: int
    width: int
    height: int
    stem_height: int
    roots: tuple[RootLine, ...] = ()
    rootlets: str = ""
    twine: str = ""
    deep: int = 0  # lines by which the longest name on a stake is longer than two
    elsewhere: tuple[Strand, ...] = ()  # touched strands that found no room

    @property
    def is_bare(self) -> bool:
        """This function will say whether nothing grows yet."""
        return not any(node.step.state is not TargetState.NONE for column in self.columns for node in column.nodes)


def draw_near(growth: Growth, *, columns: int = NEIGHBOURS) -> Near:
    """This function will lay out the near drawing.

    All touched strands are in it, up to seven; neighbours fill it up to `columns` (seven when a panel is opened from
    afar). Steps outside the window are folded and stand in the list.
    """
    strands = strands_in_view(growth, columns)
    rows, folds = fold_all(strands, growth.stage)
    rings = rings_of(strands)
    tied = _tied(growth.ties)
    cols = max(len(strands), COLUMNS_AT_LEAST)
    drawn = tuple(
        _column(one, fold, rows, rings, tied, growth.current, cols) for one, fold in zip(strands, folds, strict=True)
    )
    deep = _deep(strands, cols)
    bottom = round(rows * _row(cols)) + STAKES + SOIL + deep * DEEPER
    grown = [at for at, column in enumerate(drawn) if column.stem.body]
    in_view = {one.id for one in strands}
    return Near(
        columns=drawn,
        root=growth.root,
        cols=cols,
        rows=rows,
        framed=sum(not one.is_own for one in strands),
        width=cols * UNIT,
        height=bottom,
        deep=deep,
        stem_height=int(rows * plant.ROW + plant.FOOT),
        roots=tuple(_root(strands[at], _lath(at, cols), cols, rows, bottom) for at in grown) if growth.root else (),
        rootlets="".join(_rootlets(strands[at], _lath(at, cols), cols, rows) for at in grown),
        twine=_twine(growth.ties, drawn, cols),
        elsewhere=tuple(one for one in growth.strands if one.is_touched and one.id not in in_view),
    )


def draw_list(growth: Growth) -> Near:
    """This function will give every step of every strand in the order of the page, for the list and for paper.

    It is the same document as the picture, without geometry and without folds.
    """
    strands = (*growth.framed, *growth.own)
    rings = frozenset(step.id for one in strands for step in one.steps if step.is_offered)
    tied = _tied(growth.ties)
    columns = tuple(
        Column(
            one, _nodes(one, Fold(0, len(one.steps), False, False), len(one.steps), rings, tied, growth.current), Stem()
        )
        for one in strands
    )
    return Near(columns, growth.root, 0, 0, len(growth.framed), 0, 0, 0)


def _column(
    strand: Strand, fold: Fold, rows: int, rings: frozenset[Id], tied: dict[Id, tuple[str, ...]], current: Id | None,
    cols: int,
) -> Column:  # fmt: skip
    nodes = _nodes(strand, fold, rows, rings, tied, current, is_narrow=cols >= NARROW_COLUMNS)
    on_stem = [node.row for node in nodes if node.is_on_stem]
    top = min(on_stem, default=None) if any(not node.is_ring and node.is_on_stem for node in nodes) else None
    stem = plant.grow(
        strand.seed, rows=rows, first=fold.first, top_row=top, rings=tuple(node.row for node in nodes if node.is_ring)
    )
    return Column(strand, nodes, stem, fold.has_earlier, fold.has_later)


def _nodes(
    strand: Strand, fold: Fold, rows: int, rings: frozenset[Id], tied: dict[Id, tuple[str, ...]], current: Id | None,
    *, is_narrow: bool = False,
) -> tuple[Node, ...]:  # fmt: skip
    top = _plant_top(strand, rings)
    found = []
    for height in reversed(range(fold.first, fold.first + fold.count)):
        step = strand.upward[height]
        is_ring = step.id in rings
        found.append(
            Node(
                step=step,
                row=rows - (height - fold.first),
                glyph="next" if is_ring else str(step.state),
                tied=tied.get(step.id, ()),
                is_ring=is_ring,
                is_on_stem=height <= top,
                is_later=not is_ring and height > (top if top >= 0 else fold.first),
                is_current=step.id == current,
                is_narrow=is_narrow,
            )
        )
    return tuple(found)


def _plant_top(strand: Strand, rings: frozenset[Id]) -> int:
    """The highest step the stem reaches: touched, and not merely wanted."""
    touched = (
        at for at, step in enumerate(strand.upward) if step.state is not TargetState.NONE and step.id not in rings
    )
    return max(touched, default=-1)


def _tied(ties: tuple[Tie, ...]) -> dict[Id, tuple[str, ...]]:
    """The works each step is tied to, newest first. A piece on one step alone ties nothing."""
    named: dict[Id, tuple[str, ...]] = {}
    for tie in reversed(ties):
        if len(tie.targets) > 1:
            for target in tie.targets:
                named[target] = (*named.get(target, ()), tie.work)
    return named


def _twine(ties: tuple[Tie, ...], columns: tuple[Column, ...], cols: int) -> str:
    """At most four, the newest; from lath to lath at the lowest tied row, with two small wraps at each. What reaches over
    more than three columns is only named on its plates."""
    rows = {node.step.id: (at, node.row) for at, column in enumerate(columns) for node in column.nodes}
    drawn: list[str] = []
    used: dict[int, int] = {}
    for tie in reversed(ties):
        places = [rows[target] for target in sorted(tie.targets, key=str) if target in rows]
        tied = sorted({at for at, _ in places})
        if len(tied) < 2 or tied[-1] - tied[0] >= TIE_SPAN or len(drawn) == TIES_DRAWN:
            continue
        row = max(row for _, row in places)
        lift = 6 * used.get(row, 0)  # a second line at the same row hangs a little higher
        used[row] = used.get(row, 0) + 1
        drawn.append(_line([_lath(at, cols) for at in tied], row * _row(cols) - 7 - lift))
    return "".join(drawn)


def _line(ends: list[float], y: float) -> str:
    sags = [f"M{point(a, y)}C{point(a + 30, y + 13)} {point(b - 30, y + 13)} {point(b, y)}" for a, b in pairwise(ends)]
    wraps = [f"M{point(x - 4, y + dy + 1)}L{point(x + 4, y + dy - 1)}" for x in ends for dy in (-2.2, 2.2)]
    return "".join((*sags, *wraps))


def _row(cols: int) -> float:
    """How tall a row of the page is. Stems are drawn in rows of the usual height, and stretched as one."""
    return plant.ROW * STRETCH if cols >= NARROW_COLUMNS else plant.ROW


def _lath(at: int, cols: int) -> float:
    """Where the lath of a column stands in the stretched layer."""
    return UNIT * (at + plant.LATH * cols / PAGE)


def _deep(strands: tuple[Strand, ...], cols: int) -> int:
    """Names of imported strands can be long: their stakes grow downwards, and the root tag lies below them."""
    letters = (PAGE / cols - 36) / LETTER
    lines = max((ceil(len(one.name) / letters) + bool(one.label) for one in strands), default=0)
    return min(max(lines - 2, 0), DEEPEST)


def _root(strand: Strand, x: float, cols: int, rows: int, bottom: int) -> RootLine:
    soil = rows * _row(cols) + plant.FOOT - 6
    middle, tag = cols * UNIT / 2, bottom - 36
    path = (
        f"M{point(middle, tag)}C{point(middle + 0.45 * (x - middle), tag - 2)} {point(x, soil + 68)} {point(x, soil)}"
    )
    return RootLine(path, number(4.6 + 1.8 * chance(strand.seed, "root")))


def _rootlets(strand: Strand, x: float, cols: int, rows: int) -> str:
    """Two fine hairs on each root, so that it looks grown."""
    soil = rows * _row(cols) + plant.FOOT
    drawn = []
    for hair, to in enumerate((1, -1) if chance(strand.seed, "hair") < 0.5 else (-1, 1)):
        reach = 7 + 6 * chance(strand.seed, "hair", hair)
        start = soil + 10 + 12 * hair
        drawn.append(f"M{point(x, start)}q{point(to * 0.3 * reach, 9)} {point(to * reach, 11 + 5 * hair)}")
    return "".join(drawn)
