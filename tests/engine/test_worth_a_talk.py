"""What is worth a talk: four plain rules, each with its edge, derived alike from the same facts."""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trellis.engine.worth_a_talk import (
    RULES,
    NotYetsFact,
    ReadyFact,
    StepFact,
    TalkFacts,
    TalkReason,
    TalkRule,
    worth_a_talk,
)

TODAY = date(2026, 10, 8)  # a Thursday
DAYS = tuple(
    day for n in range(120, -1, -1) if (day := TODAY - timedelta(days=n)).weekday() < 5
)  # Monday to Friday, today the last


def before(school_days: int) -> date:
    return DAYS[-1 - school_days]


def facts(**given: object) -> TalkFacts:
    return replace(TalkFacts(today=TODAY, school_days=DAYS, stage=10), **given)  # type: ignore[arg-type]


def rules(given: TalkFacts, **more: object) -> list[TalkRule]:
    return [reason.rule for reason in worth_a_talk(given, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("days", "speaks"), [(8, False), (9, True), (40, True)])
def test_R127_ready_for_nine_school_days_and_not_answered(days: int, speaks: bool) -> None:
    given = facts(ready=(ReadyFact("fractions", before(days), "piece"),))

    assert worth_a_talk(given) == (
        (TalkReason(TalkRule.READY_UNANSWERED, "fractions", "piece"),) if speaks else ()
    )  # fmt: skip


def test_R127_a_talk_is_no_answer_to_work_that_waits() -> None:
    given = facts(ready=(ReadyFact("fractions", before(9), "piece"),), last_talk_on=TODAY)

    assert rules(given) == [TalkRule.READY_UNANSWERED]


def test_R127_one_target_shown_with_two_pieces_is_owed_once() -> None:
    given = facts(ready=(ReadyFact("fractions", before(9), "b"), ReadyFact("fractions", before(9), "a")))

    assert worth_a_talk(given) == (TalkReason(TalkRule.READY_UNANSWERED, "fractions", "a"),)


@pytest.mark.parametrize(("times", "talked", "speaks"), [
    (2, None, False), (3, None, True), (4, None, True), (3, 5, True), (3, 4, False), (3, 0, False),
])  # fmt: skip
def test_R127_three_not_yets_until_the_two_have_spoken(times: int, talked: int | None, speaks: bool) -> None:
    given = facts(
        not_yets=(NotYetsFact("fractions", times, before(4)),),
        last_talk_on=None if talked is None else before(talked),
    )

    assert rules(given) == ([TalkRule.NOT_YETS] if speaks else [])


@pytest.mark.parametrize(("usually_to", "planted", "talked", "speaks"), [
    (9, 20, None, True), (10, 20, None, False), (None, 20, None, False), (9, 19, None, False), (9, 20, 19, False),
    (9, 40, 20, True),
])  # fmt: skip
def test_R127_a_step_usually_met_before_this_year_without_a_piece(
    usually_to: int | None, planted: int, talked: int | None, speaks: bool
) -> None:
    given = facts(
        steps=(StepFact("fractions", before(planted), usually_to),),
        last_talk_on=None if talked is None else before(talked),
    )

    assert rules(given) == ([TalkRule.WINDOW_PASSED] if speaks else [])
    assert rules(replace(given, stage=None)) == []


@pytest.mark.parametrize(("here", "talked", "speaks"), [
    (20, None, True), (19, None, False), (40, 20, True), (40, 19, False),
])  # fmt: skip
def test_R127_nothing_chosen_for_twenty_school_days(here: int, talked: int | None, speaks: bool) -> None:
    given = facts(
        without_choice_since=before(here), last_talk_on=None if talked is None else before(talked)
    )  # fmt: skip

    assert rules(given) == ([TalkRule.NOTHING_CHOSEN] if speaks else [])


def test_R127_days_without_school_do_not_count() -> None:
    closed = tuple(day for day in DAYS if day < before(4))  # no school since
    given = facts(school_days=closed, ready=(ReadyFact("fractions", before(9), "piece"),))

    assert rules(given) == []


days = st.integers(0, 80).map(before)
targets = st.integers(0, 5)
everything = st.builds(
    TalkFacts,
    today=st.just(TODAY),
    school_days=st.just(DAYS),
    stage=st.none() | st.integers(0, 12),
    ready=st.lists(st.builds(ReadyFact, targets, days, targets), max_size=6).map(tuple),
    not_yets=st.lists(
        st.builds(NotYetsFact, targets, st.integers(0, 5), days), max_size=4, unique_by=lambda one: one.target
    ).map(tuple),
    steps=st.lists(
        st.builds(StepFact, targets, days, st.none() | st.integers(0, 12)), max_size=4, unique_by=lambda one: one.target
    ).map(tuple),
    without_choice_since=st.none() | days,
    last_talk_on=st.none() | days,
)


@given(everything, st.randoms())
def test_AR09_the_same_facts_give_the_same_reasons_in_whatever_order(given: TalkFacts, chance: object) -> None:
    shuffled = replace(given, **{
        name: tuple(chance.sample(getattr(given, name), len(getattr(given, name))))  # type: ignore[attr-defined]
        for name in ("ready", "not_yets", "steps")
    })  # fmt: skip

    assert worth_a_talk(shuffled) == worth_a_talk(given)


@given(everything, st.sets(st.sampled_from(list(TalkRule))))
def test_AR09_what_is_switched_off_is_silent_and_changes_nothing_else(given: TalkFacts, off: set[TalkRule]) -> None:
    assert worth_a_talk(given, off=off) == tuple(one for one in worth_a_talk(given) if one.rule not in off)


@given(everything)
def test_AR09_every_reason_follows_from_its_own_rule_again(given: TalkFacts) -> None:
    for reason in worth_a_talk(given):
        assert reason in RULES[reason.rule].derive(given)


@given(everything)
def test_R127_time_alone_never_takes_work_that_waits_off_the_list(given: TalkFacts) -> None:
    later = replace(given, today=TODAY + timedelta(days=1), school_days=(*DAYS, TODAY + timedelta(days=1)))
    waits = {one for one in worth_a_talk(given) if one.rule is TalkRule.READY_UNANSWERED}

    assert waits <= set(worth_a_talk(later))


def test_AR05_the_facts_know_nobody() -> None:
    known = {one.name for kind in (TalkFacts, ReadyFact, NotYetsFact, StepFact) for one in fields(kind)}

    assert known == {
        "today", "school_days", "stage", "ready", "not_yets", "steps", "without_choice_since", "last_talk_on", "target",
        "said_on", "ref", "times", "last_on", "planted_on", "usually_to",
    }  # fmt: skip


def test_R127_there_are_four_rules_and_no_sentence_counts() -> None:
    assert list(RULES) == list(TalkRule)
    assert not any(sign.isdigit() for rule in RULES.values() for sign in rule.sentence)
    assert all("%(name)s" in rule.sentence for rule in RULES.values())
