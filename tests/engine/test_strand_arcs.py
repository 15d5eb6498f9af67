import re

from trellis.engine.strand_arcs import arcs_of


def ends(path: str) -> tuple[int, int]:
    """At which heights an arc leaves the lath and comes back to it."""
    found = re.fullmatch(r"M100 (\d+)C\S+ \d+ \S+ \d+ 100 (\d+)", path)
    assert found
    return int(found[1]), int(found[2])


def belly(path: str) -> int:
    return int(path.split("C")[1].split()[0])


def test_an_arc_joins_the_middles_of_its_two_rows() -> None:
    drawn = arcs_of(["top", "middle", "ground"], {"top": ["ground"]})

    assert drawn.height == 300
    assert [ends(arc.path) for arc in drawn.arcs] == [(50, 250)]


def test_an_arc_over_more_rows_lies_further_out() -> None:
    drawn = arcs_of("abcd", {"a": ["b", "c", "d"]})

    assert [belly(arc.path) for arc in drawn.arcs] == sorted((belly(arc.path) for arc in drawn.arcs), reverse=True)
    assert len({belly(arc.path) for arc in drawn.arcs}) == 3


def test_arcs_of_the_step_that_is_read_are_marked_and_drawn_last() -> None:
    drawn = arcs_of("abc", {"a": ["b"], "b": ["c"]}, current="c")

    assert [(ends(arc.path), arc.is_current) for arc in drawn.arcs] == [((50, 150), False), ((150, 250), True)]


def test_what_stands_elsewhere_is_one_stub() -> None:
    drawn = arcs_of("ab", {"a": ["far", "further"]})

    assert [arc.path for arc in drawn.arcs] == ["M100 50H66"]


def test_a_strand_on_which_nothing_leans_has_no_arc() -> None:
    assert arcs_of("ab", {}).arcs == ()
    assert arcs_of([], {}).height == 0
