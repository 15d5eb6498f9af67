"""Talks that were held with paper: brought in by the adult, answered by the learner, as if they had been written here."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import AgreementOnPaper
from trellis.rooms.circles.queries import agreements_about, last_met, open_agreements_of
from trellis.rooms.conferences.actions import TalkOnPaper, bring_in_talks, write_lines
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talks_held_with

WEEK = timedelta(days=7)


def sheets(cast: Cast) -> list[TalkOnPaper]:
    def promise(owner, other, text, at, **become):
        return AgreementOnPaper(owner=owner, other=other, text=text, agreed_at=at, **become)

    first, second = NOON - 2 * WEEK, NOON - WEEK
    return [
        TalkOnPaper(
            held_at=first, line="Show me the second one.", place="window bench",
            agreements=[
                promise(cast.leo, cast.duarte, "measure twice", first, kept_at=second),
                promise(cast.duarte, cast.leo, "ask Rosa", first, let_go_at=second, because="Rosa was away"),
            ],
        ),
        TalkOnPaper(held_at=second, agreements=[promise(cast.duarte, cast.leo, "bring the book", second)]),
    ]  # fmt: skip


def test_talks_on_paper_stand_as_if_held_here(cast: Cast) -> None:
    talks = bring_in_talks(adult=cast.duarte, learner=cast.leo, talks=sheets(cast), by=cast.duarte, at=NOON)

    held = list(talks_held_with(cast.leo, viewer=cast.viewer(cast.leo)))
    assert held == talks[::-1]
    assert [line.text for line in held[1].lines.all()] == ["Show me the second one."]
    assert [a.text for a in held[0].agreements.all()] == ["bring the book"]
    assert [a.text for a in open_agreements_of(cast.duarte)] == ["bring the book"]
    assert agreements_about(cast.leo, viewer=cast.viewer(cast.leo)).count() == 3
    assert dict(last_met(cast.duarte, [cast.leo.id])) == {cast.leo.id: NOON - WEEK}


def test_learner_writes_their_own_half(cast: Cast) -> None:
    talks = bring_in_talks(adult=cast.duarte, learner=cast.leo, talks=sheets(cast), by=cast.duarte, at=NOON)

    write_lines(learner=cast.leo, lines=[(talks[0], "I see it.", NOON - 2 * WEEK)], by=cast.leo, at=NOON)

    assert [line.author.slug for line in talks[0].lines.order_by("author__slug")] == ["duarte", "leo"]


@pytest.mark.parametrize("who", ["leo", "osei", "keller", "ana", "brandt"])
def test_talks_are_brought_in_by_their_adult_alone(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        bring_in_talks(adult=cast.duarte, learner=cast.leo, talks=sheets(cast), by=getattr(cast, who), at=NOON)

    assert Conference.objects.count() == 0


@pytest.mark.parametrize("who", ["kim", "osei", "ana"])
def test_lines_are_written_by_the_two_alone(cast: Cast, who: str) -> None:
    talks = bring_in_talks(adult=cast.duarte, learner=cast.leo, talks=sheets(cast), by=cast.duarte, at=NOON)

    with pytest.raises(NotAllowed):
        write_lines(learner=cast.leo, lines=[(talks[0], "x", NOON)], by=getattr(cast, who), at=NOON)


def test_talk_that_has_not_been_held_is_refused(cast: Cast) -> None:
    with pytest.raises(Refused):
        bring_in_talks(
            adult=cast.duarte, learner=cast.leo, talks=[TalkOnPaper(held_at=NOON + WEEK)], by=cast.duarte, at=NOON
        )
