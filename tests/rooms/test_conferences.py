from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.circles.actions import (
    keep_agreement,
    let_go_of_agreement,
    make_agreement,
    reword_agreement,
)
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreements_about, last_met, open_agreements_between
from trellis.rooms.conferences.actions import (
    Written,
    add_to_agenda,
    hold_talk,
    move_talk,
    promise_rhythm,
    promise_talk,
    start_talk,
    write_agreement,
    write_line,
    write_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import agenda_of, talk_for, talks_held_with, talks_promised_by
from trellis.rooms.people.models import Closure
from trellis.ui.words import as_day

DAY = NOON.date()


def promised(cast: Cast, on: date = DAY) -> Conference:
    return promise_talk(adult=cast.osei, learner=cast.ada, promised_on=on, by=cast.osei, at=NOON)


def test_R011_done_promises_the_next_talk_by_the_rhythm(cast: Cast) -> None:
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=14, by=cast.osei, at=NOON - timedelta(days=16))
    [talk] = [row.talk for row in talks_promised_by(cast.viewer(cast.osei))]

    start_talk(conference=talk, by=cast.osei, at=NOON)
    following = hold_talk(conference=talk, by=cast.osei, at=NOON)

    assert following is not None
    assert following.promised_on == DAY + timedelta(days=14)
    assert dict(last_met(cast.osei, [cast.ada.id])) == {cast.ada.id: NOON}


def test_R011_a_talk_promised_two_school_days_ago_is_two_days_over(cast: Cast) -> None:
    promised(cast, on=DAY - timedelta(days=2))

    [row] = talks_promised_by(cast.viewer(cast.osei))

    assert (row.days_over, row.is_due) == (2, True)


def test_R011_days_without_school_do_not_count(cast: Cast) -> None:
    Closure.objects.create(school=cast.school, name="Break", starts_on=DAY - timedelta(days=1), ends_on=DAY)
    promised(cast, on=DAY - timedelta(days=6))  # a Friday; then a weekend, two school days, two days of break

    [row] = talks_promised_by(cast.viewer(cast.osei))

    assert row.days_over == 2


def test_R011_at_the_weekend_a_talk_promised_for_friday_is_not_due_today(cast: Cast) -> None:
    friday = date(2026, 10, 9)
    promised(cast, on=friday)
    on_days = [cast.viewer(cast.osei, at=datetime(2026, 10, day, 12, tzinfo=UTC)) for day in (8, 9, 10, 11, 12)]

    rows = [row for viewer in on_days for row in talks_promised_by(viewer)]

    named = f"Promised for {as_day(friday)}"
    assert [row.says for row in rows] == [named, "Due today", named, named, named]
    assert [(row.days_over, row.is_due) for row in rows] == [(-1, False), (0, True), (0, True), (0, True), (1, True)]


def test_R011_the_next_talk_falls_on_a_school_day(cast: Cast) -> None:
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=9, by=cast.osei, at=NOON)

    [row] = talks_promised_by(cast.viewer(cast.osei))

    assert row.talk.promised_on == date(2026, 10, 19)  # the ninth day is a Saturday


def test_R012_both_sides_leave_with_agreements_that_the_next_talk_opens(cast: Cast) -> None:
    talk = promised(cast)
    mine = make_agreement(
        learner=cast.ada, owner=cast.osei, other=cast.ada, text="I will find a book by Friday", by=cast.osei, at=NOON
    )
    hers = make_agreement(
        learner=cast.ada, owner=cast.ada, other=cast.osei, text="I will try two ways", by=cast.ada, at=NOON
    )
    for agreement, by in ((mine, cast.osei), (hers, cast.ada)):
        write_agreement(conference=talk, agreement=agreement, by=by, at=NOON)
    hold_talk(conference=talk, by=cast.osei, at=NOON)

    for_both = [list(agreements_about(cast.ada, viewer=cast.viewer(who))) for who in (cast.osei, cast.ada)]
    to_tick = list(open_agreements_between(cast.ada.id, cast.osei.id))

    assert [set(rows) for rows in for_both] == [{mine, hers}, {mine, hers}]
    assert to_tick == [mine, hers]
    assert all(agreement.agreed_at for agreement in to_tick)


def test_R012_a_line_is_changed_only_by_who_said_it_and_keeps_its_versions(cast: Cast) -> None:
    talk = promised(cast)
    line = write_line(conference=talk, text="It went well", by=cast.ada, at=NOON)

    with pytest.raises(NotAllowed):
        write_line(conference=talk, text="It did not", line=line, by=cast.osei, at=NOON)
    write_line(conference=talk, text="It went well at the end", line=line, by=cast.ada, at=NOON)

    line.refresh_from_db()
    assert line.text == "It went well at the end"
    assert [version["text"] for version in line.earlier] == ["It went well"]


