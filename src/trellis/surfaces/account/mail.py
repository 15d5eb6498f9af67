"""One e-mail a week for whoever asks for it: the address and the day, saying yes from that address, and stopping it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.interop.mail.outbound import CONFIRMS, STOPS, wish_at
from trellis.interop.mail.server import is_offered
from trellis.rooms.notices.actions import confirm_mail, stop_mail, wish_for_mail
from trellis.rooms.notices.models import MailWish
from trellis.rooms.notices.queries import mail_wish, mail_wish_of
from trellis.rooms.people.queries import children_written_to
from trellis.surfaces.gate import Asking, audience
from trellis.ui.told import tell

FRIDAY = 4


def may_have_mail(request: Asking) -> bool:
    """This function will say whether the e-mail is offered to whoever asks: there is a server, and a child about whom they
    may be written to."""
    return is_offered() and bool(children_written_to(request.viewer.person))


@audience("signed_in")
def mail(request: Asking) -> HttpResponse:
    if not may_have_mail(request):
        raise Http404
    me = request.viewer.person
    wish = mail_wish_of(me)
    context: dict[str, Any] = {
        "wish": wish, "weekdays": list(WEEKDAYS.items())[:5], "weekday": wish.weekday if wish else FRIDAY,
        "address": wish.address if wish else (me.user.email if me.user else ""),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "account/mail.html", context)
    address, day = request.POST.get("address", ""), request.POST.get("weekday", "")
    try:
        wished = wish_for_mail(
            person=me, address=address, weekday=int(day) if day.isdecimal() else -1, by=me, at=clock.now()
        )
    except NotAllowed:
        raise
    except Refused as refusal:
        context |= {"refused": refusal.sentence, "address": address, "weekday": int(day) if day.isdecimal() else FRIDAY}
        return render(request, "account/mail.html", context, status=422)
    if wished.confirmed_at is None:
        tell(request, _("Look into your mail now: one press there says that the address is yours."))
    else:
        tell(request, _("Kept."))
    return redirect("/account/mail/")


@audience("signed_in")
@require_POST
def stop(request: Asking) -> HttpResponse:
    wish = mail_wish_of(request.viewer.person)
    if wish is not None:
        stop_mail(wish=wish, by=request.viewer.person, at=clock.now())
    tell(request, _("Stopped. You read everything on your page."))
    return redirect("/account/#mail")


@csrf_exempt
@audience("everybody")
def stop_by_link(request: HttpRequest, signed: str) -> HttpResponse:
    """The link in each mail, and the button of mail programs (RFC 8058): one press, without signing in."""
    wish = _wish(signed, STOPS)
    if request.method == "POST":
        stop_mail(wish=wish, by=wish.person, at=clock.now())
        wish = _wish(signed, STOPS)
    return _page(request, wish, "account/mail_stop.html")


@audience("everybody")
def confirm(request: HttpRequest, signed: str) -> HttpResponse:
    """The link in the first mail: whoever reads the address says yes."""
    wish, refused = _wish(signed, CONFIRMS), None
    if request.method == "POST":
        try:
            confirm_mail(wish=wish, by=wish.person, at=clock.now())
        except NotAllowed:
            raise
        except Refused as refusal:
            refused = refusal.sentence
        wish = _wish(signed, CONFIRMS)
    return _page(request, wish, "account/mail_confirm.html", refused=refused)


def _wish(signed: str, signer: Any) -> MailWish:
    found = wish_at(signed, signer=signer)
    wish = mail_wish(found) if found else None
    if wish is None:
        raise Http404
    return wish


def _page(request: HttpRequest, wish: MailWish, template: str, **more: Any) -> HttpResponse:
    """In the language in which the mail was written; it names nobody."""
    with translation.override(wish.person.locale):
        status = 422 if more.get("refused") else 200
        return render(request, template, {"wish": wish, "school": wish.person.school, **more}, status=status)
