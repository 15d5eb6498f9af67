"""A visitor may see one piece of my child's and say something about it: yes, or no, and no at any time later."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.rooms.evidence.actions.visiting import consent_to_visitor, withdraw_visitor
from trellis.rooms.evidence.queries.visiting import invitation_of
from trellis.rooms.evidence.rules import may_consent_to_visitor
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("family")
def visitor(request: Asking, invitation_id: UUID) -> HttpResponse:
    found = invitation_of(invitation_id)
    if found is None or found.agreed_at is None or not may_consent_to_visitor(request.viewer, found):
        raise Http404
    if request.method == "POST":
        if request.POST.get("act") not in {"yes", "no"}:
            raise Http404
        does = consent_to_visitor if request.POST["act"] == "yes" else withdraw_visitor
        does(invitation=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Agreed. You can take it back at any time, here.") if does is consent_to_visitor
             else _("Then nobody sees it."))  # fmt: skip
        return redirect(f"/family/visitors/{found.id}/")
    return render(request, "family/visitor.html", {"found": found})
