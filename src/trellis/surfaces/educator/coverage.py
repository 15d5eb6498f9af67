"""Already justified (E10): coverage by standard with the evidence behind it, from links alone, on screen and on paper."""

from dataclasses import asdict, dataclass, replace
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from trellis.engine.small_groups import Amount, Told
from trellis.foundation.i18n import said
from trellis.rooms.insights.queries.behind import pieces_behind, rows_of
from trellis.rooms.insights.queries.coverage import OWN, Asks, Coverage, coverage_for
from trellis.surfaces.gate import Asking, audience

A_PAGE = 60  # lines, on the screen and on a sheet
HOME = "/educator/coverage/"


@dataclass(frozen=True)
class Link:
    """One of the ways to look at coverage."""

    label: str
    query: str
    here: bool
    language: str = ""


@audience("educator_or_leader")
def coverage(request: Asking) -> HttpResponse:
    return render(request, "educator/coverage.html", _context(request))


@audience("educator_or_leader")
def paper(request: Asking) -> HttpResponse:
    """The same as a sheet: no name, no piece, nothing to press."""
    return render(request, "educator/coverage_paper.html", _context(request))


@audience("educator_or_leader")
def pieces(request: Asking, line_id: UUID) -> HttpResponse:
    """The work behind one standard, or one target of ours, for those who teach its makers."""
    found = _coverage(request)
    line = next((one for one in found.lines if one.id == line_id), None)
    if line is None or found.group.is_school:
        raise Http404
    work = pieces_behind(found, line, viewer=request.viewer)
    context = {"coverage": found, "line": line, "pieces": work, "query": _query(found.asks)}
    return render(request, "educator/coverage_pieces.html", context)


def _coverage(request: Asking) -> Coverage:
    wanted = request.GET
    asks = Asks(
        group=wanted.get("group", ""), framework=wanted.get("framework", ""), area=wanted.get("area", ""),
        whole_year="year" in wanted,
    )  # fmt: skip
    found = coverage_for(request.viewer, asks)
    if found is None:
        raise Http404
    return found


def _context(request: Asking) -> dict[str, Any]:
    found = _coverage(request)
    page = Paginator(found.lines if found.is_told else [], A_PAGE).get_page(request.GET.get("page"))
    query = _query(found.asks)
    rows = rows_of(found, list(page), viewer=request.viewer)
    return {
        "coverage": found, "rows": rows, "told": {one: _in_words(one, found) for one in {row.told for row in rows}}, "page": page,
        "query": query, "pages": f"{query}&" if query else "", "groups": _groups(found), "frameworks": _frameworks(found),
        "areas": _areas(found), "spans": _spans(found),
    }  # fmt: skip


def _in_words(told: Told, found: Coverage) -> str:
    """What may be told of who has shown it."""
    if told.amount == Amount.NUMBER:
        counts = {"number": told.inside, "open": told.outside}
        return _("Confirmed for %(number)s learners, open for %(open)s.") % counts
    if told.amount == Amount.MOST:
        return (
            _("Confirmed for most of the school.") if found.group.is_school else _("Confirmed for most of the class.")
        )
    if told.amount == Amount.NOBODY:
        return _("Nothing yet.")
    if found.group.is_school:
        return _("Confirmed for some of the school.")
    return _("Confirmed for some of the group.") if found.is_small else _("Confirmed for some of the class.")


def _query(asks: Asks, **changed: Any) -> str:
    """What was pressed as an address; what is the first choice anyway is left out."""
    wanted = asdict(replace(asks, **changed))
    year = {"year": "whole"} if wanted.pop("whole_year") else {}
    return urlencode({key: value for key, value in (*wanted.items(), *year.items()) if value})


def _groups(found: Coverage) -> list[Link]:
    anew = replace(found.asks, area="", framework="")
    return [
        Link(_("The whole school") if one.is_school else one.name, _query(anew, group=one.key), one == found.group)
        for one in found.groups
    ]


def _frameworks(found: Coverage) -> list[Link]:
    anew = replace(found.asks, area="")
    links = [
        Link(one.title, _query(anew, framework=str(one.id)), one == found.framework, one.language)
        for one in found.frameworks
    ]
    return [*links, Link(_("Our own continuum"), _query(anew, framework=OWN), found.framework is None)]


def _areas(found: Coverage) -> list[Link]:
    links = [Link(said(one.name), _query(found.asks, area=one.slug), one == found.area) for one in found.areas]
    return [Link(_("Together"), _query(found.asks, area=""), found.area is None), *links]


def _spans(found: Coverage) -> list[Link]:
    if found.spans.term == found.spans.year:
        return []
    term, year = (_query(found.asks, whole_year=one) for one in (False, True))
    whole = found.asks.whole_year
    return [Link(_("This term"), term, not whole), Link(_("The whole year"), year, whole)]
