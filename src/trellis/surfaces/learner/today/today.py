"""Today (L1), for older learners: the next person first, what I promised, what came back, the day, and keeping something."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.circles.actions import raise_hand, take_down_hand
from trellis.rooms.circles.queries import agreements_kept_on, hand_of_today, open_agreements_with, open_hand_of
from trellis.rooms.circles.queries.claims import round_asking
from trellis.rooms.conferences.queries import debriefs_of, next_talk_of
from trellis.rooms.evidence.actions import answer_ask
from trellis.rooms.evidence.queries import ask_of, said_lately_to
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.people.queries import advisor_of, midnight
from trellis.rooms.people.terms import Reading
from trellis.rooms.suggestions.queries import next_steps_for
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.learner.today.asked import asked_of_me
from trellis.surfaces.learner.today.day import day_in_hours
from trellis.surfaces.learner.today.pictures import in_pictures
from trellis.surfaces.learner.today.shared import shared_here
from trellis.ui.told import tell


@audience("learner")
def today(request: Asking) -> HttpResponse:
    if request.viewer.person.reading == Reading.YOUNG or request.kiosk:
        return in_pictures(request)
    me, viewer = request.viewer.person, request.viewer
    hand = hand_of_today(me, since=midnight(me.school, viewer.on))
    promises = list(open_agreements_with(me))
    context: dict[str, Any] = {
        **asked_of_me(request),
        **shared_here(request),
        "now": clock.now(),
        "today": viewer.on,
        "talk": next_talk_of(me),
        "mine": [promise for promise in promises if promise.owner_id == me.id],
        "theirs": [promise for promise in promises if promise.owner_id != me.id],
        "kept": [promise for promise in agreements_kept_on(viewer.on, me) if promise.owner_id == me.id],
        "said": said_lately_to(me, at=clock.now()),
        "offers": next_steps_for(me, viewer=viewer),
        "goals": goals_of(me, viewer=viewer)[:6],
        "hand": hand if hand and hand.answered_at is None else None,
        "coming": hand.answered_by if hand else None,
        "round": round_asking(me),
        "debriefs": debriefs_of(viewer, adult=advisor_of(me, on=viewer.on)),
    }
    context["day"] = day_in_hours(request, context["talk"])
    return render(request, "learner/today.html", context)


@audience("learner")
@require_POST
def hand(request: Asking) -> HttpResponse:
    """Put my hand up, with a word or without; or take it down."""
    me, at = request.viewer.person, clock.now()
    up = open_hand_of(me)
    if request.POST.get("act") == "down" and up:
        take_down_hand(hand=up, by=me, at=at)
    else:
        raise_hand(learner=me, words=request.POST.get("words", ""), by=me, at=at)
    return redirect("/learner/today/")


@audience("learner")
@require_POST
def help_asked(request: Asking, ask_id: UUID) -> HttpResponse:
    """Yes to a teacher who asks me to help, or not now: that leaves no trace."""
    found, act = ask_of(request.viewer.person, ask_id), request.POST.get("act")
    if found is None or act not in {"yes", "not_now"}:
        raise Http404
    name = {"name": found.teacher.said_as}
    answer_ask(ask=found, agrees=act == "yes", by=request.viewer.person, at=clock.now())
    tell(request, _("%(name)s reads that you will help.") % name if act == "yes" else _("Fine. Nothing of it is kept."))
    return redirect("/learner/today/")
