"""Many at once: work, words and judgements that waited elsewhere (a tablet without a network, paper, another school), handed
over together by whoever made, said or signed them, each with the moment at which that was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import criteria_by_target, words_of_targets
from trellis.rooms.evidence import events
from trellis.rooms.evidence.actions.keeping import GivenFile, Kept, keep_file, kind_of
from trellis.rooms.evidence.actions.pieces import kind_for, refuse_bad_piece, title_for
from trellis.rooms.evidence.models import Claim, CriterionMet, Evidence, EvidenceFile, Feedback, Judgement
from trellis.rooms.evidence.queries import areas_by_piece, own_views_of
from trellis.rooms.evidence.rules import may_capture, may_judge, may_say_about, membership_to_sign_under
from trellis.rooms.evidence.terms import AGREES, BECAUSE_LENGTH, FeedbackKind, OwnView, Says, Source
from trellis.rooms.paths.models import ActivityPlan, OwnArea
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import school_day, viewer_of

# What is said with words alone: by an adult, and by the learner.
SAID_BY = {
    False: frozenset({FeedbackKind.WORD, FeedbackKind.QUESTION}),
    True: frozenset({FeedbackKind.REPLY, FeedbackKind.QUESTION}),
}


@dataclass(frozen=True, kw_only=True)
class PieceToKeep:
    """A piece as it was kept at its own moment: what is in it, what it shows and why, and whether it was handed in."""

    kept_at: datetime
    title: str = ""
    text: str = ""
    link: str = ""
    place: str = ""
    kind: str = ""
    source: str = Source.SCHOOL
    files: Sequence[GivenFile] = ()
    own_area: OwnArea | None = None
    plan: ActivityPlan | None = None
    shows: Mapping[LearningTarget, str] = field(default_factory=dict)
    hands_in: bool = True


@dataclass(frozen=True, kw_only=True)
class WordToSay:
    """A word about a piece, a question or an answer, as it was said."""

    piece: Evidence
    said_at: datetime
    text: str
    kind: str = FeedbackKind.WORD


@dataclass(frozen=True, kw_only=True)
class SignToSet:
    """A judgement as it was signed, on one piece."""

    piece: Evidence
    target: LearningTarget
    signed_at: datetime
    says: str
    reason: str
    next_step: str = ""
    is_deeper: bool = False


@action
def capture_many(*, learner: Person, pieces: Sequence[PieceToKeep], by: Person, at: datetime) -> list[Evidence]:
    """This function will keep many pieces of one learner, each at the moment it was kept, all of them or none.

    Raises NotAllowed and Refused as `capture` does, and Refused for a moment that has not come. Publishes PiecesCaptured.
    """
    viewer = viewer_of(by, at=at)
    if not may_capture(viewer, learner):
        raise NotAllowed(_("Only the learner, or who teaches them, keeps work here."))
    _refuse_tomorrow((piece.kept_at for piece in pieces), at=at)
    for piece in pieces:
        _refuse_bad(piece, learner, is_own=by.id == learner.id, may=cache(lambda a: may_judge(viewer, learner, a)))
    made = [_kept(piece, learner, by) for piece in pieces]
    Evidence.objects.bulk_create(row for row, _files in made)
    EvidenceFile.objects.bulk_create(file for row, files in made for file in _files_of(row, files))
    Claim.objects.bulk_create(
        Claim(evidence=row, target=target, by=by, because=because.strip(), at=piece.kept_at)
        for (row, _files), piece in zip(made, pieces, strict=True)
        for target, because in piece.shows.items()
    )
    rows = [row for row, _files in made]
    publish(events.PiecesCaptured(school_id=learner.school_id, about_id=learner.id, evidence_ids=_ids(rows)))
    return rows


@action
def say_many(*, learner: Person, words: Sequence[WordToSay], by: Person, at: datetime) -> list[Feedback]:
    """This function will say many things about the work of one learner, each at the moment it was said, all or none.

    Raises NotAllowed and Refused as `give_feedback` does. Publishes WordsGiven.
    """
    viewer, is_own = viewer_of(by, at=at), by.id == learner.id
    areas = areas_by_piece(word.piece.id for word in words)
    may = cache(lambda wanted: may_say_about(viewer, learner, wanted))
    _refuse_tomorrow((word.said_at for word in words), at=at)
    for word in words:
        is_open = word.piece.learner_id == learner.id and word.piece.handed_in_at and word.piece.erased_at is None
        if not is_open or not may(frozenset(areas[word.piece.id])):
            raise NotAllowed(_("This piece is not open to your words."))
        if not word.text.strip() or word.kind not in SAID_BY[is_own]:
            raise Refused(_("Choose what it is: a word, a question, a drawing, or an answer."))
    rows = Feedback.objects.bulk_create(
        Feedback(evidence=word.piece, author=by, kind=word.kind, text=word.text.strip(), at=word.said_at)
        for word in words
    )
    publish(events.WordsGiven(school_id=learner.school_id, about_id=learner.id, feedback_ids=_ids(rows)))
    return rows


@action
def judge_many(*, learner: Person, signs: Sequence[SignToSet], by: Person, at: datetime) -> list[Judgement]:
    """This function will sign many judgements of one learner, each as of the moment it was signed, all or none.

    Shown ticks every criterion. Raises NotAllowed and Refused as `judge_target` does, also for a day before the author
    taught the learner. Publishes TargetsJudged, and ViewsDiffered where the learner said otherwise of themself.
    """
    viewer = viewer_of(by, at=at)
    under: Callable[[UUID], Membership | None] = cache(lambda area: membership_to_sign_under(viewer, learner, area))
    _refuse_tomorrow((sign.signed_at for sign in signs), at=at)
    targets = {sign.target.id: sign.target for sign in signs}
    words, criteria = words_of_targets(list(targets.values())), criteria_by_target(targets)
    rows = [_signed(sign, learner, by, under(sign.target.strand.area_id), words[sign.target.id]) for sign in signs]
    Judgement.objects.bulk_create(rows)
    Judgement.pieces.through.objects.bulk_create(
        Judgement.pieces.through(judgement_id=row.id, evidence_id=sign.piece.id)
        for row, sign in zip(rows, signs, strict=True)
    )
    CriterionMet.objects.bulk_create(
        CriterionMet(judgement=row, criterion=criterion, words=criterion.text)
        for row in rows
        if row.says == Says.SHOWN
        for criterion in criteria[row.target_id]
    )
    publish(events.TargetsJudged(school_id=learner.school_id, about_id=learner.id, judgement_ids=_ids(rows)))
    for row in _seen_differently(rows, learner):
        publish(
            events.ViewsDiffered(
                school_id=learner.school_id, about_id=learner.id, target_id=row.target_id, adult_id=by.id
            )
        )
    return rows


def _refuse_tomorrow(moments: Iterable[datetime], *, at: datetime) -> None:
    if any(moment > at for moment in moments):
        raise Refused(_("Something here is dated after today. Give it the day on which it was."))


def _refuse_bad(piece: PieceToKeep, learner: Person, *, is_own: bool, may: Callable[[UUID], bool]) -> None:
    today = school_day(learner.school, piece.kept_at)
    refuse_bad_piece(text=piece.text, link=piece.link, files=piece.files, made_on=None, today=today)
    for target, because in piece.shows.items():
        area = target.strand.area
        if area.school_id != learner.school_id or not (is_own or may(area.id)):
            raise NotAllowed(_("This target is not open here."))
        if target.retired_at is not None or len(because) > BECAUSE_LENGTH:
            raise Refused(_("Choose a target that the school uses, and say why in about two sentences."))
    if any(thing and thing.learner_id != learner.id for thing in (piece.own_area, piece.plan)):
        raise NotAllowed(_("That belongs to somebody else."))


def _kept(piece: PieceToKeep, learner: Person, by: Person) -> tuple[Evidence, list[Kept]]:
    files = [(keep_file(given.upload, school_id=learner.school_id, at=piece.kept_at), given) for given in piece.files]
    kind = kind_for(piece.kind, files, piece.link)
    row = Evidence(
        learner=learner, author=by, kind=kind, source=piece.source, title=title_for(piece.title, piece.text, kind),
        text=piece.text.strip(), link=piece.link.strip(), place=piece.place.strip()[:80],
        made_on=school_day(learner.school, piece.kept_at), captured_at=piece.kept_at, own_area=piece.own_area,
        plan=piece.plan, handed_in_at=piece.kept_at if piece.hands_in or by.id != learner.id else None,
    )  # fmt: skip
    return row, files


def _files_of(row: Evidence, kept: Sequence[Kept]) -> Iterable[EvidenceFile]:
    for order, (stored, given) in enumerate(kept, start=1):
        yield EvidenceFile(
            evidence=row, file=stored, kind=kind_of((stored, given)), order=order, words=given.words.strip(),
            language=given.language,
        )  # fmt: skip


def _signed(
    sign: SignToSet, learner: Person, by: Person, under: Membership | None, words: Mapping[str, object]
) -> Judgement:
    day: date = school_day(learner.school, sign.signed_at)
    if under is None or under.starts_on > day or sign.target.strand.area.school_id != learner.school_id:
        raise NotAllowed(_("Only a person who teaches this learner here signs what they saw."))
    if sign.piece.learner_id != learner.id or sign.piece.handed_in_at is None or sign.piece.erased_at is not None:
        raise NotAllowed(_("This work is not open to you."))
    if sign.says not in Says.values or not sign.reason.strip():
        raise Refused(_("Say in a sentence what you saw, written or spoken. It goes to the learner with your name."))
    return Judgement(
        learner=learner, target=sign.target, author=by, signed_under=under, says=sign.says, words=dict(words),
        is_deeper=sign.is_deeper and sign.says == Says.SHOWN, reason=sign.reason.strip(),
        next_step=sign.next_step.strip()[:300], worked_on=sign.piece.made_on, signed_at=sign.signed_at,
    )  # fmt: skip


def _seen_differently(rows: Sequence[Judgement], learner: Person) -> Iterable[Judgement]:
    views = own_views_of(learner)
    for row in rows:
        said = [view for at, view in views[row.target_id] if at <= row.signed_at]
        if said and OwnView(said[-1]) not in AGREES[Says(row.says)]:
            yield row


def _ids(rows: Iterable[Evidence | Feedback | Judgement]) -> str:
    return " ".join(str(row.id) for row in rows)
