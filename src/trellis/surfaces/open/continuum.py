"""The continuum in public (W1): what everybody here is expected to learn. Wood alone: no child is on these pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from trellis.rooms.continuum.models import Criterion, Exemplar, Standard
from trellis.rooms.continuum.queries import (
    AreaShape,
    Continuum,
    StrandShape,
    TargetShape,
    continuum_of,
    criteria_by_target,
)
from trellis.rooms.continuum.queries.frameworks import originals_of
from trellis.rooms.continuum.queries.studio import exemplars_of
from trellis.rooms.people.models import School
from trellis.rooms.people.terms import Reading
from trellis.surfaces.gate import audience
from trellis.surfaces.open.school import may_look_at, named, of_a_school

A_PAGE = 60
NAMED = 8  # strands that the overview names of an area
WHOSE = {Reading.YOUNG: _("Young"), Reading.TEEN: _("Teen"), Reading.ADULT: _("Adult")}


@dataclass(frozen=True)
class Switch:
    """One of the three wordings, as a link."""

    label: object
    url: str
    here: bool


@dataclass(frozen=True)
class StrandLine:
    """A strand in one line: where it begins and where it leads."""

    strand: StrandShape
    first: str
    last: str
    page: int


@dataclass(frozen=True)
class Step:
    target: TargetShape
    words: str
    language: str
    criteria: Sequence[Criterion]
    original: Standard | None  # the framework's words, where the school has not put the step into its own
    exemplars: Sequence[Exemplar] = ()


@dataclass(frozen=True)
class Lath:
    """The steps of one strand that stand on a page."""

    strand: StrandShape
    steps: Sequence[Step]


@audience("everybody")
@require_safe
@of_a_school
def continuum(request: HttpRequest, school: School) -> HttpResponse:
    if not may_look_at(request, school):
        raise Http404
    found, words = continuum_of(school), _words(request)
    context = {
        "school": school,
        "areas": [_area(found, area, words) for area in found.areas if found.by_area[area.id]],
        "switches": _switches(request, words) if any(one.has_our_words for one in found.targets) else [],
        "kept": named(request),
    }
    return render(request, "open/continuum.html", context)


@audience("everybody")
@require_safe
@of_a_school
def area(request: HttpRequest, school: School, area: str) -> HttpResponse:
    found, words = continuum_of(school), _words(request)
    shown = next((one for one in found.areas if one.slug == area), None)
    if shown is None or not may_look_at(request, school):
        raise Http404
    page = Paginator(_targets(found, shown), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "school": school,
        "area": shown,
        "laths": _laths(list(page.object_list), words),
        "page": page,
        "switches": _switches(request, words) if any(one.has_our_words for one in page) else [],
        "kept": named(request),
        "others": [one for one in found.areas if one.id != shown.id and found.by_area[one.id]],
    }
    return render(request, "open/continuum_area.html", context)


def _area(found: Continuum, shown: AreaShape, words: str) -> tuple[AreaShape, list[StrandLine], int]:
    """An area with its first strands, and how many more its own page holds."""
    lines = _lines(found, shown, words)
    named = lines if len(lines) <= NAMED + 1 else lines[:NAMED]
    return shown, named, len(lines) - len(named)


def _words(request: HttpRequest) -> str:
    """Whose words: the ones asked for, else those one reads oneself, else an adult's."""
    asked = request.GET.get("words", "")
    viewer = request.viewer  # type: ignore[attr-defined]
    own = viewer.person.reading if viewer else Reading.ADULT
    return asked if asked in Reading.values else own


def _switches(request: HttpRequest, words: str) -> list[Switch]:
    return [Switch(label, named(request, words=str(reading)), reading == words) for reading, label in WHOSE.items()]


def _language() -> str:
    return translation.get_language() or "en"


def _targets(found: Continuum, shown: AreaShape) -> list[TargetShape]:
    return [target for strand in found.by_area[shown.id] for target in found.by_strand[strand.id]]


def _lines(found: Continuum, shown: AreaShape, words: str) -> list[StrandLine]:
    pages = {target.id: place // A_PAGE + 1 for place, target in enumerate(_targets(found, shown))}
    lines = []
    for strand in found.by_area[shown.id]:
        steps = [one for one in found.by_strand[strand.id] if one.part_of is None] or found.by_strand[strand.id]
        if steps:
            first, last = (one.said(words, _language()) for one in (steps[0], steps[-1]))
            lines.append(StrandLine(strand, first, last if len(steps) > 1 else "", pages[steps[0].id]))
    return lines


def _laths(targets: Sequence[TargetShape], words: str) -> list[Lath]:
    criteria = criteria_by_target(one.id for one in targets)
    originals = originals_of(one.id for one in targets if not one.has_our_words)
    exemplars = exemplars_of(one.id for one in targets)
    by_strand: dict[UUID, list[Step]] = {}
    strands: dict[UUID, StrandShape] = {}
    for one in targets:
        strands[one.strand.id] = one.strand
        by_strand.setdefault(one.strand.id, []).append(
            _step(one, words, criteria.get(one.id, ()), originals.get(one.id), exemplars[one.id])
        )
    return [Lath(strands[strand_id], steps) for strand_id, steps in by_strand.items()]


def _step(
    target: TargetShape, words: str, criteria: Sequence[Criterion], original: Standard | None,
    exemplars: Sequence[Exemplar],
) -> Step:  # fmt: skip
    answered = target.spoken_as(words, _language())[1]
    language = "" if answered == _language() else answered
    return Step(target, target.said(words, _language()), language, criteria, original, exemplars)
