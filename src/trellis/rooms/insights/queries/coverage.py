"""Coverage by standard (E10): what was done and what was shown, put together from links alone. Nothing of it is stored."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from trellis.engine.small_groups import Amount, Told
from trellis.foundation.i18n import said
from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import Alignment, Standard
from trellis.rooms.continuum.queries import AreaShape, Continuum, continuum_of
from trellis.rooms.evidence.queries.confirmed import confirmed_at
from trellis.rooms.insights.queries.covered import (
    TERM,
    YEAR,
    Asked,
    Covered,
    Spans,
    Tally,
    Targets,
    groups_covered,
    sets_of,
    spans_of,
    tally,
    weigh,
)
from trellis.rooms.people.models import School
from trellis.rooms.people.rules import Viewer

OWN = "own"  # the school's own continuum, where a framework is asked for


@dataclass(frozen=True)
class Asks:
    """What a reader pressed; everything has a first choice, so that nothing need be."""

    group: str = ""
    framework: str = ""
    area: str = ""
    whole_year: bool = False

    @property
    def span(self) -> int:
        return YEAR if self.whole_year else TERM


class Framework(NamedTuple):
    """A framework as far as a page names it, in the order in which pages list them."""

    title: str
    id: UUID
    language: str


@dataclass(frozen=True)
class Line:
    """One standard of a framework, or one target of ours: its words, what it asks for, and under what it stands."""

    id: UUID
    code: str
    text: str
    language: str
    targets: Targets = frozenset()
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """What one page is about, before any of its rows is filled."""

    asks: Asks
    school: School
    group: Covered
    groups: list[Covered]
    frameworks: list[Framework]
    framework: Framework | None  # None: our own continuum
    areas: list[AreaShape]
    area: AreaShape | None  # None: all of them together
    lines: list[Line]
    spans: Spans
    fewest: int
    counted: Tally
    weighed: Mapping[Asked, Told] = field(repr=False)

    @property
    def since(self) -> date:
        return self.spans.since(self.asks.span)

    @property
    def is_told(self) -> bool:
        """Whether anything is told at all: of a school smaller than k a leader asks those who teach there."""
        return not self.group.is_school or len(self.group.learners) >= self.fewest

    @property
    def is_small(self) -> bool:
        return len(self.group.learners) < self.fewest

    def told(self, line: Line) -> Told:
        """This function will say what may be told of who has shown a line."""
        return self.weighed.get((self.group.key, self.asks.span, line.targets), Told(Amount.NOBODY))


def coverage_for(viewer: Viewer, asks: Asks) -> Coverage | None:
    """This function will find what a viewer asks for; None where they may not see it, or where it is not there.

    As many queries for one standard as for thousands, and for one learner as for hundreds.
    """
    groups = groups_covered(viewer)
    group = next((one for one in groups if asks.group in ("", one.key)), None)
    if group is None:
        return None
    school, continuum = viewer.person.school, continuum_of(viewer.person.school)
    aligned = _aligned(school, continuum)
    seen = group.targets_in(continuum)
    frameworks = sorted(one for one, each in aligned.items() if any(targets & seen for targets in each.values()))
    everybody = {learner for one in groups for learner in one.learners}
    confirmed = confirmed_at(everybody)
    framework = _chosen(frameworks, asks.framework, aligned, {target for _learner, target, _day in confirmed})
    lines = _lines(framework, aligned, seen, continuum, viewer) if framework is not None else []
    if framework is None:
        if asks.framework not in ("", OWN):
            return None
        lines = list(_own_lines(continuum, seen, viewer))
    areas = _areas(continuum, lines)
    area = next((one for one in areas if one.slug == asks.area), None)
    if asks.area and area is None:
        return None
    spans = spans_of(school, on=viewer.on)
    counted = tally(everybody, confirmed, spans)
    sets = sets_of(groups, continuum, (targets for each in aligned.values() for targets in each.values()))
    return Coverage(
        asks=replace(asks, group=group.key), school=school, group=group, groups=groups, frameworks=frameworks, framework=framework,
        areas=areas, area=area, lines=_within(continuum, area, lines), spans=spans, fewest=school.fewest_told,
        counted=counted, weighed=weigh(groups, sets, counted, k=school.fewest_told),
    )  # fmt: skip


type Aligned = dict[Framework, dict[UUID, Targets]]  # by standard: the targets of ours


def _aligned(school: School, continuum: Continuum) -> Aligned:
    found: dict[Framework, dict[UUID, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for title, framework_id, language, standard_id, target_id in _alignments(school.id):
        if target := continuum.by_id.get(target_id):
            found[Framework(title, framework_id, language)][standard_id].add(target.id)
    return {one: {standard: frozenset(of) for standard, of in each.items()} for one, each in found.items()}


@prepared
def _alignments(school_id: UUID) -> QuerySet[Alignment, tuple[Any, ...]]:
    rows = Alignment.objects.filter(standard__framework__school=school_id, standard__retired_at=None)
    return rows.values_list(
        "standard__framework__title",
        "standard__framework_id",
        "standard__framework__language",
        "standard_id",
        "target_id",
    )


def _chosen(frameworks: list[Framework], wanted: str, aligned: Aligned, confirmed: set[UUID]) -> Framework | None:
    """The framework asked for; where none is, the one of which the school has shown the most standards, then by title."""
    if wanted == OWN:
        return None
    if wanted:
        return next((one for one in frameworks if str(one.id) == wanted), None)
    return max(
        frameworks, key=lambda one: sum(not confirmed.isdisjoint(of) for of in aligned[one].values()), default=None
    )


def _areas(continuum: Continuum, lines: Iterable[Line]) -> list[AreaShape]:
    found = {continuum.area_of(target) for line in lines for target in line.targets}
    return [area for area in continuum.areas if area.id in found]


def _within(continuum: Continuum, area: AreaShape | None, lines: list[Line]) -> list[Line]:
    if area is None:
        return lines
    return [line for line in lines if any(continuum.area_of(target) == area.id for target in line.targets)]


def _own_lines(continuum: Continuum, seen: Targets, viewer: Viewer) -> Iterator[Line]:
    reading, language = viewer.person.reading, viewer.person.locale
    for target in continuum.targets:
        if target.id in seen:
            above = (said(target.strand.area.name, language), said(target.strand.name, language))
            spoken = target.spoken_as(reading, language)[1]
            yield Line(target.id, "", target.said(reading, language), spoken, frozenset({target.id}), above)


class Row(NamedTuple):
    """A standard as it stands in its framework: under what, with which words."""

    id: UUID
    parent_id: UUID | None
    code: str
    text: str
    short_text: str
    language: str


def _lines(framework: Framework, aligned: Aligned, seen: Targets, continuum: Continuum, viewer: Viewer) -> list[Line]:
    """The standards aligned with what the viewer sees, each under what holds it, in the framework's own order."""
    below: dict[UUID | None, list[Row]] = defaultdict(list)
    standing = {row[0]: Row(*row) for row in _standards(framework.id)}
    for row in standing.values():
        below[row.parent_id if row.parent_id in standing else None].append(row)
    wanted = {standard: targets & seen for standard, targets in aligned[framework].items()}
    return list(_walk(below, wanted, framework.language))


@prepared
def _standards(framework_id: UUID) -> QuerySet[Standard, tuple[Any, ...]]:
    rows = Standard.objects.filter(framework=framework_id, retired_at=None).order_by("order", "position", "id")
    return rows.values_list("id", "parent_id", "code", "text", "short_text", "language")


def _walk(below: Mapping[UUID | None, list[Row]], wanted: Mapping[UUID, Targets], language: str) -> Iterator[Line]:
    stack: list[tuple[Row, tuple[str, ...]]] = [(one, ()) for one in reversed(below.get(None, []))]
    while stack:
        row, above = stack.pop()
        if targets := wanted.get(row.id):
            yield Line(row.id, row.code, row.text, row.language or language, targets, above)
        if inside := below.get(row.id):
            inner = (*above, f"{row.code} {row.short_text or row.text}".strip())
            stack += [(one, inner) for one in reversed(inside)]
