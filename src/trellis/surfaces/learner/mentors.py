"""My mentor: what the three of us say to each other; ending it, and from eighteen on saying yes or no myself."""

from uuid import UUID

from django.http import Http404, HttpResponse

from trellis.rooms.people.queries.mentoring import mentorship_of
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.mentoring import among_three


@audience("learner")
def mentor(request: Asking, mentorship_id: UUID) -> HttpResponse:
    found = mentorship_of(mentorship_id)
    if found is None or found.learner_id != request.viewer.id:
        raise Http404
    return among_three(request, found, here=f"/learner/mentors/{found.id}/", template="surfaces/mentorship.html")
