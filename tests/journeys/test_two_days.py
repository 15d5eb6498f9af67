"""Two days of concept.md in a browser: Maya's on the tablet of her class, and Ms Osei's with her twenty-four children.

The tablet is Ms Osei's own browser: one tap makes it her class's, and no adult's rights are left on it.
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses
from tests.class_photos import chosen
from tests.demo_school import DemoSchool
from tests.foundation.specimens import painting, picture_bytes
from trellis.foundation import clock
from trellis.rooms.conferences.models import Conference
from trellis.rooms.evidence.models import Feedback, Judgement, QuickAnswer
from trellis.rooms.evidence.queries import pieces_of
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.paths.models import PlanItem

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Visitor = Callable[..., Page]

PHOTO = {"name": "bridge.png", "mimeType": "image/png", "buffer": picture_bytes("PNG", painting(400, 300))}


def come_in(page: Page, address: str, name: str) -> Page:
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    return page


def hold(page: Page, milliseconds: int = 1500) -> None:
    """Hold the microphone, say something, let go."""
    speak = page.locator("hold-to-speak .speak").first
    speak.scroll_into_view_if_needed()
    speak.hover()
    page.mouse.down()
    expect(page.locator("hold-to-speak").first).to_have_attribute("data-state", "listening")
    page.wait_for_timeout(milliseconds)
    page.mouse.up()
    expect(page.locator("hold-to-speak .review").first).to_be_visible()


def test_the_day_of_maya_on_one_tablet(demo_school: DemoSchool, live_server: Any, visitors: Visitor) -> None:
    began, maya = clock.now(), demo_school.person("maya")
    tablet = come_in(visitors(820), live_server.url, "Ms Osei")
    tablet.get_by_role("button", name="Open the tablet for 2B").click()

    # 08:40: her own picture, no password; somebody greets her by name.
    presses(tablet)
    tablet.get_by_role("button", name="Maya").click()
    expect(tablet.get_by_role("heading", level=1)).to_contain_text(re.compile("Good (morning|afternoon|evening), Maya"))
    assert axe_light_and_dark(tablet) == []
    assert no_sideways(tablet, (820,)) == []
    # A picture and a place, twice touched; a wrong one is one tap to take back. Nothing is typed and nothing need be read.
    before = set(PlanItem.objects.filter(taken_out_at=None).values_list("id", flat=True))
    tablet.locator("label.pic", has_text=re.compile(r"^\s*Story\b(?!.*crosses)")).click()
    tablet.locator(".slot").first.click()
    expect(tablet.get_by_text(re.compile("“Story” is in your day. Off you go."))).to_be_visible()
    tablet.get_by_role("button", name="Undo").click()
    expect(tablet.get_by_text("It is as it was before.")).to_be_visible()
    assert set(PlanItem.objects.filter(taken_out_at=None).values_list("id", flat=True)) == before
    tablet.locator("label.pic", has_text=re.compile(r"^\s*Story\b(?!.*crosses)")).click()
    tablet.locator(".slot").first.click()
    expect(tablet.get_by_text(re.compile("I chose: .*Story"))).to_be_visible()

    # 10:20: the bridge, one photo, one sentence with her voice, one of three pictures.
    tablet.get_by_role("link", name="Show my work").click()
    tablet.locator("#id_photo").set_input_files(PHOTO)
    expect(tablet.locator("show-chosen img")).to_be_visible()
    hold(tablet)
    tablet.locator("once-made .pic").first.click()
    expect(tablet.get_by_role("heading", name=re.compile("Ms Osei will look"))).to_be_visible(timeout=60_000)
    assert presses(tablet) <= 12  # and the tap with which a tablet opens its camera
    assert tablet.locator("main input:not([type=hidden]):not([type=radio]):not([type=file]):visible").count() == 0

    # Nobody else's page is one tap away, and the next child is.
    assert tablet.goto(f"{live_server.url}/learner/portfolio/").status == 404  # type: ignore[union-attr]
    tablet.goto(f"{live_server.url}/learner/path/")
    expect(tablet.get_by_role("heading", name="I am learning")).to_be_visible()
    tablet.get_by_role("link", name=re.compile("Maya not you?")).click()
    expect(tablet.get_by_role("heading", name="Who are you?")).to_be_visible()

    newest = pieces_of(maya, viewer=demo_school.viewer("maya"))[0]
    assert newest.captured_at >= began
    assert newest.handed_in_at is not None
    assert [file.kind for file in newest.files.all()] == [PieceKind.PHOTO, PieceKind.VOICE]
    assert (newest.files.all()[1].file.seconds or 0) > 1


def test_the_day_of_ms_osei(demo_school: DemoSchool, live_server: Any, visitors: Visitor) -> None:
    began, osei = clock.now(), demo_school.person("osei")
    page = come_in(visitors(820), live_server.url, "Ms Osei")

    # 07:45: what she promised, whose hand is up, who wants to show her something; every line begins with a person.
    for title in ("You promised", "Hands up", "Ready to show you"):
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    page.get_by_role("button", name="Going").first.click()

    # 09:30: two talks; each ends with one thing that she will do and one that the child will.
    for number in range(2):
        talk = page.locator("section[aria-labelledby=promised] form button").first
        talk.click()
        presses(page)
        page.locator("#line").fill(f"We looked at it together, number {number}.")
        for box in page.locator("textarea[name^=will-]").all():
            box.fill("bring the long spaghetti")
        page.get_by_role("button", name=re.compile("^We agree")).click()
        expect(page).to_have_url(re.compile("/educator/class/$"))
        assert presses(page) <= 4
    assert Conference.objects.filter(adult=osei, held_at__gte=began).count() == 2

    # 10:30: the pile; three are confirmed with her voice, the fourth gets a question.
    page.get_by_role("link", name="Work", exact=True).first.click()
    for _piece in range(3):
        presses(page)
        hold(page, 1300)
        page.locator("button[value=shown]").click()
        expect(page.get_by_text(re.compile("^Signed: shown."))).to_be_visible()
        assert presses(page) <= 3
    page.locator("#id_text").fill("Which part of it does the holding?")
    page.get_by_role("button", name=re.compile("Ask")).first.click()
    expect(page.get_by_text(re.compile("^Asked. It comes back to you"))).to_be_visible()
    assert Judgement.objects.filter(author=osei, signed_at__gte=began).count() == 3
    assert Feedback.objects.filter(author=osei, at__gte=began, kind="question").exists()

    # One tablet for the class: six works and their makers, then one question and twenty-four cards on one photo.
    page.goto(f"{live_server.url}/educator/class/")
    page.get_by_role("link", name="Photos of work").click()
    page.set_input_files("#id_photo", [chosen(number) for number in range(6)])
    for name in ("Ada", "Kofi", "Maya", "Noor", "Tomás", "Wren"):
        page.locator(".facetile").filter(has_text=name).click()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("Six pieces are kept, in six portfolios.")).to_be_visible(timeout=60_000)
    assert QuickAnswer.objects.filter(at__gte=began).count() == 0

    # 15:30: what the team asks for is on paper in two presses.
    page.goto(f"{live_server.url}/educator/class/")
    presses(page)
    page.get_by_role("link", name="Show coverage").click()
    page.locator("a[href*='/coverage/paper/']").first.click()
    expect(page).to_have_url(re.compile("/educator/coverage/paper/"))
    assert presses(page) == 2
