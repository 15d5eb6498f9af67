"""Worth a talk (R127): the facts, to whom it is owed, who reads it, and when it is gone."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON, TERM, Cast
from tests.work import judged, piece
from trellis.engine.worth_a_talk import TalkRule
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.conferences.actions import Written, end_talk, promise_talk, start_talk
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import give_feedback, say_ready, withdraw_ready
from trellis.rooms.evidence.models import Evidence, ReadySignal
from trellis.rooms.evidence.terms import Says
from trellis.rooms.insights.queries.worth_a_talk import Owed, owed_by, owed_to
from trellis.rooms.paths.actions import name_own_area, plant_target, propose_idea
from trellis.rooms.people.actions import add_person, end_membership, join, turn_switch
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import school_days
from trellis.rooms.people.terms import Role, Switch

type Be = Callable[[Person], Client]


def ago(school_days_back: int) -> datetime:
    """Noon so many school days before the Thursday of the cast; Monday to Friday, no holidays."""
    day = NOON
    while school_days_back:
        day -= timedelta(days=1)
        school_days_back -= day.weekday() < 5
    return day


@pytest.fixture
def chosen(cast: Cast) -> Cast:
    """Everybody has chosen something, so that this rule is silent where another is asked about."""
    for learner in (cast.ada, cast.ivo, cast.lina, cast.maya, cast.mina, cast.leo, cast.kim, cast.zoe, cast.max):
        name_own_area(learner=learner, name="bees", by=learner, at=ago(25))
    return cast


def ready(learner: Person, target: Any, *, days: int = 9) -> Evidence:
    at = ago(days)
    work = piece(learner, target, at=at)
    say_ready(learner=learner, target=target, pieces=[work], by=learner, at=at)
    return work


def owed(cast: Cast, adult: Person, **spoken: date) -> list[Owed]:
    by_id = {getattr(cast, name).id: day for name, day in spoken.items()}
    return owed_by(cast.viewer(adult), spoken=by_id)


def said(rows: list[Owed]) -> list[tuple[str, TalkRule]]:
    return [(one.learner.said_as, one.reason.rule) for one in rows]


def test_R127_ready_and_unanswered_is_owed_by_who_teaches_it_until_it_is_answered(chosen: Cast) -> None:
    cast, target = chosen, chosen.targets["shapes-fold"]
    work = ready(cast.ada, target)

    waiting = owed(cast, cast.osei)

    assert [one.says for one in waiting] == ["Ada is waiting for your eyes."]
    assert waiting[0].piece_id == work.id
    assert [one.says for one in owed_to(cast.ada, viewer=cast.viewer(cast.ada))] == ["Ada is waiting for your eyes."]
    judged(cast, work, target, Says.NOT_YET, by=cast.osei)
    assert owed(cast, cast.osei) == []
    assert owed_to(cast.ada, viewer=cast.viewer(cast.ada)) == []


@pytest.mark.parametrize("answer", ["question", "taken back", "too early"])
def test_R127_a_question_asked_or_a_signal_taken_back_is_no_longer_waited_for(chosen: Cast, answer: str) -> None:
    cast, target = chosen, chosen.targets["shapes-fold"]
    work = ready(cast.ada, target, days=8 if answer == "too early" else 9)
    if answer == "question":
        give_feedback(evidence=work, kind="question", text="Why?", by=cast.osei, at=ago(1))
    elif answer == "taken back":
        withdraw_ready(signal=target_signal(cast.ada), by=cast.ada, at=ago(1))

    assert owed(cast, cast.osei) == []


def target_signal(learner: Person) -> ReadySignal:
    return ReadySignal.objects.get(learner=learner, withdrawn_at=None)


def test_R127_eyes_are_owed_by_the_teacher_of_the_area_and_by_nobody_of_another(chosen: Cast) -> None:
    cast = chosen
    teaching = Membership.objects.get(person=cast.brandt, role=Role.TEACHER)
    TeachingArea.objects.create(membership=teaching, area=cast.areas["making"])
    ready(cast.leo, cast.targets["forces-name"])
    ready(cast.kim, cast.targets["design-tools"])

    assert said(owed(cast, cast.brandt)) == [("Kim", TalkRule.READY_UNANSWERED)]
    assert [name for name, _rule in said(owed(cast, cast.duarte))] == ["Kim", "Leo"]
    told = owed_to(cast.leo, viewer=cast.viewer(cast.leo))
    assert [one.adult.said_as for one in told] == ["Mr Duarte"]


def test_R127_three_not_yets_are_owed_by_the_advisor_alone_until_the_two_spoke(chosen: Cast) -> None:
    cast, target = chosen, chosen.targets["forces-name"]
    for days in (9, 8):
        judged(cast, piece(cast.leo, target, at=ago(days)), target, Says.NOT_YET, at=ago(days))
    assert owed(cast, cast.duarte) == []
    judged(cast, piece(cast.leo, target, at=ago(7)), target, Says.NOT_YET, at=ago(7))

    assert said(owed(cast, cast.duarte)) == [("Leo", TalkRule.NOT_YETS)]
    assert said(owed(cast, cast.duarte, leo=ago(9).date())) == [("Leo", TalkRule.NOT_YETS)]
    assert owed(cast, cast.duarte, leo=ago(6).date()) == []
    assert owed(cast, cast.brandt) == []
    mine = owed_to(cast.leo, viewer=cast.viewer(cast.leo))
    assert [(one.adult.said_as, one.says) for one in mine] == [
        ("Mr Duarte", "“Not yet” keeps coming here: find another way together with Leo.")
    ]
    note_interaction(learner=cast.leo, kind="spoke", by=cast.duarte, at=ago(1))
    assert owed_to(cast.leo, viewer=cast.viewer(cast.leo)) == []


def test_R127_a_shown_among_them_is_no_reason_and_neither_are_not_yets_at_several_targets(chosen: Cast) -> None:
    cast = chosen
    for target in ("forces-name", "forces-measure", "design-tools"):
        judged(cast, piece(cast.leo, cast.targets[target], at=ago(9)), cast.targets[target], Says.NOT_YET, at=ago(9))
    target = cast.targets["forces-name"]
    judged(cast, piece(cast.leo, target, at=ago(8)), target, Says.SHOWN, at=ago(8))
    for days in (7, 6):
        judged(cast, piece(cast.leo, target, at=ago(days)), target, Says.NOT_YET, at=ago(days))

    assert owed(cast, cast.duarte) == []


def test_R127_a_step_usually_met_earlier_without_a_piece_is_worth_a_talk(chosen: Cast) -> None:
    cast = chosen
    for target, at in (("forces-name", ago(21)), ("forces-explain", ago(21)), ("design-tools", ago(3))):
        plant_target(learner=cast.leo, target=cast.targets[target], by=cast.leo, at=at)

    rows = owed(cast, cast.duarte)

    assert said(rows) == [("Leo", TalkRule.WINDOW_PASSED)]
    assert (
        rows[0].target is not None and rows[0].target.slug == "forces-name"
    )  # to grade 9; the others to 10, and too new
    assert rows[0].act == f"/educator/talks/with/{cast.leo.id}/"
    piece(cast.leo, cast.targets["forces-name"], at=ago(1), hands_in=False)
    assert said(owed(cast, cast.duarte)) == [("Leo", TalkRule.WINDOW_PASSED)]  # what he keeps to himself says nothing
    piece(cast.leo, cast.targets["forces-name"], at=ago(1))
    assert owed(cast, cast.duarte) == []


def test_R127_nothing_chosen_is_said_until_a_first_choice_or_a_talk(cast: Cast) -> None:
    everybody = [("Kim", TalkRule.NOTHING_CHOSEN), ("Leo", TalkRule.NOTHING_CHOSEN), ("Max", TalkRule.NOTHING_CHOSEN), ("Zoe", TalkRule.NOTHING_CHOSEN)]  # fmt: skip

    assert said(owed(cast, cast.duarte)) == everybody
    assert owed(cast, cast.brandt) == []
    plant_target(learner=cast.kim, target=cast.targets["forces-name"], by=cast.kim, at=ago(1))
    propose_idea(learner=cast.max, text="a raft", by=cast.max, at=ago(1))
    assert said(owed(cast, cast.duarte)) == [everybody[1], everybody[3]]
    plant_target(learner=cast.leo, target=cast.targets["forces-name"], by=cast.duarte, at=ago(1))
    assert said(owed(cast, cast.duarte)) == [everybody[1], everybody[3]]  # planted by his advisor: not yet his choice
    assert said(owed(cast, cast.duarte, leo=ago(19).date())) == [everybody[3]]
    assert said(owed(cast, cast.duarte, leo=ago(20).date())) == [everybody[1], everybody[3]]


def test_R127_who_came_lately_has_time_to_choose(cast: Cast) -> None:
    late = add_person(school=cast.school, name="Nia", said_as="Nia", role=Role.LEARNER, group=cast.advisory, by=cast.keller, at=ago(10), starts_on=ago(10).date())  # fmt: skip

    assert late.said_as not in [name for name, _rule in said(owed(cast, cast.duarte))]


def test_R127_without_an_advisor_the_first_teacher_by_name_owes_it(cast: Cast) -> None:
    duarte = Membership.objects.get(person=cast.duarte, role=Role.ADVISOR)
    join(person=cast.osei, role=Role.TEACHER, group=cast.advisory, starts_on=TERM, by=cast.keller, at=NOON)
    end_membership(membership=duarte, ends_on=ago(1).date(), by=cast.keller, at=NOON)

    assert len(owed(cast, cast.brandt)) == 4
    assert {name for name, _rule in said(owed(cast, cast.osei))} == {"Ada", "Ivo", "Lina", "Maya", "Mina"}
    assert owed(cast, cast.duarte) == []


def test_R127_one_sentence_a_learner_and_by_name(cast: Cast) -> None:
    for learner in (cast.zoe, cast.kim):
        ready(learner, cast.targets["forces-name"])

    assert said(owed(cast, cast.duarte)) == [
        ("Kim", TalkRule.READY_UNANSWERED), ("Leo", TalkRule.NOTHING_CHOSEN), ("Max", TalkRule.NOTHING_CHOSEN),
        ("Zoe", TalkRule.READY_UNANSWERED),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["keller", "vera", "ana", "kim", "osei", "nilsson", "void", "ruiz"])
def test_AR09_nobody_but_the_learner_and_who_owes_it_reads_any_of_it(cast: Cast, who: str) -> None:
    ready(cast.leo, cast.targets["forces-name"])
    viewer = cast.viewer(getattr(cast, who))

    assert [one for one in owed_by(viewer, spoken={}) if one.learner.id == cast.leo.id] == []
    assert owed_to(cast.leo, viewer=viewer) == []


def test_R127_an_adult_reads_their_own_and_not_what_a_colleague_owes(cast: Cast) -> None:
    ready(cast.leo, cast.targets["forces-name"])

    told = {one.reason.rule for one in owed_to(cast.leo, viewer=cast.viewer(cast.brandt))}

    assert told == {TalkRule.READY_UNANSWERED}


def test_R127_each_rule_is_switched_off_by_the_school_alone(cast: Cast) -> None:
    ready(cast.leo, cast.targets["forces-name"])
    assert said(owed(cast, cast.duarte))[1] == ("Leo", TalkRule.READY_UNANSWERED)
    for rule in TalkRule:
        turn_switch(school=cast.school, switch=rule, is_on=False, by=cast.keller, at=NOON)

    duarte = Person.objects.select_related("school").get(pk=cast.duarte.pk)
    assert owed_by(cast.viewer(duarte), spoken={}) == []
    assert {str(rule) for rule in TalkRule} <= set(Switch.values)


def test_R127_what_was_retired_is_talked_of_no_more(chosen: Cast) -> None:
    cast, target = chosen, chosen.targets["shapes-fold"]
    ready(cast.ada, target)
    retire_target(target=target, by=cast.vera, at=NOON)

    assert owed(cast, cast.osei) == []


def test_R127_a_talk_held_settles_it(chosen: Cast) -> None:
    cast, target = chosen, chosen.targets["forces-name"]
    for days in (9, 8, 7):
        judged(cast, piece(cast.leo, target, at=ago(days)), target, Says.NOT_YET, at=ago(days))
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), by=cast.duarte, at=ago(1))
    assert owed_to(cast.leo, viewer=cast.viewer(cast.duarte))
    start_talk(conference=talk, by=cast.duarte, at=NOON)
    assert owed_to(cast.leo, viewer=cast.viewer(cast.duarte))
    promises = {cast.leo.id: ("build it again", None)}
    end_talk(
        conference=talk, written=Written(kept=[], unticked=[], line="", promises=promises), by=cast.duarte, at=NOON
    )

    assert owed_to(cast.leo, viewer=cast.viewer(cast.duarte)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_R127_it_is_asked_as_often_for_one_as_for_three(cast: Cast, count: int) -> None:
    for learner in (cast.leo, cast.kim, cast.zoe)[:count]:
        for target in ("forces-name", "forces-measure")[:count]:
            ready(learner, cast.targets[target])
        for days in (9, 8, 7):
            work = piece(learner, cast.targets["design-tools"], at=ago(days))
            judged(cast, work, cast.targets["design-tools"], Says.NOT_YET, at=ago(days))
    asked = []
    for ask in (lambda: owed(cast, cast.duarte), lambda: owed_to(cast.leo, viewer=cast.viewer(cast.leo))):
        ask()
        with CaptureQueriesContext(connection) as queries:
            assert ask()
        asked.append(len(queries))

    assert asked == [ASKED_OF_CLASS, ASKED_OF_LEARNER]


ASKED_OF_CLASS, ASKED_OF_LEARNER = 8, 8  # with the viewer; the calendar is read once a viewer


def test_the_days_of_this_file_are_the_schools(cast: Cast) -> None:
    days = school_days(cast.school, ago(20).date(), NOON.date())

    assert (len(days), days[0]) == (21, ago(20).date())
