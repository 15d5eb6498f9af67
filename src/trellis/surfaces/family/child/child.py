"""My child (H1): now, next, already shown and how to help, in the family's language, on a phone, in under a minute."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.engine.trellis_drawing import draw_near
from trellis.foundation import clock
from trellis.rooms.circles.queries.around import adults_around
from trellis.rooms.circles.queries.walk import moments_of
from trellis.rooms.community.queries import words_home
from trellis.rooms.community.queries.outreach import outreach_of
from trellis.rooms.evidence.queries import judgements_of, piece_of, showcase_of, thread_of
from trellis.rooms.evidence.queries.visiting import asked_of_family
from trellis.rooms.paths.queries import own_growth_of
from trellis.rooms.people.actions import keep_family_key
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import children_of, groups_and_educators_of
from trellis.rooms.people.queries.mentoring import mentorships_for_family
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind
from trellis.surfaces.about_me import about_me
from trellis.surfaces.decisions import about_learners
from trellis.surfaces.family.seen import seen_of
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.growth import Places, growth_of
from trellis.surfaces.target_detail import detail_of
from trellis.surfaces.whole import areas_in_words, beside_areas

SENT_SHOWN = 12  # of what a child under thirteen sent to adults, the newest


@audience("family")
@require_safe
def child(request: Asking, child_id: UUID | None = None) -> HttpResponse:
    children = children_of(request.viewer)
    found = _one_of(children, child_id)
    if request.family_key is not None:
        keep_family_key(key=request.family_key, by=request.viewer.person, at=clock.now())
    context = {
        "seen": seen_of(found, viewer=request.viewer),
        "children": children,
        "moments": moments_of(found, viewer=request.viewer, at_most=2),
        "words": words_home(found, viewer=request.viewer),
        "visitors": asked_of_family(found, viewer=request.viewer),
        "mentorships": mentorships_for_family(found, viewer=request.viewer),
        "about": [one for one in about_learners(request.viewer) if one.decision.learner_id == found.id],
    }
    return render(request, "family/child.html", context)


@audience("family")
@require_safe
def whole(request: Asking, child_id: UUID) -> HttpResponse:
    """The whole of it: every area of the same weight, the path as a picture, and the child in their own words."""
    viewer = request.viewer
    found = _one_of(children_of(viewer), child_id)
    if not may_read(viewer, Kind.EVIDENCE, found):
        raise Http404
    asked = _asked_target(request)
    places = Places(target=f"/family/child/{found.id}/whole/?target={{}}#target", area="")
    grown = growth_of(found, viewer=viewer, places=places, current=asked, in_full=True)
    about = about_me(grown.entries.readable, found, viewer=viewer)
    educators = groups_and_educators_of(found, on=viewer.on)[1]
    own = own_growth_of(found, viewer=viewer)
    context: dict[str, Any] = {
        "learner": found,
        "about": about,
        "beside": beside_areas(found, about=about, own=own, circle=educators, reader=viewer.person),
        "drawing": draw_near(grown.growth),
        "showcase": showcase_of(found, viewer=viewer),
        "areas": areas_in_words(reader=viewer.person, continuum=grown.continuum, reading=grown.reading),
        "circle": adults_around(found, viewer=viewer),
        "sent": outreach_of(found, viewer=viewer, at_most=SENT_SHOWN),
        "detail": detail_of(found, asked, viewer=viewer, grown=grown) if asked else None,
        "piece_url": f"/family/child/{found.id}/work/",
    }
    return render(request, "family/child_whole.html", context)


@audience("family")
@require_safe
def work(request: Asking, child_id: UUID, piece_id: UUID) -> HttpResponse:
    """One piece with everything on it: what one sees and hears, what was said about it, and by whom."""
    viewer = request.viewer
    found = _one_of(children_of(viewer), child_id)
    piece = piece_of(piece_id, viewer=viewer)
    if piece is None or piece.learner_id != found.id:
        raise Http404
    context = {
        "learner": found,
        "piece": piece,
        "thread": thread_of(piece, viewer=viewer),
        "judgements": list(judgements_of(found, viewer=viewer, piece=piece).order_by("-signed_at", "-id")),
    }
    return render(request, "family/child_work.html", context)


def _one_of(children: list[Person], child_id: UUID | None) -> Person:
    found = next((one for one in children if child_id in (None, one.id)), None)
    if found is None:
        raise Http404
    return found


def _asked_target(request: Asking) -> UUID | None:
    try:
        return UUID(request.GET["target"]) if "target" in request.GET else None
    except ValueError as error:
        raise Http404 from error
