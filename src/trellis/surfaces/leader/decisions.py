"""Decisions (P4): what was decided and when it is looked at again; writing one, writing it anew, answering what people say."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from trellis.rooms.community.queries import (
    classes_to_decide_for,
    comments_waiting,
    decisions_of,
    decisions_of_classes,
    reviews_owed_by,
)
from trellis.rooms.people.models import Person
from trellis.rooms.privacy.queries import learner_for
from trellis.surfaces.deciding import kept_decision, kept_page, settle_said, write_anew, write_new
from trellis.surfaces.decisions import about_learners
from trellis.surfaces.forms import read_ids
from trellis.surfaces.gate import Asking, audience

BASE = "/leader/decisions/"


@audience("leader")
@require_safe
def decisions(request: Asking) -> HttpResponse:
    viewer = request.viewer
    found = [*decisions_of(viewer.person.school), *decisions_of_classes(viewer)]
    found.sort(key=lambda one: (one.review_on, one.id))
    about = about_learners(viewer)
    past = [one for one in found if one.review_on <= viewer.on]
    past_about = [one for one in about if one.decision.review_on <= viewer.on]
    context = {
        "past": past,
        "coming": [one for one in found if one.review_on > viewer.on],
        "about": about,
        "past_about": past_about,
        "due": len(past) + len(past_about),
        "owed": {one.id for one in reviews_owed_by(viewer)},
        "waiting": comments_waiting(viewer),
        "base": BASE,
    }
    return render(request, "leader/decisions.html", context)


@audience("leader")
@require_safe
def decision(request: Asking, slug: str) -> HttpResponse:
    return kept_page(request, kept_decision(request, slug), base=BASE)


@audience("leader")
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Asking) -> HttpResponse:
    """Write a decision down: of the school, of a class, or about the learner whose page led here."""
    return write_new(request, base=BASE, groups=classes_to_decide_for(request.viewer), learner=_learner_asked(request))


@audience("leader")
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: Asking, slug: str) -> HttpResponse:
    """Write a decision anew: the version before stays as it was."""
    return write_anew(request, slug, base=BASE)


@audience("leader")
@require_POST
def settle(request: Asking, comment_id: UUID) -> HttpResponse:
    """Answer a comment, and say whether the people of the school read it."""
    return settle_said(request, comment_id, base=BASE)


def _learner_asked(request: Asking) -> Person | None:
    asked = request.GET.get("about", "")
    if not asked:
        return None
    found = next((learner_for(request.viewer, one) for one in read_ids([asked])), None)
    if found is None:
        raise Http404
    return found
