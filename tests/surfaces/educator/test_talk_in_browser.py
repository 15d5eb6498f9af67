"""A talk that keeps what is typed, in a real browser: by itself, at once with the other, without a connection, late."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.never.who_sees_what.pages import come_in
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import Written, add_to_agenda, end_talk, promise_talk, write_talk
from trellis.rooms.conferences.models import Conference

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Sit = Callable[..., Page]
KEPT, OFFLINE = "Kept by itself.", "No connection. Your words are still here."


@pytest.fixture
def talk(cast: Cast) -> Conference:
    now = clock.now()
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="Springs", by=cast.duarte, at=now)
    return promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)


@pytest.fixture
def sits(cast: Cast, visitors: Any, live_server: Any, talk: Conference) -> Sit:
    """One of the two, with the talk before them."""

    def sit(who: str, width: int = 820) -> Page:
        tab = visitors(width)
        be(tab, cast, who, live_server.url)
        tab.goto(f"{live_server.url}/{'learner' if who == 'leo' else 'educator'}/talks/{talk.id}/")
        return tab

    return sit


def be(tab: Page, cast: Cast, who: str, address: str) -> None:
    """Each sits before a browser of their own."""
    client = Client()
    come_in(client, cast, who)
    walk_in(tab, client, address)


def says(tab: Page, words: str) -> None:
    expect(tab.locator(".keeping").get_by_text(words)).to_be_visible()


def test_what_is_typed_is_kept_by_itself_and_nothing_is_sent_before(cast: Cast, sits: Sit, talk: Conference) -> None:
    leo = sits("leo")
    sent: list[str] = []
    leo.on("request", lambda request: request.resource_type == "fetch" and sent.append(request.method))
    leo.locator("#line").focus()
    leo.wait_for_timeout(2000)
    before = AuditLine.objects.count()

    idle = list(sent)
    for words in ("Friction ", "is ", "the why"):
        leo.locator("#line").press_sequentially(words)
        leo.wait_for_timeout(1800)
    says(leo, KEPT)

    assert idle == []
    assert (talk.lines.get().text, talk.lines.get().earlier) == ("Friction is the why", [])
    assert AuditLine.objects.count() - before == 1
    assert leo.evaluate("Object.keys(localStorage).filter(key => key.startsWith('trellis-talk'))") == []


def test_R012_two_who_write_at_once_read_each_other_and_lose_nothing(cast: Cast, sits: Sit, talk: Conference) -> None:
    leo, duarte = sits("leo"), sits("duarte")
    his = f"#will-{cast.leo.id}"

    leo.locator(his).fill("two ways")
    leo.locator("#line").fill("Friction")
    says(leo, KEPT)
    duarte.locator("#line").fill("Where does it go?")
    says(duarte, KEPT)

    expect(duarte.locator("[data-theirs]")).to_contain_text("Friction")
    expect(duarte.locator(his)).to_have_value("two ways")

    leo.locator(his).fill("three ways")
    leo.wait_for_timeout(2500)
    duarte.locator(his).fill("four ways")
    expect(duarte.locator(".keeping > .note[role=alert]")).to_contain_text("“three ways”")
    duarte.locator(his).fill("three or four ways")
    duarte.wait_for_timeout(2500)
    still = talk.agreements.get().text
    duarte.get_by_role("button", name="Keep for now").click()
    expect(duarte.locator("main")).to_contain_text("Kept.")

    assert still == "three ways"
    assert talk.agreements.get().text == "three or four ways"
    assert {line.text for line in talk.lines.all()} == {"Friction", "Where does it go?"}


def test_R072_without_a_connection_words_wait_on_the_device_and_go_once_it_is_back(
    cast: Cast, sits: Sit, talk: Conference
) -> None:
    leo = sits("leo")
    leo.context.set_offline(True)
    leo.locator("#line").fill("Said in the tunnel")
    says(leo, OFFLINE)
    leo.get_by_role("button", name="Keep for now").click()
    in_the_tunnel = talk.lines.count()

    leo.context.set_offline(False)
    says(leo, KEPT)

    assert in_the_tunnel == 0
    assert [line.text for line in talk.lines.all()] == ["Said in the tunnel"]


def test_words_that_wait_survive_a_closed_page_and_are_nobody_elses(
    cast: Cast, sits: Sit, talk: Conference, live_server: Any
) -> None:
    leo = sits("leo")
    leo.context.set_offline(True)
    leo.locator("#line").fill("canary in the tunnel")
    says(leo, OFFLINE)
    address, device = leo.url, leo.context
    leo.close()
    device.set_offline(False)
    tab = device.new_page()

    be(tab, cast, "duarte", live_server.url)
    tab.goto(address.replace("/learner/", "/educator/"))
    expect(tab.locator("#line")).to_have_value("")
    tab.wait_for_timeout(2000)
    of_somebody_else = talk.lines.count()
    be(tab, cast, "leo", live_server.url)
    tab.goto(address)

    says(tab, "These words had waited on this device. Now they are kept.")
    assert of_somebody_else == 0
    assert talk.lines.get().author == cast.leo


def test_an_emptied_promise_stays_empty_and_a_press_takes_it_out(cast: Cast, sits: Sit, talk: Conference) -> None:
    duarte = sits("duarte")
    field = duarte.locator(f"textarea[name='will-{cast.duarte.id}']")
    field.fill("find a spring")
    says(duarte, KEPT)

    field.fill("")
    duarte.wait_for_timeout(2500)
    stands = field.input_value()
    duarte.get_by_role("button", name="Keep for now").click()
    duarte.wait_for_load_state()

    assert stands == ""
    assert not talk.agreements.filter(let_go_at=None).exists()


def test_signed_out_meanwhile_the_words_wait(cast: Cast, sits: Sit, talk: Conference) -> None:
    leo = sits("leo")
    cookies = leo.context.cookies()
    leo.context.clear_cookies()

    leo.locator("#line").fill("Still mine")
    says(leo, "You were signed out. Your words are still here.")
    leo.context.add_cookies(cookies)
    leo.reload()

    says(leo, "Now they are kept.")
    assert talk.lines.get().text == "Still mine"


def test_words_that_come_after_both_agreed_are_kept_in_their_writers_half(
    cast: Cast, sits: Sit, talk: Conference
) -> None:
    leo = sits("leo")
    will = Written(promises={cast.leo.id: ("two ways", None)})
    write_talk(conference=talk, written=will, by=cast.leo, at=clock.now())
    leo.reload()
    leo.context.set_offline(True)
    leo.locator("#line").fill("One more thing")
    leo.locator(f"#will-{cast.leo.id}").fill("no ways")
    says(leo, OFFLINE)
    end_talk(conference=talk, written=Written(), by=cast.duarte, at=clock.now())

    leo.context.set_offline(False)

    sentence = "You two have agreed meanwhile. Leo will: “two ways”. You wrote “no ways”"
    expect(leo.locator(".keeping > .note[role=alert]")).to_contain_text(sentence)
    leo.reload()
    expect(leo.locator("form[data-talk] > .note[role=alert]")).to_contain_text(sentence)
    assert talk.lines.get().text == "One more thing"
    assert talk.agreements.get().text == "two ways"


def test_AR27_the_page_and_the_sheet_are_for_everybody(sits: Sit) -> None:
    duarte = sits("duarte")
    for address in (duarte.url, duarte.url + "prepare/"):
        duarte.goto(address)
        assert axe_light_and_dark(duarte) == []
        assert no_sideways(duarte) == []
