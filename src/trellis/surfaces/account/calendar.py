"""One's talks in one's own calendar: a private address to make and to stop, and what stands at it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.interop.calendar.outbound import calendar_feed
from trellis.rooms.conferences.queries import talks_in_calendar
from trellis.rooms.notices.actions import make_calendar_feed, withdraw_calendar_feed
from trellis.rooms.notices.queries import calendar_feed_at
from trellis.rooms.people.queries import viewer_of
from trellis.surfaces.gate import Asking, audience


@audience("signed_in")
@require_POST
def make(request: Asking) -> HttpResponse:
    """The address is shown this once: what is kept of it opens nothing."""
    me = request.viewer.person
    address = make_calendar_feed(person=me, by=me, at=clock.now())
    return render(
        request, "account/calendar.html", {"address": request.build_absolute_uri(f"/account/calendar/{address}.ics")}
    )


@audience("signed_in")
@require_POST
def stop(request: Asking) -> HttpResponse:
    me = request.viewer.person
    withdraw_calendar_feed(person=me, by=me, at=clock.now())
    return redirect("/account/#calendar")


@audience("everybody")
@require_safe
def feed(request: HttpRequest, address: str) -> HttpResponse:
    """Whoever holds the address reads it, as long as its owner is somebody in the school and has not stopped it."""
    found = calendar_feed_at(address)
    now = clock.now()
    viewer = viewer_of(found.person, at=now) if found else None
    if viewer is None or not viewer.roles:
        raise Http404
    with translation.override(viewer.person.locale):
        body = calendar_feed(talks_in_calendar(viewer), school=viewer.person.school, at=now)
    return HttpResponse(
        body, content_type="text/calendar; charset=utf-8", headers={"Cache-Control": "private, max-age=900"}
    )
