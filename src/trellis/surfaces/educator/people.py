"""Whom I know well, and whom I said I would get to know: for every adult who works at the school."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.by_name import answer_by_name
from trellis.rooms.circles.actions.claims import name_learners
from trellis.rooms.circles.actions.commitment import answer_commitment
from trellis.rooms.circles.actions.walk import share_line, take_back_line
from trellis.rooms.circles.models import ClaimRound
from trellis.rooms.circles.queries.claims import (
    asked_by_name,
    commitment_of,
    groups_answered_by,
    open_commitments_of,
    open_round_at,
    said_by,
)
from trellis.rooms.circles.queries.walk import card_of
from trellis.rooms.community.queries.outreach import outreach_waiting_for
from trellis.rooms.insights.queries.who_knows_whom import nobody_yet
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import groups_learning_at, learner_ids_in, people_by_name
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.knowing import promise
from trellis.ui.told import tell

PEOPLE = "/educator/people/"


@audience("adults")
@require_safe
def people(request: Asking) -> HttpResponse:
    viewer, me = request.viewer, request.viewer.person
    held = open_round_at(me.school)
    answered = groups_answered_by(me, held) if held else set()
    promised = open_commitments_of(me)
    context: dict[str, Any] = {
        "held": held,
        "classes": [(group, group.id in answered) for group in _classes(request)] if held else [],
        "nobody": nobody_yet(viewer),
        "by_name": asked_by_name(viewer),
        "due": [one for one in promised if one.review_on <= viewer.on],
        "later": [one for one in promised if one.review_on > viewer.on],
        "card": card_of(me),
        "reached": outreach_waiting_for(viewer),
    }
    context["go_on"] = next((group for group, is_done in context["classes"] if not is_done), None)
    return render(request, "educator/people.html", context)


def _classes(request: Asking) -> list[Group]:
    """Every group with learners today, one's own first, then by name."""
    viewer = request.viewer
    groups = groups_learning_at(viewer.person.school_id, viewer.on)
    return sorted(groups, key=lambda group: group.id not in viewer.taught_groups)


@audience("adults")
@require_http_methods(["GET", "HEAD", "POST"])
def class_(request: Asking, group_id: UUID) -> HttpResponse:
    """Whom of one class do I know well: a tick beside a name."""
    viewer, me = request.viewer, request.viewer.person
    group = next((one for one in groups_learning_at(me.school_id, viewer.on) if one.id == group_id), None)
    held = open_round_at(me.school)
    if group is None:
        raise Http404
    if held is None:
        messages.error(request, _("This round was closed in the meantime. What you said before stands."))
        return redirect(PEOPLE)
    learners = [one for one in people_by_name(learner_ids_in(group.id, viewer.on)) if one.id != me.id]
    if request.method != "POST":
        return _ticks(request, held, group, learners, said_by(me, held))
    ticked = read_ids(request.POST.getlist("learner"))
    try:
        named = [one for one in learners if one.id in ticked]
        if len(named) < len(ticked):
            raise Refused(_("Choose among those who are in this class today: somebody you chose is not."))
        name_learners(held=held, group=group, learners=named, by=me, at=clock.now())
    except Refused as refusal:
        return _ticks(request, held, group, learners, ticked, refusal.sentence)
    return _onward(request, held)


def _ticks(
    request: Asking, held: ClaimRound, group: Group, learners: list[Person], ticked: Collection[UUID], refused: str = ""
) -> HttpResponse:
    context = {"held": held, "group": group, "learners": learners, "ticked": ticked, "refused": refused}
    return render(request, "educator/people_class.html", context, status=422 if refused else 200)


def _onward(request: Asking, held: ClaimRound) -> HttpResponse:
    """On to the next class, as long as there is one."""
    answered = groups_answered_by(request.viewer.person, held)
    following = next((group for group in _classes(request) if group.id not in answered), None)
    tell(request, _("Kept.") if following else _("Kept. That was the last class."))
    return redirect(f"{PEOPLE}{following.id}/" if following else PEOPLE)


@audience("adults")
@require_POST
def will(request: Asking, learner_id: UUID) -> HttpResponse:
    """I will: a name leaves the list at once. Two adults may promise the same."""
    viewer = request.viewer
    asked = [
        *nobody_yet(viewer),
        *(one.learner for one in asked_by_name(viewer)),
        *(one.learner for one in open_commitments_of(viewer.person)),
    ]
    found = next((one for one in asked if one.id == learner_id), None)
    if found is None:
        raise Http404
    try:
        promise(request, found)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(PEOPLE)


@audience("adults")
@require_POST
def asked(request: Asking, asked_id: UUID) -> HttpResponse:
    """Do you know Ivo? Yes, or not yet, which is kept nowhere."""
    found, act = (
        next((one for one in asked_by_name(request.viewer) if one.id == asked_id), None),
        request.POST.get("act"),
    )
    if found is None or act not in {"yes", "no"}:
        raise Http404
    answer_by_name(asked=found, knows=act == "yes", by=request.viewer.person, at=clock.now())
    tell(
        request,
        _("Kept: you know %(name)s.") % {"name": found.learner.said_as}
        if act == "yes"
        else _("Fine. Nothing of it is kept."),
    )
    return redirect(PEOPLE)


SAID = {
    "known": gettext_lazy("Good to know: you and %(name)s know each other now."),
    "more_time": gettext_lazy("You are asked again in three weeks about %(name)s."),
    "handed_back": gettext_lazy(
        "Handed back: those who lead the school read that somebody else should get to know %(name)s."
    ),
}


@audience("adults")
@require_POST
def promised(request: Asking, commitment_id: UUID) -> HttpResponse:
    """How it is: we know each other now, I need more time, or somebody else should."""
    found, act = commitment_of(request.viewer.person, commitment_id), request.POST.get("act", "")
    if found is None or act not in SAID:
        raise Http404
    answer_commitment(commitment=found, answer=act, by=request.viewer.person, at=clock.now())
    tell(request, SAID[act] % {"name": found.learner.said_as})
    return redirect(PEOPLE)


@audience("adults")
@require_POST
def line(request: Asking) -> HttpResponse:
    """Come and read the door poems: a line for those who lead, for when they walk by."""
    me, at = request.viewer.person, clock.now()
    try:
        if request.POST.get("act") == "back":
            take_back_line(by=me, at=at)
            tell(request, _("Taken back. Nobody reads it any more."))
        else:
            share_line(text=request.POST.get("text", ""), by=me, at=at)
            tell(request, _("Kept. Somebody may ask you about it."))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(PEOPLE)
