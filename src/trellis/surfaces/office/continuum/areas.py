"""The continuum as the office keeps it: its areas, one area strand by strand, finding a target, what stands without a standard."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.growing import add_area, add_strand, name_area
from trellis.rooms.continuum.models import Area
from trellis.rooms.continuum.queries import AreaShape, Continuum, continuum_of
from trellis.rooms.continuum.queries.crosswalk import standards_by_target, targets_retired, targets_unaligned
from trellis.rooms.continuum.queries.frameworks import frameworks_of
from trellis.rooms.continuum.queries.studio import area_of, changes_of, targets_found
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import (
    A_PAGE,
    HOME,
    Refusal,
    boxes_for_name,
    names_in,
    reader,
    refused,
    school_kept,
)
from trellis.ui.told import tell

NAMED = 8  # strands that an area's row names
FOUND = 30


@audience("office")
def continuum(request: Asking) -> HttpResponse:
    """Every area with its strands, how far it is aligned with what others have written down, and finding a target."""
    school, kept = school_kept(request), Refusal()
    if request.method == "POST":
        try:
            name, by = request.POST.get("name", ""), request.viewer.person
            made = add_area(school=school, name=name, language=reader(), by=by, at=clock.now())
            return redirect(f"{HOME}areas/{made.slug}/")
        except NotAllowed:
            raise
        except Refused as refusal:
            kept = refused(refusal, "area", request.POST)
    ours, words = continuum_of(school), request.GET.get("find", "")
    page = Paginator(ours.areas, A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "rows": [_row(ours, one) for one in page], "page": page, "targets": len(ours.targets),
        "frameworks": frameworks_of(school), "unaligned": len(targets_unaligned(ours)), "kept": kept, "find": words,
        "found": targets_found(ours, words, most=FOUND), "most": FOUND,
        "lately": list(changes_of(school)[:1]), "limit": settings.IMPORT_LIMIT_BYTES // 1024 // 1024,
    }  # fmt: skip
    return render(request, "office/continuum.html", context, status=422 if kept.sentence else 200)


@audience("office")
def area(request: Asking, slug: str) -> HttpResponse:
    """The targets of one area, sixty on a page, strand by strand; its name, and a new strand."""
    school, kept = school_kept(request), Refusal()
    row = area_of(school, slug)
    if row is None:
        raise Http404
    if request.method == "POST":
        try:
            return _act_on_area(request, row)
        except NotAllowed:
            raise
        except Refused as refusal:
            kept = refused(refusal, request.POST.get("act", ""), request.POST)
            row.refresh_from_db()
    ours = continuum_of(school)
    targets = [target for strand in ours.by_area[row.id] for target in ours.by_strand[strand.id]]
    page = Paginator(targets, A_PAGE).get_page(request.GET.get("page"))
    aligned = standards_by_target(school, [target.id for target in page])
    bare = [strand for strand in ours.by_area[row.id] if not ours.by_strand[strand.id]]
    retired = Paginator(targets_retired(school, row.id), A_PAGE).get_page(request.GET.get("retired"))
    context = {
        "area": row, "rows": [(target, aligned.get(target.id, [])) for target in page], "page": page,
        "bare": bare[:A_PAGE], "retired": retired, "names": boxes_for_name(row.name, kept), "kept": kept,
    }  # fmt: skip
    return render(request, "office/continuum_area.html", context, status=422 if kept.sentence else 200)


@audience("office")
def unaligned(request: Asking) -> HttpResponse:
    """Targets of ours that are aligned with no standard."""
    page = Paginator(targets_unaligned(continuum_of(school_kept(request))), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "office/continuum_unaligned.html", {"page": page, "rows": [(t, []) for t in page]})


def _act_on_area(request: Asking, row: Area) -> HttpResponse:
    by, at = request.viewer.person, clock.now()
    if request.POST.get("act") == "strand":
        made = add_strand(area=row, name=request.POST.get("name", ""), language=reader(), by=by, at=at)
        return redirect(f"{HOME}strands/{made.id}/")
    name_area(area=row, names=names_in(request.POST), by=by, at=at)
    tell(request, _("Kept."))
    return redirect(f"{HOME}areas/{row.slug}/")


def _row(ours: Continuum, one: AreaShape) -> dict[str, Any]:
    strands = ours.by_area[one.id]
    targets = sum(len(ours.by_strand[strand.id]) for strand in strands)
    return {"area": one, "strands": strands[:NAMED], "more": len(strands[NAMED:]), "targets": targets}
