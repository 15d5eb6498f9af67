"""Decisions of one class: who writes them, who reads them, who speaks to them, whose turn it is to look again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOON, START, Cast
from tests.decided import REVIEW, decided, words_of
from trellis.foundation.intents import NotAllowed
from trellis.rooms.community.actions import answer_comment, comment, decide, settle_comment, supersede
from trellis.rooms.community.models import Decision
from trellis.rooms.community.queries import (
    classes_to_decide_for,
    comment_for,
    comments_on,
    comments_waiting,
    decision_called,
    decisions_of,
    decisions_of_classes,
    reviews_owed_by,
)
from trellis.rooms.community.terms import CommentState
from trellis.rooms.insights.queries import class_decided
from trellis.rooms.people.models import Group, Membership, Person
from trellis.rooms.people.terms import GroupKind, Role

EVERYBODY = (
    "leo", "kim", "maya", "ada", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz", "ruiz_limited", "void",
    "other_leader", "nilsson",
)  # fmt: skip
OF_2B = ["maya", "ada", "osei", "keller", "ruiz", "ruiz_limited"]
DUE = date(2026, 10, 20)
THEN = NOON + timedelta(days=12)  # the day on which it is due


def those(cast: Cast, finds: Callable[[Any], Any], at: datetime = NOON) -> list[str]:
    return [one for one in EVERYBODY if finds(cast.viewer(getattr(cast, one), at))]


def outside(cast: Cast, **more: Any) -> Decision:
    """Ms Osei's class decided to go outside."""
    return decided(cast, slug="outside", group=cast.class_2b, by=cast.osei, **more)


def test_R093_a_class_decision_is_read_by_the_people_of_that_class_alone(cast: Cast) -> None:
    outside(cast)

    assert those(cast, lambda viewer: decision_called(cast.school, "outside", viewer=viewer)) == OF_2B
    assert those(cast, decisions_of_classes) == OF_2B
    assert decision_called(cast.school, "outside", viewer=None) is None
    assert list(decisions_of(cast.school)) == []


def test_R093_who_leaves_the_class_reads_its_decisions_no_more(cast: Cast) -> None:
    outside(cast)
    Membership.objects.filter(person__in=[cast.maya, cast.osei]).update(ends_on=NOON.date())

    today = those(cast, decisions_of_classes)
    tomorrow = those(cast, decisions_of_classes, at=NOON + timedelta(days=1))

    assert today == OF_2B
    assert tomorrow == ["ada", "keller"]


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("osei", True), ("keller", True), ("duarte", False), ("brandt", False), ("vera", False), ("maya", False),
        ("ruiz", False), ("other_leader", False), ("nilsson", False),
    ],
)  # fmt: skip
def test_R093_who_teaches_a_class_and_who_leads_the_school_write_its_decisions(
    cast: Cast, at: datetime, who: str, may: bool
) -> None:
    by, before = getattr(cast, who), outside(cast)

    def write() -> Decision:
        return decide(school=cast.school, words=words_of(), review_on=REVIEW, group=cast.class_2b, by=by, at=at)

    def anew() -> Decision:
        return supersede(decision=before, words=words_of(), review_on=REVIEW, by=by, at=at)

    for act in (write, anew):
        if may:
            assert act().group == cast.class_2b
        else:
            with pytest.raises(NotAllowed):
                act()


def test_a_teacher_decides_for_the_own_class_and_not_for_the_school_or_a_learner(cast: Cast, at: datetime) -> None:
    viewer = cast.viewer(cast.osei)

    assert classes_to_decide_for(viewer) == [cast.class_2b]
    assert classes_to_decide_for(cast.viewer(cast.keller)) == [cast.class_2b, cast.advisory]
    assert classes_to_decide_for(cast.viewer(cast.vera)) == []
    for whom in ({}, {"learner": cast.maya}, {"learner": cast.maya, "group": cast.class_2b}):
        with pytest.raises(NotAllowed):
            decide(school=cast.school, words=words_of(), review_on=REVIEW, by=cast.osei, at=at, **whom)


def test_a_team_and_the_class_of_another_school_decide_nothing_here(cast: Cast, at: datetime) -> None:
    team = Group.objects.create(school=cast.school, kind=GroupKind.TEAM, name="Team Blue")
    theirs = Group.objects.get(school=cast.other_school)

    for group in (team, theirs):
        with pytest.raises(NotAllowed):
            decide(school=cast.school, words=words_of(), review_on=REVIEW, group=group, by=cast.keller, at=at)
    assert team not in classes_to_decide_for(cast.viewer(cast.keller))


def test_a_decision_is_of_a_class_or_about_a_learner(cast: Cast) -> None:
    one = outside(cast)

    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=one.pk).update(learner=cast.maya)


def test_the_address_of_a_class_decision_says_nothing(cast: Cast) -> None:
    one = decided(cast, question="Why outside?", group=cast.class_2b, by=cast.osei)

    assert "outside" not in one.slug


