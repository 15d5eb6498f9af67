"""The e-mail of a week, and the one that asks whether it is wanted: plain words, and the same words as simple HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.signing import BadSignature, Signer
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from trellis.interop.mail import plain
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreements_about
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.community.queries import released_between
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talks_for_family
from trellis.rooms.notices.models import MailWish, WeeklyMail
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import children_of, children_written_to
from trellis.rooms.people.rules import Viewer

STOPS, CONFIRMS = Signer(salt="trellis.mail.stop"), Signer(salt="trellis.mail.confirm")


@dataclass(frozen=True)
class ChildInMail:
    """What a mail says of one child: the words, when one talks next, and what the reader promised. Never a state, a day gone
    by, or what is missing."""

    child: Person
    words: Sequence[FamilyWord]
    talk: Conference | None
    promises: Sequence[Agreement]


def children_in_mail(viewer: Viewer, *, since: datetime, until: datetime) -> list[ChildInMail]:
    """This function will gather what the mail of a week holds for a guardian: only children about whom something was
    released, and about whom this guardian may be written to."""
    allowed = children_written_to(viewer.person)
    found = []
    for child in children_of(viewer):
        words = released_between(child, viewer=viewer, since=since, until=until) if child.id in allowed else []
        if words:
            found.append(ChildInMail(child, words, _next_talk(child, viewer), _promises(child, viewer)))
    return found


def _next_talk(child: Person, viewer: Viewer) -> Conference | None:
    return next((one for one in talks_for_family(child, viewer=viewer) if one.promised_on >= viewer.on), None)


def _promises(child: Person, viewer: Viewer) -> list[Agreement]:
    rows = agreements_about(child, viewer=viewer).filter(owner=viewer.person, kept_at=None, let_go_at=None)
    return list(rows[:5])


def weekly_message(wish: MailWish, mail: WeeklyMail, children: Sequence[ChildInMail]) -> EmailMultiAlternatives:
    """This function will write the e-mail of a week in its reader's language. No picture, and nothing that calls elsewhere:
    the links lead to the reader's own pages, which ask who they are."""
    names = [one.child.said_as for one in children]
    with translation.override(wish.person.locale), timezone.override(wish.person.school.zone):
        subject = _("Words from school about %(names)s") % {"names": _(" and ").join(names)}
        given: dict[str, Any] = {
            "children": children, "school": wish.person.school.name, "stop": stop_address(wish),
        }  # fmt: skip
        text = plain.weekly(**given, home=settings.PUBLIC_URL)
        return _message(wish, subject, text, "weekly", given, identifier=f"weekly-{mail.id}")


def confirming_message(wish: MailWish) -> EmailMultiAlternatives:
    """This function will write the e-mail that asks whether the weekly one is wanted; it names no child."""
    with translation.override(wish.person.locale):
        subject = _("Is this your e-mail address?")
        given = {"school": wish.person.school.name, "confirm": confirm_address(wish)}
        return _message(wish, subject, plain.confirming(**given), "confirm", given, identifier=f"confirm-{wish.id}")


def _message(
    wish: MailWish, subject: str, text: str, template: str, given: dict[str, Any], *, identifier: str
) -> EmailMultiAlternatives:
    sender = settings.MAIL_FROM
    headers = {"Message-ID": f"<{identifier}@{sender.rpartition('@')[2]}>", "Auto-Submitted": "auto-generated"}
    if template == "weekly":
        headers |= {
            "List-Unsubscribe": f"<{stop_address(wish)}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }  # fmt: skip
    given = {**given, "home": settings.PUBLIC_URL, "language": wish.person.locale}
    message = EmailMultiAlternatives(" ".join(subject.split()), text, sender, [wish.address], headers=headers)
    message.attach_alternative(render_to_string(f"mail/{template}.html", given), "text/html")
    return message


def stop_address(wish: MailWish) -> str:
    """This function will give the address at which the e-mail is stopped without signing in."""
    return f"{settings.PUBLIC_URL}/account/mail/stop/{STOPS.sign(str(wish.id))}/"


def confirm_address(wish: MailWish) -> str:
    """This function will give the address at which somebody says yes to the e-mail."""
    return f"{settings.PUBLIC_URL}/account/mail/confirm/{CONFIRMS.sign(str(wish.id))}/"


def wish_at(signed: str, *, signer: Signer) -> str:
    """This function will read which wish a link in a mail is about; nothing for what we did not write."""
    try:
        return str(signer.unsign(signed))
    except BadSignature:
        return ""
