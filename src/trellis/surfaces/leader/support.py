"""Support that colleagues asked of me, and what I offered whom: about support alone, and read by the two of us."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.people.queries.teams import colleagues_at
from trellis.rooms.practice.actions import answer_support, note_check_in, take_back_check_in
from trellis.rooms.practice.queries import check_in_for, check_ins_noted_by, support_asked_of, support_for
from trellis.rooms.practice.terms import MOST_ASKED
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

HERE = "/leader/support/"


@audience("leader")
@require_safe
def support(request: Asking) -> HttpResponse:
    return _page(request)


def _page(request: Asking, *, status: int = 200, **more: Any) -> HttpResponse:
    viewer = request.viewer
    asked = support_asked_of(viewer)
    context = {
        "waiting": [one for one in asked if one.answered_at is None],
        "answered": [one for one in asked if one.answered_at is not None],
        "noted": check_ins_noted_by(viewer),
        "adults": list(colleagues_at(viewer.person.school, on=viewer.on).exclude(pk=viewer.id)),
        "most": MOST_ASKED,
        **more,
    }
    return render(request, "leader/support.html", context, status=status)


@audience("leader")
@require_POST
def answer(request: Asking, request_id: UUID) -> HttpResponse:
    """Answer a colleague."""
    found, words = support_for(request.viewer, request_id), request.POST.get("words", "")
    if found is None:
        raise Http404
    try:
        answer_support(request=found, words=words, by=request.viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        return _page(request, status=422, unsaid={"id": found.id, "wrong": str(refusal.sentence), "words": words})
    tell(request, _("Answered. %(name)s reads it.") % {"name": found.asked_by.said_as})
    return redirect(HERE)


@audience("leader")
@require_POST
def check_in(request: Asking) -> HttpResponse:
    """Note what I offered a colleague."""
    given, viewer = request.POST, request.viewer
    adults = colleagues_at(viewer.person.school, on=viewer.on)
    adult = next((one for one in adults if str(one.id) == given.get("adult", "")), None)
    try:
        if adult is None:
            raise Refused(_("Choose the colleague to whom you offered it."))
        note_check_in(adult=adult, offered=given.get("offered", ""), by=viewer.person, at=clock.now())
    except NotAllowed:
        raise
    except Refused as refusal:
        typed = {"wrong": str(refusal.sentence), "offered": given.get("offered", ""), "adult": given.get("adult", "")}
        return _page(request, status=422, not_noted=typed)
    tell(request, _("Noted. %(name)s reads it too.") % {"name": adult.said_as})
    return redirect(HERE)


@audience("leader")
@require_POST
def check_in_back(request: Asking, check_in_id: UUID) -> HttpResponse:
    """Take back what I noted."""
    found = check_in_for(request.viewer, check_in_id)
    if found is None:
        raise Http404
    take_back_check_in(check_in=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. Nothing of it remains."))
    return redirect(HERE)
