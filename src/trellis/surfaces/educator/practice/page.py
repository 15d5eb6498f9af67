"""What an adult's own page shows, for every part of it that answers on the same page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from trellis.foundation import clock
from trellis.rooms.conferences.queries import question_for
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.practice import queries
from trellis.rooms.practice.terms import MOST_ASKED, MOST_LINE, MOST_SAID, LineKind
from trellis.surfaces.gate import Asking

HERE = "/educator/practice/"


def own_page(request: Asking, *, status: int = 200, **more: Any) -> HttpResponse:
    """This function will show an adult's own page: what they try, what they show by example, whom they ask."""
    viewer = request.viewer
    trials = queries.own_trials(viewer)
    context = {
        "trying": [one for one in reversed(trials) if one.trial.closed_at is None],
        "log": [one for one in trials if one.trial.closed_at is not None],
        "goals": goals_of(viewer.person, viewer=viewer),
        "lines": queries.own_lines(viewer),
        "kinds": LineKind.choices,
        "question": question_for(viewer, at=clock.now()).words,
        "asked": queries.support_asked_by(viewer),
        "asked_of_me": queries.support_asked_of(viewer),
        "offered": queries.check_ins_with(viewer),
        "whom": queries.whom_to_ask(viewer),
        "most_asked": MOST_ASKED,
        "most_said": MOST_SAID,
        "most_line": MOST_LINE,
        "teaches": bool(viewer.taught_groups),
        **more,
    }
    return render(request, "educator/practice.html", context, status=status)
