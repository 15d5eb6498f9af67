"""Questions about what somebody is told."""

from datetime import datetime

from django.db.models import QuerySet

from trellis.rooms.notices.models import CalendarFeed, Notice
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
