"""The tablet of a class in a real browser: from the teacher's tap to the child's page, the next child, and closed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import START, TERM, Cast
from tests.rooms.test_day import block, way
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]


def test_R071_a_class_shares_one_tablet(
    cast: Cast, as_person: Be, visitors: Callable[..., Page], live_server: Any
) -> None:
    block(cast, 10)
    way(cast, "Bridge", details={"picture": "bridge"})
    tab = visitors(820)
    walk_in(tab, as_person(cast.osei), live_server.url)
    tab.goto(f"{live_server.url}/educator/class/")
    presses(tab)

    tab.get_by_role("button", name="Open the tablet for 2B").click()
    expect(tab.get_by_role("heading", name="Who are you?")).to_be_visible()
    assert presses(tab) == 1
    assert axe_light_and_dark(tab) == []
    assert no_sideways(tab) == []
    tab.set_viewport_size({"width": 820, "height": 1180})

    tab.get_by_role("button", name="Mina").click()  # the wrong child
    expect(tab.get_by_role("link", name="Mina not you?")).to_be_visible()
    tab.get_by_role("link", name="Mina not you?").click()
    tab.get_by_role("button", name="Maya").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Maya")
    assert axe_light_and_dark(tab) == []
    tab.locator("label.pic", has_text="Bridge").click()
    tab.locator(".slot").click()
    expect(tab.get_by_text("I chose: Bridge.")).to_be_visible()

    assert tab.goto(f"{live_server.url}/educator/class/").status == 404  # type: ignore[union-attr]
    tab.get_by_role("link", name="To my first page").click()
    tab.get_by_role("link", name="Maya not you?").click()
    tab.reload()
    tab.get_by_role("button", name="Close").click()
    expect(tab.get_by_role("heading", name="This tablet is closed: a grown-up opens it again.")).to_be_visible()
    assert axe_light_and_dark(tab) == []
    tab.go_back()
    tab.wait_for_load_state()
    assert tab.get_by_role("button", name="Maya").count() == 0


def test_forty_faces_fit_a_tablet_without_scrolling(cast: Cast, as_person: Be, page: Page, live_server: Any) -> None:
    for number in range(35):
        add_person(
            school=cast.school, name=f"Kay {number:02}", said_as=f"Kay {number:02}", role=Role.LEARNER, by=cast.keller,
            group=cast.class_2b, at=START, starts_on=TERM, details={"reading": "young"},
        )  # fmt: skip
    browser = as_person(cast.osei)
    browser.post(f"/kiosk/open/{cast.class_2b.id}/")
    walk_in(page, browser, live_server.url)
    page.set_viewport_size({"width": 820, "height": 1180})
    page.goto(f"{live_server.url}/kiosk/")

    assert page.locator(".picker button").count() == 40
    last = page.locator(".picker button").last.bounding_box()
    assert last and last["y"] + last["height"] <= 1180
    assert min(box["height"] for button in page.locator(".picker button").all() if (box := button.bounding_box())) >= 56
    assert no_sideways(page) == []
