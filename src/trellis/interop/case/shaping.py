"""“Use as our continuum”: which lines of a framework become areas, strands and targets. Nothing is written here.

Leaves are targets, the lowest heading that holds targets is a strand, the top heading is the area. A heading named for
a grade or stage is a label and not a level: strands that differ in it alone are one strand, in the order of grades.
Components of a standard are targets below it, in order. Where no heading stands above any strand, the framework is the area.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from trellis.interop.case.grades import Grades, bare, grades_in, grades_of, is_grade
from trellis.interop.case.structure import key_of
from trellis.interop.case.tree import Line, lines_of, roots_of

PLATE_LENGTH = 42
NAME_LENGTH = 200
LONGEST_CODE = 16
SHORTEST_CLAUSE = 3  # words; “Draw (freehand …)” says nothing once it is cut at its bracket
MOST_KEYWORDS = 16
_LANGUAGE = re.compile(r"(?=.{2,12}$)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORD = re.compile(r"[^\W\d_]{5,}")
PARTS = re.compile(
    r"\b(components?|sub-?standards?|sub-?skills?|elements?|parts?|indicators?|benchmarks?)\b", re.IGNORECASE
)
HEADINGS = re.compile(
    r"\b(domains?|strands?|clusters?|subjects?|areas?|sections?|categor(y|ies)|groups?|units?|chapters?|headings?|themes?)\b",
    re.IGNORECASE,
)


_ONLY_CONTENT = re.compile(r"(subject|programme|program|course)?\s*contents?|programmes? of study", re.IGNORECASE)


@dataclass(frozen=True)
class ShapedTarget:
    """A line that becomes a target: its key in the framework, what its plate says, and what it leans on."""

    key: str
    code: str
    statement: str
    plate: str
    language: str
    part_of: str | None
    grades: Grades | None
    needs: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass
class ShapedStrand:
    """A heading that becomes a strand, with the grades or stages that the framework puts it under."""

    name: str
    within: tuple[str, ...]
    labels: list[str] = field(default_factory=list)
    targets: list[ShapedTarget] = field(default_factory=list)


@dataclass
class ShapedArea:
    """A heading that becomes an area."""

    name: str
    strands: list[ShapedStrand] = field(default_factory=list)


@dataclass(frozen=True)
class _Way:
    """The headings above a line: those that are levels, and the grades or stages that are only labels."""

    levels: tuple[Line, ...] = ()
    labels: tuple[Line, ...] = ()


def shape(value: Mapping[str, Any]) -> list[ShapedArea]:
    """This function will lay a framework out as areas, strands and targets, each in order."""
    lines = lines_of(value)
    targets = targets_among(lines)
    title = value["CFDocument"]["title"]
    language = value["CFDocument"].get("language") or ""
    needs = _needs(value, targets)
    strands: dict[tuple[str, ...], tuple[list[Line], ShapedStrand]] = {}
    for line, way, part_of in _in_order(roots_of(lines), targets):
        headings = tuple(_folded(level.statement) for level in way.levels)
        _, strand = strands.setdefault(headings, (list(way.levels), _strand(way, title)))
        for label in way.labels:
            if (words := bare(label.statement)) not in strand.labels:
                strand.labels.append(words)
        strand.targets.append(_target(line, way, part_of, language, needs))
    return _areas(list(strands.values()), title)


def plate_of(item: Mapping[str, Any]) -> str:
    """This function will say a line in at most 42 characters: its abbreviated statement, else its code and first clause."""
    line = Line(item, 0)
    if short := line.text("abbreviatedStatement"):
        return clipped(short, PLATE_LENGTH)
    code = line.code if len(line.code) <= LONGEST_CODE else ""
    clause = re.split(r"(?<=\w{2})[.;:](?:\s|$)|\s\((?=\w)|\s[–—]\s", line.statement)[0].strip()
    if len(clause.split()) < SHORTEST_CLAUSE:
        clause = line.statement.rstrip(".")
    room = PLATE_LENGTH - len(code) - 1 if code else PLATE_LENGTH
    return f"{code} {clipped(clause, room)}".strip() or "…"


def language_of(code: str) -> str:
    """This function will give the language of a code, without its country: en for en-GB; en too for what is no code."""
    return (tag_of(code) or "en").split("-")[0].lower()


def tag_of(code: str) -> str:
    """This function will give a language code as a page may write it; nothing for what is none, such as “English”."""
    tag = code.strip().replace("_", "-")
    return tag if _LANGUAGE.fullmatch(tag) else ""


def clipped(words: str, length: int) -> str:
    """This function will cut a text between two words, and mark the cut."""
    if len(words) <= length:
        return words
    kept = words[:length]
    kept = kept[: kept.rfind(" ")] if kept.rfind(" ") > length // 2 else kept[: length - 1]
    return kept[: length - 1].rstrip(" ,;:–—-") + "…"


def targets_among(lines: Mapping[str, Line]) -> set[str]:
    """This function will choose the lines that are targets: leaves, those most of whose kind are leaves, those that hold
    only parts. All others are headings."""
    kinds = Counter(line.kind for line in lines.values())
    leaves = Counter(line.kind for line in lines.values() if line.is_leaf)
    tops = {line.kind for line in lines.values() if line.parent is None and not line.is_leaf}
    mostly_leaves = {kind for kind in kinds if kind and kind not in tops and leaves[kind] * 2 > kinds[kind]}
    found = set()
    for line in lines.values():
        if line.is_leaf:
            is_empty_heading = HEADINGS.search(line.kind) and leaves[line.kind] * 2 <= kinds[line.kind]
            if not is_empty_heading and not is_grade(line.kind, ""):
                found.add(line.key)
        elif line.kind in mostly_leaves or all(PARTS.search(child.kind) for child in line.children):
            if line.parent is not None and not is_grade(line.kind, line.statement) and not HEADINGS.search(line.kind):
                found.add(line.key)
        elif not line.kind and line.parent is not None:
            siblings = line.parent.children
            if sum(sibling.is_leaf for sibling in siblings) * 2 > len(siblings):
                found.add(line.key)
    return found


def _in_order(roots: Iterable[Line], targets: set[str]) -> Iterable[tuple[Line, _Way, str | None]]:
    """Every target with the headings above it, each before its own parts; grades one after the other."""
    waiting: list[tuple[Line, _Way, str | None]] = [(line, _Way(), None) for line in reversed(_by_grade(roots))]
    while waiting:
        line, way, part_of = waiting.pop()
        is_target = line.key in targets or part_of is not None
        if is_target:
            yield line, way, part_of
            inner = way
        elif is_grade(line.kind, line.statement):
            inner = _Way(way.levels, (*way.labels, line))
        else:
            inner = _Way((*way.levels, line), way.labels)
        below = line.children if is_target else _by_grade(line.children)
        waiting.extend((child, inner, line.key if is_target else None) for child in reversed(below))


def _by_grade(lines: Iterable[Line]) -> list[Line]:
    """Headings that are grades change places among themselves, into the order of grades; all others stay."""
    ordered = list(lines)
    places = [n for n, line in enumerate(ordered) if not line.is_leaf and is_grade(line.kind, line.statement)]
    ranked = [(rank, n) for n in places if (rank := _rank(ordered[n])) is not None]
    if len(ranked) == len(places):
        by_grade = [ordered[n] for _, n in sorted(ranked)]
        for n, line in zip(places, by_grade, strict=True):
            ordered[n] = line
    return ordered


def _rank(line: Line) -> Grades | None:
    return grades_of(level for inner in line.walk() for level in inner.levels) or grades_in(line.statement)


def _strand(way: _Way, title: str) -> ShapedStrand:
    names = [_named(level) for level in way.levels]
    while len(names) > 1 and _ONLY_CONTENT.fullmatch(names[-1]):
        names.pop()  # a heading that says only that content follows says nothing beside the same one of another area
    return ShapedStrand(name=names[-1] if names else clipped(title, NAME_LENGTH), within=tuple(names[1:-1]))


def _areas(strands: list[tuple[list[Line], ShapedStrand]], title: str) -> list[ShapedArea]:
    is_flat = all(len(levels) < 2 for levels, _ in strands)
    areas: dict[str, ShapedArea] = {}
    for levels, strand in strands:
        name = clipped(title, NAME_LENGTH) if is_flat or not levels else _named(levels[0])
        areas.setdefault(_folded(name), ShapedArea(name)).strands.append(strand)
    return list(areas.values())


def _target(line: Line, way: _Way, part_of: str | None, language: str, needs: Mapping[str, list[str]]) -> ShapedTarget:
    return ShapedTarget(
        key=line.key,
        code=line.code,
        statement=line.statement,
        plate=plate_of(line.item),
        language=language_of(line.text("language") or language),
        part_of=part_of,
        grades=grades_of(line.levels) or _label_grades(way),
        needs=tuple(needs.get(line.key, ())),
        keywords=_keywords(line),
    )


def _keywords(line: Line) -> tuple[str, ...]:
    given = line.item.get("conceptKeywords") or []
    words = [given] if isinstance(given, str) else list(given)
    words += [word.casefold() for word in _WORD.findall(f"{line.text('abbreviatedStatement')} {line.statement}")]
    return tuple(dict.fromkeys(words))[:MOST_KEYWORDS]


def _label_grades(way: _Way) -> Grades | None:
    for label in reversed(way.labels):
        if grades := grades_of(label.levels) or grades_in(label.statement):
            return grades
    return None


def _needs(value: Mapping[str, Any], targets: set[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for association in value.get("CFAssociations") or []:
        if association["associationType"] == "precedes":
            before = key_of(association["originNodeURI"]["identifier"])
            after = key_of(association["destinationNodeURI"]["identifier"])
            if before in targets and after in targets and before not in found.setdefault(after, []):
                found[after].append(before)
    return found


def _named(line: Line) -> str:
    words = line.text("abbreviatedStatement") or line.statement
    return clipped(words.rstrip(" .*:;,†‡") or words, NAME_LENGTH)


def _folded(name: str) -> str:
    return re.sub(r"\W+", " ", name.casefold()).strip() or name
