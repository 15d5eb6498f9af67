"""Stretches of a day that two share, held against minutes counted one by one."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trellis.engine.common_time import Stretch, holding, joined, shared, without

DAY = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6)


def minutes_of(stretches: list[Stretch]) -> set[int]:
    return {minute for start, end in stretches for minute in range(start, end)}


@given(DAY, DAY)
def test_what_two_share_is_every_minute_of_both(first: list[Stretch], second: list[Stretch]) -> None:
    assert minutes_of(shared(first, second)) == minutes_of(first) & minutes_of(second)


@given(DAY, DAY)
def test_what_is_left_is_every_minute_that_is_not_taken(given: list[Stretch], taken: list[Stretch]) -> None:
    assert minutes_of(without(given, taken)) == minutes_of(given) - minutes_of(taken)


@given(DAY)
def test_stretches_stand_in_order_and_apart(given: list[Stretch]) -> None:
    found = joined(given)

    assert minutes_of(found) == minutes_of(given)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert holding(found, 5) == [one for one in found if one[1] - one[0] >= 5]


def test_a_talk_in_the_middle_leaves_both_ends() -> None:
    assert without([(570, 610)], [(580, 590)]) == [(570, 580), (590, 610)]
    assert shared([(570, 610)], [(530, 590), (600, 640)]) == [(570, 590), (600, 610)]
