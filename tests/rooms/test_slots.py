"""When an adult and a learner are both free, and what a date there does: the room of conferences."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from tests.rooms.test_day import block
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import (
    give_talk_time,
    hold_talk,
    promise_rhythm,
    promise_talk,
    start_talk,
    write_line,
)
from trellis.rooms.conferences.actions.wishes import book_slot, give_back_slot, wish_time
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries.own_week import own_week
from trellis.rooms.conferences.queries.slots import CommonTime, common_times
from trellis.rooms.conferences.terms import ConferenceKind, Lacks
from trellis.rooms.paths.actions import plan_block
from trellis.rooms.people.actions import close_school, drop_time_block, end_membership, join, note_days_away
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.terms import Role

THURSDAY = NOON.date()
FRIDAY, MONDAY = THURSDAY + timedelta(days=1), THURSDAY + timedelta(days=4)


def give(adult: Person, weekday: int, first: time, last: time, place: str = "the bench") -> None:
    give_talk_time(adult=adult, weekday=weekday, starts_at=first, ends_at=last, place=place, by=adult, at=NOON)


def common(
    cast: Cast, learner: Person | None = None, *, adult: Person | None = None, at: datetime = NOON
) -> CommonTime:
    viewer = cast.viewer(adult or cast.duarte, at)
    return common_times(viewer, [learner or cast.leo], at=at)[0]


def offered(cast: Cast, learner: Person | None = None, **how: Any) -> list[str]:
    return [slot.key for slot in common(cast, learner, **how).slots]


@pytest.fixture
def fridays(cast: Cast) -> Cast:
    """Mr Duarte gives Friday from one to two; his learners plan the hour from half past one."""
    give(cast.duarte, 4, time(13), time(14))
    block(cast, 13, group=cast.advisory, starts_at=time(13, 30), ends_at=time(14, 30))
    return cast


# Time in common ------------------------------------------------------------------------------------------------------------------


def test_R104_two_are_free_where_given_time_meets_an_hour_of_ones_own(fridays: Cast) -> None:
    found = common(fridays)

    assert offered(fridays) == ["2026-10-09T13:30", "2026-10-16T13:30"]
    assert (found.slots[0].minutes, found.slots[0].place, found.lacks) == (10, "the bench", Lacks.NOTHING)
    assert found.slot_at(FRIDAY, time(13, 50)) and not found.slot_at(FRIDAY, time(13, 51))
    assert not found.slot_at(FRIDAY, time(13, 20)) and not found.slot_at(MONDAY, time(13, 30))


def test_a_talk_takes_as_long_as_its_rhythm_says(fridays: Cast) -> None:
    promise_rhythm(adult=fridays.duarte, learner=fridays.leo, every_days=14, minutes=40, by=fridays.duarte, at=NOON)

    assert (offered(fridays), common(fridays).lacks) == ([], Lacks.COMMON_HOURS)


def test_what_is_promised_to_either_is_not_free(fridays: Cast) -> None:
    """A talk of his with somebody else, and one of hers with another adult."""
    for adult, learner, hour in (("duarte", "kim", 30), ("brandt", "leo", 45)):
        promise_talk(
            adult=getattr(fridays, adult), learner=getattr(fridays, learner), promised_on=FRIDAY,
            promised_time=time(13, hour), by=getattr(fridays, adult), at=NOON,
        )  # fmt: skip

    assert offered(fridays) == ["2026-10-16T13:30"]  # of Friday five minutes are left, twice
    assert offered(fridays, fridays.zoe)[0] == "2026-10-09T13:40"


def test_a_talk_without_an_hour_takes_none(fridays: Cast) -> None:
    promise_talk(adult=fridays.duarte, learner=fridays.kim, promised_on=FRIDAY, by=fridays.duarte, at=NOON)

    assert offered(fridays)[0] == "2026-10-09T13:30"


def test_who_is_away_or_at_a_closed_school_is_not_free(fridays: Cast) -> None:
    note_days_away(person=fridays.leo, starts_on=FRIDAY, ends_on=FRIDAY, by=fridays.duarte, at=NOON)
    assert offered(fridays) == ["2026-10-16T13:30"]
    assert offered(fridays, fridays.kim)[0] == "2026-10-09T13:30"

    note_days_away(person=fridays.duarte, starts_on=FRIDAY, ends_on=FRIDAY, by=fridays.duarte, at=NOON)
    assert offered(fridays, fridays.kim) == ["2026-10-16T13:30"]

    week = MONDAY + timedelta(days=4)
    close_school(school=fridays.school, name="Autumn", starts_on=MONDAY, ends_on=week, by=fridays.keller, at=NOON)
    assert offered(fridays, fridays.kim) == ["2026-10-23T13:30"]  # the second school week comes after the holiday


@pytest.mark.parametrize("who", ["duarte", "leo"])
def test_R104_after_the_last_day_on_which_one_teaches_the_other_nothing_is_offered(fridays: Cast, who: str) -> None:
    ends(fridays, who, FRIDAY)
    assert offered(fridays) == ["2026-10-09T13:30"]
    assert common(fridays).slot_at(FRIDAY + timedelta(days=7), time(13, 30)) is None
    assert len(offered(fridays, fridays.kim)) == (1 if who == "duarte" else 2)

    ends(fridays, who, THURSDAY)
    assert offered(fridays) == []


def test_R104_who_is_together_in_two_groups_is_so_until_the_later_day(fridays: Cast) -> None:
    for who, role in (("duarte", Role.TEACHER), ("leo", Role.LEARNER)):
        join(
            person=getattr(fridays, who), role=role, group=fridays.class_2b, starts_on=THURSDAY, by=fridays.keller, at=NOON
        )  # fmt: skip
    ends(fridays, "leo", FRIDAY)
    assert len(offered(fridays)) == 2


def ends(cast: Cast, who: str, on: date) -> None:
    for one in getattr(cast, who).memberships.filter(group=cast.advisory):
        end_membership(membership=one, ends_on=on, by=cast.keller, at=NOON)


def test_an_hour_that_the_learner_planned_is_theirs(fridays: Cast) -> None:
    hour = block(fridays, 15, group=fridays.advisory)
    give(fridays.duarte, 4, time(15), time(16), "the library")
    assert offered(fridays)[:2] == ["2026-10-09T13:30", "2026-10-09T15:00"]

    plan_block(learner=fridays.leo, block=hour, on=FRIDAY, by=fridays.leo, at=NOON)

    assert offered(fridays)[:2] == ["2026-10-09T13:30", "2026-10-16T13:30"]
    assert offered(fridays, fridays.kim)[:2] == ["2026-10-09T13:30", "2026-10-09T15:00"]


def test_what_stands_is_nobodys_free_hour(cast: Cast) -> None:
    give(cast.duarte, 4, time(8), time(12))
    block(cast, 9, group=cast.advisory, is_free=False)
    assert common(cast).lacks == Lacks.OWN_HOURS

    taken_out = block(cast, 10, group=cast.advisory)
    drop_time_block(block=taken_out, by=cast.keller, at=NOON)
    assert common(cast).lacks == Lacks.OWN_HOURS

    block(cast, 11, group=cast.class_2b)  # of others
    assert common(cast).lacks == Lacks.OWN_HOURS


def test_who_is_in_two_groups_is_held_by_what_stands_in_either(cast: Cast) -> None:
    give(cast.duarte, 4, time(9), time(10))
    block(cast, 9, group=cast.advisory)
    Membership.objects.create(person=cast.leo, group=cast.class_2b, role="learner", starts_on=THURSDAY)
    block(cast, 9, group=cast.class_2b, is_free=False, starts_at=time(9), ends_at=time(9, 30))

    assert [offered(cast)[0], offered(cast, cast.kim)[0]] == ["2026-10-09T09:30", "2026-10-09T09:00"]


def test_it_says_what_is_lacking(cast: Cast) -> None:
    block(cast, 13, group=cast.advisory)
    assert common(cast).lacks == Lacks.TALK_TIMES

    give(cast.duarte, 4, time(9), time(10))
    found = common(cast)
    assert (found.lacks, found.own_hours) == (Lacks.COMMON_HOURS, [(time(13), time(13, 50))])

    give(cast.duarte, 3, time(13), time(13, 10))
    for day in (THURSDAY, THURSDAY + timedelta(days=7)):
        note_days_away(person=cast.leo, starts_on=day, ends_on=day, by=cast.duarte, at=NOON)
    assert common(cast).lacks == Lacks.ROOM


def test_of_today_what_has_gone_by_is_not_offered(cast: Cast) -> None:
    give(cast.duarte, 3, time(11, 30), time(13))
    block(cast, 11, group=cast.advisory, ends_at=time(13))

    assert offered(cast)[0] == "2026-10-08T12:05"
    assert offered(cast, at=NOON.replace(hour=9))[0] == "2026-10-08T11:30"
    assert offered(cast, at=NOON.replace(hour=12, minute=51))[0] == "2026-10-15T11:30"


@pytest.mark.parametrize(
    ("at", "first"),
    [
        (datetime(2026, 10, 31, 2, 0, tzinfo=UTC), "2026-11-06T13:30"),  # still Friday evening in New York
        (datetime(2026, 10, 30, 17, 32, tzinfo=UTC), "2026-10-30T13:35"),  # summer time: 13:32 there
        (datetime(2026, 11, 6, 18, 32, tzinfo=UTC), "2026-11-06T13:35"),  # winter time: 13:32 there as well
        (datetime(2026, 11, 6, 17, 32, tzinfo=UTC), "2026-11-06T13:30"),  # an hour before
    ],
)
def test_days_and_hours_are_those_of_the_school(fridays: Cast, at: datetime, first: str) -> None:
    School.objects.filter(pk=fridays.school.pk).update(time_zone="America/New_York")
    duarte, leo = Person.objects.get(pk=fridays.duarte.pk), Person.objects.get(pk=fridays.leo.pk)

    assert offered(fridays, leo, adult=duarte, at=at)[0] == first


# A date --------------------------------------------------------------------------------------------------------------------------


def book(cast: Cast, learner: Person, on: date = FRIDAY, starts_at: time = time(13, 30), **who: Any) -> Any:
    return book_slot(learner=learner, on=on, starts_at=starts_at, **{"by": cast.duarte, "at": NOON, **who})


def test_R104_a_date_is_a_talk_like_any_and_the_wish_stands_until_it_is_taken_away(fridays: Cast) -> None:
    wish_time(learner=fridays.leo, by=fridays.duarte, at=NOON)

    talk, before = book(fridays, fridays.leo)

    assert (talk.adult, talk.learner, talk.promised_on, talk.promised_time, talk.place, talk.kind, before) == (
        fridays.duarte, fridays.leo, FRIDAY, time(13, 30), "the bench", ConferenceKind.CHECK_IN, None,
    )  # fmt: skip
    later = NOON + timedelta(days=1, hours=2)
    hold_talk(conference=talk, by=fridays.duarte, at=later)
    assert [one.talked_on for one in own_week(fridays.viewer(fridays.duarte, later), at=later).wished] == [[FRIDAY]]


def test_a_talk_that_the_two_have_before_them_moves_and_stays_what_it_is(fridays: Cast) -> None:
    before = promise_talk(
        adult=fridays.duarte, learner=fridays.leo, promised_on=MONDAY, promised_time=time(15), place="the garden",
        kind=ConferenceKind.GOAL, by=fridays.duarte, at=NOON,
    )  # fmt: skip

    talk, stood = book(fridays, fridays.leo)

    assert (talk.pk, talk.kind, talk.moved_because) == (before.pk, ConferenceKind.GOAL, "")
    assert (stood.on, stood.starts_at, stood.place) == (MONDAY, time(15), "the garden")
    assert (talk.promised_on, talk.moved_from) == (FRIDAY, MONDAY)


def test_undo_puts_a_talk_back_where_it_stood(fridays: Cast) -> None:
    promise_talk(
        adult=fridays.duarte, learner=fridays.leo, promised_on=MONDAY, promised_time=time(15), place="the garden",
        by=fridays.duarte, at=NOON,
    )  # fmt: skip
    talk, stood = book(fridays, fridays.leo)

    give_back_slot(conference=talk, before=stood, by=fridays.duarte, at=NOON)

    talk.refresh_from_db()
    assert (talk.promised_on, talk.promised_time, talk.place, talk.moved_from) == (MONDAY, time(15), "the garden", None)


def test_undo_puts_a_promise_back_on_the_day_that_had_gone_by(fridays: Cast) -> None:
    monday = MONDAY - timedelta(days=7)
    promise_talk(adult=fridays.duarte, learner=fridays.leo, promised_on=monday, by=fridays.duarte, at=NOON)
    talk, stood = book(fridays, fridays.leo)

    give_back_slot(conference=talk, before=stood, by=fridays.duarte, at=NOON)

    talk.refresh_from_db()
    assert (talk.promised_on, talk.promised_time, talk.moved_from) == (monday, None, None)


def test_undo_takes_a_new_talk_back_whole_unless_somebody_wrote_in_it_or_it_began(fridays: Cast) -> None:
    talk, before = book(fridays, fridays.leo)
    give_back_slot(conference=talk, before=before, by=fridays.duarte, at=NOON)
    assert not Conference.objects.exists()

    talk, before = book(fridays, fridays.leo)
    write_line(conference=talk, text="my brakes", by=fridays.leo, at=NOON)
    with pytest.raises(Refused, match="written in this talk"):
        give_back_slot(conference=talk, before=before, by=fridays.duarte, at=NOON)
    start_talk(conference=talk, by=fridays.duarte, at=NOON)
    with pytest.raises(Refused, match="begun already"):
        give_back_slot(conference=talk, before=before, by=fridays.duarte, at=NOON)
    for other in (fridays.brandt, fridays.leo, fridays.keller):
        with pytest.raises(NotAllowed):
            give_back_slot(conference=talk, before=before, by=other, at=NOON)
    assert Conference.objects.count() == 1


def test_a_time_that_was_taken_meanwhile_is_refused(fridays: Cast) -> None:
    book(fridays, fridays.kim)

    with pytest.raises(Refused, match="with Leo is no longer free"):
        book(fridays, fridays.leo)
    for wrong in ({"on": MONDAY}, {"starts_at": time(12)}, {"on": FRIDAY + timedelta(weeks=4)}):
        with pytest.raises(Refused, match="no longer free"):
            book(fridays, fridays.leo, **wrong)
    assert Conference.objects.get().learner == fridays.kim


def test_two_who_talk_now_end_that_talk_first(fridays: Cast) -> None:
    talk = promise_talk(adult=fridays.duarte, learner=fridays.leo, promised_on=THURSDAY, by=fridays.duarte, at=NOON)
    start_talk(conference=talk, by=fridays.duarte, at=NOON)

    with pytest.raises(Refused, match="talking now"):
        book(fridays, fridays.leo)
    talk.refresh_from_db()
    assert talk.promised_on == THURSDAY


def test_nobody_books_for_a_learner_whom_they_do_not_teach(fridays: Cast) -> None:
    for other in (fridays.osei, fridays.keller, fridays.leo, fridays.ana, fridays.nilsson):
        with pytest.raises(NotAllowed):
            book(fridays, fridays.leo, by=other)
    assert not Conference.objects.exists()
