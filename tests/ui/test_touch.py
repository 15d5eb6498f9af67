"""What hands touch works: speaking, listening, drawing, single keys; by pointer and by keyboard."""

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SECONDS_OF_THE_FILE = """async () => {
  const [file] = document.querySelector('hold-to-speak input[type=file]').files;
  const sound = await new AudioContext().decodeAudioData(await file.arrayBuffer());
  return [file.name, file.type, sound.duration];
}"""
COLOURS_OF_THE_DRAWING = """async () => {
  const [file] = document.querySelector('draw-on input[type=file]').files;
  const picture = await createImageBitmap(file);
  const pen = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
  pen.drawImage(picture, 0, 0);
  const middle = pen.getImageData(picture.width / 2, picture.height / 2, 1, 1).data;
  return [file.type, picture.width, [...middle].slice(0, 3)];
}"""


@pytest.fixture
def gallery(page: Page, live_server) -> Page:  # type: ignore[no-untyped-def]
    page.goto(f"{live_server.url}/gallery/")
    return page


def test_a_field_for_words_begins_with_as_many_lines_as_it_was_given(gallery: Page) -> None:
    fields = "<textarea id=two rows=2></textarea><textarea id=ten rows=10></textarea>"
    gallery.evaluate("fields => document.querySelector('main').insertAdjacentHTML('beforeend', fields)", fields)
    heights = {one: gallery.locator(f"#{one}").evaluate("e => e.offsetHeight") for one in ("two", "ten")}
    gallery.locator("#two").fill("one\ntwo\nthree\nfour")

    assert heights["two"] > 60
    assert heights["ten"] > 230
    assert gallery.locator("#two").evaluate("e => e.offsetHeight") > heights["two"]


