"""An area of the learner's own, such as Bees: its steps in the learner's words, how far each is, its name, its work."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.evidence.queries import pieces_in_own_area
from trellis.rooms.paths import queries
from trellis.rooms.paths.actions import (
    add_own_step,
    rename_own_area,
    say_how_far,
    take_away_own_area,
    take_away_own_step,
)
from trellis.rooms.paths.models import OwnArea
from trellis.rooms.paths.terms import StepState
from trellis.surfaces.gate import Asking, audience

HOW_FAR = (StepState.NEXT, StepState.NOW, StepState.DONE)
PIECES_SHOWN = 60


@audience("learner")
def own_area(request: Asking, area_id: UUID) -> HttpResponse:
    area = queries.own_area(request.viewer.person, area_id)
    if area is None:
        raise Http404
    if request.method != "POST":
        return _page(request, area)
    try:
        return redirect(_done(request, area))
    except Refused as refusal:
        area.refresh_from_db(fields=["name"])
        act = request.POST.get("act", "")
        typed = request.POST.get("name" if act == "rename" else "text", "")
        return _page(request, area, refused={act: refusal.sentence}, typed={act: typed})


def _done(request: Asking, area: OwnArea) -> str:
    """Add a step, rename the area, take it away: does it, and says where to go on."""
    me, at, form = request.viewer.person, clock.now(), request.POST
    act = form.get("act", "")
    if act == "take_away":
        take_away_own_area(area=area, by=me, at=at)
        messages.success(request, _("“%(name)s” is off your path. What you made in it stays.") % {"name": area.name})
        return "/learner/path/"
    if act == "rename":
        rename_own_area(area=area, name=form.get("name", ""), by=me, at=at)
    elif act == "add":
        is_next, is_done = form.get("how") == StepState.NEXT, form.get("how") == StepState.DONE
        add_own_step(area=area, text=form.get("text", ""), is_next=is_next, is_done=is_done, by=me, at=at)
    return f"/learner/path/own/{area.id}/"


def _page(request: Asking, area: OwnArea, **more: Any) -> HttpResponse:
    pieces = pieces_in_own_area(request.viewer.person, area.id, viewer=request.viewer)
    states = [(state.value, _said(state)) for state in HOW_FAR]
    context = {"area": area, "pieces": list(pieces[:PIECES_SHOWN]), "how_far": states, **more}
    return render(request, "learner/own_area.html", context, status=422 if more else 200)


def _said(state: StepState) -> str:
    return {StepState.NEXT: _("could be next"), StepState.NOW: _("under way"), StepState.DONE: _("done")}[state]


@audience("learner")
@require_POST
def own_step(request: Asking, area_id: UUID, step_id: UUID) -> HttpResponse:
    """How far a step of my own is; or take it out."""
    me, at, act = request.viewer.person, clock.now(), request.POST.get("act", "")
    step = queries.own_step(me, step_id)
    if step is None or step.area_id != area_id:
        raise Http404
    if act == "take_away":
        take_away_own_step(step=step, by=me, at=at)
    elif act in HOW_FAR:
        say_how_far(step=step, state=act, by=me, at=at)
    return redirect(f"/learner/path/own/{area_id}/")
