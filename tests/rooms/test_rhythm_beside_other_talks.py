"""Talks that are planned, not set by hand, stand beside what the learner and the adult have at that hour already."""

from datetime import date, time, timedelta

import pytest

from tests.cast import NOON, START, Cast
from trellis.rooms.conferences.actions import (
    give_talk_time,
    hold_talk,
    promise_rhythm,
    promise_rhythm_to_group,
    promise_talk,
    spread_talks,
    start_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import weeks_of_talks
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.actions import join
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

MONDAY = date(2026, 10, 12)
TEN = time(10)
TEN_PAST = time(10, 10)


@pytest.fixture(autouse=True)
def two_adults_of_one_class(cast: Cast) -> None:
    """Ms Osei gives Mondays from 10:00 to 10:20; Mr Brandt teaches the class as well."""
    join(person=cast.brandt, role=Role.TEACHER, group=cast.class_2b, starts_on=START.date(), by=cast.keller, at=START)
    give(cast, 0)


def give(cast: Cast, weekday: int) -> None:
    give_talk_time(
        adult=cast.osei, weekday=weekday, starts_at=TEN, ends_at=time(10, 20), by=cast.osei, at=NOON
    )  # fmt: skip


def by_brandt(cast: Cast, learner: Person, on: date, when: time, *, minutes: int | None = None) -> Conference:
    if minutes:
        promise_rhythm(adult=cast.brandt, learner=learner, every_days=30, minutes=minutes, by=cast.brandt, at=NOON)
    return promise_talk(adult=cast.brandt, learner=learner, promised_on=on, promised_time=when, by=cast.brandt, at=NOON)


def next_of(cast: Cast, learner: Person) -> tuple[date, time | None]:
    talk = Conference.objects.get(adult=cast.osei, learner=learner, held_at=None, kind=ConferenceKind.CHECK_IN)
    return talk.promised_on, talk.promised_time


def hold(cast: Cast, learner: Person, when: time | None = None) -> None:
    talk = promise_talk(
        adult=cast.osei, learner=learner, promised_on=NOON.date(), promised_time=when, by=cast.osei, at=NOON
    )
    start_talk(conference=talk, by=cast.osei, at=NOON)
    hold_talk(conference=talk, by=cast.osei, at=NOON)


def test_a_talk_is_spread_beside_one_with_somebody_else(cast: Cast) -> None:
    by_brandt(cast, cast.ada, MONDAY, TEN)
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=6, by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert next_of(cast, cast.ada) == (MONDAY, TEN_PAST)


def test_whoever_is_bound_to_one_hour_has_it_and_the_other_takes_what_is_left(cast: Cast) -> None:
    by_brandt(cast, cast.mina, MONDAY, TEN_PAST)
    for one in (cast.ada, cast.mina):
        promise_rhythm(adult=cast.osei, learner=one, every_days=6, by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert (next_of(cast, cast.ada), next_of(cast, cast.mina)) == ((MONDAY, TEN_PAST), (MONDAY, TEN))


def test_on_a_day_on_which_others_have_the_whole_hour_no_talk_is_spread(cast: Cast) -> None:
    by_brandt(cast, cast.ada, MONDAY, TEN, minutes=20)
    give(cast, 2)
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=7, by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert next_of(cast, cast.ada) == (MONDAY + timedelta(days=2), TEN)


def test_a_check_in_that_stands_in_the_hour_of_another_talk_is_set_anew(cast: Cast) -> None:
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=6, by=cast.osei, at=NOON)
    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)
    assert next_of(cast, cast.ada) == (MONDAY, TEN)

    by_brandt(cast, cast.ada, MONDAY, TEN)
    moved = spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert [one.learner for one in moved] == [cast.ada]
    assert next_of(cast, cast.ada) == (MONDAY, TEN_PAST)
    assert weeks_of_talks(cast.viewer(cast.osei)).to_move == []


def test_the_hour_of_a_family_talk_of_ones_own_is_no_time_for_another(cast: Cast) -> None:
    promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=MONDAY, promised_time=TEN, kind=ConferenceKind.FAMILY,
        by=cast.osei, at=NOON,
    )  # fmt: skip
    promise_rhythm_to_group(adult=cast.osei, group=cast.class_2b, every_days=35, minutes=10, by=cast.osei, at=NOON)

    rota = weeks_of_talks(cast.viewer(cast.osei), afresh=True)

    monday = next(day for day in rota.days if day.on == MONDAY)
    assert monday.minutes == 10
    assert all(talk.starts_at == TEN_PAST for talk in monday.talks)
    assert len(monday.talks) <= 1


def test_done_plans_the_next_talk_beside_one_with_somebody_else(cast: Cast) -> None:
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=6, by=cast.osei, at=NOON)
    by_brandt(cast, cast.ada, MONDAY, TEN)

    hold(cast, cast.ada)

    assert next_of(cast, cast.ada) == (MONDAY, TEN_PAST)


def test_without_time_given_the_hour_of_this_talk_is_left_where_it_is_taken_then(cast: Cast) -> None:
    friday = NOON.date() + timedelta(days=1)
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=1, by=cast.osei, at=NOON)
    promise_rhythm(adult=cast.osei, learner=cast.ivo, every_days=1, by=cast.osei, at=NOON)
    by_brandt(cast, cast.ada, friday, time(13))

    for one in (cast.ada, cast.ivo):
        hold(cast, one, time(13))

    assert (next_of(cast, cast.ada), next_of(cast, cast.ivo)) == ((friday, None), (friday, time(13)))
