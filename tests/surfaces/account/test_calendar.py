"""One's talks in one's own calendar: a private address that tells when, with whom and where, until it is stopped."""

from collections.abc import Callable
from datetime import date, time, timedelta

import icalendar
import pytest
from django.test import Client

from tests.cast import NOON, Cast
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.conferences.actions import add_to_agenda, hold_talk, move_talk, promise_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.notices.actions import make_calendar_feed, withdraw_calendar_feed
from trellis.rooms.notices.models import CalendarFeed
from trellis.rooms.people.models import Membership, Person

type Be = Callable[[Person], Client]
CANARY = "canary-not-for-a-calendar"


@pytest.fixture
def talk(cast: Cast) -> Conference:
    day = clock.now().date() + timedelta(days=3)
    promised = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=day, promised_time=time(10, 20), place="Window bench",
        by=cast.duarte, at=clock.now(),
    )  # fmt: skip
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text=CANARY, by=cast.leo, at=clock.now())
    return promised


def address_for(person: Person) -> str:
    return f"/account/calendar/{make_calendar_feed(person=person, by=person, at=clock.now())}.ics"


def events_at(address: str) -> list[icalendar.Event]:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    assert CANARY not in response.content.decode()
    return [part for part in icalendar.Calendar.from_ical(response.content).walk() if isinstance(part, icalendar.Event)]


def test_both_read_when_where_and_with_whom_they_talk(cast: Cast, talk: Conference) -> None:
    (his,), (hers,) = events_at(address_for(cast.leo)), events_at(address_for(cast.duarte))

    assert (str(his["summary"]), str(hers["summary"])) == ("Talk: Mr Duarte", "Talk: Leo")
    assert str(his["location"]) == "Window bench"
    assert his["dtstart"].dt.isoformat() == f"{talk.promised_on}T10:20:00+00:00"
    assert his["dtend"].dt - his["dtstart"].dt == timedelta(minutes=10)
    assert his["uid"] == hers["uid"]


def test_a_moved_talk_keeps_its_identifier_and_a_held_one_is_gone(cast: Cast, talk: Conference) -> None:
    address = address_for(cast.leo)
    (before,) = events_at(address)
    move_talk(conference=talk, to=talk.promised_on + timedelta(days=1), by=cast.duarte, at=clock.now())
    (after,) = events_at(address)

    assert after["uid"] == before["uid"]
    assert after["dtstart"].dt == talk.promised_on  # no hour any more: the whole day
    hold_talk(conference=talk, by=cast.duarte, at=clock.now())
    assert events_at(address) == []


@pytest.mark.parametrize(("day", "hour"), [(date(2026, 10, 23), 8), (date(2026, 10, 26), 9)])
def test_ten_o_clock_stays_ten_o_clock_when_summer_time_ends(cast: Cast, day: date, hour: int) -> None:
    cast.school.time_zone = "Europe/Madrid"
    cast.school.save()
    promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=day, promised_time=time(10, 0), by=cast.duarte, at=NOON
    )

    (event,) = events_at(address_for(cast.leo))

    assert event["dtstart"].dt.isoformat() == f"{day}T{hour:02}:00:00+00:00"


def test_a_family_reads_the_talk_of_their_child_and_never_one_that_repairs(cast: Cast, talk: Conference) -> None:
    address = address_for(cast.ana)

    assert [str(event["summary"]) for event in events_at(address)] == ["Talk: Leo, Mr Duarte"]
    Conference.objects.filter(pk=talk.pk).update(kind=ConferenceKind.REPAIR)
    assert events_at(address) == []


def test_nobody_elses_talk_stands_there(cast: Cast, talk: Conference) -> None:
    assert events_at(address_for(cast.kim)) == []
    assert events_at(address_for(cast.brandt)) == []
    assert events_at(address_for(cast.keller)) == []


def test_a_stopped_address_and_one_that_was_never_made_answer_nothing(cast: Cast, talk: Conference) -> None:
    first = address_for(cast.leo)
    second = address_for(cast.leo)

    assert Client().get(first).status_code == 404
    assert len(events_at(second)) == 1
    withdraw_calendar_feed(person=cast.leo, by=cast.leo, at=clock.now())
    assert Client().get(second).status_code == 404
    assert Client().get("/account/calendar/abcdefghjkmnpqrstuvwxyz234.ics").status_code == 404


def test_the_address_of_somebody_who_has_left_opens_nothing(cast: Cast, talk: Conference) -> None:
    address = address_for(cast.duarte)
    Membership.objects.filter(person=cast.duarte).update(ends_on=clock.now().date() - timedelta(days=1))

    assert Client().get(address).status_code == 404


def test_one_makes_and_stops_it_on_ones_own_page_and_reads_it_once(cast: Cast, as_person: Be, talk: Conference) -> None:
    page = as_person(cast.leo)

    shown = page.post("/account/calendar/").content.decode()
    address = shown.partition('value="http://testserver')[2].partition('"')[0]
    assert len(events_at(address)) == 1
    assert address.removeprefix("/account/calendar/").removesuffix(".ics") not in page.get("/account/").content.decode()
    page.post("/account/calendar/stop/")
    assert Client().get(address).status_code == 404
    assert "Make an address" in page.get("/account/").content.decode()


def test_a_child_under_thirteen_is_offered_none_and_gets_none(cast: Cast, as_person: Be) -> None:
    maya = as_person(cast.maya)

    assert "Make an address" not in maya.get("/account/").content.decode()
    assert maya.post("/account/calendar/").status_code == 404
    assert not CalendarFeed.objects.exists()


def test_nobody_makes_or_stops_the_address_of_another(cast: Cast) -> None:
    address_for(cast.leo)
    with pytest.raises(NotAllowed):
        make_calendar_feed(person=cast.leo, by=cast.duarte, at=clock.now())
    with pytest.raises(NotAllowed):
        withdraw_calendar_feed(person=cast.leo, by=cast.duarte, at=clock.now())
    assert CalendarFeed.objects.get().withdrawn_at is None
