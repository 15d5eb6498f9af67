"""A mentor for my child: what they would see, yes or no, what goes among the three, and taking it back at any time."""

from uuid import UUID

from django.http import Http404, HttpResponse

from trellis.rooms.community.rules import may_read_thread
from trellis.rooms.people.models import Mentorship
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.queries.mentoring import mentorship_of
from trellis.rooms.people.rules import Viewer, may_consent
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.mentoring import among_three


@audience("family")
def mentor(request: Asking, mentorship_id: UUID) -> HttpResponse:
    found = mentorship_of(mentorship_id)
    if found is None or not _is_of_mine(request.viewer, found):
        raise Http404
    return among_three(request, found, here=f"/family/mentors/{found.id}/", template="surfaces/mentorship.html")


def _is_of_mine(viewer: Viewer, found: Mentorship) -> bool:
    """A guardian with full rights, until the child is of age; never the mentor."""
    age = age_on(found.learner, viewer.on)
    is_guardian = viewer.id != found.learner_id and may_consent(viewer, found, age=age)
    return is_guardian and (found.consent_at is None or may_read_thread(viewer, found))
