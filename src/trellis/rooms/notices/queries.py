"""Questions about what somebody is told."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from trellis.rooms.notices.models import CalendarFeed, MailWish, Notice, WeeklyMail
from trellis.rooms.notices.rules import notices_visible_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import address_digest, plain_address
from trellis.rooms.people.rules import Viewer


def told_to(viewer: Viewer, *, at: datetime) -> QuerySet[Notice]:
    """This function will list what the viewer may be told by now and has not read, newest first."""
    rows = Notice.objects.filter(notices_visible_to(viewer), read_at__isnull=True, tell_from__lte=at)
    return rows.select_related("about")


def calendar_feed_of(person: Person) -> CalendarFeed | None:
    """This function will find the address for their calendar that a person has now."""
    return CalendarFeed.objects.filter(person=person, withdrawn_at=None).first()


def calendar_feed_at(address: str) -> CalendarFeed | None:
    """This function will find the calendar that is read at a private address now, with its owner."""
    digest = address_digest(plain_address(address))
    rows = CalendarFeed.objects.filter(address_digest=digest, withdrawn_at=None)
    return rows.select_related("person__school").first()


def mail_wish_of(person: Person) -> MailWish | None:
    """This function will find what a person said about the e-mail of the week, where they have not stopped it."""
    return MailWish.objects.filter(person=person, stopped_at=None).first()


def mail_wish(wish_id: UUID | str) -> MailWish | None:
    """This function will find a wish with whose it is, stopped ones too: the links in a mail lead to it."""
    return MailWish.objects.filter(pk=wish_id).select_related("person__school").first()


def mail_wishes_that_hold() -> QuerySet[MailWish]:
    """This function will list the wishes that were said yes to from their own address and not stopped since."""
    rows = MailWish.objects.filter(stopped_at=None, confirmed_at__isnull=False)
    return rows.select_related("person__school").order_by("id")


def mail_of_week(wish: MailWish, week: date) -> WeeklyMail | None:
    """This function will find the mail of one week."""
    return wish.mails.filter(day=week).first()


def told_until(wish: MailWish, week: date) -> datetime | None:
    """This function will tell up to which moment the mails before a week have told; None where there was none."""
    return wish.mails.filter(day__lt=week, sent_at__isnull=False).values_list("until", flat=True).last()
