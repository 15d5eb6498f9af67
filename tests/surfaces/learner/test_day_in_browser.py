"""Planning a day in a real browser: touched, drawn with the mouse and with a finger, place first; and without a script."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import Cast
from tests.rooms.test_day import block, way
from trellis.foundation import clock
from trellis.rooms.paths.actions import choose_way, publish_experience
from trellis.rooms.paths.models import PlanItem
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]


@pytest.fixture
def school(cast: Cast) -> Cast:
    """A day with two things that stand and two free hours, and two pictures."""
    for hour, is_free in ((9, False), (10, True), (11, True), (13, False)):
        block(cast, hour, is_free=is_free)
    for title in ("Bridge", "Story"):
        way(cast, title, details={"young_title": {"en": title}, "picture": "bridge"})
    return cast


def planned() -> list[str]:
    rows = PlanItem.objects.filter(taken_out_at=None).order_by("block__starts_at").select_related("experience")
    return [row.experience.title["en"] for row in rows if row.experience]


def picture(tab: Page, title: str) -> Locator:
    return tab.locator("label.pic", has_text=title)


def draw(tab: Page, title: str, place: Locator) -> None:
    """Take a picture and lay it into a place."""
    at, to = picture(tab, title).bounding_box(), place.bounding_box()
    assert at and to
    tab.mouse.move(at["x"] + 60, at["y"] + 60)
    tab.mouse.down()
    tab.mouse.move(at["x"] + 70, at["y"] + 30)
    tab.mouse.move(to["x"] + 60, to["y"] + 60, steps=5)
    tab.mouse.up()


def test_R055_three_touches_make_a_morning_and_one_undoes(
    school: Cast, as_person: Be, visitors: Callable[..., Page], live_server: Any
) -> None:
    tab = visitors(820)
    walk_in(tab, as_person(school.maya), live_server.url)
    tab.goto(f"{live_server.url}/learner/today/")
    assert axe_light_and_dark(tab) == []
    presses(tab)

    picture(tab, "Bridge").click()
    tab.get_by_role("button", name="Hour 10").click()
    expect(tab.get_by_text("“Bridge” is in your day. Off you go.")).to_be_visible()
    picture(tab, "Story").click()
    tab.get_by_role("button", name="Hour 11").click()
    expect(tab.get_by_text("I chose: Bridge, Story.")).to_be_visible()

    assert presses(tab) == 4  # two a picture
    assert planned() == ["Bridge", "Story"]
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_text("It is as it was before.")).to_be_visible()
    assert planned() == ["Bridge"]
    assert no_sideways(tab) == []


def test_R055_a_picture_is_drawn_into_its_place(school: Cast, as_person: Be, page: Page, live_server: Any) -> None:
    walk_in(page, as_person(school.maya), live_server.url)
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(f"{live_server.url}/learner/today/")

    draw(page, "Story", page.locator(".slot").nth(1))

    expect(page.get_by_text("I chose: Story.")).to_be_visible()
    assert planned() == ["Story"]
    draw(page, "Bridge", page.locator("h1"))  # let go where no place is: nothing happens
    page.wait_for_timeout(200)
    assert planned() == ["Story"]


def test_a_finger_draws_a_picture_on_a_tablet(school: Cast, as_person: Be, browser: Browser, live_server: Any) -> None:
    visitor = browser.new_context(viewport={"width": 820, "height": 1180}, has_touch=True)
    tab = visitor.new_page()
    walk_in(tab, as_person(school.maya), live_server.url)
    tab.goto(f"{live_server.url}/learner/today/")
    at, to = picture(tab, "Bridge").bounding_box(), tab.locator(".slot").first.bounding_box()
    assert at and to
    finger = visitor.new_cdp_session(tab)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", at["x"] + 60, at["y"] + 60)
    for part in (0.2, 0.4, 0.6, 0.8, 1):
        touch("touchMove", at["x"] + 60 + (to["x"] - at["x"]) * part, at["y"] + 60 + (to["y"] - at["y"]) * part)
    touch("touchEnd")

    expect(tab.get_by_text("I chose: Bridge.")).to_be_visible()
    visitor.close()


def test_the_place_may_come_first_and_keys_do_as_well(
    school: Cast, as_person: Be, page: Page, live_server: Any
) -> None:
    walk_in(page, as_person(school.maya), live_server.url)
    page.goto(f"{live_server.url}/learner/today/")

    page.get_by_role("button", name="Hour 11").click()
    expect(page.get_by_role("button", name="Hour 11")).to_have_attribute("aria-pressed", "true")
    picture(page, "Story").click()
    expect(page.get_by_text("I chose: Story.")).to_be_visible()
    page.get_by_role("radio", name="Bridge").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Hour 10").press("Enter")

    expect(page.get_by_text("I chose: Bridge, Story.")).to_be_visible()
    assert planned() == ["Bridge", "Story"]


def test_without_a_script_a_picture_and_its_place_are_enough(
    school: Cast, as_person: Be, browser: Browser, live_server: Any
) -> None:
    visitor = browser.new_context(viewport={"width": 820, "height": 1180}, java_script_enabled=False)
    tab = visitor.new_page()
    walk_in(tab, as_person(school.maya), live_server.url)
    tab.goto(f"{live_server.url}/learner/today/")

    picture(tab, "Bridge").click()
    tab.locator(".slot").first.click()

    expect(tab.get_by_text("I chose: Bridge.")).to_be_visible()
    visitor.close()


def test_R070_an_hour_is_planned_on_a_phone_in_three_touches(
    school: Cast, as_person: Be, visitors: Callable[..., Page], live_server: Any
) -> None:
    brake = publish_experience(
        title={"en": "Bike brake"}, kind="project", targets=[], why={"en": "x"}, by=school.brandt, at=clock.now()
    )
    choose_way(
        learner=school.leo, experience=brake, place="maker space", with_whom="Kim", by=school.leo, at=clock.now()
    )
    tab = visitors(390)
    walk_in(tab, as_person(school.leo), live_server.url)
    tab.goto(f"{live_server.url}/learner/today/")
    presses(tab)

    tab.get_by_role("link", name="Hour 10: it is yours").click()
    assert axe_light_and_dark(tab) == []
    assert no_sideways(tab) == []
    tab.set_viewport_size({"width": 390, "height": 900})
    tab.get_by_role("radio", name="Bike brake").click()
    tab.get_by_role("button", name="Plan it").click()

    expect(tab.get_by_text("“Bike brake” is in your day. Off you go.")).to_be_visible()
    expect(tab.get_by_text("your plan, maker space, with Kim")).to_be_visible()
    assert presses(tab) == 3
    assert axe_light_and_dark(tab) == []
