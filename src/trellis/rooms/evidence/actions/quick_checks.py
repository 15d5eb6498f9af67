"""A quick check: asked, answered by cards held up, in words or aloud, kept by whoever answered, and let go of."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_copy
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.models import StoredFile
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import GivenFile, keep_file
from trellis.rooms.evidence.actions.pieces import capture
from trellis.rooms.evidence.models import Evidence, QuickAnswer, QuickCheck
from trellis.rooms.evidence.rules import may_answer_for, may_ask_class, may_judge, may_open_check
from trellis.rooms.evidence.terms import ANSWER_LENGTH, CARDS, QUESTION_LENGTH, Card
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import school_day, taught_in, viewer_of


@action
def ask_class(
    *, group: Group, question: str, cards: str, by: Person, at: datetime, target: LearningTarget | None = None
) -> QuickCheck:  # fmt: skip
    """This function will ask a class one question, which stands on each learner's Today for the day; asked again on that
    day it is the same one.

    Raises NotAllowed unless whoever asks teaches the class (and the target, where there is one); Refused without a
    question, or for one that is too long to be read at a glance. Publishes ClassAsked.
    """
    viewer, words = viewer_of(by, at=at), " ".join(question.split())
    if not may_ask_class(viewer, group.id):
        raise NotAllowed(_("A class is asked by those who teach it."))
    learners = taught_in(viewer, group.id)
    if target and not all(may_judge(viewer, learner, target.strand.area_id) for learner in learners):
        raise NotAllowed(_("This target is not open here."))
    if not words or cards not in CARDS:
        raise Refused(_("Write the question, and choose with what they answer."))
    if len(words) > QUESTION_LENGTH:
        raise Refused(_("Ask it in fewer words: one sentence that can be read at a glance."))
    check, _made = QuickCheck.objects.update_or_create(
        teacher=by, group=group, question=words, asked_on=school_day(by.school, at),
        defaults={"cards": cards, "target": target}, create_defaults={"cards": cards, "target": target, "asked_at": at},
    )  # fmt: skip
    publish(events.ClassAsked(school_id=by.school_id, check_id=check.id))
    return check


@action
def note_cards(
    *, check: QuickCheck, cards: Mapping[Person, str], by: Person, at: datetime, photo: CheckedFile | None = None
) -> QuickCheck:  # fmt: skip
    """This function will note which card each learner held up, as whoever asked read it, perhaps from one photo of all of
    them; no card takes back what was noted. What a learner answered themself is the learner's and stays, and so does what
    was kept.

    Raises NotAllowed for anybody else, and for learners of other classes; Refused once the question is gone. Publishes
    CardsNoted.
    """
    viewer = viewer_of(by, at=at)
    class_ids = {learner.id for learner in taught_in(viewer, check.group_id)}
    if not may_open_check(viewer, check) or not {one.id for one in cards} <= class_ids:
        raise NotAllowed(_("Only whoever asked notes the answers."))
    if not set(cards.values()) <= {"", *CARDS[check.cards]}:
        raise Refused(_("Choose one of the cards that were asked for."))
    _hold(check)
    known = {answer.learner_id: answer for answer in check.answers.filter(learner__in=cards)}
    for learner, card in cards.items():
        _note(check, learner, card, known.get(learner.id), by=by, at=at)
    if photo:
        _replace_photo(check, keep_file(photo, school_id=check.school_id, at=at))
    publish(events.CardsNoted(school_id=check.school_id, check_id=check.id))
    return check


@action
def answer_check(
    *, check: QuickCheck, by: Person, at: datetime, card: str = "", text: str = "", upload: CheckedFile | None = None
) -> QuickAnswer:  # fmt: skip
    """This function will answer a question to one's class: with a card, in words, aloud. Answered again on that day, the
    last answer counts.

    Raises NotAllowed for whoever is not asked; Refused when nothing is said, when the day is over, once the answer was kept,
    and once the question is gone. Publishes CheckAnswered.
    """
    viewer = viewer_of(by, at=at)
    if check.group_id not in viewer.own_groups or not may_answer_for(viewer, check, by):
        raise NotAllowed(_("This question was asked to another class."))
    if check.asked_on != viewer.on:
        raise Refused(_("This was asked on another day. Tell your teacher what you think of it now."))
    if card not in {"", *CARDS[check.cards]} or not (card or text.strip() or upload):
        raise Refused(_("Choose a card, write something or say it."))
    if len(text) > ANSWER_LENGTH:
        raise Refused(_("Say it in fewer words: about four sentences fit here."))
    _hold(check)
    known = QuickAnswer.objects.filter(check_of=check, learner=by).first()
    if known and known.kept_as_id:
        raise Refused(_("You have kept your answer. It stands in your portfolio."))
    if known:
        _forget(known)
    file = keep_file(upload, school_id=check.school_id, at=at) if upload else None
    answer = QuickAnswer.objects.create(
        check_of=check, learner=by, by=by, card=card, text=text.strip(), file=file, at=at
    )
    publish(events.CheckAnswered(school_id=check.school_id, about_id=by.id, check_id=check.id))
    return answer


@action
def keep_answer(*, answer: QuickAnswer, by: Person, at: datetime) -> Evidence:
    """This function will keep an answer as a piece of work: by the learner, as theirs alone until handed in; or by whoever
    asked, when a learner without a device says so, as all that an adult keeps. It says that it shows the target of the
    question. Kept again it is the same piece.

    What a learner answered themself is kept by them alone. Raises NotAllowed for anybody else, Refused for an answer that
    another has taken the place of since. Publishes AnswerKept.
    """
    viewer, check, learner = viewer_of(by, at=at), answer.check_of, answer.learner
    if not may_answer_for(viewer, check, learner) or (answer.by_id == learner.id != by.id):
        raise NotAllowed(_("An answer is kept by whoever gave it."))
    _hold(check)
    stands = QuickAnswer.objects.select_related("kept_as").filter(pk=answer.pk).first()
    if stands is None:
        raise Refused(_("This answer was changed meanwhile. Open the question again."))
    if stands.kept_as:
        return stands.kept_as
    files = [GivenFile(upload=store_copy(answer.file, at=at))] if answer.file else []
    target = check.target if check.target and check.target.retired_at is None else None
    held_up = str(Card(answer.card).label) if answer.card else ""
    piece = capture(
        learner=learner, title=check.question, text=answer.text or held_up, files=files,
        made_on=school_day(learner.school, answer.at), shows={target: ""} if target else {}, by=by, at=at,
    )  # fmt: skip
    answer.kept_as = piece
    answer.save(update_fields=["kept_as"])
    publish(events.AnswerKept(school_id=check.school_id, about_id=learner.id, check_id=check.id, evidence_id=piece.id))
    return piece


@action
def let_go_of_check(*, check: QuickCheck, by: Person, at: datetime) -> None:
    """This function will let go of a question with its photo and every answer to it; what was kept is work and stays.

    Whoever asked does it, or it is done for them when its two weeks are over; what is gone already stays gone. Raises NotAllowed for anybody else.
    Publishes CheckLetGo.
    """
    if check.teacher_id != by.id:
        raise NotAllowed(_("Only whoever asked lets go of a question."))
    if not _stands(check):
        return
    publish(events.CheckLetGo(school_id=check.school_id, check_id=check.id))
    for answer in check.answers.select_related("file"):
        _forget(answer)
    photo = check.photo
    check.delete()
    if photo:
        delete_file(photo)


def _hold(check: QuickCheck) -> None:
    """Those who answer, note, keep or let go at one moment come one after the other. Raises Refused once it was let go of."""
    if not _stands(check):
        raise Refused(_("This question is no longer there."))


def _stands(check: QuickCheck) -> bool:
    return QuickCheck.objects.select_for_update(no_key=True).filter(pk=check.pk).first() is not None


def _note(
    check: QuickCheck, learner: Person, card: str, known: QuickAnswer | None, *, by: Person, at: datetime
) -> None:  # fmt: skip
    if known and (known.by_id == learner.id or known.kept_as_id or known.card == card):
        return
    if known:
        _forget(known)
    if card:
        QuickAnswer.objects.create(check_of=check, learner=learner, by=by, card=card, at=at)


def _forget(answer: QuickAnswer) -> None:
    file = answer.file
    answer.delete()
    if file:
        delete_file(file)


def _replace_photo(check: QuickCheck, photo: StoredFile) -> None:
    before, check.photo = check.photo, photo
    check.save(update_fields=["photo"])
    if before:
        delete_file(before)