def test_AR30_a_class_decision_written_anew_stays_one_of_the_class(cast: Cast, at: datetime) -> None:
    newer = supersede(decision=outside(cast), words=words_of(), review_on=REVIEW, by=cast.osei, at=at)

    assert (newer.group, newer.version) == (cast.class_2b, 2)
    assert those(cast, lambda viewer: decision_called(cast.school, "outside", viewer=viewer, version=1)) == OF_2B


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("ruiz", True), ("ruiz_limited", True), ("osei", True), ("keller", True), ("ana", False), ("duarte", False),
        ("vera", False), ("maya", False), ("void", False), ("nilsson", False),
    ],
)  # fmt: skip
def test_R093_the_families_and_adults_of_a_class_speak_to_its_decisions(
    cast: Cast, at: datetime, who: str, may: bool
) -> None:
    decision, by = outside(cast), getattr(cast, who)

    if may:
        assert comment(decision=decision, text="In the rain?", by=by, at=at).author == by
    else:
        with pytest.raises(NotAllowed):
            comment(decision=decision, text="In the rain?", by=by, at=at)


def test_R093_what_is_said_in_a_class_is_answered_there_and_read_there(cast: Cast, at: datetime) -> None:
    decision = outside(cast)
    said = comment(decision=decision, text="In the rain?", by=cast.ruiz, at=at)

    def readers() -> list[str]:
        return those(cast, lambda viewer: comments_on(decision, viewer=viewer))

    assert readers() == ["osei", "keller", "ruiz"]
    assert those(cast, comments_waiting) == ["osei", "keller"]
    assert those(cast, lambda viewer: comment_for(viewer, said.id)) == ["osei", "keller"]
    for who in (cast.duarte, cast.vera, cast.ruiz, cast.other_leader):
        with pytest.raises(NotAllowed):
            answer_comment(comment=said, answer="Yes.", by=who, at=at)
        with pytest.raises(NotAllowed):
            settle_comment(comment=said, state=CommentState.STANDS, by=who, at=at)
    answer_comment(comment=said, answer="In the rain too.", by=cast.osei, at=at)
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.osei, at=at)
    assert readers() == ["maya", "ada", "osei", "keller", "ruiz"]  # limited rights bring no other guardian's words


def test_limited_rights_bring_no_word_of_the_other_guardian_and_their_own(cast: Cast, at: datetime) -> None:
    decision = decided(cast)
    for by in (cast.ruiz, cast.ana, cast.ruiz_limited):
        said = comment(decision=decision, text=f"from {by.slug}", by=by, at=at)
        settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=at)

    found = comments_on(decision, viewer=cast.viewer(cast.ruiz_limited))

    assert [one.text for one in found] == ["from ana", "from ruiz_limited"]


# Whose turn it is -------------------------------------------------------------------------------------------------------------


def owing(cast: Cast, at: datetime) -> list[str]:
    return those(cast, reviews_owed_by, at=at)


def test_R093_when_the_day_has_come_whoever_decided_owes_another_look(cast: Cast) -> None:
    outside(cast, review_on=DUE)
    decided(cast, slug="school", review_on=DUE)
    decided(cast, slug="leo", learner=cast.leo, review_on=DUE)

    assert owing(cast, THEN - timedelta(days=1)) == []
    assert owing(cast, THEN) == ["osei", "keller"]
    assert {one.slug for one in reviews_owed_by(cast.viewer(cast.osei, THEN))} == {"outside"}
    assert {one.slug for one in reviews_owed_by(cast.viewer(cast.keller, THEN))} == {"school", "leo"}


def test_R093_where_whoever_decided_has_left_the_turn_goes_to_those_who_may(cast: Cast) -> None:
    outside(cast, review_on=DUE)
    Membership.objects.filter(person=cast.osei).update(ends_on=NOON.date())
    Membership.objects.create(person=cast.brandt, role=Role.TEACHER, group=cast.class_2b, starts_on=START.date())

    assert owing(cast, THEN) == ["brandt", "keller"]


def test_R093_a_decision_looked_at_again_is_owed_no_more(cast: Cast) -> None:
    one = outside(cast, review_on=DUE)
    supersede(decision=one, words=words_of(), review_on=REVIEW, by=cast.osei, at=THEN)

    assert owing(cast, THEN) == []


def test_class_today_gathers_what_a_teacher_owes_to_what_the_class_decided(cast: Cast, at: datetime) -> None:
    past, coming = outside(cast, review_on=DUE), decided(cast, group=cast.class_2b, by=cast.keller)
    elsewhere = decided(cast, group=cast.advisory, review_on=DUE)
    for decision, by in ((past, cast.ruiz), (elsewhere, cast.ana), (decided(cast), cast.ruiz)):
        comment(decision=decision, text=f"from {by.slug}", by=by, at=at)

    found = class_decided(cast.viewer(cast.osei, THEN))

    assert (found.past, found.coming, found.owed) == ([past], [coming], {past.id})
    assert [one.text for one in found.asked] == ["from ruiz"]
    other: Person = cast.brandt
    assert class_decided(cast.viewer(other, THEN)).past == [elsewhere]
    assert class_decided(cast.viewer(other, THEN)).owed == set()
