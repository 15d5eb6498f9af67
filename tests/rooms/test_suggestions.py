from datetime import date
from typing import Any

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed
from trellis.rooms.evidence.actions import capture, claim, hand_in, judge_target
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.suggestions.actions import bring_back, dismiss, switch_off, switch_on
from trellis.rooms.suggestions.queries import (
    Offers,
    everything_next,
    next_steps_for,
    step_rules_in_words,
    way_rules_in_words,
    why_not,
)


def show(cast: Cast, learner: Person, slug: str, by: Person) -> None:
    piece = capture(
        learner=learner, kind="text", title=f"Work on {slug}", text="…", made_on=date(2026, 10, 1), by=learner, at=NOON
    )
    claim(evidence=piece, target=cast.targets[slug], because="it does", by=learner, at=NOON)
    hand_in(evidence=piece, by=learner, at=NOON)
    judge_target(
        learner=learner, target=cast.targets[slug], says="shown", pieces=[piece], criteria=[], reason="I saw it", by=by,
        at=NOON,
    )  # fmt: skip


def steps(cast: Cast, viewer: str = "leo") -> Offers:
    return next_steps_for(cast.leo, viewer=cast.viewer(getattr(cast, viewer)))


def test_R121_each_step_has_reasons_and_not_me_brings_up_the_next_best(cast: Cast) -> None:
    show(cast, cast.leo, "forces-name", cast.duarte)
    say_about_me(learner=cast.leo, kind="interest", text="fold paper kites", by=cast.leo, at=NOON)
    before = steps(cast)

    first = before.steps[0].target
    dismiss(learner=cast.leo, target=cast.targets[first.slug], by=cast.leo, at=NOON)
    after = steps(cast)

    assert 1 <= len(before.steps) <= 3
    assert all(1 <= len(offer.reasons) <= 3 for offer in before.steps)
    assert "because you have shown “I can name the forces on a still thing”" in before.steps[0].reasons
    assert first.slug not in {offer.target.slug for offer in after.steps}
    assert [target.slug for target in after.put_aside] == [first.slug]


def test_R121_advisor_and_mother_see_the_same_three_in_adult_words(cast: Cast) -> None:
    show(cast, cast.leo, "forces-name", cast.duarte)
    say_about_me(learner=cast.leo, kind="interest", text="paper kites", by=cast.leo, at=NOON)

    own, advisor, mother = (steps(cast, who) for who in ("leo", "duarte", "ana"))

    slugs = [[offer.target.slug for offer in one.steps] for one in (own, advisor, mother)]
    assert slugs[0] == slugs[1] == slugs[2] != []
    assert advisor.steps[0].words.startswith("Can ")
    assert own.steps[0].words.startswith("I can ")


def test_R121_words_that_the_mother_may_not_read_are_told_without_the_words(cast: Cast) -> None:
    say_about_me(learner=cast.leo, kind="line", text="I secretly fold paper", by=cast.leo, at=NOON)

    told = {who: " ".join(r for offer in steps(cast, who).steps for r in offer.reasons) for who in ("leo", "ana")}

    assert "paper" in told["leo"]
    assert "paper" not in told["ana"].replace("fold paper so that it stands", "")
    assert "because of something Leo said or chose" in told["ana"]


@pytest.mark.parametrize("who", ["kim", "osei", "nunes", "ruiz", "void", "nilsson"])
def test_R121_nobody_else_reads_them(cast: Cast, who: str) -> None:
    assert steps(cast, who) == Offers()


def test_R121_a_target_brought_back_may_be_offered_again(cast: Cast) -> None:
    first = steps(cast).steps[0].target
    dismiss(learner=cast.leo, target=cast.targets[first.slug], by=cast.leo, at=NOON)

    bring_back(learner=cast.leo, target=cast.targets[first.slug], by=cast.leo, at=NOON)

    assert first.slug in {offer.target.slug for offer in everything_next(cast.leo, viewer=cast.viewer(cast.leo))}


def test_R121_why_not_is_advice(cast: Cast) -> None:
    answer = why_not(cast.leo, cast.targets["forces-predict"].id, viewer=cast.viewer(cast.leo))

    assert answer is not None
    assert answer.reasons[0].endswith("That is advice: you can plant it anyway.")


def test_R111_what_is_shown_in_two_ways_is_not_proposed_again(cast: Cast) -> None:
    for _ in range(2):
        show(cast, cast.leo, "forces-name", cast.duarte)

    assert "forces-name" not in {offer.target.slug for offer in steps(cast).steps}


def test_AR09_turned_off_none_are_shown_and_the_rules_are_public(cast: Cast) -> None:
    switch_off(learner=cast.leo, by=cast.leo, at=NOON)
    off = steps(cast)
    switch_on(learner=cast.leo, by=cast.leo, at=NOON)

    assert (off.steps, off.is_off) == ((), True)
    assert steps(cast).steps
    assert all(sentence.endswith(".") for sentence in [*step_rules_in_words(), *way_rules_in_words()])


def test_AR09_the_same_facts_give_the_same_steps_whatever_the_name_or_language(cast: Cast) -> None:
    show(cast, cast.leo, "forces-name", cast.duarte)
    before = [offer.target.slug for offer in steps(cast).steps]

    Person.objects.filter(pk=cast.leo.pk).update(name="Zoraida", said_as="Zoraida", locale="es", slug="zoraida")
    cast.leo.refresh_from_db()

    assert [offer.target.slug for offer in steps(cast).steps] == before


def test_nobody_else_puts_a_step_aside(cast: Cast) -> None:
    for stranger in (cast.duarte, cast.ana, cast.kim):
        with pytest.raises(NotAllowed):
            dismiss(learner=cast.leo, target=cast.targets["forces-name"], by=stranger, at=NOON)


def test_next_steps_ask_as_often_for_one_piece_as_for_three(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for slug in ("forces-name", "design-tools", "shapes-fold"):
        show(cast, cast.leo, slug, cast.duarte)
    viewer = cast.viewer(cast.leo)
    next_steps_for(cast.leo, viewer=viewer)

    with django_assert_max_num_queries(17):
        next_steps_for(cast.leo, viewer=viewer)
