"""A line for those who lead, and the moments that adults noticed: to leave, to take back, to hide, to share."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.moments import hide_moment, share_moment, show_moment
from trellis.rooms.circles.actions.walk import share_line, take_back_line
from trellis.rooms.circles.queries.walk import card_of, moment_for, moments_of, talked_with_today
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell

TODAY, MOST = "/learner/today/", 4


def shared_here(request: Asking) -> dict[str, Any]:
    """This function will gather whom a learner talked with today, what adults noticed, and the line they have left."""
    me, viewer = request.viewer.person, request.viewer
    found = moments_of(me, viewer=viewer, at_most=MOST * 2)
    return {
        "talked": talked_with_today(me, on=viewer.on),
        "moments": [one for one in found if one.hidden_at is None][:MOST],
        "card": card_of(me),
    }


@audience("learner")
@require_POST
def line(request: Asking) -> HttpResponse:
    """Ask me about my robot: a line for those who lead the school, for as long as I leave it there."""
    me, at = request.viewer.person, clock.now()
    try:
        if request.POST.get("act") == "back":
            take_back_line(by=me, at=at)
            tell(request, _("Taken back. Nobody reads it any more."))
        else:
            share_line(text=request.POST.get("text", ""), by=me, at=at)
            tell(request, _("Kept. Somebody may ask you about it."), undo=Undo(request.path, "back"))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(TODAY)


@audience("learner")
@require_POST
def moment(request: Asking, moment_id: UUID) -> HttpResponse:
    """What an adult noticed about me: hide it, bring it back, let my family read it or no longer."""
    found, me, at, act = (
        moment_for(request.viewer, moment_id),
        request.viewer.person,
        clock.now(),
        request.POST.get("act"),
    )
    if found is None or found.learner_id != me.id:
        raise Http404
    if act == "hide":
        hide_moment(moment=found, by=me, at=at)
        tell(request, _("Hidden. Only whoever noticed it has it now."), undo=Undo(request.path, "show"))
    elif act == "show":
        show_moment(moment=found, by=me, at=at)
        tell(request, _("It is back."))
    elif act in {"share", "keep"}:
        share_moment(moment=found, with_family=act == "share", by=me, at=at)
        tell(request, _("Your family reads it now.") if act == "share" else _("Your family no longer reads it."))
    else:
        raise Http404
    return redirect(TODAY)
