from trellis.engine.leads import way_between

LEADS = {"a": ["b", "c"], "b": ["d"], "c": ["e"], "e": ["d"], "d": []}


def test_the_shortest_way_is_named_with_both_ends() -> None:
    assert way_between(LEADS, "a", "d") == ["a", "b", "d"]


def test_there_is_no_way_against_the_edges() -> None:
    assert way_between(LEADS, "d", "a") == []


def test_a_thing_is_its_own_way() -> None:
    assert way_between(LEADS, "a", "a") == ["a"]


def test_a_ring_is_walked_once() -> None:
    assert way_between({1: [2], 2: [3], 3: [1]}, 2, 1) == [2, 3, 1]
