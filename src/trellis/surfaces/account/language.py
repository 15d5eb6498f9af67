"""Choosing the language: kept with the person, or on this device for somebody who is only looking."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.rooms.people.actions import choose_language
from trellis.surfaces.gate import audience

A_YEAR = 31_536_000  # seconds


@audience("everybody")
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    chosen, viewer = request.POST.get("language", ""), request.viewer  # type: ignore[attr-defined]
    if chosen not in dict(settings.LANGUAGES):
        raise Http404
    back = request.POST.get("next", "")
    answer = redirect(back if url_has_allowed_host_and_scheme(back, {request.get_host()}) else "/")
    if viewer is None:
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, samesite="Lax", httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
        return answer
    choose_language(person=viewer.person, language=chosen, by=viewer.person, at=clock.now())
    with override(chosen):
        messages.success(request, _("Trellis speaks English with you now."))
    return answer
