"""R104: Mr Duarte at one o'clock wishes more time with Max, sees where he is free with him and makes a date; nothing is typed."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses
from tests.demo_school import DemoSchool
from trellis.rooms.conferences.models import Conference, TimeWish
from trellis.rooms.conferences.queries import next_talk_between

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Visitor = Callable[..., Page]
MOST = 3  # taps from My week to a talk that is promised


def come_in(page: Page, address: str, name: str) -> Page:
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    return page


def test_R104_from_class_today_to_a_date_with_max(demo_school: DemoSchool, live_server: Any, visitors: Visitor) -> None:
    duarte, top = demo_school.person("duarte"), demo_school.person("max")
    before = next_talk_between(top, duarte)
    assert before is not None
    stood = (before.promised_on, before.promised_time, before.place)
    tab = come_in(visitors(390), live_server.url, "Mr Duarte")

    # From Class today one link leads to the week, and there it stands what is promised and when both are free.
    tab.get_by_role("link", name="My week").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("You wish for more time with Max.")
    expect(tab.locator("main")).to_contain_text("Your next talk is promised for")
    assert axe_light_and_dark(tab) == []
    assert no_sideways(tab, (320, 390, 820, 1280)) == []

    # One tap makes the date.
    presses(tab)
    slot = tab.locator('button[value^="book:"]').first
    moment = str(slot.get_attribute("value")).split(":", 2)[2]
    slot.click()
    expect(tab.locator("body")).to_contain_text("Moved: you talk with Max on")
    assert presses(tab) == 1 <= MOST
    talk = Conference.objects.get(pk=before.pk)
    assert f"{talk.promised_on.isoformat()}T{talk.promised_time:%H:%M}" == moment
    assert TimeWish.objects.filter(adult=duarte, learner=top).count() == 1

    # And one takes it back.
    tab.get_by_role("button", name="Undo").click()
    expect(tab.locator("body")).to_contain_text("Taken back. It is as it was before.")
    talk.refresh_from_db()
    assert (talk.promised_on, talk.promised_time, talk.place) == stood


def test_R104_one_tap_on_the_page_of_a_learner_and_off_again(
    demo_school: DemoSchool, live_server: Any, visitors: Visitor
) -> None:
    leo, duarte = demo_school.person("leo"), demo_school.person("duarte")
    tab = come_in(visitors(820), live_server.url, "Mr Duarte")
    tab.goto(f"{live_server.url}/educator/learners/{leo.id}/")
    presses(tab)

    tab.get_by_role("button", name="More time with Leo").click()
    expect(tab.locator("#talks")).to_contain_text("You wish for more time with Leo.")
    assert presses(tab) == 1
    assert axe_light_and_dark(tab) == []
    assert no_sideways(tab, (320, 390, 820, 1280)) == []

    tab.locator("#talks").get_by_role("button", name="Take the wish away").click()
    expect(tab.get_by_role("button", name="More time with Leo")).to_be_visible()
    assert not TimeWish.objects.filter(adult=duarte, learner=leo).exists()

    # Leo, in his own browser, comes across none of it, while it stands.
    tab.get_by_role("button", name="More time with Leo").click()
    expect(tab.locator("#talks")).to_contain_text("You wish for more time with Leo.")
    his = come_in(visitors(390), live_server.url, "Leo")
    for address in ("/learner/today/", "/learner/talks/", "/learner/people/"):
        his.goto(f"{live_server.url}{address}")
        expect(his.locator("body")).not_to_contain_text(re.compile("more time", re.I))
