"""Ten pieces of a class of twenty-four confirmed, each with a voice word: presses counted by the browser, and keys alone."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import presses, walk_in
from tests.cast import TERM, Cast
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import learners_in
from trellis.rooms.people.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
CLASS, PIECES, MOST_PRESSES = 24, 10, 3
A_WORD = 1000  # milliseconds of speaking


@pytest.fixture
def osei(cast: Cast, visitors: Callable[..., Page], as_person: Be, live_server: Any) -> Page:
    """Ms Osei before ten pieces of ten children of her twenty-four."""
    while (missing := CLASS - learners_in([cast.class_2b.id], on=clock.now().date()).count()) > 0:
        add_person(
            school=cast.school, name=f"Child {missing}", said_as=f"Child {missing}", role=Role.LEARNER,
            group=cast.class_2b, by=cast.keller, at=clock.now(), starts_on=TERM, details={"reading": "young"},
        )  # fmt: skip
    earlier = timezone.now() - timedelta(hours=3)
    for number, learner in enumerate(learners_in([cast.class_2b.id], on=clock.now().date())[:PIECES]):
        at = earlier + timedelta(minutes=number)
        piece(
            learner, cast.targets["shapes-strong"], at=at, title=f"Bridge {number}", text="", files=[photo("It holds")]
        )
    page = visitors()
    walk_in(page, as_person(cast.osei), live_server.url)
    page.goto(f"{live_server.url}/educator/inbox/")
    return page


def signed() -> int:
    return Judgement.objects.filter(says=Says.SHOWN, reason_file__seconds__gte=0.5).count()


def test_R069_ten_pieces_are_confirmed_with_a_voice_word_in_three_presses_each_at_most(osei: Page) -> None:
    presses(osei)
    taken = []
    for number in range(PIECES):
        expect(osei.get_by_role("heading", name=f"Bridge {number}", exact=True)).to_be_visible()
        speak = osei.locator("hold-to-speak .speak")
        speak.scroll_into_view_if_needed()
        speak.hover()
        osei.mouse.down()
        osei.wait_for_timeout(A_WORD)
        osei.mouse.up()
        expect(osei.locator("hold-to-speak .review")).to_be_visible()
        osei.get_by_role("button", name="Shown").click()
        expect(osei.get_by_text("Signed: shown.")).to_be_visible()
        taken.append(presses(osei))

    assert signed() == PIECES
    assert max(taken) <= MOST_PRESSES
    expect(osei.get_by_text("Nothing waits for your eyes.")).to_be_visible()


def test_R069_by_keys_alone_a_piece_is_spoken_about_and_confirmed(osei: Page) -> None:
    presses(osei)
    for number in range(3):
        expect(osei.get_by_role("heading", name=f"Bridge {number}", exact=True)).to_be_visible()
        osei.keyboard.down("v")
        expect(osei.locator("hold-to-speak[data-state=listening]")).to_be_visible()
        osei.wait_for_timeout(A_WORD)
        osei.keyboard.up("v")
        expect(osei.locator("hold-to-speak .review")).to_be_visible()
        osei.keyboard.press("s")
        expect(osei.get_by_text("Signed: shown.")).to_be_visible()

    assert (signed(), presses(osei)) == (3, 0)
