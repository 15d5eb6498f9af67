"""The two views beside a target: two halves of each exchange, the newest first, every day as what it is."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.evidence.actions import assess_self, contest_judgement
from trellis.rooms.evidence.terms import Says
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON + 9 * DAY)


def halves(page: str) -> list[list[str]]:
    """The words of each exchange, the learner's half and the adult's."""
    views = page.split("Views, side by side")[1].split("</ul>")[0]
    rows = [row.split('<div class="stack" data-gap="3">')[1:] for row in views.split('<li class="duet">')[1:]]
    return [[" ".join(re.sub(r"<[^>]*>", " ", half).split()) for half in row] for row in rows]


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("leo", "/learner/path/{target}/"),
        ("duarte", "/educator/learners/{leo}/path/?target={target}"),
        ("ana", "/family/child/{leo}/whole/?target={target}"),
    ],
)
def test_both_views_stand_in_halves_of_one_exchange_newest_first(
    cast: Cast, as_person: Be, who: str, address: str
) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target, at=NOON)
    first = judged(cast, work, target, Says.NOT_YET, at=NOON + DAY, reason="Name the third one too")
    contest_judgement(judgement=first, words="I named it aloud", by=cast.leo, at=NOON + 2 * DAY)
    assess_self(learner=cast.leo, target=target, view="on_my_own", words="All three", by=cast.leo, at=NOON + 3 * DAY)
    newer = piece(cast.leo, target, at=NOON + 4 * DAY)
    judged(cast, newer, target, at=NOON + 4 * DAY, reason="All three, and why")

    page = as_person(getattr(cast, who)).get(address.format(leo=cast.leo.id, target=target.id)).content.decode()

    [upper, lower] = halves(page)
    assert "All three" in upper[0]
    assert upper[1].endswith("signed 12 October")
    assert "All three, and why" in upper[1]
    assert "I named it aloud" in lower[0]
    assert "10 October" in lower[0]
    assert lower[1].endswith("signed 9 October, about work of 8 October")


def test_a_view_that_nobody_has_answered_has_its_half_too(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-name"]
    assess_self(learner=cast.leo, target=target, view="on_my_own", words="Look", by=cast.leo, at=NOON)

    [[mine, theirs]] = halves(as_person(cast.leo).get(f"/learner/path/{target.id}/").content.decode())

    assert "Look" in mine
    assert theirs == "Nobody else has signed anything since."
