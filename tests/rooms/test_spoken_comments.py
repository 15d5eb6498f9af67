"""What is said aloud about a decision: kept, heard by who reads it, written down for who cannot hear it, taken back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.test import Client

from tests.cast import Cast
from tests.decided import REVIEW, decided, words_of
from tests.foundation.specimens import upload, wav
from trellis.foundation.files import CheckedFile, check_upload
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine, StoredFile
from trellis.rooms.community.actions import (
    answer_comment,
    comment,
    settle_comment,
    supersede,
    take_back_comment,
    word_comment,
)
from trellis.rooms.community.models import DecisionComment
from trellis.rooms.community.queries import comments_on
from trellis.rooms.community.rules import may_read_file
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
EVERYBODY = (
    "leo", "maya", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz", "ruiz_limited", "void", "other_leader",
    "nilsson",
)  # fmt: skip


def voice() -> CheckedFile:
    return check_upload(upload(wav(2.0), "said.wav"))


def spoken(cast: Cast, at: datetime, *, of_class: bool = True, text: str = "") -> DecisionComment:
    """Mrs Ruiz says something aloud about a decision of 2B, or of the school."""
    decision = decided(cast, group=cast.class_2b if of_class else None)
    return comment(decision=decision, text=text, upload=voice(), by=cast.ruiz, at=at)


def hearers(cast: Cast, said: DecisionComment, as_person: Be) -> list[str]:
    address = f"/files/{said.file_id}/"
    return [one for one in EVERYBODY if as_person(getattr(cast, one)).get(address).status_code == 200]


def test_R093_a_comment_can_be_said_aloud(cast: Cast, at: datetime) -> None:
    said = spoken(cast, at)

    assert said.file is not None
    assert (said.text, said.file.kind, said.role, said.state) == ("", "sound", "guardian", CommentState.WAITS)
    with pytest.raises(IntegrityError), transaction.atomic():
        DecisionComment.objects.update(file=None)


def test_R093_a_spoken_comment_of_a_class_is_heard_by_who_reads_it(cast: Cast, at: datetime, as_person: Be) -> None:
    said = spoken(cast, at)

    assert hearers(cast, said, as_person) == ["osei", "keller", "ruiz"]
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.osei, at=at)
    assert hearers(cast, said, as_person) == ["maya", "osei", "keller", "ruiz"]
    settle_comment(comment=said, state=CommentState.SET_ASIDE, by=cast.osei, at=at)
    assert hearers(cast, said, as_person) == ["osei", "keller", "ruiz"]
    assert Client().get(f"/files/{said.file_id}/").status_code == 404


def test_R093_a_spoken_comment_of_the_school_is_heard_in_the_school_and_never_in_public(
    cast: Cast, at: datetime, as_person: Be
) -> None:
    said = spoken(cast, at, of_class=False)
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=at)

    heard = ["leo", "maya", "duarte", "brandt", "osei", "vera", "keller", "ana", "ruiz"]
    assert hearers(cast, said, as_person) == heard
    assert may_read_file(None, said.file_id) is False
    supersede(decision=said.decision, words=words_of(), review_on=REVIEW, by=cast.keller, at=at)
    assert hearers(cast, said, as_person) == heard


def test_limited_rights_bring_no_sound_but_ones_own(cast: Cast, at: datetime, as_person: Be) -> None:
    decision, limited = decided(cast), as_person(cast.ruiz_limited)
    theirs = comment(decision=decision, text="In words", upload=voice(), by=cast.ana, at=at)
    own = comment(decision=decision, upload=voice(), by=cast.ruiz_limited, at=at)
    for said in (theirs, own):
        settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=at)

    assert [limited.get(f"/files/{said.file_id}/").status_code for said in (theirs, own)] == [404, 200]
    assert comments_on(decision, viewer=cast.viewer(cast.ruiz_limited)) == [theirs, own]


def test_a_file_of_no_comment_is_not_ours(cast: Cast) -> None:
    assert may_read_file(cast.viewer(cast.keller), cast.keller.id) is None


# In words ---------------------------------------------------------------------------------------------------------------------


def test_R093_its_author_writes_down_what_was_said_as_often_as_they_like(cast: Cast, at: datetime) -> None:
    said = spoken(cast, at)
    for words in ("  ¿Con lluvia? ", "¿También con lluvia?"):
        word_comment(comment=said, words=words, by=cast.ruiz, at=at)

    kept = DecisionComment.objects.get()
    assert (kept.text, kept.worded_by) == ("¿También con lluvia?", None)
    assert AuditLine.objects.filter(event="CommentWorded").count() == 2


def test_R093_whoever_answers_writes_it_down_where_nobody_has_and_says_who_did(cast: Cast, at: datetime) -> None:
    said = spoken(cast, at)
    word_comment(comment=said, words="She asks about rain.", by=cast.osei, at=at)

    assert DecisionComment.objects.get().worded_by == cast.osei
    for who in (cast.osei, cast.keller):
        with pytest.raises(NotAllowed):
            word_comment(comment=said, words="Otherwise", by=who, at=at)
    word_comment(comment=said, words="No: boots", by=cast.ruiz, at=at)
    kept = DecisionComment.objects.get()
    assert (kept.text, kept.worded_by) == ("No: boots", None)


@pytest.mark.parametrize("who", ["ana", "maya", "duarte", "ruiz_limited", "other_leader"])
def test_nobody_else_writes_down_what_was_said(cast: Cast, at: datetime, who: str) -> None:
    said = spoken(cast, at)

    with pytest.raises(NotAllowed):
        word_comment(comment=said, words="She said", by=getattr(cast, who), at=at)


def test_a_written_comment_has_no_voice_to_write_down(cast: Cast, at: datetime) -> None:
    said = comment(decision=decided(cast), text="And then?", by=cast.ana, at=at)

    with pytest.raises(NotAllowed):
        word_comment(comment=said, words="Otherwise", by=cast.ana, at=at)


@pytest.mark.parametrize(("words", "says"), [("  ", "one sentence"), ("x" * 10_000, "at most 2000 signs")])
def test_no_words_and_too_many_change_nothing(cast: Cast, at: datetime, words: str, says: str) -> None:
    said = spoken(cast, at)

    with pytest.raises(Refused, match=says):
        word_comment(comment=said, words=words, by=cast.ruiz, at=at)
    assert DecisionComment.objects.get().text == ""


# Taken back -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_spoken", [True, False])
def test_R093_a_comment_is_taken_back_by_its_author_and_nothing_of_it_remains(
    cast: Cast, at: datetime, is_spoken: bool, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    said = spoken(cast, at) if is_spoken else comment(decision=decided(cast), text="And then?", by=cast.ruiz, at=at)
    name = said.file.storage_name if said.file else ""
    answer_comment(comment=said, answer="Boots.", by=cast.keller, at=at + timedelta(hours=1))
    settle_comment(comment=said, state=CommentState.STANDS, by=cast.keller, at=at)

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        take_back_comment(comment=said, by=cast.ruiz, at=at)

    assert (DecisionComment.objects.count(), StoredFile.objects.count()) == (0, 0)
    assert not name or not default_storage.exists(name)
    assert AuditLine.objects.filter(event="CommentTakenBack", by_id=cast.ruiz.id).count() == 1


@pytest.mark.parametrize("who", ["ana", "ruiz_limited", "osei", "keller", "maya"])
def test_nobody_else_takes_a_comment_back(cast: Cast, at: datetime, who: str) -> None:
    said = spoken(cast, at)

    with pytest.raises(NotAllowed):
        take_back_comment(comment=said, by=getattr(cast, who), at=at)
    assert DecisionComment.objects.count() == 1


def test_what_is_said_by_two_taps_is_said_once(cast: Cast, at: datetime) -> None:
    decision = decided(cast)

    one, other = (comment(decision=decision, text="Why?", by=cast.ana, at=at + timedelta(seconds=n)) for n in (0, 2))
    later = comment(decision=decision, text="Why?", by=cast.ana, at=at + timedelta(minutes=5))

    assert one == other != later


def test_a_comment_is_settled_with_its_answer_and_its_words_or_not_at_all(cast: Cast, at: datetime) -> None:
    said = spoken(cast, at)

    with pytest.raises(Refused):
        settle_comment(
            comment=said, state=CommentState.STANDS, words="She asks why", answer="x" * 5000, by=cast.osei, at=at
        )
    said.refresh_from_db()
    before = (said.text, said.answer, said.state)
    settle_comment(comment=said, state=CommentState.STANDS, words="She asks why", answer="Air", by=cast.osei, at=at)

    assert before == ("", "", CommentState.WAITS)
    assert (said.text, said.answer, said.state) == ("She asks why", "Air", CommentState.STANDS)
    assert AuditLine.objects.filter(event="CommentAnswered").count() == 0  # one line, with what came of it


def test_what_a_colleague_answered_meanwhile_stands_and_what_was_taken_back_meanwhile_is_said(
    cast: Cast, at: datetime
) -> None:
    said = spoken(cast, at)
    as_one_read_it = DecisionComment.objects.get(pk=said.pk)
    answer_comment(comment=said, answer="Air", by=cast.osei, at=at)

    with pytest.raises(Refused, match="Ms Osei has answered"):
        answer_comment(comment=as_one_read_it, answer="Sun", by=cast.keller, at=at)
    take_back_comment(comment=DecisionComment.objects.get(pk=said.pk), by=cast.ruiz, at=at)

    with pytest.raises(Refused, match="taken back"):
        settle_comment(comment=as_one_read_it, state=CommentState.STANDS, by=cast.keller, at=at)


def test_a_decision_written_by_two_taps_is_one(cast: Cast) -> None:
    assert decided(cast, group=cast.class_2b) == decided(cast, group=cast.class_2b)
