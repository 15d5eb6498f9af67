"""The rota of talks: everybody in rhythm where the adult's minutes allow it, and a proof where they do not."""

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.s6_rota import drawn_school
from trellis.engine.rota import Promise, Shortage, days_that_help, minutes_that_help, plan_rota, shortage_in

WEEKS = 20


def days_of(rota, who):  # type: ignore[no-untyped-def]
    return [talk.day for talk in rota.talks if talk.who == who]


def test_everybody_is_met_in_rhythm_and_nobody_twice_in_a_row() -> None:
    promises = [Promise(name, every=10, minutes=10, last=-last) for last, name in enumerate("abcdefghij", start=1)]

    rota = plan_rota([10] * 40, promises)

    assert rota.is_kept
    assert rota.shortage is None
    for one in promises:
        met = [one.last, *days_of(rota, one.who)]
        assert all(5 <= later - earlier <= 10 for earlier, later in pairwise(met))  # type: ignore[operator]


def test_talks_spread_over_the_days_although_all_are_due_at_once() -> None:
    promises = [Promise(name, every=10, minutes=10, last=-1) for name in "abcdefghij"]

    rota = plan_rota([60] * 40, promises)

    assert rota.is_kept
    assert rota.level == 10


def test_days_on_which_a_learner_is_away_or_the_adult_gives_nothing_hold_no_talk() -> None:
    away = frozenset({7, 8, 9, 10})

    rota = plan_rota([10, 0] * 20, [Promise("ada", every=10, minutes=10, last=-1, away=away)])

    assert days_of(rota, "ada")
    assert not set(days_of(rota, "ada")) & away
    assert all(day % 2 == 0 for day in days_of(rota, "ada"))
    assert rota.is_kept


def test_who_is_away_for_a_whole_round_is_due_on_the_day_they_are_back() -> None:
    rota = plan_rota([10] * 30, [Promise("ada", every=5, minutes=10, last=-1, away=frozenset(range(12)))])

    assert days_of(rota, "ada")[0] == 12
    assert rota.is_kept


def test_a_talk_set_by_hand_stands_and_the_round_begins_anew_from_it() -> None:
    rota = plan_rota([10] * 20, [Promise("ada", every=10, minutes=10, last=-1, fixed=frozenset({2}))])

    assert days_of(rota, "ada")[0] == 2
    assert days_of(rota, "ada")[1] <= 12


def test_a_day_may_hold_more_talks_that_stand_than_an_even_spread_would() -> None:
    standing = [Promise(f"learner {who}", every=10, minutes=10, last=-9, fixed=frozenset({0})) for who in range(3)]

    rota = plan_rota([30] * 20, standing)

    assert rota.is_kept
    assert rota.level == 30
    assert [talk.day for talk in rota.talks][:3] == [0, 0, 0]


def test_too_many_promises_are_proved_by_the_days_in_which_they_do_not_fit() -> None:
    promises = [Promise(name, every=5, minutes=10, last=-1) for name in "abcdefgh"]

    rota = plan_rota([10] * WEEKS, promises)

    assert not rota.is_kept
    assert rota.shortage is not None
    assert (rota.shortage.promised, rota.shortage.given) == (80, 50)
    assert minutes_that_help([10] * WEEKS, promises) == 10
    assert days_that_help([10] * WEEKS, promises) == 3


def test_what_stands_today_counts_where_those_who_are_due_do_not_fit_beside_it() -> None:
    standing = [Promise(f"standing {who}", every=10, minutes=10, last=-5, fixed=frozenset({0})) for who in range(3)]
    due = [Promise("due", every=10, minutes=10, last=-10)]

    rota = plan_rota([30] * 20, [*standing, *due])

    assert [(talk.who, talk.day) for talk in rota.over] == [("due", 1)]
    assert rota.shortage == Shortage(first=0, last=0, promised=40, given=30, filled=30)


def test_a_day_counts_as_much_as_whole_talks_can_fill() -> None:
    promises = [Promise(name, every=2, minutes=12, last=-1) for name in "abcdefg"]

    rota = plan_rota([45, 45] * 3, promises)

    assert rota.shortage is not None
    assert (rota.shortage.promised, rota.shortage.given, rota.shortage.filled) == (84, 90, 72)


def test_nothing_helps_where_a_talk_is_longer_than_any_day() -> None:
    assert minutes_that_help([0] * 10, [Promise("ada", every=2, minutes=10)]) is None


