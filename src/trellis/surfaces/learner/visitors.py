"""A visitor may see one piece of mine and say something about it: yes, or no, and no at any time later."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.rooms.evidence.actions.visiting import agree_to_visitor, withdraw_visitor
from trellis.rooms.evidence.queries import piece_of
from trellis.rooms.evidence.queries.visiting import asked_of_learner
from trellis.rooms.evidence.rules import needs_consent
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("learner")
def visitors(request: Asking, piece_id: UUID) -> HttpResponse:
    found = piece_of(piece_id, viewer=request.viewer)
    if found is None or found.learner_id != request.viewer.id:
        raise Http404
    asked = asked_of_learner(found, viewer=request.viewer)
    if request.method == "POST":
        chosen = read_ids([request.POST.get("invitation", "")])
        row = next((one for one in asked if one.id in chosen), None)
        if row is None or request.POST.get("act") not in {"yes", "no"}:
            raise Http404
        does = agree_to_visitor if request.POST["act"] == "yes" else withdraw_visitor
        does(invitation=row, by=request.viewer.person, at=clock.now())
        tell(
            request, _("Agreed. You can say no later, here.") if does is agree_to_visitor else _("Then nobody sees it.")
        )
        return redirect(f"/learner/visitors/{found.id}/")
    family = any(needs_consent(one, at=clock.now()) for one in asked)
    return render(request, "learner/visitors.html", {"piece": found, "asked": asked, "family": family})
