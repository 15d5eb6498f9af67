"""Counts of small groups: a number stands only where it points at nobody, alone or beside any other number."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from trellis.engine.small_groups import FEWEST, FLOOR, Amount, Count, Told, told

EVERYBODY = 40


def bits(start: int, end: int) -> int:
    return sum(1 << n for n in range(start, end))


def count(inside: int, *targets: str, group: int = bits(0, EVERYBODY), days: int = 0) -> Count:
    return Count(group, inside, days, frozenset(targets))


def test_number_is_told_with_both_sides_at_k() -> None:
    assert told([count(bits(0, 8), "a")], k=8) == [Told(Amount.NUMBER, 8, 32)]
    assert told([count(bits(0, 32), "a")], k=8) == [Told(Amount.NUMBER, 32, 8)]
    assert told([count(bits(0, 7), "a")], k=8) == [Told(Amount.SOME)]
    assert told([count(bits(0, 33), "a")], k=8) == [Told(Amount.MOST)]
    assert told([count(0, "a")], k=8) == [Told(Amount.NOBODY)]


def test_group_below_k_is_told_of_without_how_much() -> None:
    assert told([count(bits(0, 7), "a", group=bits(0, 7))], k=8) == [Told(Amount.SOME)]


def test_k_has_a_floor() -> None:
    assert (FEWEST, FLOOR) == (8, 5)
    assert told([count(bits(0, 4), "a")], k=1) == [Told(Amount.SOME)]


def test_two_groups_that_differ_by_few_are_not_both_told() -> None:
    small, large = bits(0, 20), bits(0, 24)
    answers = told([count(bits(0, 10), "a", group=small), count(bits(0, 10), "a", group=large)], k=8)
    assert [one.amount for one in answers] == [Amount.NUMBER, Amount.SOME]


def test_overlapping_groups_with_one_person_changed_are_not_both_told() -> None:
    one, other = bits(0, 20), bits(1, 21)
    answers = told([count(bits(0, 10), "a", group=one), count(bits(1, 10), "a", group=other)], k=8)
    assert [each.amount for each in answers] == [Amount.NUMBER, Amount.SOME]


def test_school_does_not_give_away_the_few_outside_a_class() -> None:
    """Sixteen learn outside the class: eight of them have shown it, or only three."""
    answers = told([count(bits(0, 12), "a", group=bits(0, 24)), count(bits(0, 12) | bits(24, 32), "a")], k=8)
    assert [each.amount for each in answers] == [Amount.NUMBER, Amount.NUMBER]
    few = told([count(bits(0, 12), "a", group=bits(0, 24)), count(bits(0, 12) | bits(24, 27), "a")], k=8)
    assert [each.amount for each in few] == [Amount.NUMBER, Amount.SOME]
    all_but_few = told([count(bits(0, 12), "a", group=bits(0, 24)), count(bits(0, 12) | bits(24, 36), "a")], k=8)
    assert [each.amount for each in all_but_few] == [Amount.NUMBER, Amount.MOST]


people = st.sets(st.integers(0, EVERYBODY - 1), max_size=EVERYBODY).map(lambda found: sum(1 << n for n in found))


@given(st.dictionaries(st.sampled_from("abcd"), people, min_size=1), st.dictionaries(st.sampled_from("abcd"), people),
       st.lists(st.frozensets(st.sampled_from("abcd"), min_size=1), min_size=1, max_size=8, unique=True),
       st.integers(5, 9))  # fmt: skip
def test_AR19_no_two_numbers_leave_fewer_than_k_between_them(
    term: dict[str, int], earlier: dict[str, int], sets: list[frozenset[str]], k: int
) -> None:
    """Somebody who is told everything takes any number from any other whose people it must hold."""
    counts = []
    for days in (0, 1):
        for targets in sets:
            inside = 0
            for target in targets:
                inside |= term.get(target, 0) | (earlier.get(target, 0) if days else 0)
            counts.append(Count(bits(0, EVERYBODY), inside, days, targets))
    answers = told(counts, k=k)
    numbers = [(one, said) for one, said in zip(counts, answers, strict=True) if said.amount == Amount.NUMBER]
    assert all(said.inside >= k and said.outside >= k for _one, said in numbers)  # type: ignore[operator]
    for (one, said), (other, also) in combinations(numbers, 2):
        if (one.days <= other.days and one.targets <= other.targets) or (
            other.days <= one.days and other.targets <= one.targets
        ):
            assert abs(said.inside - also.inside) in {0, *range(k, EVERYBODY)}  # type: ignore[operator]
    assert answers == told(counts, k=k)
