"""Signed out meanwhile, in a real browser: the words stand there, somebody comes in again beside it, and they are sent."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]


def test_words_typed_before_being_signed_out_are_sent_after_coming_in_again(
    cast: Cast, page: Page, as_person: Be, live_server: Any
) -> None:
    walk_in(page, as_person(cast.leo), live_server.url)
    page.goto(f"{live_server.url}/learner/goals/")
    page.get_by_label("I want to").fill("Ride to the river and back")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Set it").click()
    expect(page.get_by_role("heading", name="You were signed out meanwhile.")).to_be_visible()
    expect(page.get_by_text("Ride to the river and back")).to_be_visible()
    assert axe_light_and_dark(page) == []
    assert no_sideways(page) == []
    walk_in(page, as_person(cast.leo), live_server.url)

    page.get_by_role("button", name="Send it now").click()

    expect(page.get_by_text("Ride to the river and back", exact=True)).to_be_visible()
    assert Goal.objects.get().text == "Ride to the river and back"


def test_what_was_made_stays_on_the_page_until_it_is_sent_after_coming_in_again(
    cast: Cast, page: Page, as_person: Be, live_server: Any
) -> None:
    walk_in(page, as_person(cast.leo), live_server.url)
    page.goto(f"{live_server.url}/learner/capture/?how=write")
    page.locator("textarea[name=text]").fill("The brake squeals when it is wet")
    page.context.clear_cookies()
    page.get_by_role("button", name="Keep it mine").click()
    expect(page.get_by_text("You were signed out meanwhile.")).to_be_visible()
    expect(page.locator("textarea[name=text]")).to_have_value("The brake squeals when it is wet")
    walk_in(page, as_person(cast.leo), live_server.url)

    page.locator(".unsent .retry").click()

    expect(page.get_by_text("The brake squeals when it is wet").first).to_be_visible()
    assert Evidence.objects.get().text == "The brake squeals when it is wet"
