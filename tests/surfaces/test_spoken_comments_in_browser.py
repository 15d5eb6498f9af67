"""A parent says something aloud about a decision, in a real browser; who teaches the class hears it and answers."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from tests.decided import decided
from trellis.foundation import clock
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
AT = "/family/decisions/outside/"


@pytest.fixture
def outside(cast: Cast) -> Decision:
    return decided(cast, slug="outside", group=cast.class_2b, by=cast.osei, at=clock.now() - timedelta(days=3))


def test_R093_said_by_holding_heard_written_down_and_answered(
    cast: Cast, outside: Decision, as_person: Be, visitors: Callable[..., Page], live_server: Any
) -> None:
    ruiz, osei = visitors(width=390), visitors()
    walk_in(ruiz, as_person(cast.ruiz), live_server.url)
    ruiz.goto(live_server.url + AT)

    ruiz.locator("hold-to-speak .speak").hover()
    ruiz.mouse.down()
    ruiz.wait_for_timeout(1400)
    ruiz.mouse.up()
    expect(ruiz.locator("hold-to-speak .review")).to_be_visible()
    ruiz.get_by_role("button", name="Enviar").click()
    expect(ruiz.locator("voice-player audio[src^='/files/']")).to_have_count(1)

    said = DecisionComment.objects.select_related("file").get()
    assert said.file is not None and said.file.seconds is not None and said.file.seconds > 1
    assert no_sideways(ruiz) == []
    assert axe_light_and_dark(ruiz) == []
    walk_in(osei, as_person(cast.osei), live_server.url)
    osei.goto(f"{live_server.url}/educator/decisions/outside/")
    lasts = "async (url) => (await new AudioContext().decodeAudioData(await (await fetch(url)).arrayBuffer())).duration"
    assert osei.evaluate(lasts, f"/files/{said.file_id}/") > 1
    assert axe_light_and_dark(osei) == []
    osei.get_by_label("What you hear, in words").fill("She asks about rain.")
    osei.get_by_label("Your answer to Sra. Ruiz").fill("Con botas.")
    osei.get_by_role("button", name="Let it stand").click()
    expect(osei.locator("main")).to_contain_text("It stands now")
    walk_in(ruiz, as_person(cast.ruiz), live_server.url)  # one client lets them in by turns
    ruiz.goto(live_server.url + AT)
    expect(ruiz.locator("#said")).to_contain_text("Con botas.")
