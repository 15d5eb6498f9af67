"""Three next steps: their bars hold for any learner, and Leo's are the ones a good advisor would name."""

from dataclasses import fields as dataclass_fields
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.fields import fields, in_spanish, leo, target
from trellis.engine.next_step_facts import (
    Field,
    NextStep,
    OwnWords,
    Reason,
    ReasonKind,
    StepKind,
    TargetFacts,
    UnknownTargetError,
)
from trellis.engine.next_step_rules import RULES, SELECTION, holds
from trellis.engine.next_steps import deeper_offer, propose, show_all, why_not
from trellis.engine.states import TargetState


def offered(field: Field) -> list[tuple[str, str]]:
    return [(str(step.kind), str(step.target)) for step in propose(field).steps]


def test_R121_leo_gets_one_ready_one_yours_one_new_ground():
    steps = propose(leo()).steps

    assert [(step.kind, step.target, [reason.kind for reason in step.reasons]) for step in steps] == [
        (StepKind.READY, "stopping-distance", [ReasonKind.SHOWN_BEFORE, ReasonKind.NOTHING_FIRST]),
        (StepKind.YOURS, "find-rate", [ReasonKind.YOU_WROTE, ReasonKind.SHOWN_BEFORE, ReasonKind.NOTHING_FIRST]),
        (StepKind.NEW_GROUND, "hear-pulse", [ReasonKind.NEW_STRAND, ReasonKind.NOTHING_FIRST]),
    ]
    assert steps[0].reasons[0].targets == ("measure-speed",)
    assert (steps[1].reasons[0].words, steps[1].reasons[0].sources) == (("skateboards",), ("w1",))


def test_R121_not_me_brings_up_the_next_best():
    before = offered(leo())

    after = offered(leo(dismissed=frozenset({"stopping-distance"})))

    assert before[0] == ("ready", "stopping-distance")
    assert after == [("ready", "choose-material"), *before[1:]]


def test_R121_without_needs_the_order_of_the_strand_stands_in_and_is_named():
    field = Field(
        targets=(
            target("a", "imported", 1, state=TargetState.SHOWN),
            target("b", "imported", 2),
            target("c", "imported", 3),
        )
    )

    (step,) = propose(field).steps

    assert step.reasons == (Reason(ReasonKind.FOLLOWS_IN_STRAND, targets=("a",), strand="imported"),)
    assert "order stands in" in RULES[ReasonKind.FOLLOWS_IN_STRAND].says


def test_newcomer_with_nothing_is_offered_first_steps():
    field = Field(targets=tuple(target(f"{strand}{order}", strand, order) for strand in "abcd" for order in (1, 2)))

    assert offered(field) == [("ready", "a1"), ("ready", "c1"), ("new_ground", "b1")]


def test_new_ground_for_a_fifteen_year_old_is_no_kindergarten_step():
    field = Field(
        targets=(
            target("count-a-heap", "number", 1, window=(0, 1)),
            target("model-growth", "number", 2, "count-a-heap", window=(9, 11)),
            target("hear-pulse", "music", 1, window=(0, 2)),
        ),
        stage=10,
    )

    steps = propose(field).steps

    assert [(step.kind, step.target) for step in steps] == [
        (StepKind.NEW_GROUND, "model-growth"), (StepKind.NEW_GROUND, "hear-pulse"),
    ]  # fmt: skip
    assert [reason.kind for reason in steps[0].reasons] == [ReasonKind.NEW_STRAND, ReasonKind.AROUND_NOW]


def test_school_year_closes_nothing():
    field = leo(stage=2)
    field = replace(field, targets=tuple(replace(one, window=(8, 12)) for one in field.targets))

    assert {step.target for step in show_all(field)} == {step.target for step in show_all(leo())}


def test_free_choice_is_named_with_every_time():
    field = leo(planted=frozenset({"hear-pulse"}))
    field = replace(
        field,
        targets=tuple(
            replace(one, state=TargetState.SHOWN) if one.id == "hear-pulse" else one for one in field.targets
        ),
    )

    (mine,) = [step for step in show_all(field) if step.target == "tune-it"]

    assert Reason(ReasonKind.YOU_CHOSE, words=("build",), sources=("c1", "c2")) in mine.reasons


def test_nothing_to_offer_offers_nothing():
    assert propose(Field(targets=(target("a", "s", 1, state=TargetState.SHOWN),))).steps == ()


def test_R111_shown_in_two_ways_is_offered_deeper_and_never_again():
    twice = target("a", "s", 1, state=TargetState.SHOWN, evidence_kinds=frozenset({"product", "conversation"}))
    field = Field(targets=(twice, target("b", "t", 1, state=TargetState.SHOWN)))

    proposals = propose(field)

    assert proposals.steps == ()
    assert proposals.deeper is not None
    assert proposals.deeper.target == "a"
    assert proposals.deeper.reasons[0].words == ("conversation", "product")
    assert deeper_offer(field, "b") is None


def test_why_not_names_what_it_leans_on():
    assert why_not(leo(), "energy-lost") == (Reason(ReasonKind.LEANS_ON, targets=("stopping-distance",)),)


def test_why_not_of_what_came_after_others():
    others = tuple(step.target for step in propose(leo()).steps)

    assert why_not(leo(), "choose-material") == (Reason(ReasonKind.OTHERS_FIRST, targets=others),)


