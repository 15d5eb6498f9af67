"""What would change between the framework that is kept and a package that comes: new, changed, moved, retired, the same."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from json import dumps
from typing import Any

from trellis.interop.case.structure import key_of, shortened
from trellis.interop.case.tree import Line, in_order, lines_of

BOOKKEEPING = {"lastChangeDateTime", "uri"}
LONGEST_SHOWN = 600
LONGEST_TITLE = 300
MOST_WORDS = 400  # longer texts are shown whole, before and after


@dataclass(frozen=True)
class FieldChange:
    """One field of a line, before and after, as text."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One line that differs. under and after say where it stands; was_under says where it stood before."""

    key: str
    code: str
    text: str
    under: str = ""
    after: str = ""
    was_under: str = ""
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Difference:
    """All that would change. Nothing is ever deleted: what the package no longer holds is retired."""

    title: str
    is_first: bool = False
    new: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    moved: tuple[Change, ...] = ()
    retired: tuple[Change, ...] = ()
    same: int = 0
    dated: int = 0  # of the same, those where only the date of change or the address differs
    cover: tuple[FieldChange, ...] = ()
    ties: int = 0  # associations that are new, changed or gone
    other: int = 0  # definitions, rubrics and extensions that differ

    @property
    def lines_in_all(self) -> int:
        return len({c.key for group in (self.new, self.changed, self.moved, self.retired) for c in group})

    @property
    def is_nothing(self) -> bool:
        return not (self.is_first or self.lines_in_all or self.dated or self.cover or self.ties or self.other)

    def as_json(self) -> dict[str, Any]:
        """This function will give the difference in a form that can be kept."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Difference":
        """This function will bring a kept difference back."""
        groups = {name: tuple(_change(c) for c in kept[name]) for name in ("new", "changed", "moved", "retired")}
        return cls(**{**kept, **groups, "cover": tuple(FieldChange(**f) for f in kept["cover"])})


def difference(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> Difference:
    """This function will compare two packages, in the file's order; the first may be absent."""
    title = shortened(after["CFDocument"]["title"], LONGEST_TITLE)
    lines = lines_of(after)
    neighbours = _sibling_before(lines.values())
    if before is None:
        return Difference(title, is_first=True, new=tuple(_new(line, neighbours) for line in _read(lines.values())))
    old_lines = lines_of(before)
    new, changed, moved, dated, same = [], [], [], 0, 0
    out_of_order = _out_of_order(old_lines, lines)
    for line in _read(lines.values()):
        old = old_lines.get(line.key)
        if old is None:
            new.append(_new(line, neighbours))
            continue
        fields = field_changes(old.item, line.item)
        of_weight = [f for f in fields if f.name not in BOOKKEEPING]
        is_moved = _above(old) != _above(line) or line.key in out_of_order
        if of_weight:
            changed.append(_placed(line, fields=tuple(of_weight)))
        if is_moved:
            moved.append(_placed(line, was_under=_named(old.parent)))
        if not of_weight and not is_moved:
            same += 1
            dated += bool(fields)
    retired = [_placed(old) for old in _read(old_lines.values()) if old.key not in lines]
    return Difference(
        title, False, tuple(new), tuple(changed), tuple(moved), tuple(retired), same, dated,
        field_changes(before["CFDocument"], after["CFDocument"]), _ties(before, after), _other(before, after),
    )  # fmt: skip


def field_changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    """This function will list the fields in which two messages differ, in the order of the second, then of the first."""
    names = [*after, *(name for name in before if name not in after)]
    differing = [name for name in names if name not in before or name not in after or before[name] != after[name]]
    return tuple(FieldChange(name, _shown(before.get(name)), _shown(after.get(name))) for name in differing)


def woven(before: str, after: str) -> list[tuple[str, str]]:
    """This function will weave two texts into runs of words that are same, gone or come, as a reader marks them."""
    old, new = before.split(), after.split()
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return [("gone", before), ("come", after)]
    runs = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", " ".join(old[a:b])))
            continue
        runs += [(kind, " ".join(words)) for kind, words in (("gone", old[a:b]), ("come", new[c:d])) if words]
    return runs


def _change(kept: Mapping[str, Any]) -> Change:
    return Change(**{**kept, "fields": tuple(FieldChange(**f) for f in kept["fields"])})


def _read(lines: Iterable[Line]) -> list[Line]:
    """Lines in the order in which the framework is read: each before what stands under it."""
    roots = sorted((line for line in lines if line.parent is None), key=in_order)
    return [line for root in roots for line in root.walk()]


def _new(line: Line, before: Mapping[str, Line]) -> Change:
    earlier = before.get(line.key)
    return _placed(line, after=_named(earlier) if earlier else "")


def _sibling_before(lines: Iterable[Line]) -> dict[str, Line]:
    return {two.key: one for line in lines for one, two in pairwise(line.children)}


def _placed(line: Line, **more: Any) -> Change:
    return Change(line.key, shortened(line.code), shortened(line.statement, LONGEST_SHOWN), _named(line.parent), **more)


def _named(line: Line | None) -> str:
    return "" if line is None else shortened(line.code or line.statement)


def _above(line: Line) -> str:
    return line.parent.key if line.parent else ""


def _out_of_order(old_lines: Mapping[str, Line], lines: Mapping[str, Line]) -> set[str]:
    """The fewest lines that changed places among the siblings that they had before."""
    found: set[str] = set()
    parents = {_above(line): line.parent.children if line.parent else None for line in lines.values()}
    for parent, siblings in parents.items():
        now = siblings or sorted((line for line in lines.values() if line.parent is None), key=in_order)
        stayed = [line for line in now if line.key in old_lines and _above(old_lines[line.key]) == parent]
        ranks = [in_order(old_lines[line.key]) for line in stayed]
        if ranks != sorted(ranks):
            kept = _longest_rising(ranks)
            found |= {line.key for n, line in enumerate(stayed) if n not in kept}
    return found


def _longest_rising(ranks: list[tuple[int, int]]) -> set[int]:
    """The places of a longest rising run, by patience sorting (Schensted 1961)."""
    tops: list[tuple[int, int]] = []
    places: list[int] = []
    before: list[int] = []
    for n, rank in enumerate(ranks):
        pile = bisect_left(tops, rank)
        before.append(places[pile - 1] if pile else -1)
        tops[pile : pile + 1], places[pile : pile + 1] = [rank], [n]
    kept, at = set(), places[-1] if places else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def _ties(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    old = {key_of(a["identifier"]): a for a in before.get("CFAssociations") or []}
    new = {key_of(a["identifier"]): a for a in after.get("CFAssociations") or []}
    return sum(old.get(key) != tie for key, tie in new.items()) + sum(key not in new for key in old)


def _other(before: Mapping[str, Any], after: Mapping[str, Any]) -> int:
    held = {"CFDocument", "CFItems", "CFAssociations"}
    names = (before.keys() | after.keys()) - held
    differing = sum((name in before) != (name in after) or before.get(name) != after.get(name) for name in names)
    orders = [
        [key_of(m["identifier"]) for m in value.get(name) or []]
        for name in ("CFItems", "CFAssociations")
        for value in (before, after)
    ]
    return differing + _is_reordered(orders[0], orders[1]) + _is_reordered(orders[2], orders[3])


def _is_reordered(before: list[str], after: list[str]) -> bool:
    old, new = set(before), set(after)
    return [key for key in before if key in new] != [key for key in after if key in old]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        return ", ".join(value)
    return shortened(dumps(value, ensure_ascii=False), LONGEST_SHOWN)
