"""My learners (M1): the first name, the goal and the work that a learner shows me, our next visit, and what the three say."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.rooms.evidence.queries import shown_pieces_of
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.people.models import Mentorship
from trellis.rooms.people.queries.mentoring import (
    mentorships_ended_of,
    own_mentorships,
    vetting_of,
    waiting_for_another_yes,
)
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.mentoring import among_three

SHOWN = 12  # pieces that a learner shows, the newest


@audience("mentor")
@require_safe
def learners(request: Asking) -> HttpResponse:
    viewer = request.viewer
    mine = list(own_mentorships(viewer))
    context = {
        "mine": mine,
        "vetting": vetting_of(viewer.person, on=viewer.on),
        "waits": waiting_for_another_yes(viewer),
        "thanks": bool(mentorships_ended_of(viewer)[:1]) and not mine,
    }
    return render(request, "mentor/learners.html", context)


@audience("mentor")
def learner(request: Asking, mentorship_id: UUID) -> HttpResponse:
    """One learner, as far as they show themself; what I say goes to the two others as well."""
    found = next((one for one in own_mentorships(request.viewer) if one.id == mentorship_id), None)
    if found is None:
        raise Http404
    here = f"/mentor/learners/{found.id}/"
    return among_three(request, found, here=here, template="mentor/learner.html", more=_shown(request, found))


def _shown(request: Asking, found: Mentorship) -> dict[str, Any]:
    viewer = request.viewer
    return {
        "goals": goals_of(found.learner, viewer=viewer),
        "pieces": list(shown_pieces_of(found.learner, viewer=viewer).filter(erased_at=None)[:SHOWN]),
    }
