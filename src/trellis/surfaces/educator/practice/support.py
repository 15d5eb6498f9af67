"""Asking a colleague for support, and answering one; the two of them read it, and nobody else."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.practice.actions import answer_support, ask_for_support, take_back_support
from trellis.rooms.practice.queries import support_for, whom_to_ask
from trellis.surfaces.educator.practice.page import HERE, own_page
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell


@audience("adults")
@require_POST
def ask(request: Asking) -> HttpResponse:
    """Ask for support."""
    words, to = request.POST.get("words", ""), request.POST.get("to", "")
    person = next((one for one in whom_to_ask(request.viewer) if str(one.id) == to), None)
    try:
        if person is None:
            raise Refused(_("Choose somebody who leads the school, or somebody of your team."))
        ask_for_support(to=person, words=words, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return own_page(request, status=422, not_asked={"wrong": str(refusal.sentence), "words": words, "to": to})
    tell(request, _("%(name)s reads it, and nobody else.") % {"name": person.said_as})
    return redirect(f"{HERE}#support")


@audience("adults")
@require_POST
def support(request: Asking, request_id: UUID) -> HttpResponse:
    """Answer what a colleague asked of me, or take back what I asked."""
    found, act, me = support_for(request.viewer, request_id), request.POST.get("act", ""), request.viewer.person
    if found is None or act not in {"answer", "back"}:
        raise Http404
    words = request.POST.get("words", "")
    try:
        if act == "back":
            take_back_support(request=found, by=me, at=clock.now())
            tell(request, _("Taken back. Nothing of it remains."))
        else:
            answer_support(request=found, words=words, by=me, at=clock.now())
            tell(request, _("Answered. %(name)s reads it.") % {"name": found.asked_by.said_as})
    except NotAllowed:
        raise
    except Refused as refusal:
        if act == "answer":
            unsaid = {"id": found.id, "wrong": str(refusal.sentence), "words": words}
            return own_page(request, status=422, unsaid=unsaid)
        messages.error(request, str(refusal.sentence))
    return redirect(f"{HERE}#support")
