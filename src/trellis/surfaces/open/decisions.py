"""What the school decided, and why (W1): by the parts of its vision, in words that name nobody.

Whoever belongs to the school reads what its people said as well; what was decided in a class is found by the people of
that class, and what was decided about one learner by that learner's circle alone.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trellis.foundation import clock
from trellis.rooms.community.queries import by_vision_part, decisions_of
from trellis.rooms.people.models import School
from trellis.rooms.people.queries import school_day
from trellis.surfaces.decisions import about_learners, decision_context, found_decision, of_classes, take_said
from trellis.surfaces.gate import audience
from trellis.surfaces.open.school import named, of_a_school


@audience("everybody")
@require_safe
@of_a_school
def decisions(request: HttpRequest, school: School) -> HttpResponse:
    viewer = request.viewer  # type: ignore[attr-defined]
    is_own = viewer is not None and viewer.person.school_id == school.id
    context = {
        "school": school,
        "parts": by_vision_part(list(decisions_of(school))),
        "about": about_learners(viewer if is_own else None),
        "of_classes": of_classes(viewer if is_own else None),
        "today": school_day(school, clock.now()),
        "base": "/decisions/",
        "kept": named(request),
    }
    return render(request, "open/decisions.html", context)


@audience("everybody")
@require_http_methods(["GET", "HEAD", "POST"])
@of_a_school
def decision(request: HttpRequest, school: School, slug: str) -> HttpResponse:
    found, unsaid = found_decision(request, school, slug), None
    if request.method == "POST":
        unsaid = take_said(request, found)
        if unsaid is None:
            return redirect(f"/decisions/{slug}/{named(request)}#said")
    context = decision_context(request, found, base="/decisions/") | {"kept": named(request)}
    context |= unsaid.context() if unsaid else {}
    return render(request, "open/decision.html", context, status=422 if unsaid else 200)
