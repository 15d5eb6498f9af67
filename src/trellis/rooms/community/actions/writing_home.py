"""The word that goes home once a week: written, released by whoever wrote it, taken back, answered and read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.community import events
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.models import FamilyWord, WordAnswer
from trellis.rooms.community.queries import week_of, word_of_week
from trellis.rooms.community.rules import may_answer_word, may_write_home
from trellis.rooms.community.terms import MOST_ANSWER, MOST_WORD, TWICE
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.rules import may_see_piece
from trellis.rooms.notices.actions import notify, read_notices
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.rules import Viewer

ANSWERS = "/educator/words/#answers"
Upload = CheckedFile | File


@action
def write_word(
    *, learner: Person, text: str, piece: Evidence | None, by: Person, at: datetime, upload: Upload | None = None,
    without_voice: bool = False,
) -> FamilyWord | None:  # fmt: skip
    """This function will keep what an adult writes or says home about a learner this week; nobody else reads it yet. One
    word a week: written anew it takes the place of the one before, emptied it is gone.

    Raises NotAllowed for a learner whom `by` does not teach, Refused for too much, for somebody else's piece, and for a word
    that was released. Publishes WordWritten.
    """
    viewer = _require_teacher(by, learner, at=at)
    words = at_most(text, MOST_WORD)
    if piece is not None and (piece.learner_id != learner.id or not may_see_piece(viewer, piece)):
        raise Refused(_("This piece does not go with this word. Choose one from the list beside the name."))
    one_after_the_other(learner)
    word = word_of_week(by, learner, week_of(viewer.on))
    if word is not None and word.released_at is not None:
        raise Refused(_("You have released this word. Take it back first, then change it."))
    if word is not None and upload is None and not without_voice and _stands(word, words, piece):
        return word
    old = word.file if word is not None and (upload is not None or without_voice) else None
    file = store_upload(upload, school_id=learner.school_id, at=at) if upload else None
    kept = file or (word.file if word is not None and old is None else None)
    if not words and kept is None:
        _forget(word)
        return None
    word = word or FamilyWord(learner=learner, author=by, week=week_of(viewer.on))
    word.text, word.piece, word.file, word.written_at = words, piece, kept, at
    word.save()
    if old is not None:
        delete_file(old)
    publish(_of(word, events.WordWritten))
    return word


def _stands(word: FamilyWord, text: str, piece: Evidence | None) -> bool:
    return word.text == text and word.piece_id == (piece.id if piece else None) and bool(text or word.file_id)


def _forget(word: FamilyWord | None) -> None:
    if word is None:
        return
    file = word.file
    word.delete()
    if file is not None:
        delete_file(file)


@action
def release_words(*, words: Iterable[FamilyWord], by: Person, at: datetime) -> int:
    """This function will let words go home, and tell how many went now: a person releases what they wrote, never a machine.
    What was released already stays as it was.

    Raises NotAllowed for somebody else's word and for a learner whom `by` does not teach today. Publishes WordReleased for
    each.
    """
    released = 0
    for one in sorted(words, key=lambda word: str(word.id)):
        _require_teacher(by, one.learner, at=at)
        if one.author_id != by.id:
            raise NotAllowed(_("A word is released by whoever wrote it."))
        word = one_after_the_other(one)
        if word.released_at is not None:
            continue
        word.released_at = one.released_at = at
        word.save(update_fields=["released_at"])
        publish(_of(word, events.WordReleased))
        released += 1
    return released


@action
def take_back_word(*, word: FamilyWord, by: Person, at: datetime) -> None:
    """This function will take a released word back, so that nobody but its author reads it and it can be changed.

    Raises NotAllowed for anybody but its author, Refused once a mail has carried it or somebody has answered. Publishes
    WordTakenBack.
    """
    if word.author_id != by.id:
        raise NotAllowed(_("A word is taken back by whoever wrote it."))
    held = one_after_the_other(word)
    if held.released_at is None:
        return
    if held.carried_at is not None:
        raise Refused(_("This word has gone home by e-mail already. Write what you want to add next week."))
    if held.answers.exists():
        raise Refused(_("The family has answered this word already. It stays as they read it."))
    held.released_at, held.taken_back_at = None, at
    held.save(update_fields=["released_at", "taken_back_at"])
    publish(_of(held, events.WordTakenBack))


@action
def answer_word(
    *, word: FamilyWord, by: Person, at: datetime, text: str = "", upload: Upload | None = None
) -> WordAnswer:
    """This function will keep what a guardian answers to a word: its author and the learner read it, and no other guardian.
    The same words pressed twice are kept once. The author is told, when the school's hours allow it.

    Raises NotAllowed for whoever may not read the word, Refused for nothing or too much. Publishes WordAnswered.
    """
    if not may_answer_word(viewer_of(by, at=at), word):
        raise NotAllowed(_("The family that reads a word answers it."))
    words = at_most(text, MOST_ANSWER)
    if not words and upload is None:
        raise Refused(_("Say something first: speak or write."))
    if one_after_the_other(word).released_at is None:
        raise Refused(_("This word was taken back meanwhile. What you wrote is still here."))
    before = word.answers.filter(author=by, text=words, file=None, at__gt=at - TWICE, at__lte=at).first()
    if before is not None and upload is None:
        return before
    file = store_upload(upload, school_id=word.school_id, at=at) if upload else None
    answer = WordAnswer.objects.create(word=word, author=by, text=words, file=file, at=at)
    publish(events.WordAnswered(school_id=word.school_id, about_id=word.learner_id, answer_id=answer.id))
    notify(
        to=word.author, about=word.learner, kind=NoticeKind.FAMILY_ANSWERED, facts={"by": by.said_as}, url=ANSWERS,
        by=by, at=at,
    )  # fmt: skip
    return answer


@action
def read_answer(*, answer: WordAnswer, by: Person, at: datetime) -> None:
    """This function will note that the author of a word has read what a family answered; read twice, it was read once.

    Raises NotAllowed for anybody else. Publishes WordAnswerRead.
    """
    if answer.word.author_id != by.id:
        raise NotAllowed(_("An answer is read by whoever wrote the word."))
    if one_after_the_other(answer).read_at is not None:
        return
    answer.read_at = at
    answer.save(update_fields=["read_at"])
    learner = answer.word.learner
    publish(events.WordAnswerRead(school_id=learner.school_id, about_id=learner.id, answer_id=answer.id))
    read_notices(kinds=[NoticeKind.FAMILY_ANSWERED], about=learner, by=by, at=at)


@action
def note_carried(*, words: Iterable[FamilyWord], by: Person, at: datetime) -> None:
    """This function will note that a mail has carried words home: from now on they are not taken back. Publishes
    WordCarried for each that no mail had carried."""
    for word in words:
        if FamilyWord.objects.filter(pk=word.pk, carried_at=None, released_at__isnull=False).update(carried_at=at):
            publish(_of(word, events.WordCarried))


def _require_teacher(by: Person, learner: Person, *, at: datetime) -> Viewer:
    viewer = viewer_of(by, at=at)
    if not may_write_home(viewer, learner):
        raise NotAllowed(_("Those who teach a learner write home about them."))
    return viewer


def _of(word: FamilyWord, kind: type[Any]) -> Any:
    return kind(school_id=word.school_id, about_id=word.learner_id, word_id=word.id)
