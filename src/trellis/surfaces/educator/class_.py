"""Class today (E1): what this adult promised, whose hand is up, who wants to show something, whom they have not met."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions import answer_hand, note_interaction, put_up_again
from trellis.rooms.circles.queries import hands_to_go_to, open_hands_for
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.community.queries.teams import questions_for, team_reviews_owed_by
from trellis.rooms.community.rules import may_have_decisions
from trellis.rooms.insights.queries import class_today
from trellis.rooms.paths.actions import (
    agree_demonstration,
    answer_idea,
    answer_why,
    ask_about_demonstration,
    pass_on_idea,
    reopen_demonstration,
    take_back_lesson,
)
from trellis.rooms.paths.models import OwnIdea
from trellis.rooms.paths.queries import ideas_waiting_for, lesson_of, whys_waiting_for
from trellis.rooms.paths.queries.demonstrations import demonstrations_answered_by, demonstrations_waiting_for
from trellis.rooms.people.queries import educator_of, groups_taught_by
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import Undo, tell


@audience("educator")
def class_(request: Asking) -> HttpResponse:
    now = clock.now()
    groups, school = groups_taught_by(request.viewer), request.viewer.person.school
    context = {
        "today": class_today(request.viewer, at=now),
        "groups": groups,
        "decides": any(may_have_decisions(one, school) for one in groups),
        "now": now,
        "team_asks": questions_for(request.viewer),
        "team_reviews": team_reviews_owed_by(request.viewer),
    }
    return render(request, "educator/class.html", context)


@audience("educator")
@require_POST
def lesson(request: Asking, lesson_id: UUID) -> HttpResponse:
    """One tap takes a small lesson back."""
    found = lesson_of(request.viewer.person, lesson_id)
    if found is None:
        raise Http404
    take_back_lesson(lesson=found, by=request.viewer.person, at=clock.now())
    tell(request, _("Taken back. It has gone from their day as well."))
    return redirect("/educator/class/")


@audience("educator")
@require_POST
def going(request: Asking, hand_id: UUID) -> HttpResponse:
    """One tap: going to whoever asked; afterwards, that they spoke, or that the hand is up again."""
    act, me, at = request.POST.get("act", "going"), request.viewer.person, clock.now()
    hands = open_hands_for(request.viewer) if act == "going" else hands_to_go_to(request.viewer, at=at)
    hand = hands.filter(pk=hand_id).first()
    if hand is None or act not in {"going", "spoke", "again"}:
        raise Http404
    name = {"name": hand.learner.said_as}
    if act == "going":
        answer_hand(hand=hand, by=me, at=at)
        tell(request, _("%(name)s reads that you are coming.") % name, undo=Undo(request.path, "again"))
    elif act == "spoke":
        note_interaction(learner=hand.learner, kind=InteractionKind.SPOKE, by=me, at=at)
        tell(request, _("Noted: you spoke with %(name)s.") % name)
    else:
        put_up_again(hand=hand, by=me, at=at)
        tell(request, _("The hand of %(name)s is up again.") % name)
    return redirect("/educator/class/")


@audience("educator")
@require_POST
def idea(request: Asking, idea_id: UUID) -> HttpResponse:
    """Answer an own idea: yes, let us talk, or pass it on to a colleague who teaches the learner."""
    found = ideas_waiting_for(request.viewer).filter(pk=idea_id).first()
    if found is None:
        raise Http404
    act = request.POST.get("act")
    if act not in {"yes", "talk", "pass_on"}:
        raise Http404
    try:
        tell(request, _pass_on(request, found) if act == "pass_on" else _answer(request, found, yes=act == "yes"))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("/educator/class/#asked")


def _pass_on(request: Asking, found: OwnIdea) -> str:
    to = educator_of(found.learner, request.POST.get("to", ""), on=request.viewer.on)
    if to is None:
        raise Refused(_("Choose a colleague who teaches this learner."))
    pass_on_idea(idea=found, to=to, by=request.viewer.person, at=clock.now())
    return _("Passed on: %(name)s will answer.") % {"name": to.said_as}


def _answer(request: Asking, found: OwnIdea, *, yes: bool) -> str:
    answer, name = request.POST.get("answer", ""), {"name": found.learner.said_as}
    answer_idea(idea=found, yes=yes, answer=answer, by=request.viewer.person, at=clock.now())
    if yes:
        return _("You said yes. %(name)s has it in the plan.") % name
    return _("%(name)s reads that you would like to talk about it.") % name


@audience("educator")
@require_POST
def why(request: Asking, question_id: UUID) -> HttpResponse:
    """Answer a why, signed."""
    found = whys_waiting_for(request.viewer).filter(pk=question_id).first()
    if found is None:
        raise Http404
    try:
        answer_why(question=found, answer=request.POST.get("answer", ""), by=request.viewer.person, at=clock.now())
        tell(request, _("Answered. %(name)s reads it with your name.") % {"name": found.learner.said_as})
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect("/educator/class/#asked")


@audience("educator")
@require_POST
def showing(request: Asking, demonstration_id: UUID) -> HttpResponse:
    """Agree to how somebody would like to show something, or ask about it; one answer for all targets it was said for."""
    act, me, at, viewer = request.POST.get("act", ""), request.viewer.person, clock.now(), request.viewer
    mine = demonstrations_answered_by(viewer, demonstration_id) if act == "reopen" else []
    for one in mine:
        reopen_demonstration(demonstration=one, by=me, at=at)
    waiting = demonstrations_waiting_for(viewer)
    found = next((one for one in waiting if demonstration_id in {row.id for row in one.rows}), None)
    if found is not None and act == "reopen":
        return redirect("/educator/class/#asked")
    if found is None or act not in {"agree", "ask"}:
        raise Http404
    name = {"name": found.learner.said_as}
    try:
        for row in found.rows:
            if act == "agree":
                agree_demonstration(demonstration=row, by=me, at=at)
            else:
                question = request.POST.get("question", "")
                ask_about_demonstration(demonstration=row, question=question, by=me, at=at)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect("/educator/class/#asked")
    told = _("Agreed. %(name)s reads it with your name.") if act == "agree" else _("Asked. %(name)s says it anew.")
    tell(request, told % name, undo=Undo(request.path, "reopen"))
    return redirect("/educator/class/#asked")
