"""A quick check: one question to a class, answers that are gone after two weeks, and what somebody keeps of them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.cast import NOON, Cast
from tests.class_photos import checked_photo
from tests.foundation.specimens import upload, wav
from trellis.foundation import outbox
from trellis.foundation.files import check_upload, readable_file
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import StoredFile
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.actions import answer_check, ask_class, keep_answer, let_go_of_check, note_cards, take_back
from trellis.rooms.evidence.models import Evidence, QuickAnswer, QuickCheck
from trellis.rooms.evidence.queries import (
    answers_to,
    answers_to_keep,
    asked_of,
    asked_today,
    check_of,
    checks_asked_by,
    claims_on,
)
from trellis.rooms.people.actions import end_membership

LATER = NOON + timedelta(minutes=5)


def asked(cast: Cast, question: str = "Is it a triangle?", cards: str = "pictures", at: datetime = NOON) -> QuickCheck:
    return ask_class(
        group=cast.class_2b, question=question, cards=cards, target=cast.targets["shapes-strong"], by=cast.osei, at=at
    )


def asked_leo(cast: Cast, cards: str = "letters", at: datetime = NOON) -> QuickCheck:
    return ask_class(group=cast.advisory, question="Which force?", cards=cards, by=cast.duarte, at=at)


def daily_jobs_at(moment: datetime) -> None:
    outbox.put_daily(at=moment)
    outbox.run_due(at=moment)


def bytes_kept() -> set[Path]:
    return {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}


def test_R125_one_photo_and_a_card_under_each_name_stand_by_name(cast: Cast) -> None:
    check = asked(cast)

    cards = {cast.mina: "not_yet", cast.ada: "yes", cast.lina: "nearly"}
    note_cards(check=check, cards=cards, photo=checked_photo(), by=cast.osei, at=LATER)

    rows = answers_to(check, viewer=cast.viewer(cast.osei))
    assert [(row.learner.said_as, row.answer.card if row.answer else "") for row in rows] == [
        ("Ada", "yes"), ("Ivo", ""), ("Lina", "nearly"), ("Maya", ""), ("Mina", "not_yet"),
    ]  # fmt: skip
    assert check.photo is not None
    assert readable_file(check.photo_id, viewer=cast.viewer(cast.osei)) == check.photo


def test_a_card_is_changed_and_taken_back_and_a_new_photo_takes_the_place_of_the_old(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    check, before = asked(cast), bytes_kept()
    note_cards(check=check, cards={cast.ada: "yes", cast.ivo: "yes"}, photo=checked_photo(1), by=cast.osei, at=NOON)

    with django_capture_on_commit_callbacks(execute=True):
        note_cards(
            check=check, cards={cast.ada: "nearly", cast.ivo: ""}, photo=checked_photo(2), by=cast.osei, at=LATER
        )

    assert [(one.learner, one.card) for one in check.answers.all()] == [(cast.ada, "nearly")]
    assert StoredFile.objects.count() == 1
    outbox.run_due(at=LATER)
    assert len(bytes_kept() - before) == 3


def test_R125_only_whoever_asked_and_the_learner_themself_read_an_answer(cast: Cast) -> None:
    check = asked_leo(cast)
    spoken = check_upload(upload(wav(1.0), "said.wav"))
    answer = answer_check(check=check, card="b", text="the road", upload=spoken, by=cast.leo, at=NOON)
    note_cards(check=check, cards={cast.kim: "a"}, photo=checked_photo(), by=cast.duarte, at=NOON)

    for who in (cast.brandt, cast.keller, cast.ana, cast.kim, cast.vera, cast.nilsson, cast.osei):
        viewer = cast.viewer(who)
        assert check_of(viewer, check.id) is None
        assert all(row.answer is None or row.learner == who for row in answers_to(check, viewer=viewer))
        assert readable_file(answer.file_id, viewer=viewer) is None
        assert readable_file(check.photo_id, viewer=viewer) is None
    leo, duarte = cast.viewer(cast.leo), cast.viewer(cast.duarte)
    assert readable_file(answer.file_id, viewer=leo) == readable_file(answer.file_id, viewer=duarte) == answer.file
    assert readable_file(check.photo_id, viewer=leo) is None
    found = asked_of(leo, check.id)
    assert found is not None
    assert found.answer == answer
    kims = asked_of(cast.viewer(cast.kim), check.id)
    assert kims is not None
    assert kims.answer is not None
    assert kims.answer.learner == cast.kim


def test_whoever_no_longer_teaches_the_class_sees_nothing_of_it(cast: Cast) -> None:
    check = asked_leo(cast)
    answer_check(check=check, card="b", by=cast.leo, at=NOON)

    end_membership(
        membership=cast.duarte.memberships.get(), ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON
    )

    viewer = cast.viewer(cast.duarte)
    assert (check_of(viewer, check.id), checks_asked_by(viewer)) == (None, [])
    assert answers_to(check, viewer=viewer) == []


def test_R125_two_learners_keep_theirs_and_everything_else_is_gone_after_fourteen_days(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    before = bytes_kept()
    check = asked(cast)
    note_cards(
        check=check, cards={cast.ada: "yes", cast.ivo: "yes", cast.lina: "nearly"}, photo=checked_photo(), by=cast.osei,
        at=NOON,
    )  # fmt: skip
    kept = [keep_answer(answer=check.answers.get(learner=one), by=cast.osei, at=LATER) for one in (cast.ada, cast.lina)]
    other = asked_leo(cast, at=NOON + timedelta(days=1))
    answer_check(check=other, upload=check_upload(upload(wav(1.0), "said.wav")), by=cast.leo, at=other.asked_at)

    daily_jobs_at(NOON + timedelta(days=13, hours=11))
    assert QuickAnswer.objects.count() == 4
    with django_capture_on_commit_callbacks(execute=True):
        daily_jobs_at(NOON + timedelta(days=14))

    assert [one.id for one in QuickCheck.objects.all()] == [other.id]
    assert [(one.learner, one.title, one.text) for one in Evidence.objects.order_by("learner__said_as")] == [
        (cast.ada, check.question, "Yes"),
        (cast.lina, check.question, "Nearly"),
    ]
    assert all(claims_on(one)[0].target == check.target for one in kept)
    with django_capture_on_commit_callbacks(execute=True):
        daily_jobs_at(NOON + timedelta(days=15))
    assert (QuickCheck.objects.count(), QuickAnswer.objects.count(), StoredFile.objects.count()) == (0, 0, 0)
    assert bytes_kept() == before


def test_nobody_reads_it_after_fourteen_days_even_before_the_job_has_run(cast: Cast) -> None:
    check, after = asked_leo(cast), NOON + timedelta(days=14)
    answer_check(check=check, card="a", by=cast.leo, at=NOON)

    leo, duarte = cast.viewer(cast.leo, after), cast.viewer(cast.duarte, after)
    assert check_of(duarte, check.id) is None
    assert checks_asked_by(duarte) == []
    assert asked_of(leo, check.id) is None
    assert answers_to_keep(leo) == []


def test_R125_a_learner_keeps_an_answer_with_its_voice_as_their_own(cast: Cast) -> None:
    check = asked_leo(cast)
    spoken = check_upload(upload(wav(1.5), "said.wav"))
    answer = answer_check(check=check, text="the road", upload=spoken, by=cast.leo, at=NOON)

    piece = keep_answer(answer=answer, by=cast.leo, at=LATER)
    assert keep_answer(answer=answer, by=cast.leo, at=LATER) == piece

    assert (piece.author, piece.handed_in_at, piece.title, piece.text) == (
        cast.leo, None, check.question, "the road",
    )  # fmt: skip
    let_go_of_check(check=check, by=cast.duarte, at=LATER)
    file = piece.files.get().file
    assert readable_file(file.id, viewer=cast.viewer(cast.leo)) == file
    assert StoredFile.objects.get() == file
    assert answers_to_keep(cast.viewer(cast.leo)) == []


def test_kept_for_the_wrong_child_is_taken_back_and_the_answer_stands_as_before(cast: Cast) -> None:
    check = asked(cast)
    note_cards(check=check, cards={cast.ada: "yes"}, by=cast.osei, at=NOON)
    piece = keep_answer(answer=check.answers.get(), by=cast.osei, at=NOON)
    assert (piece.author, piece.handed_in_at) == (cast.osei, NOON)

    take_back(evidence=piece, by=cast.osei, at=LATER)

    assert (check.answers.get().card, check.answers.get().kept_as, Evidence.objects.count()) == ("yes", None, 0)


def test_what_a_learner_answered_themself_is_not_overwritten_by_a_card(cast: Cast) -> None:
    check = asked_leo(cast)
    answer_check(check=check, card="b", text="the road", by=cast.leo, at=NOON)

    note_cards(check=check, cards={cast.leo: "a"}, by=cast.duarte, at=LATER)
    note_cards(check=check, cards={cast.leo: ""}, by=cast.duarte, at=LATER)

    answer = check.answers.get()
    assert (answer.card, answer.text, answer.by) == ("b", "the road", cast.leo)


def test_answered_again_the_last_counts_and_a_kept_one_stands(cast: Cast) -> None:
    check = asked_leo(cast)
    answer_check(check=check, upload=check_upload(upload(wav(1.0), "said.wav")), by=cast.leo, at=NOON)
    answer = answer_check(check=check, card="c", by=cast.leo, at=LATER)
    assert (check.answers.get(), StoredFile.objects.count()) == (answer, 0)

    keep_answer(answer=answer, by=cast.leo, at=LATER)

    with pytest.raises(Refused, match="kept your answer"):
        answer_check(check=check, card="a", by=cast.leo, at=LATER)
    note_cards(check=check, cards={cast.leo: "a"}, by=cast.duarte, at=LATER)
    assert check.answers.get().card == "c"


def test_asked_twice_on_a_day_it_is_one_question_and_it_stands_on_today_for_that_day(cast: Cast) -> None:
    first, again = asked_leo(cast), asked_leo(cast, cards="words", at=LATER)

    assert (first, again.cards, again.asked_at) == (again, "words", NOON)
    assert [one.check for one in asked_today(cast.viewer(cast.leo))] == [first]
    assert asked_today(cast.viewer(cast.maya)) == []
    tomorrow = NOON + timedelta(days=1)
    assert asked_today(cast.viewer(cast.leo, tomorrow)) == []
    with pytest.raises(Refused, match="another day"):
        answer_check(check=first, text="late thought", by=cast.leo, at=tomorrow)


@pytest.mark.parametrize(
    ("question", "cards"), [("", "pictures"), ("  \n ", "pictures"), ("What?", "colours"), ("x" * 201, "pictures")]
)
def test_a_question_that_cannot_be_asked_is_refused(cast: Cast, question: str, cards: str) -> None:
    with pytest.raises(Refused):
        ask_class(group=cast.class_2b, question=question, cards=cards, by=cast.osei, at=NOON)

    assert not QuickCheck.objects.exists()


def test_a_class_is_asked_by_those_who_teach_it_and_the_target(cast: Cast) -> None:
    for who in (cast.duarte, cast.keller, cast.nilsson, cast.maya):
        with pytest.raises(NotAllowed):
            ask_class(group=cast.class_2b, question="What?", cards="pictures", by=who, at=NOON)
    TeachingArea.objects.create(membership=cast.osei.memberships.get(), area=cast.areas["science"])
    with pytest.raises(NotAllowed):
        asked(cast)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose a card"),
        ({"card": "yes"}, "Choose a card"),
        ({"text": " "}, "Choose a card"),
        ({"text": "x" * 401}, "fewer"),
    ],
)
def test_an_answer_that_says_nothing_or_too_much_is_refused(cast: Cast, given: dict[str, str], sentence: str) -> None:
    check = asked_leo(cast)

    with pytest.raises(Refused, match=sentence):
        answer_check(check=check, by=cast.leo, at=NOON, **given)

    assert not QuickAnswer.objects.exists()


def test_nobody_answers_notes_keeps_or_lets_go_for_others(cast: Cast) -> None:
    check = asked_leo(cast)
    answer = answer_check(check=check, card="a", by=cast.leo, at=NOON)

    for who in (cast.maya, cast.duarte, cast.ana, cast.nilsson):
        with pytest.raises(NotAllowed):
            answer_check(check=check, card="a", by=who, at=NOON)
    for who in (cast.brandt, cast.keller, cast.ana, cast.kim, cast.nilsson):
        with pytest.raises(NotAllowed):
            note_cards(check=check, cards={cast.kim: "b"}, by=who, at=NOON)
        with pytest.raises(NotAllowed):
            keep_answer(answer=answer, by=who, at=NOON)
        with pytest.raises(NotAllowed):
            let_go_of_check(check=check, by=who, at=NOON)
    with pytest.raises(NotAllowed):
        note_cards(check=check, cards={cast.maya: "b"}, by=cast.duarte, at=NOON)
    with pytest.raises(Refused, match="one of the cards"):
        note_cards(check=check, cards={cast.kim: "yes"}, by=cast.duarte, at=NOON)
    assert [one.id for one in QuickAnswer.objects.all()] == [answer.id]
