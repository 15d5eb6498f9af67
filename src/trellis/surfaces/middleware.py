"""What every request passes: who is asking, in which language, and what a page may use."""

from collections.abc import Callable
from typing import cast
from urllib.parse import urldefrag

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import people_of_user, person_of, viewer_of
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.gate import SESSION_KEY, SignedIn, family_key_behind
from trellis.surfaces.kiosk_session import (
    FACES,
    KIOSK_KEY,
    TODAY,
    InHand,
    forget,
    has_run_out,
    is_of_a_child,
    kiosk_in,
    kiosk_opens,
)

Answer = Callable[[HttpRequest], HttpResponse]


def permissions_policy(answer: Answer) -> Answer:
    """This function will deny pages whatever watches: location above all. Camera and microphone are for capture only."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response["Permissions-Policy"] = (
            "geolocation=(), camera=(self), microphone=(self), accelerometer=(), gyroscope=(), magnetometer=(), "
            "display-capture=(), idle-detection=(), payment=(), usb=(), browsing-topics=()"
        )
        return response

    return respond


def unlisted(answer: Answer) -> Answer:
    """This function will ask search engines to list nothing of this: not a school's door, and nothing behind it."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        return response

    return respond


def viewer(answer: Answer) -> Answer:
    """This function will place the viewer, or None, on the request, and speak the viewer's language from there on."""

    def respond(request: HttpRequest) -> HttpResponse:
        in_hand = kiosk_in(request, at=clock.now())
        request.kiosk = in_hand  # type: ignore[attr-defined]
        asking = _who_holds(in_hand) if in_hand else _who_asks(request)
        request.viewer = asking  # type: ignore[attr-defined]
        if asking is None and in_hand is None:
            return answer(request)
        school = asking.person.school if asking else cast("InHand", in_hand).kiosk.group.school
        locale = asking.person.locale if asking else school.locale
        with translation.override(locale), timezone.override(school.zone):
            request.LANGUAGE_CODE = translation.get_language()  # type: ignore[attr-defined]
            response = answer(request)
            response.headers.setdefault("Content-Language", locale)
            response.headers.setdefault("Cache-Control", "private, no-store")
            patch_vary_headers(response, ["Cookie"])
        return response

    return respond


def kiosk_only(answer: Answer) -> Answer:
    """This function will keep the tablet of a class to what it opens: any other address does not exist on it, and whatever
    would lead there leads to Today. Once it is closed, the pages of a child lead to the faces, which say so."""

    def respond(request: HttpRequest) -> HttpResponse:
        in_hand = request.kiosk  # type: ignore[attr-defined]
        if in_hand is None:
            return _after_it(request) or answer(request)
        is_held = in_hand.child is not None
        if not is_held and is_of_a_child(request.path_info):
            return redirect(FACES)
        if not kiosk_opens(request.path_info, is_held=is_held):
            raise Http404
        response = answer(request)
        leads_to = response.headers.get("Location", "")
        if leads_to and KIOSK_KEY in request.session and not kiosk_opens(leads_to, is_held=True):
            response["Location"] = TODAY
        response.headers.setdefault("Cache-Control", "private, no-store")
        return response

    return respond


def signs_only(answer: Answer) -> Answer:
    """This function will refuse what no keyboard writes and no database keeps: a sign without a meaning (NUL)."""

    def respond(request: HttpRequest) -> HttpResponse:
        given = [
            text for form in (request.GET, request.POST) for name, values in form.lists() for text in (name, *values)
        ]
        if any("\0" in str(value) for value in given):
            sentence = _("There is a sign in it that stands for nothing (NUL). Take it out, and send it again.")
            return HttpResponse(sentence, status=400, content_type="text/plain; charset=utf-8")
        return answer(request)

    return respond


def notes_in_sight(answer: Answer) -> Answer:
    """This function will lead whoever is told something to the top of the next page, where notes stand: a place further
    down would hide the note."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        told = getattr(get_messages(request), "added_new", False)
        if told and "Location" in response:
            response["Location"] = urldefrag(response["Location"]).url
        return response

    return respond


def _after_it(request: HttpRequest) -> HttpResponse | None:
    """Where a tablet whose time is over leads; wherever else it goes, it is any visitor's browser from there on."""
    if has_run_out(request):
        if is_of_a_child(request.path_info):
            return redirect(FACES)
        forget(request)
    return None


def _who_holds(in_hand: InHand) -> Viewer | None:
    return viewer_of(in_hand.child, at=clock.now()) if in_hand.child else None


def _who_asks(request: HttpRequest) -> Viewer | None:
    at = clock.now()
    signed_in = cast("SignedIn | None", request.session.get(SESSION_KEY))
    person: Person | None = None
    request.family_key = None  # type: ignore[attr-defined]
    if has_run_out(request):
        return None
    if signed_in:
        person = person_of(signed_in["person"])
        if signed_in["by"] == "family_key":
            request.family_key = family_key_behind(signed_in, at=at)  # type: ignore[attr-defined]
            person = person if request.family_key else None  # type: ignore[attr-defined]
        if signed_in["by"] == "door" and not settings.DEMO:
            person = None
        if signed_in["by"] == "password" and (person is None or person.user_id != request.user.pk):
            person = None
    elif request.user.is_authenticated:
        person = people_of_user(request.user.pk).first()
    return viewer_of(person, at=at) if person else None
