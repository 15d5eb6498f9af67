"""Whom a leader meets on a walk: lines first, then whom they have not spoken with for longest, by name where that is equal."""

from datetime import UTC, datetime, timedelta

from trellis.engine.walk import WalkFact, choose_walk

NOW, DAY = datetime(2026, 10, 8, 12, tzinfo=UTC), timedelta(days=1)


def test_lines_come_first_and_leave_places_for_who_left_none() -> None:
    facts = [WalkFact(n, f"N{n}", line_since=NOW - n * DAY) for n in range(1, 6)] + [WalkFact(9, "A"), WalkFact(8, "B")]

    assert choose_walk(facts, places=5, with_line=3) == [5, 4, 3, 9, 8]


def test_whom_one_has_not_met_for_longest_comes_before_others_and_who_was_never_met_before_them() -> None:
    facts = [WalkFact(1, "Ada", NOW - DAY), WalkFact(2, "Bea", NOW - 9 * DAY), WalkFact(3, "Cy"), WalkFact(4, "Al")]

    assert choose_walk(facts, places=3, with_line=3) == [4, 3, 2]
    assert choose_walk(list(reversed(facts)), places=3, with_line=3) == [4, 3, 2]


def test_a_line_that_was_spoken_about_waits_no_more() -> None:
    facts = [WalkFact(1, "Ada", NOW, NOW - DAY), WalkFact(2, "Bea", NOW - DAY, NOW)]

    assert [one.has_line for one in facts] == [False, True]


def test_everybody_is_met_in_turn() -> None:
    last = dict.fromkeys(range(12))
    seen = set()
    for day in range(4):
        chosen = choose_walk([WalkFact(n, f"N{n:02}", at) for n, at in last.items()], places=3, with_line=3)
        seen |= {*chosen}
        last |= {n: NOW + day * DAY for n in chosen if isinstance(n, int)}
    assert seen == set(range(12))
