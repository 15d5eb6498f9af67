"""Capture and portfolio in a real browser: the microphone, the camera's file, what plain words find, axe."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.foundation.specimens import picture_bytes
from tests.work import judged, photo, piece, voice
from trellis.rooms.evidence.actions import assess_self, contest_judgement, give_feedback
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.terms import FeedbackKind, OwnView, PieceKind, Says
from trellis.rooms.paths.actions import plant_target
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
EARLIER = timezone.now() - timedelta(hours=3)


@pytest.fixture
def leo(cast: Cast, page: Page, as_person: Be, live_server: Any) -> Page:
    """A browser in which Leo is signed in, with two targets on his path."""
    for slug in ("forces-name", "design-tools"):
        plant_target(learner=cast.leo, target=cast.targets[slug], by=cast.leo, at=EARLIER)
    walk_in(page, as_person(cast.leo), live_server.url)
    return page


def test_R006_what_is_spoken_is_kept_lasts_over_a_second_and_is_played(leo: Page, cast: Cast, live_server: Any) -> None:
    leo.goto(f"{live_server.url}/learner/capture/?how=voice")
    speak = leo.locator("hold-to-speak .speak")
    speak.click()
    leo.wait_for_timeout(1500)
    speak.click()
    expect(leo.locator("hold-to-speak .review")).to_be_visible()

    leo.get_by_role("checkbox", name="I can name the forces").check()
    leo.get_by_label("… because").fill("the arrows")
    leo.get_by_role("button", name="Hand it in").click()

    expect(leo.get_by_text("Handed in.")).to_be_visible()
    file = Evidence.objects.get().files.get()
    assert file.kind == PieceKind.VOICE
    assert file.file.seconds is not None
    assert file.file.seconds > 1
    leo.locator("voice-player .bar").first.click()
    expect(leo.locator("voice-player .bar").first).to_have_attribute("aria-pressed", "true")


def test_R106_a_photo_is_seen_before_it_is_kept_with_one_press(leo: Page, live_server: Any) -> None:
    leo.goto(f"{live_server.url}/learner/capture/")

    leo.locator("#id_photo").set_input_files(
        {"name": "brake.png", "mimeType": "image/png", "buffer": picture_bytes("PNG")}
    )
    expect(leo.locator("show-chosen img")).to_be_visible()
    leo.get_by_role("button", name="Keep it mine").click()

    expect(leo.get_by_text("It is yours alone")).to_be_visible()
    assert Evidence.objects.get().handed_in_at is None


def test_another_way_opens_beside_the_first_without_losing_it(leo: Page, live_server: Any) -> None:
    leo.goto(f"{live_server.url}/learner/capture/?how=write")
    leo.locator("#id_text").fill("The pad slips.")

    leo.get_by_role("link", name="Voice", exact=True).click()

    expect(leo.locator("#way-voice")).to_be_visible()
    expect(leo.locator("#id_text")).to_have_value("The pad slips.")
    expect(leo.get_by_role("link", name="Voice", exact=True)).to_have_attribute("aria-current", "true")


def test_R112_plain_words_find_targets_without_leaving_the_page(leo: Page, cast: Cast, live_server: Any) -> None:
    leo.goto(f"{live_server.url}/learner/capture/?how=write")
    leo.locator("#id_text").fill("I folded paper for the bridge")

    leo.get_by_text("Another target").click()
    leo.get_by_role("button", name="Which targets?").click()

    expect(leo.locator("#found")).to_contain_text("because you wrote “folded”, “paper”")
    leo.locator("#found").get_by_role("checkbox", name="I can fold paper").check()
    leo.get_by_role("button", name="Keep it mine").click()
    expect(leo.get_by_text("I can fold paper so that it stands")).to_be_visible()


def test_capture_has_no_barriers_and_no_sideways_scrolling(leo: Page, live_server: Any) -> None:
    for way in ("camera", "voice", "draw"):
        leo.goto(f"{live_server.url}/learner/capture/?how={way}")
        for details in leo.locator("details").all():
            details.evaluate("one => { one.open = true }")

        assert axe_light_and_dark(leo) == []
        assert no_sideways(leo) == []


def test_the_fullest_piece_has_no_barriers_and_no_sideways_scrolling(leo: Page, cast: Cast, live_server: Any) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, cast.targets["design-tools"], at=EARLIER, files=[photo(), voice("It slips")])
    assess_self(learner=cast.leo, target=target, view=OwnView.WITH_HELP, words="Kim", by=cast.leo, at=EARLIER)
    first = judged(cast, work, target, Says.NOT_YET, at=EARLIER, next_step="Add numbers")
    contest_judgement(judgement=first, words="They are on the back.", by=cast.leo, at=EARLIER)
    judged(cast, work, target, at=EARLIER, by=cast.brandt, reason="", reason_upload=voice().upload)
    give_feedback(evidence=work, kind=FeedbackKind.WORD, upload=voice().upload, by=cast.brandt, at=EARLIER)
    piece(cast.leo, at=EARLIER, text="", files=[voice()])
    addresses = (f"portfolio/{work.id}/", "portfolio/", f"portfolio/ready/{target.id}/", f"portfolio/{work.id}/erase/")

    for address in addresses:
        leo.goto(f"{live_server.url}/learner/{address}")
        for details in leo.locator("details").all():
            details.evaluate("one => { one.open = true }")

        assert axe_light_and_dark(leo) == []
        assert no_sideways(leo) == []


def test_a_long_word_stays_in_its_card_and_no_line_of_it_is_cut(leo: Page, cast: Cast, live_server: Any) -> None:
    long = "Donaudampfschifffahrtsgesellschaft" * 4
    piece(cast.leo, at=EARLIER, text=f"{long} {'word ' * 60}", title=long[:120])
    piece(cast.leo, at=EARLIER, text="The wheel stops.", title="Brake")

    leo.set_viewport_size({"width": 1280, "height": 900})
    leo.goto(f"{live_server.url}/learner/portfolio/")

    assert leo.evaluate(OUTSIDE_CARDS) == []
    assert leo.evaluate(CUT_LINES) == 0


OUTSIDE_CARDS = """() => [...document.querySelectorAll('.shelf .show')].filter(card =>
  [...card.children].some(part => part.getBoundingClientRect().right > card.getBoundingClientRect().right + 1)
).map(card => card.textContent.slice(0, 40))"""
# How many lines of a card's words begin above its lower edge and end below it.
CUT_LINES = """() => [...document.querySelectorAll('.nopicture.written')].flatMap(card => {
  const edge = card.getBoundingClientRect(), words = document.createRange()
  words.selectNodeContents(card)
  return [...words.getClientRects()].filter(
    line => line.left < edge.right && line.top < edge.bottom - 1 && line.bottom > edge.bottom + 1)
}).length"""
