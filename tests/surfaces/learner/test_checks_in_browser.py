"""A question to one's class, answered aloud on a phone and kept, in a real browser."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.evidence.actions import ask_class
from trellis.rooms.evidence.models import Evidence, QuickAnswer
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_R125_a_learner_answers_aloud_and_keeps_it_in_one_tap(
    cast: Cast, visitors: Callable[..., Page], as_person: Callable[[Person], Client], live_server: Any
) -> None:
    ask_class(group=cast.advisory, question="Which force?", cards="pictures", by=cast.duarte, at=clock.now())
    leo = visitors(390)
    walk_in(leo, as_person(cast.leo), live_server.url)
    leo.goto(f"{live_server.url}/learner/today/")
    assert axe_light_and_dark(leo) == []
    leo.get_by_role("link", name="In words or aloud").click()
    assert axe_light_and_dark(leo) == []
    assert no_sideways(leo) == []

    speak = leo.locator("hold-to-speak .speak")
    speak.scroll_into_view_if_needed()
    speak.hover()
    leo.mouse.down()
    leo.wait_for_timeout(2500)
    leo.mouse.up()
    expect(leo.locator("hold-to-speak .review")).to_be_visible()
    leo.get_by_role("button", name="Answer", exact=True).click()
    expect(leo.get_by_text("Mr Duarte sees your answer.")).to_be_visible(timeout=30_000)
    presses(leo)
    leo.get_by_role("button", name="Keep my answer").click()

    expect(leo.get_by_role("heading", name="Which force?")).to_be_visible(timeout=30_000)
    assert presses(leo) == 1
    assert QuickAnswer.objects.get().kept_as == Evidence.objects.get()
    assert (Evidence.objects.get().files.get().file.seconds or 0) > 1
