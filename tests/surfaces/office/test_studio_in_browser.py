"""The studio in a real browser: moving a step by key and by dragging, what is being written stays, and nothing bars the way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe, axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.surfaces.office.studio import address, order, strand_address
from trellis.rooms.continuum.models import Change
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def vera(cast: Cast, page: Page, as_person: Be, live_server: Any) -> Page:
    walk_in(page, as_person(cast.vera), live_server.url)
    return page


def row(tab: Page, cast: Cast, slug: str) -> Any:
    return tab.locator(f'[data-step="{cast.targets[slug].id}"]')


WORDS = {
    "name": "I can name the forces on a still thing", "measure": "I can measure how speed changes",
    "explain": "I can explain why things slow down", "predict": "I can predict a stopping distance",
}  # fmt: skip


def stand(tab: Page, cast: Cast, *slugs: str) -> None:
    """So they stand on the page and in the school, from the ground up."""
    expect(tab.locator("strand-order .step > span")).to_have_text([WORDS[slug] for slug in reversed(slugs)])
    assert order(cast) == [*slugs]


def test_a_step_moves_by_key_and_keeps_the_focus(vera: Page, cast: Cast, live_server: Any) -> None:
    vera.goto(f"{live_server.url}{strand_address(cast)}")
    row(vera, cast, "forces-name").locator(".step").focus()

    with vera.expect_response("**/order/"):
        vera.keyboard.press("Alt+ArrowUp")
    expect(row(vera, cast, "forces-name").locator(".step")).to_be_focused()
    stand(vera, cast, "measure", "name", "explain", "predict")

    with vera.expect_response("**/order/"):
        vera.keyboard.press("Alt+ArrowUp")
    expect(row(vera, cast, "forces-name").locator(".step")).to_be_focused()
    stand(vera, cast, "measure", "explain", "name", "predict")
    expect(row(vera, cast, "forces-name").locator(".step")).to_be_focused()


def drag(tab: Page, cast: Cast, slug: str, onto: str, *, upper_half: bool) -> None:
    grip, there = row(tab, cast, slug).locator(".grip").bounding_box(), row(tab, cast, onto).bounding_box()
    assert grip
    assert there
    tab.mouse.move(grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2)
    tab.mouse.down()
    tab.mouse.move(there["x"] + 40, there["y"] + there["height"] * (0.2 if upper_half else 0.8), steps=8)
    with tab.expect_response("**/order/"):
        tab.mouse.up()


def test_a_step_is_dragged_to_its_place(vera: Page, cast: Cast, live_server: Any) -> None:
    vera.goto(f"{live_server.url}{strand_address(cast)}")

    drag(vera, cast, "forces-name", "forces-predict", upper_half=True)
    expect(row(vera, cast, "forces-name").locator(".step")).to_be_focused()
    stand(vera, cast, "measure", "explain", "predict", "name")

    drag(vera, cast, "forces-predict", "forces-measure", upper_half=False)
    expect(row(vera, cast, "forces-predict").locator(".step")).to_be_focused()
    stand(vera, cast, "predict", "measure", "explain", "name")


def test_what_is_being_written_stays_while_a_step_moves(vera: Page, cast: Cast, live_server: Any) -> None:
    vera.goto(f"{live_server.url}{address(cast)}")
    vera.get_by_label("Teen, Español").fill("Puedo explicar por qué")
    row(vera, cast, "forces-name").locator(".step").focus()

    with vera.expect_response("**/order/"):
        vera.keyboard.press("Alt+ArrowUp")

    expect(row(vera, cast, "forces-name").locator(".step")).to_be_focused()
    assert vera.get_by_label("Teen, Español").input_value() == "Puedo explicar por qué"
    vera.get_by_role("button", name="Keep these words").click()
    expect(vera.get_by_text("Kept, as a new wording.")).to_be_visible()
    assert Change.objects.filter(part="teen.es", after="Puedo explicar por qué").exists()


def test_what_cannot_be_is_said_and_the_step_goes_back(vera: Page, cast: Cast, live_server: Any) -> None:
    vera.goto(f"{live_server.url}{strand_address(cast)}")
    row(vera, cast, "forces-name").locator(".step").focus()

    vera.keyboard.press("Alt+ArrowDown")

    expect(vera.get_by_text("It is at the end of its line already.")).to_be_visible()
    assert order(cast) == ["name", "measure", "explain", "predict"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_on_the_studio_bars_the_way(vera: Page, cast: Cast, live_server: Any, scheme: Any) -> None:
    vera.emulate_media(color_scheme=scheme)
    pages = (
        strand_address(cast),
        address(cast),
        *(address(cast, part=p) for p in ("leans/?find=fold", "retire/", "history/")),
    )
    for where in pages:
        vera.goto(f"{live_server.url}{where}")
        assert axe(vera) == [], where
        for width in (320, 390, 820, 1280):
            vera.set_viewport_size({"width": width, "height": 900})
            assert vera.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{where} at {width}"


def test_areas_and_strands_move_by_key_and_keep_the_focus(vera: Page, cast: Cast, live_server: Any) -> None:
    for where, one, first in (
        ("", f"area-{cast.areas['making'].slug}", "Making"), ("areas/making/", f"strand-{cast.strands['shapes'].id}", "Shapes"),
    ):  # fmt: skip
        vera.goto(f"{live_server.url}/office/continuum/{where}")
        link = vera.locator(f"[id='{one}']")
        link.focus()

        with vera.expect_navigation():
            vera.keyboard.press("Alt+ArrowUp")

        expect(vera.locator("[data-ordered] a").first).to_have_text(first)
        expect(vera.locator(f"[id='{one}']")).to_be_focused()
        assert axe_light_and_dark(vera) == []
        assert no_sideways(vera) == []
