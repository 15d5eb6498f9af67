"""A talk with the family that keeps what is typed, in a real browser; and a talk of two that keeps ticks and voices."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways
from tests.cast import Cast
from tests.surfaces.educator.test_talk_in_browser import KEPT, OFFLINE, be, says
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.circles.actions import agree, make_agreement
from trellis.rooms.conferences.actions import (
    Written,
    choose_work,
    end_with_family,
    plan_with_family,
    promise_talk,
    start_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.terms import ConferenceKind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Sit = Callable[..., Page]


@pytest.fixture
def talk(cast: Cast) -> Conference:
    return planned(cast, ConferenceKind.FAMILY)


def planned(cast: Cast, kind: str) -> Conference:
    now = clock.now()
    return plan_with_family(
        adult=cast.osei,
        learner=cast.maya,
        kind=kind,
        guardians=[cast.ruiz],
        promised_on=now.date(),
        by=cast.osei,
        at=now,
    )


@pytest.fixture
def sits(cast: Cast, visitors: Any, live_server: Any) -> Sit:
    """One of the two of a talk, with its page before them."""

    def sit(who: str, talk: Conference, place: str = "", width: int = 820) -> Page:
        tab = visitors(width)
        be(tab, cast, who, live_server.url)
        side = "learner" if who in {"leo", "maya"} else "educator"
        tab.goto(f"{live_server.url}/{side}/talks/{talk.id}/{place}")
        return tab

    return sit


def test_R120_two_who_write_at_once_read_each_other_and_lose_nothing(cast: Cast, sits: Sit, talk: Conference) -> None:
    maya, osei = sits("maya", talk), sits("osei", talk)
    hers, theirs = f"#will-{cast.maya.id}", f"#will-{cast.ruiz.id}"

    maya.locator(f"#says-{cast.maya.id}").fill("I like triangles")
    maya.locator(hers).fill("two ways")
    says(maya, KEPT)
    osei.locator(f"#says-{cast.ruiz.id}").fill("Cuenta todo")
    osei.locator(theirs).fill("Leemos juntas")
    osei.locator(f"#by-{cast.ruiz.id}").fill((clock.now() + timedelta(days=7)).date().isoformat())
    says(osei, KEPT)

    expect(osei.locator("[data-theirs]")).to_contain_text("I like triangles")
    expect(osei.locator(hers)).to_have_value("two ways")
    maya.locator(hers).fill("three ways")
    maya.wait_for_timeout(2500)
    osei.locator(hers).fill("four ways")
    expect(osei.locator(".keeping > .note[role=alert]")).to_contain_text("“three ways”")
    still = {one.text for one in talk.agreements.all()}
    osei.locator(hers).fill("three or four ways")
    osei.get_by_role("button", name="Keep for now").click()
    expect(osei.locator("main")).to_contain_text("Kept.")

    assert still == {"three ways", "Leemos juntas"}
    assert {one.text for one in talk.agreements.all()} == {"three or four ways", "Leemos juntas"}
    assert {line.text for line in talk.lines.all()} == {"I like triangles", "Cuenta todo"}
    assert talk.agreements.get(owner=cast.ruiz).due_on == (clock.now() + timedelta(days=7)).date()


def test_R120_without_a_connection_words_wait_on_the_device_and_survive_a_closed_page(
    cast: Cast, sits: Sit, talk: Conference
) -> None:
    osei = sits("osei", talk)
    osei.context.set_offline(True)
    osei.locator(f"#says-{cast.ruiz.id}").fill("Dicho en el túnel")
    says(osei, OFFLINE)
    address, device = osei.url, osei.context
    osei.close()
    device.set_offline(False)

    tab = device.new_page()
    tab.goto(address)

    says(tab, "These words had waited on this device. Now they are kept.")
    assert [line.text for line in talk.lines.all()] == ["Dicho en el túnel"]


def test_R120_what_is_promised_in_the_show_is_kept_by_itself_and_late_words_are_told(cast: Cast, sits: Sit) -> None:
    talk = planned(cast, ConferenceKind.STUDENT_LED)
    choose_work(conference=talk, piece=piece(cast.maya, title="My bridge"), by=cast.maya, at=clock.now())
    osei = sits("osei", talk, "show/#p2")
    osei.locator(f"#will-{cast.ruiz.id}").fill("Contamos los escalones")
    says(osei, KEPT)
    assert [one.text for one in talk.agreements.all()] == ["Contamos los escalones"]
    assert axe_light_and_dark(osei) == []

    osei.context.set_offline(True)
    osei.locator(f"#will-{cast.ruiz.id}").fill("No contamos")
    says(osei, OFFLINE)
    end_with_family(conference=talk, written=Written(), by=cast.osei, at=clock.now())
    osei.context.set_offline(False)

    expect(osei.locator(".keeping > .note[role=alert]")).to_contain_text("“No contamos” was not kept")
    osei.reload()
    expect(osei.locator("form[data-talk] > .note[role=alert]")).to_contain_text("“No contamos” was not kept")
    assert [one.text for one in talk.agreements.all()] == ["Contamos los escalones"]


def test_AR27_the_page_is_for_everybody(sits: Sit, talk: Conference) -> None:
    for who, width in (("osei", 390), ("osei", 1280), ("maya", 820)):
        tab = sits(who, talk, width=width)
        assert axe_light_and_dark(tab) == []
        assert no_sideways(tab) == []


@pytest.fixture
def of_two(cast: Cast) -> Conference:
    """Leo and Mr Duarte sit together over what each promised last time."""
    now = clock.now()
    for owner, other in ((cast.leo, cast.duarte), (cast.duarte, cast.leo)):
        one = make_agreement(
            learner=cast.leo, owner=owner, other=other, text=f"{owner.said_as} tries", by=owner, at=now
        )
        agree(agreement=one, by=owner, at=now)
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    start_talk(conference=talk, by=cast.duarte, at=now)
    return talk


def test_R012_a_tick_survives_a_closed_page_and_shows_on_the_other_screen(
    cast: Cast, sits: Sit, of_two: Conference
) -> None:
    leo, duarte = sits("leo", of_two), sits("duarte", of_two)

    leo.get_by_label("Leo tries").check()
    says(leo, KEPT)
    leo.reload()
    expect(leo.get_by_label("Leo tries")).to_be_checked()
    duarte.locator("#line").fill("Where does it go?")
    says(duarte, KEPT)
    expect(duarte.get_by_label("Leo tries")).to_be_checked()

    leo.context.set_offline(True)
    leo.get_by_label("Leo tries").uncheck()
    says(leo, OFFLINE)
    address, device = leo.url, leo.context
    leo.close()
    device.set_offline(False)
    tab = device.new_page()
    tab.goto(address)
    says(tab, "Now they are kept.")
    expect(tab.get_by_label("Leo tries")).not_to_be_checked()


def test_R012_a_voice_is_kept_as_it_is_made_and_said_again_it_is_one(cast: Cast, sits: Sit, of_two: Conference) -> None:
    leo = sits("leo", of_two)
    leo.locator("#line").fill("Friction")
    speak(leo)
    says(leo, KEPT)
    leo.get_by_role("button", name="Again").click()
    speak(leo)
    expect(leo.locator(".keeping [data-how=kept]")).to_be_visible()
    leo.wait_for_timeout(1500)
    line = of_two.lines.get()
    leo.reload()

    expect(leo.locator("voice-player[data-seconds], .player").first).to_be_visible()
    assert (line.text, bool(line.file_id)) == ("Friction", True)
    speak(leo)
    expect(leo.get_by_role("button", name="Play: Leo")).to_have_count(2)
    assert of_two.lines.count() == 2
    expect(leo.locator("#line")).to_have_value("")  # what is written now belongs to what was said last
    leo.get_by_role("button", name="Keep for now").click()
    expect(leo.locator("main")).to_contain_text("Kept.")
    assert of_two.lines.count() == 2


def test_a_voice_without_a_connection_says_that_the_page_must_stay_open(
    cast: Cast, sits: Sit, of_two: Conference
) -> None:
    leo = sits("leo", of_two)
    leo.context.set_offline(True)
    speak(leo)
    says(leo, "No connection. What you said is still here.")
    leo.context.set_offline(False)
    says(leo, KEPT)
    assert of_two.lines.get().file_id


def speak(tab: Page) -> None:
    tab.get_by_role("button", name="Hold and speak").hover()
    tab.mouse.down()
    tab.wait_for_timeout(1300)
    tab.mouse.up()
    expect(tab.locator("hold-to-speak .review")).to_be_visible()
