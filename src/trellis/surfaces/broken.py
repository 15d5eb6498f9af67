"""What somebody reads when Trellis itself cannot answer: a sentence and the way on, without anything that could fail again."""

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This function will say which limit a request passed, or that this is no address of this school."""
    return _said(_("This could not be read."), _what_to_do(exception), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """This function will say that Trellis could not answer, and that it is not the reader's fault."""
    sentence = _("Nothing of it was saved. Go back one step, copy what you typed, and try again in a minute. It is no fault "
                 "of yours; whoever runs Trellis here finds what happened in its log.")  # fmt: skip
    return _said(_("Trellis could not answer just now."), sentence, status=500)


def _what_to_do(exception: Exception | None) -> str:
    match exception:
        case DisallowedHost():
            return _("Trellis does not know this address. Whoever runs it here adds the address to TRELLIS_HOSTS and "
                     "starts it anew.")  # fmt: skip
        case RequestDataTooBig():
            return _(
                "The text is too long to be taken in one piece. Go back one step, and send it in parts, or as a file."
            )
        case TooManyFieldsSent() | TooManyFilesSent():
            return _("There were too many things in one form. Go back one step, and send fewer at once.")
    return _("Go back one step, and try again.")


def _said(title: str, sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(render_to_string("broken.html", {"title": title, "sentence": sentence}), status=status)
