"""R24 in a browser: Maya asks whether they can talk in the quiet den at ten; Ms Osei says yes with one tap; the board shows it."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses
from tests.demo_school import DemoSchool
from tests.journeys.test_two_days import come_in
from trellis.foundation import clock
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.places.models import SpaceBooking

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Visitor = Callable[..., Page]


@pytest.fixture
def morning(demo_school: DemoSchool, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Five past nine on the next school day, whenever this is run."""
    school = demo_school.person("maya").school
    day = next_school_day(school, demo_school.at.astimezone(school.zone).date() + timedelta(days=1))
    at = datetime.combine(day, time(9, 5), tzinfo=school.zone)
    monkeypatch.setattr(clock, "now", lambda: at)
    return at


def whole(page: Page) -> None:
    assert no_sideways(page) == []
    assert axe_light_and_dark(page) == []


def test_R024_maya_asks_ms_osei_says_yes_and_the_board_shows_it(
    demo_school: DemoSchool, morning: datetime, live_server: Any, visitors: Visitor
) -> None:
    maya = come_in(visitors(820), live_server.url, "Maya")
    maya.goto(f"{live_server.url}/learner/talks/")
    presses(maya)
    maya.get_by_role("link", name="Can we talk here?").click()
    expect(maya.get_by_role("heading", level=1)).to_have_text("Ms Osei, can we talk here?")
    whole(maya)
    maya.get_by_role("link", name="10:00").click()
    maya.get_by_role("button", name="Beanbags").click()
    expect(maya.get_by_text("It is with Ms Osei now.")).to_be_visible()
    assert presses(maya) == 3

    osei = come_in(visitors(1280), live_server.url, "Ms Osei")
    osei.goto(f"{live_server.url}/educator/class/")
    presses(osei)
    expect(osei.get_by_text("asks whether you two can talk here: Beanbags")).to_be_visible()
    osei.get_by_role("button", name="Yes, there and then Maya").click()
    expect(osei.get_by_text("Answered. Maya finds it on Today.")).to_be_visible()
    assert presses(osei) == 1
    booking = SpaceBooking.objects.get(starts_at=morning.replace(hour=10, minute=0), space__name="Beanbags")
    assert Conference.objects.get(pk=booking.for_id).learner_id == demo_school.person("maya").id

    osei.goto(f"{live_server.url}/educator/places/board/")
    beanbags = osei.get_by_role("listitem").filter(has_text="Beanbags")
    expect(beanbags).to_contain_text("10:00–10:08")  # as long as their rhythm says
    expect(osei.get_by_text("Maya")).to_have_count(0)
    whole(osei)
    maya.goto(f"{live_server.url}/learner/today/")
    expect(maya.get_by_text("10:00: Beanbags.")).to_be_visible()


def test_R024_a_talk_that_starts_takes_a_place_with_one_tap(
    demo_school: DemoSchool, morning: datetime, live_server: Any, visitors: Visitor
) -> None:
    osei = come_in(visitors(390), live_server.url, "Ms Osei")
    presses(osei)
    osei.get_by_role("button", name="Start the talk with Ivo").first.click()
    osei.get_by_role("button", name="Quiet den").click()
    expect(osei.get_by_role("heading", name="Quiet den is kept for you two, 09:05–09:13.")).to_be_visible()
    assert presses(osei) == 2
    whole(osei)

    osei.goto(f"{live_server.url}/educator/places/")
    whole(osei)
    osei.get_by_role("link", name=re.compile("To the board.+2B")).click()
    den = osei.get_by_role("listitem").filter(has_text="Quiet den")
    expect(den).to_contain_text("Two people talk here, 09:05–09:13")
    expect(osei.get_by_text("Ivo")).to_have_count(0)
    osei.get_by_role("link", name="Away from the board").click()
    osei.get_by_role("link", name=re.compile("Add a place.+2B")).click()
    whole(osei)
    osei.get_by_label("What it is called").fill("Window seat")
    presses(osei)
    osei.get_by_text("a bench at a window").click()
    osei.get_by_label("good for two", exact=False).check()
    osei.get_by_role("button", name="Add it").click()
    expect(osei.get_by_text("Window seat stands on the board.")).to_be_visible()
    assert presses(osei) == 3
