"""Decisions (H4): why things are as they are, in the family's language, with room to ask."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from trellis.rooms.charter.queries import vision_now
from trellis.rooms.community.queries import by_vision_part, decisions_of
from trellis.surfaces.decisions import about_learners, decision_context, found_decision, of_classes, take_said
from trellis.surfaces.gate import Asking, audience

BASE = "/family/decisions/"


@audience("family")
@require_safe
def decisions(request: Asking) -> HttpResponse:
    school = request.viewer.person.school
    context = {
        "school": school,
        "vision": vision_now(school),
        "parts": by_vision_part(list(decisions_of(school))),
        "about": about_learners(request.viewer),
        "of_classes": of_classes(request.viewer),
        "today": request.viewer.on,
        "base": BASE,
    }
    return render(request, "family/decisions.html", context)


@audience("family")
@require_http_methods(["GET", "HEAD", "POST"])
def decision(request: Asking, slug: str) -> HttpResponse:
    found, unsaid = found_decision(request, request.viewer.person.school, slug), None
    if request.method == "POST":
        unsaid = take_said(request, found)
        if unsaid is None:
            return redirect(f"{BASE}{slug}/#said")
    context = decision_context(request, found, base=BASE)
    context |= unsaid.context() if unsaid else {}
    return render(request, "family/decision.html", context, status=422 if unsaid else 200)
