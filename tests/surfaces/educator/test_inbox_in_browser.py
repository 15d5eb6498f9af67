"""The inbox in a real browser: three clicks a piece, single keys, a drawing on the picture, axe."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.work import judged, photo, piece, voice
from trellis.rooms.evidence.actions import assess_self, give_feedback, say_ready
from trellis.rooms.evidence.models import Evidence, Feedback, Judgement
from trellis.rooms.evidence.terms import FeedbackKind, OwnView, Says
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
EARLIER = timezone.now() - timedelta(hours=3)


@pytest.fixture
def bridge(cast: Cast) -> Evidence:
    target = cast.targets["shapes-strong"]
    work = piece(cast.maya, target, at=EARLIER, text="", title="My bridge", files=[photo("A bridge"), voice("Strong")])
    assess_self(learner=cast.maya, target=target, view=OwnView.ON_MY_OWN, by=cast.maya, at=EARLIER)
    piece(cast.ada, target, at=EARLIER + timedelta(hours=1), title="Two ways to share")
    return work


@pytest.fixture
def osei(cast: Cast, page: Page, as_person: Be, live_server: Any) -> Page:
    walk_in(page, as_person(cast.osei), live_server.url)
    return page


def test_AR24_speak_shown_next_are_three_clicks(osei: Page, bridge: Evidence, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")
    speak = osei.locator("hold-to-speak .speak")

    speak.scroll_into_view_if_needed()
    speak.hover()
    osei.mouse.down()  # one: held while speaking
    osei.wait_for_timeout(1300)
    osei.mouse.up()
    expect(osei.locator("hold-to-speak .review")).to_be_visible()
    osei.get_by_role("button", name="Shown").click()  # two

    expect(osei.get_by_role("heading", name="Two ways to share")).to_be_visible()  # the next one follows by itself
    judgement = Judgement.objects.get()
    assert judgement.reason_file is not None
    assert judgement.reason_file.seconds is not None
    assert judgement.reason_file.seconds > 1


def test_single_keys_sign_ask_and_turn_the_page_only_outside_fields(
    osei: Page, bridge: Evidence, cast: Cast, live_server: Any
) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")

    osei.keyboard.press("j")
    expect(osei.get_by_role("heading", name="Two ways to share")).to_be_visible()
    osei.keyboard.press("j")
    expect(osei.get_by_role("heading", name="My bridge")).to_be_visible()
    osei.locator("#id_text").fill("")
    osei.locator("#id_text").press_sequentially("snq it holds")
    osei.locator("#title").click()
    osei.keyboard.press("s")

    expect(osei.get_by_text("Signed: shown.")).to_be_visible()
    assert Judgement.objects.get().reason == "snq it holds"


DECODED = """async (address) => {
  const bytes = await (await fetch(address)).arrayBuffer();
  return (await new AudioContext().decodeAudioData(bytes)).duration;
}"""


def heard(page: Page) -> float:
    """For how long the one signed voice sounds when a browser decodes the stored file."""
    stored = Judgement.objects.get().reason_file
    assert stored is not None
    return float(page.evaluate(DECODED, f"/files/{stored.id}/"))


def test_letting_the_key_go_stops_as_letting_the_button_go_does(osei: Page, bridge: Evidence, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")

    osei.keyboard.down("v")
    expect(osei.locator("hold-to-speak[data-state=listening]")).to_be_visible()
    osei.wait_for_timeout(1300)
    osei.keyboard.up("v")
    expect(osei.locator("hold-to-speak .review")).to_be_visible()
    osei.keyboard.press("s")

    expect(osei.get_by_text("Signed: shown.")).to_be_visible()
    assert heard(osei) > 1


def test_a_tapped_key_starts_and_a_second_tap_stops(osei: Page, bridge: Evidence, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")

    osei.keyboard.press("v")
    expect(osei.locator("hold-to-speak[data-state=listening]")).to_be_visible()
    osei.wait_for_timeout(1000)
    osei.keyboard.press("v")

    expect(osei.locator("hold-to-speak .review")).to_be_visible()


@pytest.mark.parametrize("how", ["key", "button"])
def test_a_verdict_in_the_middle_of_a_sentence_takes_the_voice_along(
    osei: Page, bridge: Evidence, live_server: Any, how: str
) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")
    osei.keyboard.press("v")
    expect(osei.locator("hold-to-speak[data-state=listening]")).to_be_visible()
    osei.wait_for_timeout(1300)

    if how == "key":
        osei.keyboard.press("n")
    else:
        osei.get_by_role("button", name="Not yet").click()

    expect(osei.get_by_text("Signed: not yet.")).to_be_visible()
    assert heard(osei) > 1


def test_a_verdict_right_after_a_slip_of_the_key_signs_nothing(osei: Page, bridge: Evidence, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/")

    osei.keyboard.press("v")
    osei.keyboard.press("s")

    expect(osei.get_by_text("That was too short.")).to_be_visible()
    assert not Judgement.objects.exists()


def test_without_script_nothing_about_keys_is_offered(
    browser: Browser, bridge: Evidence, cast: Cast, as_person: Be, live_server: Any
) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    walk_in(page, as_person(cast.osei), live_server.url)

    page.goto(f"{live_server.url}/educator/inbox/")

    expect(page.get_by_role("heading", name="My bridge")).to_be_visible()
    expect(page.get_by_text("Change or turn off keys")).to_be_hidden()
    visitor.close()


def test_a_drawing_on_the_picture_is_sent(osei: Page, bridge: Evidence, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/inbox/{bridge.id}/")
    osei.get_by_text("Draw on it").click()
    canvas = osei.locator("draw-on canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None

    osei.mouse.move(box["x"] + 40, box["y"] + 40)
    osei.mouse.down()
    osei.mouse.move(box["x"] + 120, box["y"] + 60)
    osei.mouse.up()
    osei.wait_for_timeout(300)
    osei.get_by_role("button", name="Send the drawing").click()

    expect(osei.get_by_text("Maya will see your drawing.")).to_be_visible()
    assert Feedback.objects.get().kind == FeedbackKind.DRAWING


def test_the_fullest_desk_has_no_barriers_and_no_sideways_scrolling(
    osei: Page, bridge: Evidence, cast: Cast, live_server: Any
) -> None:
    target = cast.targets["shapes-strong"]
    judged(cast, bridge, target, Says.NOT_YET, by=cast.osei, at=EARLIER, next_step="Push harder")
    give_feedback(evidence=bridge, kind=FeedbackKind.WORD, upload=voice().upload, by=cast.osei, at=EARLIER)
    say_ready(learner=cast.maya, target=target, pieces=[bridge], because="Books", by=cast.maya, at=EARLIER)
    osei.goto(f"{live_server.url}/educator/inbox/{bridge.id}/")
    for details in osei.locator("details").all():
        details.evaluate("one => { one.open = true }")

    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
