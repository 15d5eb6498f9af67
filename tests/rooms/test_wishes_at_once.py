"""Two at one moment: a wish pressed twice is one, and one free time becomes one talk, whoever promises it to whom."""

from datetime import time, timedelta

import pytest

from tests.at_once import at_once
from tests.cast import NOON, Cast
from tests.rooms.test_day import block
from trellis.foundation.intents import Refused
from trellis.rooms.conferences.actions import give_talk_time
from trellis.rooms.conferences.actions.wishes import book_slot, wish_time
from trellis.rooms.conferences.models import Conference, TimeWish

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_wish_pressed_twice_at_one_moment_is_one(cast: Cast) -> None:
    def press() -> None:
        wish_time(learner=cast.leo, by=cast.duarte, at=NOON)

    assert at_once(press, press, table="conferences_timewish") == []
    assert TimeWish.objects.count() == 1


@pytest.mark.parametrize("second", [("brandt", "leo"), ("duarte", "kim")])
def test_a_time_that_two_want_at_one_moment_becomes_one_talk(cast: Cast, second: tuple[str, str]) -> None:
    """Two adults want one learner, or one adult in two windows promises their own time twice."""
    block(cast, 13, group=cast.advisory)
    for adult in (cast.duarte, cast.brandt):
        give_talk_time(adult=adult, weekday=4, starts_at=time(13), ends_at=time(13, 10), by=adult, at=NOON)

    def book(adult: str, learner: str) -> None:
        on = NOON.date() + timedelta(days=1)
        book_slot(learner=getattr(cast, learner), on=on, starts_at=time(13), by=getattr(cast, adult), at=NOON)

    raised = at_once(lambda: book("duarte", "leo"), lambda: book(*second), table="conferences_conference")

    assert [type(one) for one in raised] == [Refused]
    assert Conference.objects.count() == 1
