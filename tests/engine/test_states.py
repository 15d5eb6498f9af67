"""The state words: derived from signed judgements and signals, whatever the order of typing and whatever the clock says."""

import ast
import inspect
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trellis.engine import states
from trellis.engine.states import (
    ClaimFact,
    ContestFact,
    JudgementFact,
    ReadySignal,
    Signals,
    TargetState,
    Verdict,
    standing_of,
    state_of,
)

DAY = date(2026, 9, 1)
NOON = datetime(2026, 9, 1, 12, tzinfo=UTC)


def judgement(number: int, says: Verdict, *, day: int | None = None, **more) -> JudgementFact:
    day = number if day is None else day
    return JudgementFact(
        id=f"j{number:03}",
        says=says,
        worked_on=DAY + timedelta(days=day),
        signed_at=NOON + timedelta(days=more.pop("signed", day)),
        **more,
    )


verdicts = st.sampled_from(Verdict)
moments = st.integers(0, 40).map(lambda hours: NOON + timedelta(hours=7 * hours))


@st.composite
def judgement_lists(draw) -> tuple[JudgementFact, ...]:
    count = draw(st.integers(0, 7))
    names = [f"j{number}" for number in range(count)]
    return tuple(
        JudgementFact(
            id=name,
            says=draw(verdicts),
            worked_on=DAY + timedelta(days=draw(st.integers(0, 9))),
            signed_at=draw(moments),
            supersedes=draw(st.sampled_from([None, None, *names])),
            reason=draw(st.sampled_from(["", "  ", "It was somebody else's film."])),
            deeper=draw(st.booleans()),
        )
        for name in names
    )


@st.composite
def signals(draw) -> Signals:
    judgements = draw(judgement_lists())
    known = [one.id for one in judgements] or ["none"]
    return Signals(
        is_planted=draw(st.booleans()),
        says_exploring=draw(st.booleans()),
        says_deeper=draw(st.booleans()),
        claims=tuple(
            ClaimFact(f"p{n}", is_handed_in=handed)
            for n, handed in enumerate(draw(st.lists(st.booleans(), max_size=3)))
        ),
        ready=tuple(draw(st.lists(st.builds(ReadySignal, moments, st.booleans()), max_size=3))),
        judgements=judgements,
        contests=tuple(draw(st.lists(st.builds(ContestFact, st.sampled_from(known), st.booleans()), max_size=2))),
    )


def test_state_of_nothing():
    assert state_of(Signals()) is TargetState.NONE


def test_state_planted():
    assert state_of(Signals(is_planted=True)) is TargetState.EXPLORING


def test_state_said_exploring():
    assert state_of(Signals(says_exploring=True)) is TargetState.EXPLORING


def test_state_with_draft_only():
    assert state_of(Signals(claims=(ClaimFact("film", is_handed_in=False),))) is TargetState.NONE


def test_state_with_handed_in_piece():
    assert state_of(Signals(claims=(ClaimFact("film"),))) is TargetState.PRACTISING


def test_state_after_not_yet():
    assert state_of(Signals(judgements=(judgement(1, Verdict.NOT_YET),))) is TargetState.PRACTISING


def test_state_ready_after_not_yet():
    facts = Signals(judgements=(judgement(1, Verdict.NOT_YET),), ready=(ReadySignal(NOON + timedelta(days=2)),))

    assert state_of(facts) is TargetState.READY_TO_SHOW


def test_state_ready_older_than_judgement():
    facts = Signals(judgements=(judgement(3, Verdict.NOT_YET),), ready=(ReadySignal(NOON + timedelta(days=2)),))

    assert state_of(facts) is TargetState.PRACTISING


def test_state_ready_taken_back():
    facts = Signals(claims=(ClaimFact("film"),), ready=(ReadySignal(NOON, is_open=False),))

    assert state_of(facts) is TargetState.PRACTISING


def test_state_ready_never_hides_shown():
    facts = Signals(judgements=(judgement(1, Verdict.SHOWN),), ready=(ReadySignal(NOON + timedelta(days=9)),))

    standing = standing_of(facts)

    assert (standing.state, standing.is_ready) == (TargetState.SHOWN, True)


def test_state_going_deeper_by_learner():
    facts = Signals(judgements=(judgement(1, Verdict.SHOWN),), says_deeper=True)

    assert state_of(facts) is TargetState.GOING_DEEPER


def test_state_going_deeper_by_signer():
    assert state_of(Signals(judgements=(judgement(1, Verdict.SHOWN, deeper=True),))) is TargetState.GOING_DEEPER


