"""A visitor's word to one piece: invite, make the address for one use, read what came, let it through."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.actions.visiting import (
    invite_visitor,
    let_visitor_word_through,
    make_visitor_address,
    withdraw_visitor,
)
from trellis.rooms.evidence.models import Evidence, VisitorInvitation
from trellis.rooms.evidence.queries import piece_of
from trellis.rooms.evidence.queries.visiting import invitations_of
from trellis.rooms.evidence.rules import may_invite_visitor
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("educator")
@never_cache
def visitors(request: Asking, piece_id: UUID) -> HttpResponse:
    """Who was invited to a piece. The address is told this once, on the answer that made it."""
    found = piece_of(piece_id, viewer=request.viewer)
    if found is None or not may_invite_visitor(request.viewer, found):
        raise Http404
    refused, address = "", ""
    if request.method == "POST":
        try:
            address = _done(request, found)
            if not address:
                return redirect(f"/educator/visitors/{found.id}/")
        except NotAllowed:
            raise
        except Refused as refusal:
            refused = str(refusal.sentence)
    context = {
        "piece": found, "invitations": invitations_of(found, viewer=request.viewer), "refused": refused,
        "address": address, "typed": request.POST,
    }  # fmt: skip
    return render(request, "educator/visitors.html", context, status=422 if refused else 200)


def _done(request: Asking, found: Evidence) -> str:
    """Do what was pressed; where an address was made, give it."""
    me, at, act = request.viewer.person, clock.now(), request.POST.get("act", "")
    if act == "invite":
        invite_visitor(piece=found, for_whom=request.POST.get("for_whom", ""), by=me, at=at)
        tell(request, _("%(name)s is asked, then the family.") % {"name": found.learner.said_as})
        return ""
    row = _chosen(request, found)
    if act == "address":
        home = settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/")
        return home + reverse("visit", args=[make_visitor_address(invitation=row, by=me, at=at)])
    if act not in ACTS:
        raise Http404
    do, said = ACTS[act]
    do(invitation=row, by=me, at=at)
    tell(request, str(said()))
    return ""


def _chosen(request: Asking, found: Evidence) -> VisitorInvitation:
    asked = read_ids([request.POST.get("invitation", "")])
    row = next((one for one in invitations_of(found, viewer=request.viewer) if one.id in asked), None)
    if row is None:
        raise Http404
    return row


ACTS: dict[str, Any] = {
    "through": (let_visitor_word_through, lambda: _("Let through. It stands under the piece.")),
    "withdraw": (withdraw_visitor, lambda: _("Withdrawn. Its address opens nothing any more.")),
}
