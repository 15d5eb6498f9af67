"""One tablet and a class, in a real browser: taps counted, forty faces, a network that goes away, keys, axe."""

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import TERM, Cast
from tests.class_photos import chosen
from trellis.foundation import clock
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
TWO_MINUTES = 120
THUMB = 44


@pytest.fixture
def tablet(cast: Cast, visitors: Callable[..., Page], as_person: Be, live_server: Any) -> Page:
    """Ms Osei at her capture page, on a tablet held upright."""
    page = visitors(820)
    page.set_viewport_size({"width": 820, "height": 1180})
    walk_in(page, as_person(cast.osei), live_server.url)
    page.goto(f"{live_server.url}/educator/capture/")
    return page


def choose(page: Page, *numbers: int) -> None:
    page.set_input_files("#id_photo", [chosen(number) for number in numbers])
    expect(page.locator(".filmstrip li").first).to_be_visible()


def tap(page: Page, *names: str) -> None:
    for name in names:
        page.locator(".facetile").filter(has_text=name).click()


def keep(page: Page) -> None:
    page.get_by_role("button", name="Keep", exact=True).click()


def portfolios() -> list[str]:
    return list(Evidence.objects.order_by("learner__said_as").values_list("learner__said_as", flat=True))


def add_child(cast: Cast, name: str) -> None:
    add_person(
        school=cast.school, name=name, said_as=name, role=Role.LEARNER, group=cast.class_2b, by=cast.keller,
        at=clock.now(), starts_on=TERM, details={"reading": "young"},
    )  # fmt: skip


def test_R071_six_works_six_faces_six_pieces_in_one_tap_each(tablet: Page, cast: Cast) -> None:
    add_child(cast, "Noor")
    tablet.reload()
    names = ("Ada", "Ivo", "Lina", "Maya", "Mina", "Noor")
    presses(tablet)
    began = time.monotonic()

    choose(tablet, *range(6))
    tap(tablet, *names)
    keep(tablet)

    expect(tablet.get_by_text("Six pieces are kept, in six portfolios.")).to_be_visible(timeout=1000 * TWO_MINUTES)
    assert time.monotonic() - began < TWO_MINUTES
    assert presses(tablet) == 7  # a face each, and Keep
    assert portfolios() == sorted(names)
    assert tablet.locator(".keptone").count() == 6
    assert axe_light_and_dark(tablet) == []


def test_a_photo_waits_for_its_face_and_the_others_are_kept(tablet: Page) -> None:
    choose(tablet, 1, 2, 3)
    tap(tablet, "Ada", "Maya")
    assert axe_light_and_dark(tablet) == []
    assert no_sideways(tablet) == []

    keep(tablet)

    expect(tablet.get_by_text("Two pieces are kept, in two portfolios.")).to_be_visible()
    expect(tablet.locator(".filmstrip li")).to_have_count(1)
    keep(tablet)
    expect(tablet.get_by_text("A photo without a face is not kept. Tap who made it.")).to_be_visible()
    assert portfolios() == ["Ada", "Maya"]
    tap(tablet, "Mina")
    keep(tablet)
    expect(tablet.get_by_text("Kept, in the portfolio of Mina.")).to_be_visible()


def test_made_together_gives_one_photo_to_several_and_a_second_tap_takes_a_face_off(tablet: Page) -> None:
    choose(tablet, 1, 2)
    tablet.get_by_label("Made together").check()
    tap(tablet, "Ada", "Maya", "Mina")
    tap(tablet, "Mina")
    expect(tablet.locator(".filmstrip [aria-current] .name")).to_have_text("Ada, Maya")

    keep(tablet)

    expect(tablet.get_by_text("Two pieces are kept, in two portfolios.")).to_be_visible()
    assert portfolios() == ["Ada", "Maya"]


def test_the_same_photo_twice_is_said_at_once(tablet: Page) -> None:
    choose(tablet, 1)
    same = tablet.evaluate(
        """() => {
          const field = document.querySelector("#id_photo");
          for (const _ of [1, 2]) {
            const carrier = new DataTransfer();
            carrier.items.add(new File(["x"], "one.png", { type: "image/png", lastModified: 5 }));
            field.files = carrier.files;
            field.dispatchEvent(new Event("change"));
          }
          return field.files.length;
        }"""
    )

    expect(tablet.get_by_text("This photo is here already. It stays once.")).to_be_visible()
    expect(tablet.locator(".filmstrip li")).to_have_count(2)
    assert same == 0


