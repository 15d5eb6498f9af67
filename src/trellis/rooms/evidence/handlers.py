"""What this room lets people know: an adult that work waits, a learner that somebody has answered; never in quiet hours."""

from datetime import datetime

from trellis.foundation.events import Event, on
from trellis.rooms.evidence.events import (
    FeedbackGiven,
    PieceHandedIn,
    PiecesCaptured,
    PieceTakenBack,
    ReadySaid,
    TargetJudged,
    TargetsJudged,
    WordsGiven,
)
from trellis.rooms.evidence.models import Evidence, Judgement
from trellis.rooms.notices.actions import notify, read_notices, withdraw_notices
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import educators_of, person_of, school_day

INBOX = "/educator/inbox/"
WAITING = (NoticeKind.WORK_HANDED_IN, NoticeKind.READY_TO_SHOW, NoticeKind.ANSWERED)


@on(PieceHandedIn)
def _tell_who_teaches(event: PieceHandedIn, *, by: Person, at: datetime) -> None:
    _tell_educators(event, NoticeKind.WORK_HANDED_IN, by=by, at=at)


@on(ReadySaid)
def _tell_who_is_asked_to_look(event: ReadySaid, *, by: Person, at: datetime) -> None:
    _tell_educators(event, NoticeKind.READY_TO_SHOW, by=by, at=at)


@on(FeedbackGiven)
def _tell_the_other_side(event: FeedbackGiven, *, by: Person, at: datetime) -> None:
    if by.id == event.about_id:
        _tell_educators(event, NoticeKind.ANSWERED, by=by, at=at)
    else:
        _tell_learner(event, NoticeKind.WORD_ABOUT_WORK, f"/learner/portfolio/{event.evidence_id}/", by=by, at=at)


@on(TargetJudged)
def _tell_who_was_judged(event: TargetJudged, *, by: Person, at: datetime) -> None:
    piece = Judgement.objects.get(pk=event.judgement_id).pieces.first()
    _tell_learner(event, NoticeKind.JUDGED, f"/learner/portfolio/{piece.pk}/" if piece else "", by=by, at=at)


@on(PiecesCaptured)
def _tell_once_who_teaches(event: PiecesCaptured, *, by: Person, at: datetime) -> None:
    _tell_educators(event, NoticeKind.WORK_HANDED_IN, by=by, at=at)


@on(WordsGiven)
def _tell_the_other_side_once(event: WordsGiven, *, by: Person, at: datetime) -> None:
    if by.id == event.about_id:
        _tell_educators(event, NoticeKind.ANSWERED, by=by, at=at)
    else:
        _tell_learner(event, NoticeKind.WORD_ABOUT_WORK, "/learner/portfolio/", by=by, at=at)


@on(TargetsJudged)
def _tell_once_who_was_judged(event: TargetsJudged, *, by: Person, at: datetime) -> None:
    _tell_learner(event, NoticeKind.JUDGED, "/learner/portfolio/", by=by, at=at)


@on(PieceTakenBack)
def _say_no_more_of_it(event: PieceTakenBack, *, by: Person, at: datetime) -> None:
    piece = Evidence.objects.select_related("learner").get(pk=event.evidence_id)
    since = piece.captured_at
    others = Evidence.objects.filter(learner=piece.learner_id, handed_in_at__gte=since).exclude(pk=piece.pk)
    if not others.exists():
        withdraw_notices(kind=NoticeKind.WORK_HANDED_IN, about=piece.learner, since=since, by=by, at=at)


def _tell_educators(event: Event, kind: str, *, by: Person, at: datetime) -> None:
    learner = _learner(event.about_id)
    educators = educators_of(learner, on=school_day(learner.school, at)).select_related("school")
    notify(to=educators, about=learner, kind=kind, facts={}, url=INBOX, by=by, at=at)


def _tell_learner(event: Event, kind: str, url: str, *, by: Person, at: datetime) -> None:
    learner = _learner(event.about_id)
    read_notices(kinds=WAITING, about=learner, by=by, at=at)  # whoever answers has read that something waited
    notify(to=learner, about=learner, kind=kind, facts={"by": by.said_as}, url=url, by=by, at=at)


def _learner(learner_id: object) -> Person:
    learner = person_of(str(learner_id))
    if learner is None:
        raise LookupError("An event about work names its learner.")
    return learner
