"""A talk without typing: tick, tick, speak, agree. And Enter, which keeps and seals nothing."""

import re
import time
from typing import Any

import av
import pytest
from django.core.files.storage import default_storage
from playwright.sync_api import Page, expect

from tests.browser import presses
from tests.demo_school import DemoSchool
from trellis.foundation import clock
from trellis.rooms.conferences.actions import Written, write_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import next_talk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(demo_school: DemoSchool) -> Conference:
    """The talk that Leo has prepared: he has written down what he will do."""
    leo = demo_school.person("leo")
    found = next_talk_of(leo)
    assert found is not None
    will = Written(promises={leo.id: ("feel the pad before and after", None)})
    write_talk(conference=found, written=will, by=leo, at=clock.now())
    return found


def starts(page: Page, address: str, talk: Conference) -> None:
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile("^Mr Duarte")).first.click()
    page.goto(f"{address}/educator/talks/{talk.id}/")
    page.get_by_role("button", name="Start").click()
    expect(page.locator("input[name=kept]")).to_have_count(2)


def test_AR24_a_talk_is_noted_with_four_presses_within_a_minute(
    live_server: Any, visitors: Any, talk: Conference
) -> None:
    duarte = visitors()
    starts(duarte, live_server.url, talk)
    presses(duarte)
    began = time.monotonic()

    for tick in duarte.locator("input[name=kept]").all():
        tick.click()
    duarte.get_by_role("button", name="Hold and speak").hover()
    duarte.mouse.down()
    duarte.wait_for_timeout(1500)
    duarte.mouse.up()
    expect(duarte.locator(".hold .review")).to_be_visible()
    duarte.get_by_role("button", name=re.compile("^We agree")).click()

    expect(duarte.locator("main")).to_contain_text("You agreed. Leo will: feel the pad before and after.")
    assert presses(duarte) == 4
    assert time.monotonic() - began < 60
    talk.refresh_from_db()
    [line] = talk.lines.filter(author=talk.adult)
    assert talk.held_at is not None
    assert line.file is not None
    assert seconds_of(line.file.storage_name) > 1


def seconds_of(stored: str) -> float:
    with default_storage.open(stored) as kept, av.open(kept) as recording:
        frames = list(recording.decode(audio=0))
    return sum(frame.samples / frame.sample_rate for frame in frames)


def test_enter_in_a_field_of_a_talk_seals_nothing(live_server: Any, visitors: Any, talk: Conference) -> None:
    duarte = visitors()
    starts(duarte, live_server.url, talk)

    duarte.locator("input[type=date]").first.press("Enter")

    expect(duarte.locator("main")).to_contain_text("Kept.")
    talk.refresh_from_db()
    assert talk.held_at is None
