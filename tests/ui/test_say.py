"""Reading aloud: only when asked, only by a voice of this device, in the language of the text, and a second tap stops it."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Chromium here has no voice of its own. What stands in for one keeps what it was asked to say, and says when it ends.
VOICES = """languages => {
  const voices = languages.map(([lang, localService]) => ({lang, localService, name: lang, default: false}));
  window.spoken = []; window.stopped = 0;
  window.SpeechSynthesisUtterance = class extends EventTarget { constructor(text) { super(); this.text = text } };
  Object.defineProperty(window, 'speechSynthesis', {value: Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: words => spoken.push(words),
    cancel: () => { stopped += 1 },
  })});
}"""
SPOKEN = "() => spoken.map(one => [one.lang, one.text])"
BOTH = [["en-GB", True], ["es-ES", True]]


def with_voices(page: Page, *voices: list[Any]) -> None:
    """Give a tab voices by language; False is one that would speak from elsewhere."""
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")


def gallery(page: Page, live_server: Any, *voices: list[Any]) -> Page:
    with_voices(page, *voices)
    page.goto(f"{live_server.url}/gallery/")
    return page


def test_R091_a_text_is_read_when_asked_each_part_in_its_own_language(page: Page, live_server: Any) -> None:
    gallery(page, live_server, *BOTH)
    button = page.get_by_role("button", name="Read aloud").first
    expect(button).to_be_visible()
    assert page.evaluate(SPOKEN) == []

    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(SPOKEN) == [
        ["en-GB", "I can make a bridge that holds five cars."],
        ["es-ES", "Puedo hacer un puente."],
    ]
    page.evaluate("spoken.at(-1).dispatchEvent(new Event('end'))")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_second_tap_stops_and_another_button_takes_over(page: Page, live_server: Any) -> None:
    gallery(page, live_server, *BOTH)
    first, second = page.get_by_role("button", name="Read aloud").all()[:2]

    first.click()
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")
    first.click()
    second.click()

    expect(first).to_have_attribute("aria-pressed", "false")
    expect(second).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    "voices",
    [
        [],
        [["en-GB", True]],  # half of the text is Spanish
        [["en-GB", True], ["es-ES", False]],  # a voice that would send the text away
    ],
)
def test_no_button_stands_where_the_device_has_no_voice_of_its_own(
    page: Page, live_server: Any, voices: list[Any]
) -> None:
    gallery(page, live_server, *voices)

    expect(page.locator("say-aloud").first).to_be_attached()
    expect(page.locator("say-aloud button:visible")).to_have_count(0)


def test_reading_works_by_keyboard(page: Page, live_server: Any) -> None:
    gallery(page, live_server, *BOTH)
    page.get_by_role("button", name="Read aloud").first.focus()

    page.keyboard.press("Enter")

    assert page.evaluate("spoken.length") == 2
