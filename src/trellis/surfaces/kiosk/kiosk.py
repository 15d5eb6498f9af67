"""The faces of one class: touching one's own opens one's Today; and what the tablet says once it is closed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from trellis.foundation import clock
from trellis.rooms.people.queries import learners_in, school_day
from trellis.surfaces.gate import audience

MANY = 25  # faces; more of them are drawn smaller, so that a class stays on one screen


@audience("everybody")
@require_safe
def kiosk(request: HttpRequest) -> HttpResponse:
    in_hand = request.kiosk  # type: ignore[attr-defined]
    if in_hand is None:
        return render(request, "kiosk/closed.html")
    group = in_hand.kiosk.group
    learners = list(learners_in([group.id], on=school_day(group.school, clock.now())))
    return render(request, "kiosk/kiosk.html", {"learners": learners, "many": len(learners) > MANY})
