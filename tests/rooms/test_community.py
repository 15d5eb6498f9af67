"""The decision register: written with its reasons, superseded and never edited, spoken to, answered."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import Cast
from tests.decided import REVIEW, decided, words_of
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.charter.actions import publish_vision
from trellis.rooms.charter.queries import vision_parts_of
from trellis.rooms.community.actions import answer_comment, comment, decide, settle_comment, supersede
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.queries import (
    by_vision_part,
    comment_for,
    comments_on,
    comments_waiting,
    decision_called,
    decisions_about_learners,
    decisions_of,
    versions_of,
)
from trellis.rooms.community.terms import MOST_COMMENT, MOST_SENTENCE, CommentState
from trellis.rooms.people.models import Person

PARTS = [({"en": "Known"}, {"en": "By name."}), ({"en": "Brave"}, {"en": "Out loud."})]


def test_AR30_a_decision_is_superseded_and_the_one_before_stays_as_it_was(cast: Cast, at: datetime) -> None:
    first = decided(cast, slug="marks", answer="Letters say little.")
    before = Decision.objects.filter(pk=first.pk).values().get()

    newer = supersede(decision=first, words=words_of(answer="Work says more."), review_on=REVIEW, by=cast.keller, at=at)

    now = decision_called(cast.school, "marks", viewer=None)
    old = decision_called(cast.school, "marks", viewer=None, version=1)
    assert now is not None and old is not None
    assert (now.version, now.answer["en"], now.supersedes_id) == (2, "Work says more.", first.id)
    assert Decision.objects.filter(pk=first.pk).values().get() == before
    assert (old.answer["en"], [one.version for one in versions_of(newer)]) == ("Letters say little.", [1])
    assert list(decisions_of(cast.school)) == [newer]


def test_AR30_a_version_is_superseded_once(cast: Cast, at: datetime) -> None:
    first = decided(cast)
    supersede(decision=first, words=words_of(), review_on=REVIEW, by=cast.keller, at=at)

    with pytest.raises(Refused, match="newer version"):
        supersede(decision=first, words=words_of(), review_on=REVIEW, by=cast.keller, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            school=cast.school, slug="twice", version=2, question={}, answer={}, review_on=REVIEW, decided_by=cast.keller,
            decided_at=at,
        )  # fmt: skip


def test_R082_a_decision_names_the_part_of_the_vision_or_says_why_none(cast: Cast, at: datetime) -> None:
    publish_vision(school=cast.school, sentence={"en": "Known."}, parts=PARTS, by=cast.keller, at=at)
    brave = vision_parts_of(cast.school)[1]

    with pytest.raises(Refused, match="part of the vision"):
        decided(cast, why_no_part="")
    serving, beside = decided(cast, part=brave, why_no_part=""), decided(cast, question="And phones?")

    found = by_vision_part(list(decisions_of(cast.school)))
    assert [(one.part, list(one.decisions)) for one in found] == [(brave, [serving]), (None, [beside])]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"question": ""}, "Write the question"),
        ({"answer": ""}, "Write the answer"),
        ({"answer": "x" * 10_000}, f"at most {MOST_SENTENCE} signs"),
        ({"why": "x" * 10_000}, "at most 4000 signs"),
        ({"review_on": date(2026, 10, 8)}, "a day to come"),
        ({"review_on": date(2020, 1, 1)}, "a day to come"),
    ],
)
def test_what_is_missing_or_too_much_is_said(cast: Cast, given: dict[str, Any], says: str) -> None:
    with pytest.raises(Refused, match=says):
        decided(cast, **given)

    assert Decision.objects.count() == 0


def test_a_part_of_another_schools_vision_is_refused(cast: Cast, at: datetime) -> None:
    publish_vision(school=cast.other_school, sentence={"en": "X"}, parts=PARTS, by=cast.other_leader, at=at)

    with pytest.raises(Refused, match="in the list"):
        decided(cast, part=vision_parts_of(cast.other_school)[0])


@pytest.mark.parametrize("who", ["osei", "vera", "leo", "ana", "other_leader"])
def test_only_leaders_decide_answer_and_let_stand(cast: Cast, at: datetime, who: str) -> None:
    decision, by = decided(cast), getattr(cast, who)
    said = comment(decision=decision, text="What if we move?", by=cast.ana, at=at)

    for act in (
        lambda: decide(school=cast.school, words=words_of(), review_on=REVIEW, by=by, at=at),
        lambda: supersede(decision=decision, words=words_of(), review_on=REVIEW, by=by, at=at),
        lambda: answer_comment(comment=said, answer="We look.", by=by, at=at),
        lambda: settle_comment(comment=said, state=CommentState.STANDS, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert comments_waiting(cast.viewer(by)) == []
    assert comment_for(cast.viewer(by), said.id) is None


def test_a_comment_is_signed_and_read_by_others_once_it_stands(cast: Cast, at: datetime) -> None:
    decision = decided(cast)
    said = comment(decision=decision, text="  What if we move? ", by=cast.ana, at=at)

    def readers() -> list[str]:
        names = ("ana", "ruiz", "osei", "leo", "keller", "other_leader")
        return [one for one in names if comments_on(decision, viewer=cast.viewer(getattr(cast, one)))]

    assert (said.text, said.role, said.state) == ("What if we move?", "guardian", CommentState.WAITS)
    assert readers() == ["ana", "keller"]
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=at)
    assert readers() == ["ana", "ruiz", "osei", "leo", "keller"]
    assert comments_on(decision, viewer=None) == []
    settle_comment(comment=said, state=CommentState.SET_ASIDE, by=cast.keller, at=at)
    assert readers() == ["ana", "keller"]


def test_a_comment_stays_with_the_decision_when_it_is_superseded(cast: Cast, at: datetime) -> None:
    first = decided(cast)
    comment(decision=first, text="And then?", by=cast.ana, at=at)
    newer = supersede(decision=first, words=words_of(), review_on=REVIEW, by=cast.keller, at=at)

    assert [one.text for one in comments_on(newer, viewer=cast.viewer(cast.ana))] == ["And then?"]


def test_an_answer_is_given_once_and_signed(cast: Cast, at: datetime) -> None:
    said = comment(decision=decided(cast), text="What if we move?", by=cast.ana, at=at)
    answer_comment(comment=said, answer="The record moves along.", by=cast.keller, at=at + timedelta(days=1))

    with pytest.raises(Refused, match="answered this already"):
        answer_comment(comment=said, answer="Another", by=cast.keller, at=at)
    kept = DecisionComment.objects.get()
    assert (kept.answer, kept.answered_by) == ("The record moves along.", cast.keller)
    assert AuditLine.objects.filter(event="CommentAnswered").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionComment.objects.update(answered_by=None)


@pytest.mark.parametrize(("text", "says"), [("  ", "Say something"), ("x" * 10_000, f"at most {MOST_COMMENT} signs")])
def test_nothing_and_too_much_is_no_comment(cast: Cast, at: datetime, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        comment(decision=decided(cast), text=text, by=cast.ana, at=at)


@pytest.mark.parametrize("who", ["leo", "other_leader", "nilsson", "void"])
def test_who_is_of_no_family_and_no_staff_here_does_not_comment(cast: Cast, at: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        comment(decision=decided(cast), text="I think", by=getattr(cast, who), at=at)


def test_nobody_comments_under_a_decision_about_a_child(cast: Cast, at: datetime) -> None:
    decision = decided(cast, learner=cast.leo)

    for who in (cast.ana, cast.duarte, cast.keller):
        with pytest.raises(NotAllowed):
            comment(decision=decision, text="I think", by=who, at=at)


def test_R093_a_decision_about_a_learner_is_read_by_that_learners_circle_alone(cast: Cast) -> None:
    decided(cast, slug="group", learner=cast.leo)
    everybody = (
        "leo", "kim", "maya", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz", "ruiz_limited", "void",
        "other_leader", "nilsson",
    )  # fmt: skip

    def readers(finds: Any) -> list[str]:
        return [one for one in everybody if finds(cast.viewer(getattr(cast, one)))]

    circle = ["leo", "duarte", "brandt", "keller", "ana"]
    assert readers(lambda viewer: decision_called(cast.school, "group", viewer=viewer)) == circle
    assert readers(decisions_about_learners) == circle
    assert decision_called(cast.school, "group", viewer=None) is None
    assert list(decisions_of(cast.school)) == []


def test_R093_limited_rights_open_no_decision_about_a_child(cast: Cast) -> None:
    decided(cast, slug="group", learner=cast.maya)

    assert decision_called(cast.school, "group", viewer=cast.viewer(cast.ruiz)) is not None
    assert decision_called(cast.school, "group", viewer=cast.viewer(cast.ruiz_limited)) is None


def test_a_leader_decides_about_learners_of_the_own_school_only(cast: Cast, at: datetime) -> None:
    with pytest.raises(NotAllowed):
        decide(
            school=cast.other_school, words=words_of(), review_on=REVIEW, learner=cast.leo, by=cast.other_leader, at=at
        )


def test_two_questions_alike_have_two_addresses(cast: Cast) -> None:
    person: Person = cast.keller
    questions = ("Why?", "Why?", "¿?", "New")
    slugs = [decided(cast, question=words, answer=f"So {n}.").slug for n, words in enumerate(questions)]

    assert slugs == ["why", "why-2", "decision", "new-2"]
    assert AuditLine.objects.filter(event="DecisionMade", by_id=person.id).count() == 4
