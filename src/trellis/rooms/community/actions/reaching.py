"""A learner turns to an adult of their own accord; the adult answers."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_copy, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.models import FileKind, StoredFile
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.rules import require_day_ahead
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.community import events
from trellis.rooms.community.actions.lengths import at_most
from trellis.rooms.community.models import OutreachRequest, Reply
from trellis.rooms.community.queries.outreach import within_reach
from trellis.rooms.community.queries.talking_here import days_to_talk, hours_from, moments_to_talk
from trellis.rooms.community.rules import may_answer_outreach, may_reach_out, may_take_back_outreach
from trellis.rooms.community.terms import HERE_MINUTES, MOST_OUTREACH, TWICE, OutreachKind
from trellis.rooms.evidence.models import Evidence, EvidenceFile
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, teaching_membership, viewer_of
from trellis.rooms.places.models import Space
from trellis.rooms.places.queries import free_spaces, spaces_of_learner

Upload = CheckedFile | File


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What a learner sends: words, a voice, a picture taken now, a piece of theirs whose picture goes along, or where and when
    they would like to talk."""

    words: str = ""
    voice: Upload | None = None
    picture: Upload | None = None
    piece: Evidence | None = None
    here: tuple[Space, datetime] | None = None  # "can we talk here, then?"
    minutes: int = HERE_MINUTES  # for so long


@action
def reach_out(*, learner: Person, to: Person, kind: str, sent: Sent, by: Person, at: datetime) -> OutreachRequest:
    """This function will send an adult of a learner's circle a win, a high five or the wish for time; of a piece the picture
    and the voice go along as copies, so that they end with it. Pressed twice within a minute it goes once.

    Raises NotAllowed for anybody but the learner and for the piece of somebody else; Refused for an adult out of reach, for
    nothing, for too much, a file that is not taken, or a place and a moment at which nobody can talk. Publishes OutreachSent.
    """
    if not may_reach_out(by, learner) or (sent.piece and sent.piece.learner_id != learner.id):
        raise NotAllowed(_("Only the learner turns to an adult so."))
    if to.id not in {one.id for one in within_reach(viewer_of(by, at=at))}:
        raise Refused(_("Choose one of your people who work here."))
    if kind not in OutreachKind.values:
        raise Refused(_("Choose what it is for."))
    words = at_most(sent.words, MOST_OUTREACH)
    one_after_the_other(learner)
    piece_id = sent.piece.id if sent.piece else None
    before = OutreachRequest.objects.filter(learner=learner, to=to, kind=kind, piece_id=piece_id)
    before = before if piece_id else before.filter(words=words)
    space, moment = sent.here or (None, None)
    before = before.filter(space=space, wished_at=moment)
    if again := before.filter(at__gt=at - TWICE, at__lte=at).first():
        return again
    if sent.here:
        _require_here_and_then(learner, to, *sent.here, minutes=sent.minutes, kind=kind, at=at)
    row = OutreachRequest(
        learner=learner, to=to, kind=kind, words=words, piece_id=piece_id, space=space, wished_at=moment, at=at
    )
    _put_files(row, sent, at=at)
    if kind != OutreachKind.HIGH_FIVE and not (row.words or row.voice or row.picture or row.space):
        raise Refused(_("Say something first: write, speak or take a picture."))
    row.save(force_insert=True)
    publish(
        events.OutreachSent(school_id=row.school_id, about_id=row.learner_id, request_id=row.id, to_id=row.to_id)
    )  # fmt: skip
    return row


def _require_here_and_then(
    learner: Person, to: Person, space: Space, moment: datetime, *, minutes: int, kind: str, at: datetime
) -> None:
    """Can we talk here, then: of an adult who promises talks, at a place for two that is free at a moment of the next days."""
    on = school_day(learner.school, moment)
    if kind != OutreachKind.TIME or teaching_membership(to, learner, on=school_day(learner.school, at)) is None:
        raise Refused(_("Ask somebody who teaches or advises you: they promise talks."))
    days = days_to_talk(learner, at=at, minutes=minutes)
    if on not in days or moment not in moments_to_talk(learner, on, at=at, minutes=minutes):
        raise Refused(_("Choose one of the times that stand here."))
    around = [one for one in spaces_of_learner(learner, on=on) if one.is_for_two]
    if space.id not in {one.id for one in around}:
        raise Refused(_("Choose one of the places that stand here."))
    if not free_spaces([space], hours_from(moment, minutes)):
        raise Refused(_("%(place)s is taken then. Choose another place, or another time.") % {"place": space.name})


def _put_files(row: OutreachRequest, sent: Sent, *, at: datetime) -> None:
    row.voice = store_upload(sent.voice, school_id=row.school_id, at=at) if sent.voice else None
    row.picture = store_upload(sent.picture, school_id=row.school_id, at=at) if sent.picture else None
    if sent.piece is None:
        return
    rows = list(EvidenceFile.objects.filter(evidence=sent.piece).select_related("file").order_by("order"))
    if row.picture is None and (shown := _first(rows, FileKind.PICTURE)):
        row.picture, row.picture_words = store_copy(shown.file, at=at), shown.words or sent.piece.title
    if row.voice is None and (said := _first(rows, FileKind.SOUND)):
        row.voice, row.words = store_copy(said.file, at=at), row.words or said.words
    row.words = row.words or sent.piece.text[:MOST_OUTREACH] or sent.piece.title


