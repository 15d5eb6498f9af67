"""What I plan to try, and what came of it in one line: my own log."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.practice.actions import close_trial, share_trial, take_trial_away
from trellis.rooms.practice.queries import own_trial
from trellis.surfaces.educator.practice.page import HERE, own_page
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

ACTS = ("close", "share", "keep", "away")


@audience("adults")
@require_POST
def trial(request: Asking, trial_id: UUID) -> HttpResponse:
    """Write what happened, let my team read it, keep it to myself again, or take it away."""
    found, act, me = own_trial(request.viewer, trial_id), request.POST.get("act", ""), request.viewer.person
    if found is None or act not in ACTS:
        raise Http404
    came_of_it, at = request.POST.get("came_of_it", ""), clock.now()
    try:
        if act == "close":
            close_trial(trial=found, came_of_it=came_of_it, by=me, at=at)
            tell(request, _("It stands in your own log."))
        elif act == "away":
            take_trial_away(trial=found, by=me, at=at)
            tell(request, _("Taken away. Nothing of it is left."))
        else:
            share_trial(trial=found, is_shared=act == "share", by=me, at=at)
            tell(request, _("Your team reads it now.") if act == "share" else _("It is yours alone again."))
    except NotAllowed:
        raise
    except Refused as refusal:
        return own_page(
            request, status=422, not_closed={"id": found.id, "wrong": str(refusal.sentence), "came_of_it": came_of_it}
        )
    return redirect(f"{HERE}#trying")
