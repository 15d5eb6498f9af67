"""One tap closes the tablet."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.people.actions import close_kiosk
from trellis.surfaces.gate import audience
from trellis.surfaces.kiosk_session import FACES


@audience("everybody")
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    in_hand = request.kiosk  # type: ignore[attr-defined]
    if in_hand is not None:
        close_kiosk(kiosk=in_hand.kiosk, by=in_hand.kiosk.opened_by, at=clock.now())
        request.session.flush()
    return redirect(FACES)
