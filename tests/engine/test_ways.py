"""Ways in order, by plain rules: the learner's own words first, then the order that stands; the same every time."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.engine.next_step_facts import Field, OwnWords, ReasonKind, Source, TargetFacts
from trellis.engine.next_step_rules import holds
from trellis.engine.ways import ways_that_fit
from trellis.engine.words import keywords_from, tags_as_keywords

TITLES = ("Air track", "Boats in the rain", "Film a skateboard", "Skateboard ramps in the rain")


def shelf(*own: OwnWords, dismissed: frozenset[str] = frozenset()) -> Field:
    ways = tuple(
        TargetFacts(id=title, strand="ways", order=order, keywords=keywords_from({"en": [title]}))
        for order, title in enumerate(TITLES)
    )
    return Field(ways, own_words=own, dismissed=dismissed)


def names(field: Field) -> list[object]:
    return [way for way, _reason in ways_that_fit(field)]


def test_without_a_shared_word_the_order_that_stands_holds_and_nothing_is_made_up():
    assert names(shelf(OwnWords("1", "chess"))) == list(TITLES)
    assert {reason for _way, reason in ways_that_fit(shelf())} == {None}


def test_what_the_learner_wrote_comes_before_what_they_chose():
    field = shelf(OwnWords("1", "skateboards"), OwnWords("2", "a boat in the rain", Source.CHOSE))

    (first, wrote), (second, _), (third, chose), _last = ways_that_fit(field)

    assert (first, second, third) == ("Skateboard ramps in the rain", "Film a skateboard", "Boats in the rain")
    assert (wrote.kind, wrote.words) == (ReasonKind.YOU_WROTE, ("skateboards",))
    assert chose.kind is ReasonKind.YOU_CHOSE


def test_not_me_leaves_a_way_out_and_the_next_best_takes_its_place():
    own = OwnWords("1", "skateboards")

    assert names(shelf(own))[:2] == ["Film a skateboard", "Skateboard ramps in the rain"]
    assert names(shelf(own, dismissed=frozenset({"Film a skateboard"})))[0] == "Skateboard ramps in the rain"


TAGS = {
    "Film a wheel": ("skateboard", "monopatín"),
    "Bees on the roof": ("bees", "abejas", "niño"),
    "Ramps": ("roller skates",),
    "A quiet hour": (),
}
words = st.sampled_from(
    [
        "skateboards",
        "Skateboard",
        "MONOPATIN",
        "monopatines",
        "bee",
        "abeja",
        "ninos",
        "skate",
        "quiet",
        "chess",
        "a",
        "",
    ]
)


def tagged(*own: OwnWords, dismissed: frozenset[str] = frozenset(), shelf: Mapping[str, Sequence[str]] = TAGS) -> Field:
    ways = tuple(
        TargetFacts(
            id=title, strand="ways", order=order,
            keywords=(*tags_as_keywords(tags), *keywords_from({"en": [title]})),
        )
        for order, (title, tags) in enumerate(shelf.items())
    )  # fmt: skip
    return Field(ways, own_words=own, dismissed=dismissed)


@pytest.mark.parametrize(
    "written", ["skateboards", "Skateboards!", "my skateboard", "MONOPATIN", "los monopatines", "monopatín"]
)
def test_R002_a_tag_meets_one_and_many_with_and_without_accents_in_any_language(written: str) -> None:
    (first, reason), *others = ways_that_fit(tagged(OwnWords("1", written)))

    assert (first, reason and reason.kind) == ("Film a wheel", ReasonKind.YOU_WROTE)
    assert all(one is None for _way, one in others)


def test_R002_ñ_is_no_n_and_small_words_meet_nothing() -> None:
    assert {reason for _way, reason in ways_that_fit(tagged(OwnWords("1", "the nino"), OwnWords("2", "it")))} == {None}
    assert ways_that_fit(tagged(OwnWords("1", "niños")))[0][0] == "Bees on the roof"


def test_R002_a_tag_counts_more_than_a_word_in_passing_and_is_named_first() -> None:
    shelf = {"A quiet bike in a quiet street": (), "Repair": ("bike",), "Brakes": ("bike", "quiet")}
    own = OwnWords("1", "a quiet bike and a quiet street")

    found = ways_that_fit(tagged(own, shelf=shelf))

    assert [way for way, _reason in found] == ["Brakes", "Repair", "A quiet bike in a quiet street"]
    assert found[1][1] is not None
    assert found[1][1].words == ("bike",)


def test_R002_a_tag_says_something_however_many_share_it() -> None:
    shelf = {f"Way {number}": ("bike",) for number in range(30)}

    found = ways_that_fit(tagged(OwnWords("1", "bikes"), shelf=shelf))

    assert all(reason is not None for _way, reason in found)


@given(st.lists(words, max_size=5), st.sets(st.sampled_from(sorted(TAGS))))
def test_R002_the_same_words_give_the_same_order_in_whatever_order_they_were_written(
    written: list[str], aside: set[str]
) -> None:
    own = [OwnWords(str(number), text) for number, text in enumerate(written)]

    forth = ways_that_fit(tagged(*own, dismissed=frozenset(aside)))
    back = ways_that_fit(tagged(*reversed(own), dismissed=frozenset(aside)))

    assert forth == back
    assert {way for way, _reason in forth} == set(TAGS) - aside


@given(st.lists(words, min_size=1, max_size=5))
def test_R002_every_reason_is_the_learners_own_word_and_can_be_derived_again(written: list[str]) -> None:
    field = tagged(*(OwnWords(str(number), text) for number, text in enumerate(written)))
    spoken = {word.casefold() for word in written}

    for way, reason in ways_that_fit(field):
        if reason is not None:
            assert set(reason.words) <= spoken
            assert holds(field, field.by_id[way], reason)


@given(st.lists(words, min_size=1, max_size=4), st.sampled_from(sorted(TAGS)))
def test_R002_what_is_put_aside_moves_nothing_else(written: list[str], aside: str) -> None:
    own = [OwnWords(str(number), text) for number, text in enumerate(written)]

    without = ways_that_fit(tagged(*own, dismissed=frozenset({aside})))

    assert without == tuple(one for one in ways_that_fit(tagged(*own)) if one[0] != aside)
