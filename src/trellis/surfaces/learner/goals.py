"""My goals and what I say about myself (L6)."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.paths.actions import let_go_of_goal, reach_goal, set_goal
from trellis.rooms.paths.queries import goal_of, goals_of, goals_reached_by
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.terms import Audience
from trellis.rooms.profiles.actions import say_about_me, take_back
from trellis.rooms.profiles.queries import entries_of, own_entry
from trellis.rooms.profiles.terms import EntryKind
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
    """Reached, or let go."""
    me = request.viewer.person
    found = goal_of(me, goal_id)
    if found is None:
        raise Http404
    (reach_goal if request.POST.get("act") == "reached" else let_go_of_goal)(goal=found, by=me, at=clock.now())
    return redirect("/learner/goals/")


@audience("learner")
@require_POST
def about_me(request: Asking) -> HttpResponse:
    """My line, an interest; opened to my family when I say so."""
    me, form = request.viewer.person, request.POST
    opened = [Audience.FAMILY] if form.get("family") else []
    try:
        say_about_me(learner=me, kind=form.get("kind", ""), text=form.get("text", ""), visibility=opened, by=me,
                     at=clock.now())  # fmt: skip
    except Refused as refusal:
        context = _context(request, me_refused=refusal.sentence, typed_me=form)
        return render(request, "learner/goals.html", context, status=422)
    return redirect("/learner/goals/#me")


@audience("learner")
@require_POST
def not_about_me(request: Asking, entry_id: UUID) -> HttpResponse:
    me = request.viewer.person
    entry = own_entry(me, entry_id)
    if entry is None:
        raise Http404
    take_back(entry=entry, by=me, at=clock.now())
    return redirect("/learner/goals/#me")


def _context(request: Asking, **more: Any) -> dict[str, Any]:
    viewer = request.viewer
    return {
        "goals": list(goals_of(viewer.person, viewer=viewer)),
        "reached": list(goals_reached_by(viewer.person, viewer=viewer)[:60]),
        "entries": list(entries_of(viewer.person, viewer=viewer)),
        "horizons": Horizon.choices,
        "kinds": EntryKind.choices,
        **more,
    }
