"""The rhythm of talks: given time, promises to a group, spreading, and what cannot be."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.conferences.actions import (
    give_talk_time,
    hold_talk,
    move_talk,
    promise_rhythm,
    promise_rhythm_to_group,
    promise_talk,
    spread_talks,
    start_talk,
    take_back_talk_time,
)
from trellis.rooms.conferences.models import Conference, Rhythm, TalkTime
from trellis.rooms.conferences.queries import weeks_of_talks
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.people.actions import join, note_days_away, take_back_days_away
from trellis.rooms.people.models import DaysAway
from trellis.rooms.people.terms import Role

TODAY = NOON.date()  # a Thursday


def give(cast: Cast, *weekdays: int, minutes: int = 20) -> None:
    for weekday in weekdays:
        give_talk_time(
            adult=cast.osei, weekday=weekday, starts_at=time(10), ends_at=time(10, minutes), place="the corner",
            by=cast.osei, at=NOON,
        )  # fmt: skip


def promise_2b(cast: Cast, every: int = 14, minutes: int = 10) -> None:
    promise_rhythm_to_group(
        adult=cast.osei, group=cast.class_2b, every_days=every, minutes=minutes, by=cast.osei, at=NOON
    )


def promised(cast: Cast) -> dict[str, tuple[date, time | None]]:
    rows = Conference.objects.filter(adult=cast.osei, held_at=None).select_related("learner")
    return {row.learner.slug: (row.promised_on, row.promised_time) for row in rows}


def test_R011_a_rhythm_for_a_whole_class_spreads_over_the_time_given(cast: Cast) -> None:
    give(cast, 0, 2)  # Mondays and Wednesdays, two talks each

    promise_2b(cast)

    rows = promised(cast)
    assert rows.keys() == {"ada", "ivo", "lina", "maya", "mina"}
    assert all(day.weekday() in (0, 2) and TODAY < day <= TODAY + timedelta(days=14) for day, _ in rows.values())
    assert len(set(rows.values())) == 5  # no two at one time
    assert weeks_of_talks(cast.viewer(cast.osei)).to_move == []  # asked again, nothing moves


def test_done_plans_the_next_talk_in_the_time_given_and_by_its_day(cast: Cast) -> None:
    give(cast, 0, 2)
    promise_2b(cast)
    talk = Conference.objects.get(adult=cast.osei, learner=cast.ada)
    start_talk(conference=talk, by=cast.osei, at=NOON)

    following = hold_talk(conference=talk, by=cast.osei, at=NOON)

    assert following is not None
    assert following.promised_on == date(2026, 10, 21)  # the last Wednesday within fourteen days
    assert (following.promised_time, following.place) != (None, "")


def test_R011_without_time_given_the_next_talk_is_that_many_days_on(cast: Cast) -> None:
    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=14, by=cast.duarte, at=NOON)
    talk = Conference.objects.get(adult=cast.duarte, learner=cast.leo)

    following = hold_talk(conference=talk, by=cast.duarte, at=NOON)

    assert following is not None
    assert following.promised_on == TODAY + timedelta(days=14)


def test_who_is_away_is_set_on_another_day_with_one_gesture_and_the_others_stay(cast: Cast) -> None:
    give(cast, 0, 2)
    promise_2b(cast)
    before = promised(cast)
    note_days_away(person=cast.ada, starts_on=before["ada"][0], ends_on=before["ada"][0], by=cast.osei, at=NOON)

    moved = spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    after = promised(cast)
    assert [one.learner.slug for one in moved] == ["ada"]
    assert after["ada"][0] != before["ada"][0]
    assert {k: v for k, v in after.items() if k != "ada"} == {k: v for k, v in before.items() if k != "ada"}
    assert Conference.objects.get(learner=cast.ada).moved_from == before["ada"][0]


def test_a_talk_of_today_is_set_anew_where_one_of_the_two_turns_out_to_be_away(cast: Cast) -> None:
    give(cast, 0, 1, 2, 3, 4)
    promise_2b(cast)
    here, gone = (Conference.objects.get(adult=cast.osei, learner=one, held_at=None) for one in (cast.ada, cast.ivo))
    Conference.objects.filter(pk__in=[here.pk, gone.pk]).update(promised_on=TODAY)
    note_days_away(person=cast.ivo, starts_on=TODAY, ends_on=TODAY, by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert promised(cast)["ada"][0] == TODAY
    assert promised(cast)["ivo"][0] > TODAY


def test_a_talk_that_stands_makes_room_where_another_would_be_held_late_for_it(cast: Cast) -> None:
    give(cast, 0, 1, 2, 3, 4, minutes=10)
    promise_2b(cast)
    ada, ivo = (Conference.objects.get(adult=cast.osei, learner=one, held_at=None) for one in (cast.ada, cast.ivo))
    last = date(2026, 10, 21)  # the day by which all five are due
    Conference.objects.filter(pk=ivo.pk).update(promised_on=last, promised_time=time(10))
    Conference.objects.filter(pk=ada.pk).update(promised_on=date(2026, 10, 19), promised_time=time(10))
    note_days_away(person=cast.ada, starts_on=TODAY, ends_on=date(2026, 10, 20), by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert promised(cast)["ada"][0] == last
    assert TODAY < promised(cast)["ivo"][0] < last
    Conference.objects.filter(pk=ivo.pk).update(promised_on=last, kind=ConferenceKind.GOAL)
    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)
    assert promised(cast)["ivo"][0] == last  # more than a check-in stays where it was set


def test_the_adult_away_holds_no_talk_and_what_is_owed_comes_before(cast: Cast) -> None:
    give(cast, 0, 2)
    promise_2b(cast)
    note_days_away(person=cast.osei, starts_on=date(2026, 10, 19), ends_on=date(2026, 10, 23), by=cast.osei, at=NOON)

    spread_talks(adult=cast.osei, by=cast.osei, at=NOON)

    assert all(not date(2026, 10, 19) <= day <= date(2026, 10, 23) for day, _ in promised(cast).values())


def test_a_rhythm_that_no_calendar_holds_is_said_to_the_adult_with_what_would_help(cast: Cast) -> None:
    give(cast, 0, minutes=10)
    promise_2b(cast, every=7)

    weeks = weeks_of_talks(cast.viewer(cast.osei))

    assert not weeks.rota.is_kept
    assert weeks.shortage is not None
    assert weeks.shortage.promised > weeks.shortage.given
    assert weeks.more_minutes == 40  # five of ten minutes on each Monday
    assert weeks.more_days is not None


def test_a_shorter_rhythm_promised_before_stands_when_a_group_is_promised_a_longer_one(cast: Cast) -> None:
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=7, by=cast.osei, at=NOON)

    shorter = promise_rhythm_to_group(
        adult=cast.osei, group=cast.class_2b, every_days=14, minutes=10, by=cast.osei, at=NOON
    )

    assert shorter == [cast.ada]
    live = {row.learner.slug: row.every_days for row in Rhythm.objects.filter(ends_on=None).select_related("learner")}
    assert live == {"ada": 7, "ivo": 14, "lina": 14, "maya": 14, "mina": 14}


def test_a_rhythm_promised_to_a_group_gives_way_to_a_longer_one_and_what_was_promised_apart_stays(cast: Cast) -> None:
    given: dict[str, Any] = {"adult": cast.osei, "group": cast.class_2b, "by": cast.osei, "at": NOON}
    promise_rhythm_to_group(every_days=1, minutes=8, **given)
    promise_rhythm(adult=cast.osei, learner=cast.maya, every_days=30, by=cast.osei, at=NOON)

    assert promise_rhythm_to_group(every_days=10, minutes=9, **given) == []
    promise_rhythm(adult=cast.osei, learner=cast.ada, every_days=5, by=cast.osei, at=NOON)
    assert promise_rhythm_to_group(every_days=14, minutes=9, **given) == [cast.ada]

    live = {row.learner.slug: row.every_days for row in Rhythm.objects.filter(ends_on=None).select_related("learner")}
    assert live == {"ada": 5, "ivo": 14, "lina": 14, "maya": 14, "mina": 14}


def test_who_sits_in_two_groups_of_one_adult_keeps_the_shorter_rhythm_of_the_two(cast: Cast) -> None:
    join(person=cast.osei, role=Role.ADVISOR, group=cast.advisory, starts_on=NOON.date(), by=cast.keller, at=NOON)
    join(person=cast.maya, role=Role.LEARNER, group=cast.advisory, starts_on=NOON.date(), by=cast.keller, at=NOON)
    given: dict[str, Any] = {"adult": cast.osei, "minutes": 8, "by": cast.osei, "at": NOON}
    promise_rhythm_to_group(group=cast.class_2b, every_days=7, **given)

    assert promise_rhythm_to_group(group=cast.advisory, every_days=20, **given) == [cast.maya]
    assert promise_rhythm_to_group(group=cast.class_2b, every_days=14, **given) == [cast.maya]

    live = {row.learner.slug: row.every_days for row in Rhythm.objects.filter(ends_on=None).select_related("learner")}
    assert (live["maya"], live["ada"], live["leo"]) == (7, 14, 20)


@pytest.mark.parametrize(("days", "minutes"), [(0, 8), (121, 8), (10, 0), (10, 121)])
def test_a_group_is_promised_nothing_that_no_calendar_holds_though_all_have_a_shorter_rhythm(
    cast: Cast, days: int, minutes: int
) -> None:
    given: dict[str, Any] = {"adult": cast.osei, "group": cast.class_2b, "by": cast.osei, "at": NOON}
    promise_rhythm_to_group(every_days=7, minutes=8, **given)

    with pytest.raises(Refused, match="A rhythm is between 1 and 120 days"):
        promise_rhythm_to_group(every_days=days, minutes=minutes, **given)

    assert set(Rhythm.objects.filter(ends_on=None).values_list("every_days", "minutes")) == {(7, 8)}


def test_two_talks_at_one_time_are_refused_by_name_and_nothing_moves(cast: Cast) -> None:
    for learner, hour in ((cast.ada, time(10)), (cast.ivo, time(11))):
        promise_talk(
            adult=cast.osei,
            learner=learner,
            promised_on=TODAY + timedelta(days=4),
            promised_time=hour,
            by=cast.osei,
            at=NOON,
        )
    ivo = Conference.objects.get(learner=cast.ivo)

    with pytest.raises(Refused, match="You promised Ada a talk at that time"):
        move_talk(conference=ivo, to=TODAY + timedelta(days=4), promised_time=time(10, 5), by=cast.osei, at=NOON)

    assert promised(cast)["ivo"] == (TODAY + timedelta(days=4), time(11))


@pytest.mark.parametrize(
    ("weekday", "starts_at", "ends_at", "says"),
    [
        (6, time(10), time(11), "closed on that day"),
        (0, time(11), time(10), "before the beginning"),
        (0, time(10, 5), time(10, 10), "part of that time already"),
    ],
)
def test_time_that_cannot_be_given_is_refused_in_a_sentence(
    cast: Cast, weekday: int, starts_at: time, ends_at: time, says: str
) -> None:
    give(cast, 0)

    with pytest.raises(Refused, match=says):
        give_talk_time(adult=cast.osei, weekday=weekday, starts_at=starts_at, ends_at=ends_at, by=cast.osei, at=NOON)
    assert TalkTime.objects.count() == 1


def test_nobody_gives_the_time_of_another_or_promises_their_class(cast: Cast) -> None:
    give(cast, 0)
    given = TalkTime.objects.get()

    for act in (
        lambda: give_talk_time(
            adult=cast.osei, weekday=1, starts_at=time(9), ends_at=time(10), by=cast.duarte, at=NOON
        ),
        lambda: take_back_talk_time(talk_time=given, by=cast.duarte, at=NOON),
        lambda: spread_talks(adult=cast.osei, by=cast.keller, at=NOON),
        lambda: promise_rhythm_to_group(
            adult=cast.duarte, group=cast.class_2b, every_days=14, minutes=10, by=cast.duarte, at=NOON
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not Rhythm.objects.exists()


def test_absences_are_ones_own_or_of_whom_one_teaches_and_go_when_they_lie_behind(cast: Cast) -> None:
    for person, by in ((cast.leo, cast.osei), (cast.osei, cast.duarte), (cast.leo, cast.kim), (cast.leo, cast.leo)):
        with pytest.raises(NotAllowed):
            note_days_away(person=person, starts_on=TODAY, ends_on=TODAY, by=by, at=NOON)
    noted = note_days_away(person=cast.leo, starts_on=TODAY, ends_on=TODAY, by=cast.duarte, at=NOON)
    with pytest.raises(NotAllowed):
        take_back_days_away(away=noted, by=cast.osei, at=NOON)

    later = NOON + timedelta(days=3)
    note_days_away(person=cast.leo, starts_on=later.date(), ends_on=later.date(), by=cast.duarte, at=later)

    assert list(DaysAway.objects.values_list("starts_on", flat=True)) == [later.date()]


@pytest.mark.parametrize("days", [(0, -1), (-3, -2), (500, 501)])
def test_days_away_that_nobody_plans_for_are_refused(cast: Cast, days: tuple[int, int]) -> None:
    first, last = (TODAY + timedelta(days=n) for n in days)
    with pytest.raises(Refused):
        note_days_away(person=cast.ada, starts_on=first, ends_on=last, by=cast.osei, at=NOON)
    assert not DaysAway.objects.exists()
