"""What one was told and has not read yet: in school hours only, and every line leads to where it happened."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from trellis.foundation import clock
from trellis.rooms.notices.actions import read_notice
from trellis.rooms.notices.queries import told_to
from trellis.surfaces.gate import Asking, audience, home_of


@audience("signed_in")
@require_safe
def told(request: Asking) -> HttpResponse:
    return render(request, "account/told.html", {"notices": list(told_to(request.viewer, at=clock.now())[:60])})


@audience("signed_in")
@require_POST
def look(request: Asking, notice_id: UUID) -> HttpResponse:
    """Read it, and go to where it happened."""
    at = clock.now()
    notice = told_to(request.viewer, at=at).filter(pk=notice_id).first()
    if notice is None:
        raise Http404
    read_notice(notice=notice, by=request.viewer.person, at=at)
    return redirect(notice.url or home_of(request.viewer))
