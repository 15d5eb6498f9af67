"""My goals (L6)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.paths.actions import let_go_of_goal, reach_goal, set_goal
from trellis.rooms.paths.actions.goals import open_goal_to_circle
from trellis.rooms.paths.queries import goal_of, goals_of, goals_reached_by
from trellis.rooms.paths.terms import Horizon
from trellis.surfaces.gate import Asking, audience


@audience("learner")
def goals(request: Asking) -> HttpResponse:
    if request.method != "POST":
        return render(request, "learner/goals.html", _context(request))
    me = request.viewer.person
    try:
        set_goal(owner=me, horizon=request.POST.get("horizon", ""), text=request.POST.get("text", ""), by=me,
                 at=clock.now())  # fmt: skip
    except Refused as refusal:
        context = _context(request, refused=refusal.sentence, typed=request.POST)
        return render(request, "learner/goals.html", context, status=422)
    return redirect("/learner/goals/")


@audience("learner")
@require_POST
def goal(request: Asking, goal_id: UUID) -> HttpResponse:
    """Reached, let go, opened to my circle or closed to it again."""
    me = request.viewer.person
    found = goal_of(me, goal_id)
    if found is None:
        raise Http404
    act, at = request.POST.get("act"), clock.now()
    if act in {"open", "close"}:
        open_goal_to_circle(goal=found, is_open=act == "open", by=me, at=at)
    else:
        (reach_goal if act == "reached" else let_go_of_goal)(goal=found, by=me, at=at)
    return redirect("/learner/goals/")


def _context(request: Asking, **more: Any) -> dict[str, Any]:
    viewer = request.viewer
    return {
        "goals": goals_of(viewer.person, viewer=viewer),
        "reached": list(goals_reached_by(viewer.person, viewer=viewer)[:60]),
        "horizons": Horizon.choices,
        **more,
    }