def test_why_not_of_one_of_the_three():
    assert why_not(leo(), "find-rate") == (Reason(ReasonKind.IS_AMONG_THEM, targets=("find-rate",)),)


def test_why_not_of_unknown_target():
    with pytest.raises(UnknownTargetError):
        why_not(leo(), "juggling")


def test_AR09_every_reason_has_a_rule_in_plain_words():
    without_rule = {ReasonKind.IS_AMONG_THEM, ReasonKind.OTHERS_FIRST}  # said by SELECTION

    assert set(RULES) == set(ReasonKind) - without_rule
    assert all(len(rule.says) > 20 and rule.says.endswith(".") for rule in RULES.values())
    assert {str(kind) for kind in StepKind} | {"three", "never", "others_first"} == set(SELECTION)


def test_R121_facts_hold_no_name_sex_age_or_page_language():
    asked = {one.name for kind in (Field, TargetFacts, OwnWords) for one in dataclass_fields(kind)}

    assert asked == {
        "targets", "own_words", "planted", "dismissed", "stage", "languages", "index",
        "id", "strand", "order", "needs", "keywords", "state", "evidence_kinds", "window",
        "text", "source",
    }  # fmt: skip


@given(fields())
def test_R121_three_at_most_none_shown_no_two_of_one_strand(field):
    steps = propose(field).steps

    assert len(steps) <= 3
    assert len({step.strand for step in steps}) == len(steps)
    assert all(field.by_id[step.target].state is TargetState.NONE for step in steps)
    assert not {step.target for step in steps} & (field.dismissed | field.planted)
    assert all(1 <= len(step.reasons) <= 3 for step in steps)


@given(fields())
def test_R121_three_whenever_three_strands_have_something(field):
    strands = {step.strand for step in show_all(field)}

    assert len(propose(field).steps) == min(3, len(strands))


@given(fields())
def test_R121_same_facts_same_three(field):
    again = Field(
        tuple(replace(one) for one in field.targets),
        tuple(reversed(field.own_words)),
        frozenset(sorted(field.planted, reverse=True)),
        field.dismissed,
        field.stage,
    )

    assert propose(again) == propose(field)
    assert show_all(again) == show_all(field)


@given(fields())
def test_R121_same_three_when_the_language_changes(field):
    assert offered(in_spanish(field)) == offered(field)
    assert [one.target for one in show_all(in_spanish(field))] == [one.target for one in show_all(field)]


@given(fields())
def test_R121_dismissed_never_returns(field):
    gone: set[object] = set()
    while steps := propose(replace(field, dismissed=field.dismissed | gone)).steps:
        assert not gone & {step.target for step in steps}
        gone.add(steps[0].target)

    assert gone == {step.target for step in show_all(field)} or not gone


@given(fields(), st.data())
def test_R121_not_me_keeps_the_other_two_or_their_places(field, data):
    steps = propose(field).steps
    if not steps:
        return
    refused = data.draw(st.sampled_from(steps))

    after = propose(replace(field, dismissed=field.dismissed | {refused.target})).steps

    assert len(after) >= len(steps) - 1
    assert refused.target not in {step.target for step in after}


@given(fields())
def test_R121_every_reason_can_be_derived_again(field):
    for step in (*propose(field).steps, *show_all(field)):
        one = field.by_id[step.target]

        assert all(holds(field, one, reason) for reason in step.reasons)
        assert all(_bears(field, step, reason) for reason in step.reasons)


@given(fields(), st.data())
def test_why_not_always_answers(field, data):
    one = data.draw(st.sampled_from(field.targets))

    reasons = why_not(field, one.id)

    assert reasons
    assert all(reason.kind not in RULES or holds(field, one, reason) for reason in reasons)


@given(fields())
def test_R111_deeper_only_where_shown_in_two_ways(field):
    for one in field.targets:
        offer = deeper_offer(field, one.id)

        assert (offer is not None) == (one.state.is_shown and len(one.evidence_kinds) > 1)


def _bears(field: Field, step: NextStep, reason: Reason) -> bool:
    """The same reasons, derived a second time from the raw facts and by other code."""
    one = field.by_id[step.target]
    row = sorted(
        (other for other in field.targets if other.strand == one.strand), key=lambda other: (other.order, other.id)
    )
    texts = {own.id: own.text for own in field.own_words}
    match reason.kind:
        case ReasonKind.SHOWN_BEFORE:
            return set(reason.targets) == set(one.needs) and all(field.by_id[need].state.is_shown for need in one.needs)
        case ReasonKind.NOTHING_FIRST:
            return all(field.by_id[need].state.is_shown for need in one.needs)
        case ReasonKind.FOLLOWS_IN_STRAND:
            before = row[row.index(one) - 1]
            return reason.targets == (before.id,) and before.state.is_shown and not any(other.needs for other in row)
        case ReasonKind.FIRST_IN_STRAND:
            return row[0] == one and not any(other.needs for other in row)
        case ReasonKind.AROUND_NOW:
            return one.window is not None and field.stage in range(one.window[0], one.window[1] + 1)
        case ReasonKind.NEW_STRAND:
            return all(other.state is TargetState.NONE and other.id not in field.planted for other in row)
        case ReasonKind.YOU_WROTE | ReasonKind.YOU_CHOSE | ReasonKind.YOU_MADE:
            named = {word for source in reason.sources for word in texts[source].split()}
            return bool(reason.words) and set(reason.words) <= named
    return False
