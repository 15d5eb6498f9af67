"""Two at one moment: an answer twice, and a promise twice, are there once."""

import pytest

from tests.at_once import at_once
from tests.cast import NOON, Cast
from tests.knowing import a_round
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.claims import close_round, name_adults, open_round
from trellis.rooms.circles.actions.commitment import promise_to_know
from trellis.rooms.circles.models import BuddyCommitment, ClaimRound, ConnectionClaim, RoundAnswer

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_promise_pressed_twice_at_one_moment_is_one_and_two_adults_at_one_moment_are_two(cast: Cast) -> None:
    def press(who: str) -> None:
        promise_to_know(learner=cast.ivo, by=getattr(cast, who), at=NOON)

    assert at_once(lambda: press("brandt"), lambda: press("brandt"), table="circles_buddycommitment") == []
    assert BuddyCommitment.objects.count() == 1
    assert at_once(lambda: press("vera"), lambda: press("osei"), table="circles_buddycommitment") == []
    assert BuddyCommitment.objects.count() == 3


def test_an_answer_sent_twice_at_one_moment_stands_once(cast: Cast) -> None:
    held = a_round(cast)

    def say() -> None:
        name_adults(held=held, learner=cast.ada, adults=[cast.osei], by=cast.ada, at=NOON)

    assert at_once(say, say, table="circles_claimround") == []
    assert (ConnectionClaim.objects.count(), RoundAnswer.objects.count()) == (1, 1)


def test_one_round_is_open_when_two_open_one_and_an_answer_comes_before_its_close_or_is_told(cast: Cast) -> None:
    raised = at_once(
        lambda: open_round(name="A", by=cast.keller, at=NOON),
        lambda: open_round(name="B", by=cast.keller, at=NOON),
        table="circles_claimround",
    )
    held = ClaimRound.objects.get()
    assert [type(one) for one in raised] == [Refused]

    raised = at_once(
        lambda: name_adults(held=held, learner=cast.ada, adults=[cast.osei], by=cast.ada, at=NOON),
        lambda: close_round(held=held, by=cast.keller, at=NOON),
        table="circles_claimround",
    )
    assert [type(one) for one in raised if not isinstance(one, Refused)] == []