def _first(rows: list[EvidenceFile], kind: str) -> EvidenceFile | None:
    return next((one for one in rows if one.file.kind == kind), None)


@action
def take_back_outreach(*, request: OutreachRequest, by: Person, at: datetime) -> None:
    """This function will take back what a learner sent, until it was answered: nothing of it remains.

    Raises NotAllowed for anybody but the learner, Refused once it was answered. Publishes OutreachTakenBack.
    """
    if by.id != request.learner_id:
        raise NotAllowed(_("Only the learner takes this back."))
    _hold(request)
    if not may_take_back_outreach(viewer_of(by, at=at), request):
        raise Refused(_("%(name)s has answered already.") % {"name": request.to.said_as})
    publish(
        events.OutreachTakenBack(school_id=request.school_id, about_id=request.learner_id, request_id=request.id)
    )  # fmt: skip
    _end(request)


@action
def end_copies_of(*, piece_id: UUID, by: Person, at: datetime) -> None:
    """This function will end what went to adults of a piece that was erased: what nobody has answered is gone, and under an
    answer only what for it was sent still stands. Publishes OutreachTakenBack for each."""
    for one in OutreachRequest.objects.filter(piece_id=piece_id).select_related("reply"):
        publish(events.OutreachTakenBack(school_id=one.school_id, about_id=one.learner_id, request_id=one.id))
        if getattr(one, "reply", None) is None:
            _end(one)
        else:
            _empty(one)


def _empty(request: OutreachRequest) -> None:
    files: list[StoredFile] = [file for file in (request.picture, request.voice) if file]
    request.picture, request.voice, request.picture_words, request.piece_id = None, None, "", None
    request.words = str(OutreachKind(request.kind).label)
    request.save(update_fields=["picture", "voice", "picture_words", "piece_id", "words"])
    for file in files:
        delete_file(file)


@dataclass(frozen=True)
class Promised:
    """The talk that an adult promises with an answer: its day, and where they say so its hour and its place."""

    on: date | None = None
    when: time | None = None
    place: str = ""


NO_DAY = Promised()


@action
def answer_outreach(
    *, request: OutreachRequest, by: Person, at: datetime, text: str = "", voice: Upload | None = None,
    promised: Promised = NO_DAY, has_spoken: bool = False,
) -> Reply:  # fmt: skip
    """This function will answer a learner who turned to an adult: in words, aloud, with a day for a talk, its hour and place, or
    by saying that the two have spoken, which is noted as well.

    A day becomes a promised talk where the adult teaches or advises them; others answer in words. Raises NotAllowed for
    anybody but whom it was sent to; Refused for nothing, for a day, an hour or a place that nobody can promise, or once it was
    answered. Publishes OutreachAnswered.
    """
    _hold(request)
    if not may_answer_outreach(viewer_of(by, at=at), request):
        raise NotAllowed(_("Whom it was sent to answers."))
    words = at_most(text, MOST_OUTREACH)
    if before := Reply.objects.filter(request=request).first():
        stood = Promised(before.promised_on, before.promised_time, before.place)
        if (before.text, stood, before.has_spoken) == (words, promised, has_spoken):
            return before  # pressed twice
        raise Refused(_("You have answered this already. What was answered stays as it was said."))
    _require_answer(request, words, voice, promised, has_spoken, by=by, at=at)
    reply = Reply.objects.create(
        request=request, author=by, text=words, has_spoken=has_spoken, at=at,
        promised_on=promised.on, promised_time=promised.when, place=promised.place,
        voice=store_upload(voice, school_id=request.school_id, at=at) if voice else None,
    )  # fmt: skip
    publish(
        events.OutreachAnswered(
            school_id=request.school_id, about_id=request.learner_id, request_id=request.id, adult_id=by.id,
            promised_on=promised.on, promised_time=promised.when, place=promised.place,
        )
    )  # fmt: skip
    if has_spoken:
        note_interaction(learner=request.learner, kind=InteractionKind.SPOKE, by=by, at=at)
    return reply


def _require_answer(
    request: OutreachRequest,
    words: str,
    voice: Upload | None,
    promised: Promised,
    has_spoken: bool,
    *,
    by: Person,
    at: datetime,
) -> None:
    today, day = school_day(request.learner.school, at), promised.on
    if day is None and (promised.when or promised.place):
        raise Refused(_("Choose the day of the talk."))
    if not (words or voice or day or has_spoken):
        raise Refused(_("Say something first: speak, write, or choose a day."))
    require_day_ahead(day, today=today)
    if request.space and not request.space.is_offered and promised.place == request.space.name:
        raise Refused(_("%(place)s is no longer offered. Choose another place.") % {"place": promised.place})
    if day and promised.when and datetime.combine(day, promised.when, tzinfo=request.learner.school.zone) <= at:
        raise Refused(_("That moment has gone by. Choose another time."))
    if day and teaching_membership(by, request.learner, on=today) is None:
        raise Refused(_("A day for a talk is promised by those who teach or advise a learner. Answer in words."))


def _hold(request: OutreachRequest) -> None:
    """Who acts on one of them at the same moment waits, and then reads what stands."""
    if not OutreachRequest.objects.select_for_update(no_key=True).filter(pk=request.pk).exists():
        raise Refused(_("It was taken back meanwhile."))
    request.refresh_from_db()


def _end(request: OutreachRequest) -> None:
    files = [file for file in (request.picture, request.voice) if file]
    request.delete()
    for file in files:
        delete_file(file)
