"""The gallery shows every piece, and every piece stands there without a fault."""

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import axe_light_and_dark, no_sideways


def test_gallery_shows(client: Client) -> None:
    answer = client.get("/gallery/")

    assert answer.status_code == 200


@pytest.mark.browser
def test_gallery_has_no_barriers_and_no_sideways_scrolling(page: Page, live_server, transactional_db) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{live_server.url}/gallery/")

    assert axe_light_and_dark(page) == []
    assert no_sideways(page) == []


@pytest.mark.browser
def test_gallery_turns_round_and_speaks_to_the_young_without_scrolling_sideways(
    page: Page, live_server, transactional_db
) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{live_server.url}/gallery/")

    page.evaluate("document.documentElement.dir = 'rtl'")
    turned_round = no_sideways(page)
    page.evaluate("document.documentElement.dataset.reader = 'young'")

    assert turned_round == []
    assert no_sideways(page) == []


@pytest.mark.browser
def test_gallery_on_paper_has_no_controls_and_no_dark(page: Page, live_server, transactional_db) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{live_server.url}/gallery/")

    page.emulate_media(media="print", color_scheme="dark")

    assert page.locator(".btn:visible, .masthead:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor") == "rgb(255, 255, 255)"
