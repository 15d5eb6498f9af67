"""What somebody typed is not lost when they were signed out meanwhile, or when their page had stood open for long."""

from typing import Final
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105, the name of a field
# Signing in, with a PIN too, and the door of the demo: what is typed there is given back to nobody.
NEVER_GIVEN_BACK: Final = ("/account/", "/family/key/", "/kiosk/", "/demo")
LONGEST_CHOICE: Final = 12  # letters of one word that a page chose, such as the name of an act; longer ones were typed


def sent_signed_out(request: HttpRequest) -> HttpResponse:
    """This function will answer somebody whom nobody knows any more: with what they typed, where they sent words from a page of
    Trellis, else by asking them in; afterwards they come to the page on which they were."""
    return given_back(request) or redirect(f"/account/login/?{urlencode({'next': _where_from(request)})}")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This function will answer a form whose page had stood open for long: with what was typed, and the form anew."""
    return given_back(request) or render(request, "403_csrf.html", status=403)


def given_back(request: HttpRequest) -> HttpResponse | None:
    """This function will show somebody the words that they just sent and that were not saved, with the way to send them again;
    None where there are none, where they did not come from a page of this address (nobody else puts words into a form here),
    and on the tablet of a class, which another child may hold by now."""
    is_on_tablet = getattr(request, "kiosk", None) is not None
    if request.method != "POST" or is_on_tablet or request.path.startswith(NEVER_GIVEN_BACK):
        return None
    if not _is_sent_from_here(request):
        return None
    fields = [(name, value) for name, values in request.POST.lists() if name != TOKEN for value in values]
    words = [str(value) for name, value in fields if name != "act" and _is_typed(str(value))]
    if not words and not request.FILES:
        return None
    is_out = getattr(request, "viewer", None) is None
    context = {
        "fields": fields,
        "words": words,
        "had_files": bool(request.FILES),
        "is_signed_out": is_out,
        "came_from": _where_from(request),
    }
    response = render(request, "surfaces/unsaved.html", context, status=401 if is_out else 403)
    response["Cache-Control"] = "private, no-store"
    return response


def _is_typed(value: str) -> bool:
    """Whether a value is somebody's words rather than a choice of the page: those are ids, and words without a space."""
    try:
        UUID(value)
    except ValueError:
        return len(value.split()) > 1 or len(value) > LONGEST_CHOICE
    return False


def _is_sent_from_here(request: HttpRequest) -> bool:
    """What a browser says of itself decides; an older one that says nothing is asked for the page it came from."""
    if said := request.headers.get("Sec-Fetch-Site"):
        return said == "same-origin"
    return bool(_page_before(request))


def _where_from(request: HttpRequest) -> str:
    """The page on which somebody was: an address to which a form is sent shows nothing."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    return _page_before(request) or "/"


def _page_before(request: HttpRequest) -> str:
    before = request.headers.get("Referer", "")
    is_here = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}".rstrip("?") if before and is_here else ""