def test_a_talk_is_read_by_its_two_and_by_nobody_else(cast: Cast) -> None:
    talk = promised(cast)
    write_line(conference=talk, text="canary-talk", by=cast.ada, at=NOON)
    hold_talk(conference=talk, by=cast.osei, at=NOON)

    readers = {
        name
        for name in ("ada", "osei", "maya", "duarte", "brandt", "nunes", "ruiz", "ana", "nilsson")
        if talks_held_with(cast.ada, viewer=cast.viewer(getattr(cast, name))).exists()
    }

    assert readers == {"ada", "osei"}
    assert talk_for(cast.viewer(cast.duarte), talk.id) is None


def test_an_agreement_that_both_sealed_is_superseded_not_edited(cast: Cast) -> None:
    talk = promised(cast)
    first = make_agreement(learner=cast.ada, owner=cast.ada, other=cast.osei, text="Two ways", by=cast.ada, at=NOON)
    write_agreement(conference=talk, agreement=first, by=cast.ada, at=NOON)
    hold_talk(conference=talk, by=cast.osei, at=NOON)
    first.refresh_from_db()

    second = reword_agreement(agreement=first, text="Three ways", due_on=None, by=cast.ada, at=NOON)

    first.refresh_from_db()
    assert (first.text, second.supersedes) == ("Two ways", first)
    assert list(open_agreements_between(cast.ada.id, cast.osei.id)) == [second]


def test_letting_go_needs_a_few_words(cast: Cast) -> None:
    agreement = make_agreement(learner=cast.ada, owner=cast.ada, other=cast.osei, text="Read", by=cast.ada, at=NOON)

    with pytest.raises(Refused):
        let_go_of_agreement(agreement=agreement, because=" ", by=cast.ada, at=NOON)
    let_go_of_agreement(agreement=agreement, because="The book is gone", by=cast.ada, at=NOON)
    keep_agreement(agreement=agreement, by=cast.ada, at=NOON)

    assert Agreement.objects.get().because == ""


def test_a_stranger_can_promise_move_and_write_nothing(cast: Cast) -> None:
    talk = promised(cast)

    for refused in (
        lambda: promise_talk(adult=cast.duarte, learner=cast.ada, promised_on=DAY, by=cast.duarte, at=NOON),
        lambda: move_talk(conference=talk, to=DAY, by=cast.ada, at=NOON),
        lambda: write_line(conference=talk, text="mine", by=cast.maya, at=NOON),
        lambda: hold_talk(conference=talk, by=cast.keller, at=NOON),
        lambda: add_to_agenda(learner=cast.ada, adult=cast.osei, text="me too", by=cast.mina, at=NOON),
    ):
        with pytest.raises(NotAllowed):
            refused()


@pytest.mark.parametrize(
    "day", [date(1999, 1, 1), DAY - timedelta(days=1), DAY + timedelta(days=401), date(9999, 12, 31)]
)
def test_nothing_is_promised_for_a_day_gone_by_or_years_ahead(cast: Cast, day: date) -> None:
    talk = promised(cast)
    mine = make_agreement(learner=cast.ada, owner=cast.ada, other=cast.osei, text="Read", by=cast.ada, at=NOON)
    will = Written(promises={cast.ada.id: ("Draw", day)})

    for refused in (
        lambda: make_agreement(
            learner=cast.ada, owner=cast.ada, other=cast.osei, text="Draw", due_on=day, by=cast.ada, at=NOON
        ),
        lambda: reword_agreement(agreement=mine, text="Read", due_on=day, by=cast.ada, at=NOON),
        lambda: write_talk(conference=talk, written=will, by=cast.osei, at=NOON),
        lambda: move_talk(conference=talk, to=day, by=cast.osei, at=NOON),
    ):
        with pytest.raises(Refused, match="Choose a day from today on, at most 400 days ahead"):
            refused()


@pytest.mark.parametrize("day", [DAY, DAY + timedelta(days=400)])
def test_a_promise_goes_from_today_to_a_year_and_a_few_weeks(cast: Cast, day: date) -> None:
    made = make_agreement(
        learner=cast.ada, owner=cast.ada, other=cast.osei, text="Read", due_on=day, by=cast.ada, at=NOON
    )
    later = NOON + timedelta(days=9)  # its day may have gone by: its words can be mended all the same

    assert reword_agreement(agreement=made, text="Read on", due_on=day, by=cast.ada, at=later).due_on == day


def test_a_talk_moves_to_a_day_to_come_only(cast: Cast) -> None:
    talk = promised(cast)

    with pytest.raises(Refused):
        move_talk(conference=talk, to=DAY - timedelta(days=1), by=cast.osei, at=NOON)
    move_talk(conference=talk, to=DAY + timedelta(days=1), because="a fire drill", by=cast.osei, at=NOON)

    talk.refresh_from_db()
    assert (talk.promised_on, talk.moved_from) == (DAY + timedelta(days=1), DAY)


def test_what_waits_on_the_agenda_is_there_once_and_gone_when_talked_about(cast: Cast) -> None:
    talk = promised(cast)
    for _ in range(2):
        add_to_agenda(learner=cast.ada, adult=cast.osei, text="My two views", by=cast.ada, at=NOON)

    waiting = [item.text for item in agenda_of(talk)]
    hold_talk(conference=talk, by=cast.osei, at=NOON)

    assert waiting == ["My two views"]
    assert agenda_of(talk) == []