def test_no_promise_and_no_day_plan_nothing() -> None:
    assert plan_rota([10] * 5, []).is_kept
    assert plan_rota([], [Promise("ada", every=2, minutes=10)]).is_kept


@pytest.mark.parametrize(("every", "minutes"), [(0, 10), (5, 0), (-1, 10)])
def test_a_promise_that_never_comes_round_is_refused(every: int, minutes: int) -> None:
    with pytest.raises(ValueError, match="comes round"):
        plan_rota([10], [Promise("ada", every=every, minutes=minutes)])


DAYS = 6
promise = st.builds(
    Promise,
    who=st.integers(0, 99),
    every=st.integers(1, 4),
    minutes=st.sampled_from([5, 10, 15]),
    last=st.one_of(st.none(), st.integers(-4, -1)),
    away=st.frozensets(st.integers(0, DAYS - 1), max_size=3),
)
few = st.lists(promise, min_size=1, max_size=3, unique_by=lambda one: one.who)
days = st.lists(st.sampled_from([0, 10, 15, 20, 30]), min_size=DAYS, max_size=DAYS)


@given(days, few)
def test_a_plan_keeps_to_the_minutes_to_absences_and_to_what_it_says(
    minutes: list[int], promises: list[Promise]
) -> None:
    rota = plan_rota(minutes, promises)

    lengths = {one.who: one.minutes for one in promises}
    for day, amount in enumerate(minutes):
        on_it = [talk.who for talk in rota.talks if talk.day == day]
        assert len(set(on_it)) == len(on_it)
        assert sum(lengths[who] for who in on_it) <= min(amount, rota.level)
    for one in promises:
        assert not one.away & set(days_of(rota, one.who))
    assert plan_rota(minutes, promises[::-1]) == rota


def is_possible(minutes: list[int], promises: list[Promise]) -> bool:
    """Whether any plan meets everybody in time: all of them are tried."""
    return any(
        all(sum(one.minutes for one, plan in zip(promises, plans, strict=True) if day in plan)
            <= max(amount, sum(one.minutes for one in promises if day in one.fixed))
            for day, amount in enumerate(minutes))
        for plans in product(*(in_time(one, minutes) for one in promises))
    )  # fmt: skip


def in_time(one: Promise, minutes: list[int]) -> list[frozenset[int]]:
    """Every set of days on which one promise is kept: each talk by the last day in time on which the two could meet."""
    could = [day for day in range(DAYS) if day in one.fixed or (day not in one.away and minutes[day] >= one.minutes)]
    found = []
    for bits in range(2 ** len(could)):
        plan = [day for index, day in enumerate(could) if bits >> index & 1]
        last, kept = -1 if one.last is None else one.last, True
        for day in [*plan, None]:
            due = max(last + one.every, 0)
            open_days = [other for other in could if last < other <= due]
            late = [other for other in could if other > due]
            by = open_days[-1] if open_days else late[0] if late else DAYS
            if due < DAYS and by < DAYS and (day is None or day > by):
                kept = False
                break
            last = DAYS if day is None else day
        if kept and one.fixed <= set(plan):
            found.append(frozenset(plan))
    return found


@given(days, few)
def test_a_proof_is_never_given_where_a_plan_exists_and_a_plan_is_never_claimed_where_none_does(
    minutes: list[int], promises: list[Promise]
) -> None:
    possible = is_possible(minutes, promises)

    assert not (possible and shortage_in(minutes, promises))
    assert possible or not plan_rota(minutes, promises).is_kept


stands = st.builds(
    replace, promise, fixed=st.one_of(st.just(frozenset()), st.integers(0, DAYS - 1).map(lambda day: frozenset({day})))
)


@given(days, st.lists(stands, min_size=1, max_size=3, unique_by=lambda one: one.who))
def test_what_stands_is_part_of_every_plan_that_a_proof_denies(minutes: list[int], promises: list[Promise]) -> None:
    possible = is_possible(minutes, promises)

    assert not (possible and shortage_in(minutes, promises))


def test_a_plan_that_no_simple_order_finds_is_found_by_small_changes_and_is_the_same_each_time() -> None:
    minutes, promises = drawn_school(45)[16]  # earliest due first leaves one of these waiting for two days

    found = plan_rota(minutes, promises)

    assert found.is_kept
    assert found == plan_rota(minutes, list(reversed(promises)))
    for day in range(len(minutes)):
        assert sum(12 for talk in found.talks if talk.day == day) <= minutes[day]
