"""Talks as an iCalendar feed: when, how long, with whom and where; nothing that was said."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from trellis.rooms.conferences.queries import TalkInCalendar
from trellis.rooms.people.models import School

ASK_AGAIN_EVERY = timedelta(hours=1)


def calendar_feed(talks: Iterable[TalkInCalendar], *, school: School, at: datetime) -> bytes:
    """This function will write talks as a calendar that another program subscribes to.

    Moments are written in UTC, each reckoned in the school's zone on its own day, so that summer time needs no table; a talk
    without an hour stands on its whole day. The identifier of a talk stays when it moves. Source: RFC 5545; RFC 7986 for name
    and refresh.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Trellis//talks//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _("Talks at %(school)s") % {"school": school.name})
    calendar.add("x-wr-calname", _("Talks at %(school)s") % {"school": school.name})
    calendar.add("refresh-interval", ASK_AGAIN_EVERY, parameters={"VALUE": "DURATION"})
    for talk in talks:
        calendar.add_component(_event(talk, school=school, at=at))
    return calendar.to_ical()


def _event(talk: TalkInCalendar, *, school: School, at: datetime) -> Event:
    event = Event()
    event.add("uid", f"{talk.id}@trellis")
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", _("Talk: %(names)s") % {"names": talk.names})
    if talk.starts_at is None:
        event.add("dtstart", talk.on)
        event.add("dtend", talk.on + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    else:
        begins = datetime.combine(talk.on, talk.starts_at, tzinfo=school.zone).astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + timedelta(minutes=talk.minutes))
    if talk.place:
        event.add("location", talk.place)
    return event
