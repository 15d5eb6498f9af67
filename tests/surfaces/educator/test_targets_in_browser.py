"""A class at one target, its small lesson, and finding a person, in a real browser: taps, keys, axe, narrow screens."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.work import piece
from trellis.rooms.paths.models import Lesson
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]


@pytest.fixture
def osei(cast: Cast, page: Page, as_person: Be, live_server: Any) -> Page:
    walk_in(page, as_person(cast.osei), live_server.url)
    return page


def test_R123_one_tap_opens_a_lesson_and_one_plans_it(osei: Page, cast: Cast, live_server: Any) -> None:
    target = cast.targets["shapes-strong"]
    for learner in (cast.ada, cast.maya):
        piece(learner, target, title="A bridge that holds", at=timezone.now() - timedelta(hours=2))
    osei.goto(f"{live_server.url}/educator/targets/{target.id}/")

    osei.get_by_role("link", name="Small lesson").nth(1).click()
    expect(osei.get_by_role("link", name="Small lesson").nth(1)).to_have_attribute("aria-expanded", "true")
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    osei.get_by_role("button", name="Plan it").click()

    expect(osei.get_by_role("heading", name="You planned")).to_be_visible()
    assert [one.said_as for one in Lesson.objects.get().learners.all()] == ["Ada", "Maya"]
    osei.get_by_role("button", name="Take back").click()
    expect(osei.get_by_role("heading", name="You planned")).to_have_count(0)


def test_one_key_and_the_beginning_of_a_name_open_a_person(osei: Page, cast: Cast, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")
    osei.keyboard.press("/")
    osei.wait_for_url("**/educator/find/")
    expect(osei.locator("#q")).to_be_focused()
    osei.keyboard.type("m")
    expect(osei.locator("#found a")).to_have_count(2)
    expect(osei.locator("#q")).to_be_focused()
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    osei.keyboard.press("Enter")

    osei.wait_for_url(f"**/educator/learners/{cast.maya.id}/")


def test_the_key_does_nothing_in_a_field_or_when_keys_are_off(osei: Page, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/find/")
    expect(osei.locator("#q")).to_be_focused()
    osei.keyboard.type("a/b")
    expect(osei.locator("#q")).to_have_value("a/b")
    osei.get_by_text("Change or turn off keys").click()
    osei.get_by_label("Single keys work here").uncheck()
    osei.goto(f"{live_server.url}/educator/class/")
    osei.keyboard.press("/")
    osei.wait_for_timeout(400)

    assert osei.url.endswith("/educator/class/")