def test_a_network_that_goes_away_keeps_the_photos_and_one_tap_sends_them(tablet: Page) -> None:
    choose(tablet, 1, 2)
    tap(tablet, "Ada", "Maya")
    tablet.context.set_offline(True)

    keep(tablet)

    expect(tablet.get_by_text("There is no network now. The photos stay on this page.")).to_be_visible()
    expect(tablet.locator(".filmstrip li", has_text="on this tablet")).to_have_count(2)
    assert portfolios() == []
    tablet.context.set_offline(False)
    expect(tablet.get_by_text("The network is back. Press Keep.")).to_be_visible()
    keep(tablet)
    expect(tablet.get_by_text("Two pieces are kept, in two portfolios.")).to_be_visible()
    expect(tablet.locator(".filmstrip li")).to_have_count(0)
    assert portfolios() == ["Ada", "Maya"]


def test_an_answer_that_is_lost_on_the_way_back_keeps_nothing_twice(tablet: Page) -> None:
    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort()

    choose(tablet, 1, 2)
    tap(tablet, "Ada", "Maya")
    tablet.route("**/educator/capture/", lose, times=1)
    keep(tablet)
    expect(tablet.get_by_text("There is no network now.")).to_be_visible()
    assert portfolios() == ["Ada", "Maya"]

    keep(tablet)

    expect(tablet.get_by_text("Ada has this photo already. It is kept once.")).to_be_visible()
    assert portfolios() == ["Ada", "Maya"]


def test_whoever_was_signed_out_meanwhile_signs_in_again_and_loses_no_photo(
    tablet: Page, cast: Cast, as_person: Be, live_server: Any
) -> None:
    choose(tablet, 1)
    tap(tablet, "Ada")
    tablet.context.clear_cookies()
    keep(tablet)
    expect(tablet.get_by_text("Sign in again in another tab, then press Keep here.")).to_be_visible()

    walk_in(tablet, as_person(cast.osei), live_server.url)
    keep(tablet)

    expect(tablet.get_by_text("Kept, in the portfolio of Ada.")).to_be_visible()


@pytest.mark.parametrize("width", [390, 820])
def test_forty_faces_fit_and_each_has_room_for_a_thumb(tablet: Page, cast: Cast, width: int) -> None:
    for number in range(35):
        add_child(cast, f"Child {number}")
    tablet.set_viewport_size({"width": width, "height": 1180})
    tablet.reload()
    choose(tablet, 1)

    boxes = [box for one in tablet.locator(".facetile").all() if (box := one.bounding_box())]
    grid = tablet.locator(".tiles").bounding_box()

    assert len(boxes) == 40
    assert min(box["width"] for box in boxes) >= THUMB
    assert min(box["height"] for box in boxes) >= THUMB
    assert grid is not None
    assert grid["height"] <= 1180
    assert no_sideways(tablet) == []


def test_the_wrong_face_is_taken_back_in_one_tap(tablet: Page) -> None:
    choose(tablet, 1)
    tap(tablet, "Ada")
    keep(tablet)
    presses(tablet)

    tablet.get_by_role("button", name=re.compile(r"^Take back\W+Ada")).click()

    expect(tablet.get_by_text("Taken back. Nothing of it is left with Ada.")).to_be_visible()
    assert (presses(tablet), portfolios()) == (1, [])


def test_by_keys_alone_a_photo_finds_its_face(tablet: Page) -> None:
    choose(tablet, 1)
    first = tablet.locator(".facetile input").first
    tablet.locator("[data-away]").focus()

    tablet.keyboard.press("Tab")
    expect(first).to_be_focused()
    tablet.keyboard.press("Space")
    tablet.get_by_role("button", name="Keep", exact=True).focus()
    tablet.keyboard.press("Enter")

    expect(tablet.get_by_text("Kept, in the portfolio of Ada.")).to_be_visible()


def test_a_quick_check_is_noted_by_keys_and_has_no_barriers(tablet: Page, live_server: Any) -> None:
    tablet.goto(f"{live_server.url}/educator/checks/")
    assert axe_light_and_dark(tablet) == []
    tablet.get_by_label("The question").fill("Is it a triangle?")
    tablet.keyboard.press("Enter")
    expect(tablet.get_by_role("heading", name="Is it a triangle?")).to_be_visible()
    tablet.set_input_files("#id_photo", chosen(7))
    groups = tablet.locator(".cardpicks")

    groups.nth(0).locator("input").last.focus()
    tablet.keyboard.press("ArrowDown")  # from "no card" round to Yes
    tablet.keyboard.press("Tab")
    tablet.keyboard.press("ArrowUp")  # the next name: from "no card" up to Not yet
    tablet.get_by_role("button", name="Note them").click()

    expect(tablet.get_by_text("Noted.")).to_be_visible()
    picked = [group.locator("input:checked").get_attribute("value") for group in groups.all()[:3]]
    assert picked == ["yes", "not_yet", ""]
    expect(tablet.locator("img.raised")).to_be_visible()
    assert axe_light_and_dark(tablet) == []
    assert no_sideways(tablet) == []