def test_state_going_deeper_needs_shown():
    facts = Signals(judgements=(judgement(1, Verdict.NOT_YET, deeper=True),), says_deeper=True)

    assert state_of(facts) is TargetState.PRACTISING


def test_not_yet_takes_back_only_with_name_and_reason():
    shown = judgement(1, Verdict.SHOWN)
    unnamed = judgement(2, Verdict.NOT_YET, reason="I looked again.")
    unexplained = judgement(2, Verdict.NOT_YET, supersedes="j001", reason=" ")
    named = judgement(2, Verdict.NOT_YET, supersedes="j001", reason="I looked again: it was Kim's film.")

    states_then = [state_of(Signals(judgements=(shown, later))) for later in (unnamed, unexplained, named)]

    assert states_then == [TargetState.SHOWN, TargetState.SHOWN, TargetState.PRACTISING]


def test_replaced_judgement_does_not_come_back():
    facts = Signals(
        judgements=(
            judgement(1, Verdict.SHOWN),
            judgement(2, Verdict.NOT_YET, supersedes="j001", reason="It was Kim's film."),
            judgement(3, Verdict.NOT_YET, supersedes="j002", reason="Better words for the same."),
        )
    )

    standing = standing_of(facts)

    assert standing.state is TargetState.PRACTISING
    assert [one.id for one in standing.path] == ["j001", "j002", "j003"]


def test_contested_while_open():
    wrong = judgement(1, Verdict.NOT_YET)
    contest = ContestFact("j001")

    assert standing_of(Signals(judgements=(wrong,), contests=(contest,))).is_contested
    assert not standing_of(Signals(judgements=(wrong,), contests=(replace(contest, is_open=False),))).is_contested


def test_contest_of_older_judgement_is_settled_by_shown():
    facts = Signals(
        judgements=(judgement(1, Verdict.NOT_YET), judgement(2, Verdict.SHOWN)), contests=(ContestFact("j001"),)
    )

    assert not standing_of(facts).is_contested


def test_AR03_three_not_yet_then_two_shown_reads_shown_with_its_path():
    said = [Verdict.NOT_YET] * 3 + [Verdict.SHOWN] * 2
    facts = Signals(judgements=tuple(judgement(number, one) for number, one in enumerate(said)))

    standing = standing_of(facts)

    assert standing.state is TargetState.SHOWN
    assert [one.says for one in standing.path] == said


@given(signals(), st.integers(1, 500))
def test_AR03_older_not_yet_leaves_state_equal(facts, days):
    before = standing_of(facts)
    earliest = min((one.worked_on for one in facts.judgements), default=DAY)
    old = JudgementFact(
        "typed-late",
        Verdict.NOT_YET,
        earliest - timedelta(days=days),
        NOON - timedelta(days=days),
        reason="From paper.",
    )

    after = standing_of(replace(facts, judgements=(*facts.judgements, old)))

    begun = before.state not in (TargetState.NONE, TargetState.EXPLORING)
    assert after.state is (before.state if begun else TargetState.PRACTISING)
    assert after.is_ready == before.is_ready


@given(judgement_lists(), st.integers(0, 400), st.data())
def test_AR03_not_yet_never_takes_back_shown_it_does_not_name(judgements, days, data):
    facts = Signals(judgements=(*judgements, judgement(900, Verdict.SHOWN, day=data.draw(st.integers(0, 20)))))
    more = judgement(901, Verdict.NOT_YET, day=days, reason="Not this time.")

    assert state_of(facts).is_shown
    assert state_of(replace(facts, judgements=(*facts.judgements, more))).is_shown


@given(signals(), st.randoms(use_true_random=False))
def test_state_same_in_any_order_of_typing(facts, random):
    def shuffled(items):
        items = list(items)
        random.shuffle(items)
        return tuple(items)

    mixed = replace(
        facts,
        claims=shuffled(facts.claims),
        ready=shuffled(facts.ready),
        judgements=shuffled(facts.judgements),
        contests=shuffled(facts.contests),
    )

    assert standing_of(mixed) == standing_of(facts)


@given(signals(), st.integers(-4000, 4000))
def test_state_same_when_all_days_move(facts, days):
    by = timedelta(days=days)
    moved = replace(
        facts,
        ready=tuple(replace(one, said_at=one.said_at + by) for one in facts.ready),
        judgements=tuple(
            replace(one, worked_on=one.worked_on + by, signed_at=one.signed_at + by) for one in facts.judgements
        ),
    )

    assert state_of(moved) is state_of(facts)


def test_states_never_read_a_clock():
    names = {node.attr for node in ast.walk(ast.parse(inspect.getsource(states))) if isinstance(node, ast.Attribute)}

    assert not names & {"now", "today", "utcnow", "time", "monotonic"}
