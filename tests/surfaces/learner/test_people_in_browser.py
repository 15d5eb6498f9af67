"""My people and the adults' own lists in a real browser: the microphone both ways, taps counted, axe, no sideways scrolling."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.work import photo, piece, voice
from trellis.foundation import clock
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.circles.models import Interaction
from trellis.rooms.community.actions import Sent, answer_outreach, reach_out
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]


def speak(page: Page) -> None:
    button = page.locator("hold-to-speak .speak").first
    button.click()
    page.wait_for_timeout(1500)
    button.click()
    expect(page.locator("hold-to-speak .review").first).to_be_visible()


@pytest.fixture
def full(cast: Cast) -> Cast:
    """A circle with everybody in it, something answered, something waiting, with a picture and a voice."""
    at = clock.now() - timedelta(days=5)
    for person in (cast.kim, cast.max, cast.osei, cast.keller):
        add_to_circle(learner=cast.leo, person=person, purpose="the brake, in the rain too", by=cast.leo, at=at)
    note_interaction(learner=cast.kim, kind="met", words="at the bench", by=cast.leo, at=at)
    note_interaction(learner=cast.leo, kind="spoke", by=cast.brandt, at=at)
    work = piece(cast.leo, cast.targets["design-tools"], files=[photo("a brake"), voice("it holds")], at=at)
    for to in (cast.duarte, cast.keller, cast.osei):
        reach_out(learner=cast.leo, to=to, kind="win", sent=Sent(piece=work), by=cast.leo, at=at)
    answered = reach_out(learner=cast.leo, to=cast.duarte, kind="time", sent=Sent(words="?"), by=cast.leo, at=at)
    answer_outreach(request=answered, text="Bring the pad.", voice=voice().upload, by=cast.duarte, at=clock.now())
    return cast


def test_R021_three_taps_and_a_voice_reach_an_adult_and_a_voice_comes_back(
    cast: Cast, page: Page, as_person: Be, live_server: Any
) -> None:
    walk_in(page, as_person(cast.leo), live_server.url)
    page.goto(f"{live_server.url}/learner/people/")
    speak(page)
    page.get_by_label("High five").check()
    page.get_by_label("Ms Keller").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Ms Keller gets your high five.")).to_be_visible()
    sent = OutreachRequest.objects.select_related("voice").get()
    assert sent.voice is not None
    assert (sent.voice.seconds or 0) > 1

    walk_in(page, as_person(cast.keller), live_server.url)
    page.goto(f"{live_server.url}/leader/walk/")
    page.get_by_role("link", name="Answer Leo").click()
    speak(page)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Answered. Leo finds it on Today.")).to_be_visible()

    walk_in(page, as_person(cast.leo), live_server.url)
    page.goto(f"{live_server.url}/learner/today/")
    expect(page.get_by_role("heading", name="They answered you")).to_be_visible()
    page.locator("voice-player .bar").first.click()
    expect(page.locator("voice-player .bar").first).to_have_attribute("aria-pressed", "true")


def test_R013_two_taps_on_a_phone_note_that_we_talked(cast: Cast, page: Page, as_person: Be, live_server: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    walk_in(page, as_person(cast.duarte), live_server.url)
    page.goto(f"{live_server.url}/educator/class/")

    page.get_by_text("I talked with somebody").click()
    page.get_by_role("button", name="We talked Kim").click()

    expect(page.get_by_text("Noted: you talked with Kim.")).to_be_visible()
    assert Interaction.objects.get().learner == cast.kim
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back. Nothing of it is kept.")).to_be_visible()
    assert not Interaction.objects.exists()


def test_the_pages_of_a_circle_have_no_barrier_and_fit_a_phone(
    full: Cast, page: Page, as_person: Be, live_server: Any
) -> None:
    around, work = f"/educator/learners/{full.leo.id}/people/", piece(full.maya, files=[photo()], at=clock.now())
    places = (
        (full.leo, "/learner/people/"), (full.leo, "/learner/people/new/"), (full.leo, f"/learner/people/{full.kim.id}/"),
        (full.duarte, around), (full.duarte, "/educator/asked/"), (full.duarte, "/educator/class/"),
        (full.keller, "/leader/asked/"), (full.keller, "/leader/walk/"), (full.maya, f"/learner/capture/{work.id}/"),
        (full.ana, f"/family/child/{full.leo.id}/whole/"),
    )  # fmt: skip
    for who, address in places:
        walk_in(page, as_person(who), live_server.url)
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{live_server.url}{address}")
        for summary in page.locator("main summary").all():
            summary.click()
        assert axe_light_and_dark(page) == [], address
        assert no_sideways(page) == [], address
