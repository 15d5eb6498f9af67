"""Who knows whom (P2): whom no adult knows yet, which is what the adults owe, and the threads between all of them."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.by_name import ask_by_name
from trellis.rooms.circles.actions.claims import ask_adults, close_round, open_round, stop_asking_adults
from trellis.rooms.circles.models import ClaimRound
from trellis.rooms.circles.queries.claims import names_asked, round_held_by
from trellis.rooms.circles.queries.walk import lines_left
from trellis.rooms.insights.queries.who_knows_whom import Standing, standings_of, who_knows_whom
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import (
    adults_at,
    groups_learning_at,
    learner_at,
    learner_ids_in,
    names_teaching,
    taught_by,
)
from trellis.rooms.profiles.queries import lines_of
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.knowing import promise, woven
from trellis.ui.told import Undo, tell

PEOPLE, A_PAGE = "/leader/people/", 60


@audience("leader_or_counsellor")
@require_safe
def people(request: Asking) -> HttpResponse:
    return _page(request)


def _page(request: Asking, *, refused: str = "", typed: str = "") -> HttpResponse:
    known, viewer = who_knows_whom(request.viewer), request.viewer
    page = Paginator(known.nobody_yet, A_PAGE).get_page(request.GET.get("page"))
    groups, group = _groups(request) if known.rounds else ([], None)
    there = learner_ids_in(group.id, viewer.on) if group else []
    found = standings_of({*page.object_list, *known.promised, *there}, known, viewer=viewer)
    drawn = [one for one in found.values() if one.learner.id in there]
    context: dict[str, Any] = {
        "known": known,
        "held": known.rounds[0] if known.rounds else None,
        "nobody": len(known.nobody_yet),
        "page": page,
        "rows": _rows(request, [found[one] for one in page.object_list], held=next(iter(known.rounds), None)),
        "on_it": [found[one] for one in known.promised],
        "refused": refused,
        "typed": typed,
        "groups": groups,
        "group": group,
        "there": drawn,
        "loom": woven(drawn) if drawn else None,
    }
    return render(request, "leader/people.html", context, status=422 if refused else 200)


def _asked_about(request: Asking, learner_ids: Collection[UUID]) -> tuple[UUID | None, list[Person]]:
    """The learner about whom somebody is to be asked by name, if that was chosen, and whom one can ask: forty names in
    each of forty rows are too many to read and to send."""
    chosen = next(iter(read_ids([request.GET.get("ask", "")]) & set(learner_ids)), None)
    adults = adults_at(request.viewer.person.school_id, request.viewer.on) if chosen else []
    return chosen, [one for one in adults if one.id != request.viewer.id]


def _rows(request: Asking, standings: list[Standing], *, held: ClaimRound | None) -> list[dict[str, Any]]:
    """Each with the line they share and who teaches them: something to begin with."""
    viewer, ids = request.viewer, [one.learner.id for one in standings]
    taught_by(viewer)  # read once, so that nobody is asked about one by one
    lines = lines_of([one.learner for one in standings], viewer=viewer)
    lines |= {one: card.text for one, card in lines_left(viewer).items()}
    teaching = names_teaching(ids, on=viewer.on) if ids else {}
    chosen, adults = _asked_about(request, ids)
    asked = names_asked(held, ids, viewer=viewer) if held and ids else {}
    return [
        {
            "asked": asked.get(one.learner.id, []),
            "standing": one,
            "line": lines.get(one.learner.id, ""),
            "taught_by": teaching.get(one.learner.id, []),
            "choices": adults if one.learner.id == chosen else [],
        }
        for one in standings
    ]


def _groups(request: Asking) -> tuple[list[Group], Group | None]:
    """The groups in which somebody learns, and the one whose threads are drawn: all of a school in one drawing would be a
    knot."""
    groups, asked = groups_learning_at(request.viewer.person.school_id, request.viewer.on), request.GET.get("group", "")
    return groups, next((one for one in groups if str(one.id) == asked), groups[0] if groups else None)


@audience("leader_or_counsellor")
@require_POST
def rounds(request: Asking) -> HttpResponse:
    """Ask everybody who knows whom."""
    typed = request.POST.get("name", "")
    try:
        open_round(name=typed, by=request.viewer.person, at=clock.now())
    except Refused as refusal:
        return _page(request, refused=refusal.sentence, typed=typed)
    tell(request, _("Everybody is being asked now: learners on their Today, adults on a page of their own."))
    return redirect(PEOPLE)


@audience("leader_or_counsellor")
@require_POST
def round_(request: Asking, round_id: UUID) -> HttpResponse:
    """Close a round; ask the adults who will get to know somebody, or ask them no longer."""
    held, act, me, at = (
        round_held_by(request.viewer, round_id),
        request.POST.get("act"),
        request.viewer.person,
        clock.now(),
    )
    if held is None or act not in {"close", "ask", "stop"}:
        raise Http404
    if act == "close":
        close_round(held=held, by=me, at=at)
        tell(request, _("Closed. What people said stands until you ask again."))
    elif act == "ask":
        ask_adults(held=held, by=me, at=at)
        tell(request, _("Every adult here reads these names now, and nothing else."), undo=Undo(request.path, "stop"))
    else:
        stop_asking_adults(held=held, by=me, at=at)
        tell(request, _("The adults no longer read these names."))
    return redirect(PEOPLE)


@audience("leader_or_counsellor")
@require_POST
def ask(request: Asking, learner_id: UUID) -> HttpResponse:
    """Ask one adult by name: do you know this learner?"""
    viewer, me = request.viewer, request.viewer.person
    known = who_knows_whom(viewer)
    found = learner_at(me.school_id, learner_id, viewer.on) if learner_id in known.nobody_yet else None
    if found is None:
        raise Http404
    chosen = read_ids([request.POST.get("adult", "")])
    adult = next((one for one in adults_at(me.school_id, viewer.on) if one.id in chosen), None)
    try:
        if adult is None:
            raise Refused(_("Choose somebody else who works here today."))
        ask_by_name(held=known.rounds[0], learner=found, adult=adult, by=me, at=clock.now())
        names = {"name": found.said_as, "adult": adult.said_as}
        tell(request, _("%(adult)s is asked about %(name)s, and reads the name alone.") % names)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(PEOPLE)


@audience("leader_or_counsellor")
@require_POST
def will(request: Asking, learner_id: UUID) -> HttpResponse:
    """I will: the name leaves the list at once, and nobody tells the learner."""
    found = learner_at(request.viewer.person.school_id, learner_id, request.viewer.on)
    if found is None:
        raise Http404
    return _promised(request, found)


def _promised(request: Asking, found: Person) -> HttpResponse:
    try:
        promise(request, found)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(PEOPLE)
