"""One strand: its lath, its order, its name, and a new step on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.growing import add_target, name_strand, offer_strand_again, retire_strand
from trellis.rooms.continuum.actions.placing import move_target, place_target
from trellis.rooms.continuum.models import Strand
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.terms import MOST_LETTERS
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.office.continuum.keeping import (
    HOME,
    Refusal,
    boxes_for_name,
    chosen_target,
    names_in,
    reader,
    refused,
    school_kept,
    strand_or_404,
    target_or_404,
)
from trellis.surfaces.office.continuum.lath import lath_of
from trellis.ui.told import Undo, tell


@audience("office")
def strand(request: Asking, strand_id: UUID) -> HttpResponse:
    """The strand's lath beside what it is called, and a new step."""
    school, kept, row = school_kept(request), Refusal(), strand_or_404(request, strand_id)
    if request.method == "POST":
        try:
            return redirect(_act(request, row))
        except NotAllowed:
            raise
        except Refused as refusal:
            kept = refused(refusal, request.POST.get("act", ""), request.POST)
            row.refresh_from_db()
    ours = continuum_of(school)
    lath = lath_of(ours, row.id, number=request.GET.get("page"))
    if lath is None and row.retired_at is None:
        raise Http404
    context = {
        "strand": row, "lath": lath, "kept": kept, "names": boxes_for_name(row.name, kept), "most": MOST_LETTERS["teen"],
        "others": [one for one in ours.by_area[row.area_id] if one.id != row.id][:60],
        "is_empty": not ours.by_strand[row.id],
    }  # fmt: skip
    return render(request, "office/continuum_strand.html", context, status=422 if kept.sentence else 200)


@audience("office")
@require_POST
def order(request: Asking, strand_id: UUID) -> HttpResponse:
    """One place later, one place earlier, or right before another: by a button, by a key, by dragging."""
    row, form = strand_or_404(request, strand_id), request.POST
    by, at = request.viewer.person, clock.now()
    act = next((one for one in ("later", "earlier", "target") if form.get(one)), "target")
    target = chosen_target(request, form.get(act, ""))
    if target.strand_id != row.id:
        raise Http404
    try:
        if act == "target":
            before = chosen_target(request, form["before"]) if form.get("before") else None
            place_target(target=target, before=before, by=by, at=at)
        elif not move_target(target=target, later=act == "later", by=by, at=at):
            messages.info(request, _("It is at the end of its line already."))
    except NotAllowed:
        raise
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    if chosen := read_ids([form.get("from", "")]):
        return redirect(f"{HOME}targets/{target_or_404(request, chosen.pop()).id}/#step-{target.id}")
    lath = lath_of(continuum_of(school_kept(request)), row.id, current=target.id)
    page = lath.page.number if lath else 1
    return redirect(f"{HOME}strands/{row.id}/{f'?page={page}' if page > 1 else ''}#step-{target.id}")


def _act(request: Asking, row: Strand) -> str:
    by, at, form, here = request.viewer.person, clock.now(), request.POST, f"{HOME}strands/{row.id}/"
    act = form.get("act", "")
    if act == "add":
        made = add_target(strand=row, words=form.get("words", ""), language=reader(), by=by, at=at)
        return f"{HOME}targets/{made.id}/"
    if act == "retire":
        retire_strand(strand=row, by=by, at=at)
        tell(request, _("The strand is retired."), undo=Undo(here, "offer"))
    elif act == "offer":
        offer_strand_again(strand=row, by=by, at=at)
        tell(request, _("The strand is back."))
    elif act == "name":
        name_strand(strand=row, names=names_in(form), by=by, at=at)
        tell(request, _("Kept."))
    return here
