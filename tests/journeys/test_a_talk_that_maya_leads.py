"""R120: Maya, seven, leads a talk with her mother: three works with her voice, the show by her taps, a promise in Spanish."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe, walk_in
from tests.cast import Cast
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.conferences.models import Conference
from trellis.rooms.paths.actions import set_goal
from trellis.surfaces.gate import SESSION_KEY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PROMISE = "Contamos los escalones al subir a casa."


@pytest.fixture
def works(cast: Cast) -> list[str]:
    """Four works of hers, handed in, and something she wants to do."""
    at = clock.now() - timedelta(days=2)
    titles = ["My bridge", "A letter to abuela", "The bean", "A tower"]
    for title in titles:
        piece(cast.maya, title=title, text="", at=at, files=[photo(f"A picture of {title}")])
    set_goal(owner=cast.maya, horizon="week", text="My bridge holds a cup of water.", by=cast.maya, at=at)
    return titles[:3]


def is_in(tab: Page, address: str, person: Any) -> None:
    client = Client()
    session = client.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
    session.save()
    walk_in(tab, client, address)


def says(tab: Page, form: Any) -> None:
    tab.wait_for_load_state("networkidle")  # what still loads would move the button from under the finger
    form.get_by_role("button", name="Say it").hover()
    tab.mouse.down()
    tab.wait_for_timeout(1300)
    tab.mouse.up()
    expect(form.locator(".review")).to_be_visible()
    form.get_by_role("button", name="Keep it").click()


def test_R120_maya_leads_a_talk_and_her_mother_promises_something(
    live_server: Any, visitors: Any, cast: Cast, works: list[str]
) -> None:
    address = live_server.url
    osei, maya, ruiz = visitors(820), visitors(820), visitors(390)
    for tab, who in ((osei, cast.osei), (maya, cast.maya), (ruiz, cast.ruiz)):
        is_in(tab, address, who)

    osei.goto(f"{address}/educator/talks/plan/{cast.maya.id}/")
    osei.get_by_label("Which day").fill((clock.now() + timedelta(days=1)).date().isoformat())
    osei.get_by_label("At what time").fill("16:00")
    osei.get_by_label("Where").fill("2B, by the window")
    osei.get_by_role("checkbox", name="Sr. Ruiz").uncheck()
    osei.get_by_role("button", name="Promise this talk").click()
    expect(osei.locator("main")).to_contain_text("Maya prepares it now")
    talk = Conference.objects.get(kind="student_led")

    maya.goto(f"{address}/learner/talks/")
    maya.get_by_role("link", name="Choose what I show").click()
    for title in works:
        maya.get_by_role("button", name=title, exact=True).click()
        says(maya, maya.locator(".ledworks > li").last)
        expect(maya.locator("main")).to_contain_text("Kept.")
    maya.locator("#words-struggle").fill("Reading aloud")
    maya.locator("section[aria-labelledby=struggle]").get_by_role("button", name="Keep it").click()
    maya.get_by_role("button", name="My bridge holds a cup of water.").click()
    assert axe(maya) == []
    assert [one.piece.title for one in talk.shown.filter(part="work") if one.piece and one.file_id] == works

    # By taps on the tablet of her teacher, who sits beside her; by keys as well; and nothing sounds by itself.
    osei.goto(f"{address}/educator/talks/{talk.id}/")
    osei.get_by_role("link", name="Begin the show").click()
    osei.get_by_role("link", name="Start").click()
    for title in works:
        expect(osei.get_by_role("heading", name=title)).to_be_visible()
        expect(osei.locator(".ledpage:visible")).to_have_count(1)
        expect(osei.locator(".ledpage:visible .player")).to_have_count(1)
        assert osei.evaluate("[...document.querySelectorAll('audio')].every(a => a.paused)")
        osei.get_by_role("link", name="Next").click()
    expect(osei.get_by_role("heading", name="Something that is hard for me")).to_be_visible()
    assert axe(osei) == []
    osei.keyboard.press("ArrowRight")
    expect(osei.get_by_role("heading", name="What comes next")).to_be_visible()
    osei.keyboard.press("ArrowLeft")
    osei.keyboard.press("ArrowRight")
    osei.keyboard.press("ArrowRight")
    expect(osei.locator(".ledpage:visible")).to_contain_text("My bridge holds a cup of water.")
    osei.get_by_label("Sra. Ruiz will").fill(PROMISE)
    osei.get_by_label("Maya will").fill("I try a triangle on each side.")
    osei.get_by_role("button", name="We agree").click()
    expect(osei.locator("main")).to_contain_text("You agreed.")

    # At home, in Spanish: the promise stands on the page of her child until it is ticked.
    ruiz.goto(f"{address}/family/child/")
    expect(ruiz.locator("html")).to_have_attribute("lang", "es")
    expect(ruiz.get_by_text(PROMISE).first).to_be_visible()
    ruiz.locator("a[href^='/family/talks/']").click()
    for title in works:
        expect(ruiz.get_by_role("heading", name=title)).to_be_visible()
    expect(ruiz.locator(".player")).to_have_count(3 + 1)
    ruiz.locator("#words").fill("Qué puente tan fuerte, Maya.")
    ruiz.locator("form:has(#words) .btn.leaf").click()
    assert axe(ruiz) == []
    ruiz.locator(".ownpromise button").click()

    maya.goto(f"{address}/learner/talks/{talk.id}/")
    expect(maya.locator("main")).to_contain_text("Qué puente tan fuerte, Maya.")
    talk.refresh_from_db()
    promise = talk.agreements.get(owner=cast.ruiz)
    assert promise.kept_at is not None
    assert promise.agreed_at is not None