def test_holding_records_while_held(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")
    speak.scroll_into_view_if_needed()
    speak.hover()

    gallery.mouse.down()
    expect(gallery.locator("hold-to-speak")).to_have_attribute("data-state", "listening")
    gallery.wait_for_timeout(1300)
    gallery.mouse.up()

    expect(gallery.locator("hold-to-speak")).to_have_attribute("data-state", "review")
    name, kind, seconds = gallery.evaluate(SECONDS_OF_THE_FILE)
    assert (name, kind) == ("voice.webm", "audio/webm")
    assert seconds > 1
    assert gallery.locator("input[name=voice_seconds]").input_value() in {"1", "2"}


def test_pressing_once_records_until_pressed_again(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")

    speak.click()
    expect(speak).to_have_attribute("aria-pressed", "true")
    expect(gallery.locator("hold-to-speak [role=status]")).to_contain_text("Listening")
    gallery.wait_for_timeout(900)
    speak.click()

    expect(gallery.locator("hold-to-speak .review")).to_be_visible()


def test_recording_works_by_keyboard_and_can_be_done_again(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")
    speak.focus()

    gallery.keyboard.press("Enter")
    gallery.wait_for_timeout(900)
    gallery.keyboard.press("Enter")
    expect(gallery.locator("hold-to-speak .review .bar")).to_be_focused()
    gallery.locator("hold-to-speak .again").click()

    expect(speak).to_be_focused()
    assert gallery.evaluate("document.querySelector('hold-to-speak input[type=file]').files.length") == 0


def test_recording_too_short_says_how_to_do_it(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")

    speak.click()
    expect(speak).to_have_attribute("aria-pressed", "true")
    speak.click()

    expect(gallery.locator("hold-to-speak [role=status]")).to_contain_text("too short")
    expect(speak).to_be_visible()


def test_microphone_is_closed_when_nobody_speaks(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")

    speak.click()
    gallery.wait_for_timeout(900)
    open_while_speaking = gallery.evaluate("document.querySelector('hold-to-speak').stream.active")
    speak.click()
    expect(gallery.locator("hold-to-speak .review")).to_be_visible()

    assert open_while_speaking is True
    assert gallery.evaluate("document.querySelector('hold-to-speak').stream") is None


def test_refused_microphone_leaves_the_file_field(page: Page, live_server) -> None:  # type: ignore[no-untyped-def]
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))"
    )
    page.goto(f"{live_server.url}/gallery/")

    page.locator("hold-to-speak .speak").click()

    expect(page.locator("hold-to-speak input[type=file]")).to_be_visible()
    expect(page.locator("hold-to-speak [role=status]")).to_contain_text("The microphone is closed.")


def test_voice_plays_only_when_asked_and_shows_that_it_does(gallery: Page) -> None:
    speak = gallery.locator("hold-to-speak .speak")
    speak.click()
    gallery.wait_for_timeout(1500)
    speak.click()
    bar = gallery.locator("hold-to-speak .review .bar")
    expect(bar).to_have_attribute("aria-pressed", "false")

    bar.click()

    expect(bar).to_have_attribute("aria-pressed", "true")
    expect(bar).to_have_attribute("aria-pressed", "false", timeout=8000)


def test_drawing_lands_in_the_form_as_a_picture(gallery: Page) -> None:
    sheet = gallery.locator("draw-on canvas")
    sheet.scroll_into_view_if_needed()
    gallery.get_by_label("Blue", exact=True).check()
    box = sheet.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2

    gallery.mouse.move(box["x"] + box["width"] * 0.4, middle)
    gallery.mouse.down()
    gallery.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=5)
    gallery.mouse.up()

    expect(gallery.locator("draw-on")).to_have_attribute("data-kept", "yes")
    assert gallery.evaluate(COLOURS_OF_THE_DRAWING) == ["image/png", 960, [0x2B, 0x5A, 0x8C]]


def test_untouched_or_cleared_sheet_sends_nothing(gallery: Page) -> None:
    sheet = gallery.locator("draw-on canvas")
    count = "document.querySelector('draw-on input[type=file]').files.length"
    before = gallery.evaluate(count)

    sheet.click()
    expect(gallery.locator("draw-on")).to_have_attribute("data-kept", "yes")
    gallery.locator("draw-on .undo").click()

    assert before == 0
    assert gallery.evaluate(count) == 0


def test_single_key_acts_only_outside_fields(gallery: Page) -> None:
    gallery.evaluate(
        "document.querySelector('.verdict').closest('form').addEventListener('submit', "
        "event => { event.preventDefault(); window.said = event.submitter.value })"
    )

    gallery.locator("textarea").first.focus()
    gallery.keyboard.press("n")
    inside_a_field = gallery.evaluate("window.said ?? null")
    gallery.locator("h1").click()
    gallery.keyboard.press("n")

    assert inside_a_field is None
    assert gallery.evaluate("window.said") == "not_yet"


def test_single_keys_can_be_changed_and_turned_off(gallery: Page) -> None:
    gallery.evaluate(
        "document.querySelector('.verdict').closest('form').addEventListener('submit', "
        "event => { event.preventDefault(); window.said = event.submitter.value })"
    )
    gallery.get_by_text("Change or turn off keys").click()

    gallery.get_by_label("Shown", exact=True).fill("x")
    gallery.locator("h1").click()
    gallery.keyboard.press("x")
    changed = gallery.evaluate("window.said")
    gallery.locator("#single-keys").uncheck()
    gallery.evaluate("window.said = null")
    gallery.locator("h1").click()
    gallery.keyboard.press("x")

    assert changed == "shown"
    assert gallery.evaluate("window.said") is None


def come_in(page: Page, home: str, who: str) -> None:
    client = Client()
    client.post(f"/demo/be/{who}")
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": home}])


TOO_LOW = """lowest => [...document.querySelectorAll('main a[href]')].filter(link => {
  const box = link.getBoundingClientRect();
  const alone = link.matches('.plainlink, .earlier, .owed a, .tie a, p.row > a');
  return box.height && alone && box.height < lowest;
}).map(link => `${link.textContent.trim()}: ${Math.round(link.getBoundingClientRect().height)}`)"""


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("leo", "/learner/today/"),
        ("leo", "/learner/path/"),
        ("osei", "/educator/class/"),
        ("ruiz", "/family/child/"),
        ("ruiz", "/family/child/{maya}/whole/"),
        ("ruiz", "/account/"),
    ],
)
def test_a_link_that_stands_alone_is_as_high_as_a_thumb(  # type: ignore[no-untyped-def]
    demo_school, page: Page, live_server, who: str, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    come_in(page, live_server.url, who)

    page.goto(live_server.url + address.format(maya=demo_school.person("maya").id))

    assert page.evaluate(TOO_LOW, 44) == []


def test_a_name_without_a_gap_widens_no_page(demo_school, page: Page, live_server) -> None:  # type: ignore[no-untyped-def]
    person = demo_school.person("nunes")
    Person.objects.filter(pk=person.pk).update(name="N" * 64, said_as="N" * 60)
    page.set_viewport_size({"width": 320, "height": 700})
    come_in(page, live_server.url, "keller")

    for address in ("/office/people/", f"/office/people/{person.id}/"):
        page.goto(live_server.url + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
