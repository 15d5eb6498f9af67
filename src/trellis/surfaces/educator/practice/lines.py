"""What an adult shows by example: goals, a habit, a mistake and what they learnt, an answer given first."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.paths.actions import let_go_of_goal, open_goal, reach_goal, set_goal
from trellis.rooms.paths.queries import goal_of
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.terms import Audience
from trellis.rooms.practice.actions import share_line, take_line_away, write_line
from trellis.rooms.practice.queries import own_line
from trellis.rooms.practice.terms import LineKind
from trellis.surfaces.educator.practice.page import HERE, own_page
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

GOAL = "goal"


@audience("adults")
@require_POST
def lines(request: Asking) -> HttpResponse:
    """Write a goal or a line of my own; mine alone unless I tick that those whom I teach read it."""
    given, me, at = request.POST, request.viewer.person, clock.now()
    kind, words, shares = given.get("kind", ""), given.get("words", ""), "share" in given
    try:
        if kind == GOAL:
            set_goal(
                owner=me, horizon=Horizon.YEAR, text=words, visibility=[Audience.CLASS] if shares else [], by=me, at=at
            )
        else:
            asked = given.get("asked", "") if kind == LineKind.ANSWER else ""
            write_line(
                kind=kind, words=words, learnt=given.get("learnt", ""), asked=asked, is_shared=shares, by=me, at=at
            )
    except NotAllowed:
        raise
    except Refused as refusal:
        typed = {name: given.get(name, "") for name in ("kind", "words", "learnt")}
        return own_page(request, status=422, not_kept={"wrong": str(refusal.sentence), "share": shares, **typed})
    tell(
        request,
        _("Kept. Those whom you teach read it.") if shares else _("Kept. It is yours alone until you share it."),
    )
    return redirect(f"{HERE}#example")


@audience("adults")
@require_POST
def line(request: Asking, line_id: UUID) -> HttpResponse:
    """Share a line of mine, keep it to myself again, or take it away."""
    found, act = own_line(request.viewer, line_id), request.POST.get("act", "")
    if found is None or act not in {"share", "keep", "away"}:
        raise Http404
    if act == "away":
        take_line_away(line=found, by=request.viewer.person, at=clock.now())
        tell(request, _("Taken away. Nothing of it is left."))
    else:
        share_line(line=found, is_shared=act == "share", by=request.viewer.person, at=clock.now())
        tell(request, _shared(act))
    return redirect(f"{HERE}#example")


@audience("adults")
@require_POST
def goal(request: Asking, goal_id: UUID) -> HttpResponse:
    """Share a goal of mine, keep it to myself again; reach it or let it go."""
    me, at = request.viewer.person, clock.now()
    found, act = goal_of(me, goal_id), request.POST.get("act", "")
    if found is None or act not in {"share", "keep", "reached", "let_go"}:
        raise Http404
    if act in {"share", "keep"}:
        open_goal(goal=found, visibility=[Audience.CLASS] if act == "share" else [], by=me, at=at)
        tell(request, _shared(act))
    elif act == "reached":
        reach_goal(goal=found, by=me, at=at)
        tell(request, _("Reached."))
    else:
        let_go_of_goal(goal=found, by=me, at=at)
        tell(request, _("Let go."))
    return redirect(f"{HERE}#example")


def _shared(act: str) -> str:
    return _("Those whom you teach read it now.") if act == "share" else _("It is yours alone again.")
