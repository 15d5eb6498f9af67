"""My Path and Capture in pictures, in a real browser: voices, the camera's file, the microphone, no network in the middle."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import Cast
from tests.foundation.specimens import film, painting, picture_bytes
from tests.ui.test_say import BOTH, SPOKEN, with_voices
from tests.work import judged, photo, piece
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.paths.actions import name_own_area, plant_target
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
PHOTO = {"name": "bridge.png", "mimeType": "image/png", "buffer": picture_bytes("PNG", painting(400, 300))}
SMALLEST = """least => [...document.querySelectorAll('main :is(a.btn, button)')].filter(one => {
  const box = one.getBoundingClientRect();
  return box.height && box.height < least;
}).map(one => `${one.textContent.trim()}: ${one.getBoundingClientRect().height}`)"""


@pytest.fixture
def maya(cast: Cast, visitors: Callable[..., Page], as_person: Be, live_server: Any) -> Page:
    """A tablet on which Maya is in, with two targets on her path and a voice for each language."""
    for slug in ("shapes-strong", "shapes-fold"):
        plant_target(learner=cast.maya, target=cast.targets[slug], by=cast.maya, at=timezone.now())
    tab = visitors(820)
    with_voices(tab, *BOTH)
    walk_in(tab, as_person(cast.maya), live_server.url)
    return tab


def capture(maya: Page, live_server: Any) -> Page:
    maya.goto(f"{live_server.url}/learner/capture/")
    return maya


def test_R091_a_target_opens_by_one_tap_and_its_words_and_its_why_are_spoken(maya: Page, live_server: Any) -> None:
    maya.goto(f"{live_server.url}/learner/path/")
    assert maya.evaluate(SPOKEN) == []

    maya.locator("#now a").first.click()
    maya.get_by_role("button", name="Read aloud").nth(0).click()
    maya.get_by_role("button", name="Read aloud").nth(1).click()

    assert maya.evaluate(SPOKEN) == [
        ["en-GB", "I can make a shape strong and say why"],
        ["en-GB", "Because to make a shape strong and say why helps you."],
    ]


def test_R121_a_next_step_is_spoken_with_its_reasons_and_planted_by_one_tap(
    maya: Page, cast: Cast, live_server: Any
) -> None:
    maya.goto(f"{live_server.url}/learner/path/")
    before = PathStep.objects.filter(learner=cast.maya).count()
    card = maya.locator("#next .pics > li").first
    card.get_by_role("button", name="Read aloud").click()
    spoken = [text for _language, text in maya.evaluate(SPOKEN)]
    presses(maya)

    card.get_by_role("button", name="Plant it").click()

    expect(maya.locator("#target")).to_be_visible()
    assert spoken[0].startswith("I can")
    assert len(spoken) >= 2
    assert presses(maya) == 1
    assert PathStep.objects.filter(learner=cast.maya).count() == before + 1


def test_R071_maya_shows_her_bridge_with_a_photo_her_voice_and_one_tap_on_a_picture(
    maya: Page, cast: Cast, live_server: Any
) -> None:
    capture(maya, live_server)
    expect(maya.get_by_text("Which picture is it?")).to_be_hidden()
    presses(maya)

    maya.locator("#id_photo").set_input_files(PHOTO)
    expect(maya.locator("show-chosen img")).to_be_visible()
    speak = maya.locator("hold-to-speak .speak")
    speak.hover()
    maya.mouse.down()
    expect(maya.locator("hold-to-speak")).to_have_attribute("data-state", "listening")
    maya.wait_for_timeout(1800)
    maya.mouse.up()
    expect(maya.locator("hold-to-speak .review")).to_be_visible()
    maya.locator("once-made .pic").first.click()

    expect(maya.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert presses(maya) == 2  # and the tap with which a tablet opens its camera
    work = Evidence.objects.get()
    assert [file.kind for file in work.files.all()] == [PieceKind.PHOTO, PieceKind.VOICE]
    assert (work.files.all()[1].file.seconds or 0) > 1
    assert [claim.target for claim in work.claims.all()] == [cast.targets["shapes-strong"]]


def test_a_drawing_is_handed_in_without_a_camera(maya: Page, live_server: Any) -> None:
    capture(maya, live_server)

    maya.locator("summary", has_text="Draw").click()
    sheet = maya.locator("draw-on canvas")
    sheet.scroll_into_view_if_needed()
    sheet.click()
    expect(maya.locator("draw-on")).to_have_attribute("data-kept", "yes")
    maya.get_by_role("button", name="Something else").click()

    expect(maya.get_by_role("heading", name="Ms Osei can see it.")).to_be_visible()
    assert Evidence.objects.get().kind == PieceKind.DRAWING


def test_without_a_network_what_was_made_stays_on_the_page_and_goes_by_one_tap(maya: Page, live_server: Any) -> None:
    capture(maya, live_server)
    maya.locator("#id_photo").set_input_files(PHOTO)
    maya.context.set_offline(True)

    maya.locator("once-made .pic").first.click()
    expect(maya.get_by_text("No network.")).to_be_visible()
    expect(maya.get_by_role("button", name="Send it again")).to_be_focused()
    expect(maya.locator(".unsent").get_by_role("button", name="Read aloud")).to_be_visible()
    maya.get_by_role("button", name="Send it again").click()
    expect(maya.get_by_text("No network.")).to_be_visible()
    assert not Evidence.objects.exists()
    expect(maya.locator("show-chosen img")).to_be_visible()
    assert axe_light_and_dark(maya) == []
    maya.context.set_offline(False)
    presses(maya)
    maya.get_by_role("button", name="Send it again").click()

    expect(maya.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert presses(maya) == 1
    assert Evidence.objects.get().files.count() == 1


def test_an_answer_that_was_lost_makes_no_second_piece(maya: Page, live_server: Any) -> None:
    """The work arrived, the answer did not: sent again, it is said that it is there."""
    capture(maya, live_server)
    maya.locator("#id_photo").set_input_files(PHOTO)
    lost: list[bool] = []

    def lose_the_first_answer(route: Any) -> None:
        if lost or route.request.method != "POST":
            return route.fallback()
        lost.append(True)
        route.fetch(max_redirects=0)
        return route.abort("connectionreset")

    maya.route("**/learner/capture/", lose_the_first_answer)
    maya.locator("once-made .pic").first.click()
    expect(maya.get_by_text("No network.")).to_be_visible()
    maya.get_by_role("button", name="Send it again").click()

    expect(maya.get_by_text("You have this already")).to_be_visible()
    maya.get_by_role("link", name="One is enough").click()
    expect(maya.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert Evidence.objects.count() == 1


def test_the_same_photo_twice_asks_on_the_page_and_keeps_both_if_wanted(maya: Page, live_server: Any) -> None:
    for _time in (1, 2):
        capture(maya, live_server)
        maya.locator("#id_photo").set_input_files(PHOTO)
        maya.locator("once-made .pic").first.click()
        maya.wait_for_selector("#looks, #twin")
    expect(maya.get_by_role("heading", name="You have this already")).to_be_visible()
    assert axe_light_and_dark(maya) == []

    maya.get_by_role("button", name="Keep both").click()

    expect(maya.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert Evidence.objects.count() == 2


def test_a_film_shows_how_far_it_is_can_be_stopped_and_goes_afterwards(maya: Page, live_server: Any) -> None:
    capture(maya, live_server)
    shot = {"name": "bridge.mp4", "mimeType": "video/mp4", "buffer": film(frames=20)}
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 4_000}
    maya.locator("#id_film").set_input_files(shot)
    expect(maya.locator("show-chosen video")).to_be_visible()
    line = maya.context.new_cdp_session(maya)
    line.send("Network.emulateNetworkConditions", slow)

    maya.locator("once-made .pic").first.click()
    expect(maya.locator("progress")).to_be_visible()
    maya.get_by_role("button", name="Stop").click()
    expect(maya.get_by_text("Nothing was sent.")).to_be_visible()
    assert not Evidence.objects.exists()
    line.send("Network.emulateNetworkConditions", slow | {"uploadThroughput": -1})
    maya.get_by_role("button", name="Send it again").click()

    expect(maya.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert Evidence.objects.get().kind == PieceKind.FILM


def test_a_picture_that_is_too_large_is_said_before_it_is_sent(maya: Page, live_server: Any, settings: Any) -> None:
    settings.PICTURE_LIMIT_BYTES = 500
    capture(maya, live_server)

    maya.locator("#id_photo").set_input_files(PHOTO)

    expect(maya.get_by_role("alert").get_by_text("This picture is larger than")).to_be_visible()
    expect(maya.get_by_text("Which picture is it?")).to_be_hidden()


def test_pages_in_pictures_have_no_barriers_room_for_small_hands_and_no_sideways_scrolling(
    maya: Page, cast: Cast, live_server: Any
) -> None:
    target, now = cast.targets["shapes-strong"], timezone.now()
    name_own_area(learner=cast.maya, name="Bees", by=cast.maya, at=now)
    work = piece(cast.maya, target, text="", files=[photo("A bridge")], at=now)
    judged(cast, work, target, by=cast.osei, at=now)

    for address in ("path/", "path/?as=picture", f"path/{target.id}/", "capture/", f"capture/{work.id}/"):
        maya.goto(f"{live_server.url}/learner/{address}")
        if address == "capture/":
            maya.locator("#id_photo").set_input_files(PHOTO)
        for details in maya.locator("main details").all():
            details.evaluate("one => { one.open = true }")
        assert axe_light_and_dark(maya) == [], address
        assert no_sideways(maya) == [], address
        assert maya.evaluate(SMALLEST, 44) == [], address


def test_without_a_script_everything_stands_there_and_works(
    cast: Cast, visitors: Callable[..., Page], as_person: Be, live_server: Any
) -> None:
    plant_target(learner=cast.maya, target=cast.targets["shapes-strong"], by=cast.maya, at=timezone.now())
    tab = visitors(390, java_script_enabled=False)
    walk_in(tab, as_person(cast.maya), live_server.url)
    tab.goto(f"{live_server.url}/learner/capture/")

    tab.locator("#id_photo").set_input_files(PHOTO)
    tab.locator("button.pic").first.click()

    expect(tab.get_by_role("heading", name="Ms Osei will look.")).to_be_visible()
    assert Evidence.objects.get().kind == PieceKind.PHOTO
