"""One tap on Class today makes this browser the tablet of a class, and signs the adult out of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.people.actions import open_kiosk
from trellis.rooms.people.queries import taught_group
from trellis.surfaces.gate import Asking, audience
from trellis.surfaces.kiosk_session import FACES, enter_kiosk


@audience("educator")
@require_POST
def open_(request: Asking, group_id: UUID) -> HttpResponse:
    group = taught_group(request.viewer, group_id)
    if group is None:
        raise Http404
    enter_kiosk(request, open_kiosk(group=group, by=request.viewer.person, at=clock.now()))
    return redirect(FACES)
