"""What goes between a learner, a mentor and somebody of the school, read by who leads it: with a line in the log, which all of
them read (AR-17)."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.rooms.community.queries.mentoring import said_among_three, thread_to_look_at
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.privacy.terms import Kind
from trellis.surfaces.gate import Asking, audience


@audience("leader")
@require_safe
def mentor(request: Asking, mentorship_id: UUID) -> HttpResponse:
    found = thread_to_look_at(request.viewer, mentorship_id)
    if found is None:
        raise Http404
    me, kinds = request.viewer.person, [Kind.MENTOR_THREAD]
    note_access(learner=found.learner, kinds=kinds, row=found.id, by=me, at=clock.now())
    said = said_among_three(found, viewer=request.viewer, is_logged=True)
    return render(request, "leader/mentor.html", {"found": found, "said": said})
