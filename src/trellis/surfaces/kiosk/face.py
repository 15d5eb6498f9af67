"""Touching a face: the tablet is in that child's hands, and nothing else has happened."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.surfaces.gate import audience
from trellis.surfaces.kiosk_session import FACES, TODAY, child_of, hold


@audience("everybody")
@require_POST
def face(request: HttpRequest, learner_id: UUID) -> HttpResponse:
    in_hand = request.kiosk  # type: ignore[attr-defined]
    if in_hand is None:
        return redirect(FACES)
    child = child_of(in_hand.kiosk, learner_id, at=clock.now())
    if child is None:
        raise Http404
    hold(request, child)
    return redirect(TODAY)
