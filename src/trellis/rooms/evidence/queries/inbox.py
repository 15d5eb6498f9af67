"""What waits for an adult's eyes, and whose last word an adult waits for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import TeachingArea
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile, Feedback, Judgement, ReadySignal
from trellis.rooms.evidence.rules import Taught, pieces_taught, rows_taught, teaching_of
from trellis.rooms.evidence.terms import THREAD_DAYS, FeedbackKind
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import EDUCATORS, Role

CLAIMED, READY, ANSWERED = 1, 2, 3


@dataclass(frozen=True)
class Waiting:
    """A piece that waits for an adult's eyes: whose it is, since when it waits, and why."""

    id: UUID
    title: str
    learner: Person
    since: datetime
    is_ready: bool
    is_answer: bool


def waiting_for(viewer: Viewer) -> list[Waiting]:
    """This function will list what waits for this adult's eyes, the longest waiting first, with one query.

    A handed-in piece of a learner whom the viewer teaches waits when what it is said to show, or that it is ready to be
    shown, has no word or judgement since; and when its maker asks, or has answered a question.
    """
    teaching = teaching_of(viewer)
    if not teaching.learners:
        return []
    reasons: dict[UUID, dict[int, datetime]] = {}
    named: dict[UUID, tuple[str, UUID]] = {}
    for piece_id, title, learner_id, why, since in _reasons(teaching.ids, is_limited=teaching.is_limited):
        named[piece_id] = (title, learner_id)
        known = reasons.setdefault(piece_id, {})
        known[why] = max(since, known.get(why, since))
    waiting = [_waiting(one, *named[one], why, teaching.learners) for one, why in reasons.items()]
    return sorted(waiting, key=lambda one: (one.since, one.id))


@prepared
def _reasons(taught: Taught, *, is_limited: bool) -> QuerySet[Any, tuple[Any, ...]]:
    claimed = _unanswered_claims().filter(rows_taught(taught, "evidence__learner", "target__strand__area"))
    ready = _unanswered_ready().filter(pieces_taught(taught, "evidence"))
    if is_limited:
        ready = ready.filter(rows_taught(taught, "evidence__learner", "readysignal__target__strand__area"))
    answers = _answers().filter(pieces_taught(taught, "evidence"))
    return claimed.union(ready, answers, all=True).order_by()


def learners_waiting_at(target_id: UUID) -> set[UUID]:
    """This function will tell whose work waits for an adult's eyes at one target: for those who keep the continuum it becomes
    the names of the adults, never of the learners."""
    claims = _unanswered_claims().filter(target=target_id)
    ready = _unanswered_ready().filter(readysignal__target=target_id)
    return {row[2] for row in claims.union(ready, all=True).order_by()}


def pieces_of_waiting(waiting: Collection[Waiting]) -> list[Evidence]:
    """This function will read pieces that wait, with their files, in the order given."""
    files = Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order"))
    rows = Evidence.objects.filter(pk__in=[one.id for one in waiting]).prefetch_related(files)
    by_id = {row.id: row for row in (rows if waiting else ())}
    for one in waiting:
        by_id[one.id].learner = one.learner
    return [by_id[one.id] for one in waiting]


def open_threads_of(viewer: Viewer, *, at: datetime) -> list[Evidence]:
    """This function will list the pieces on which an adult said the last word less than seven days ago, oldest first: the
    learner may still answer. Only threads in which the viewer has spoken in these days."""
    since = at - timedelta(days=THREAD_DAYS)
    words = _words_in_threads(teaching_of(viewer).ids, viewer.id, since=since, at=at)
    last = {word.evidence_id: word for word in words}
    theirs = [word for word in last.values() if word.author_id != word.evidence.learner_id]
    return [_answered(word) for word in sorted(theirs, key=lambda word: (word.at, word.evidence_id))]


@prepared
def _words_in_threads(taught: Taught, adult_id: UUID, *, since: datetime, at: datetime) -> QuerySet[Feedback]:
    lately = Feedback.objects.filter(author=adult_id, at__gt=since, at__lte=at).order_by().values("evidence")
    words = Feedback.objects.filter(pieces_taught(taught, "evidence"), _looked_at("evidence"), at__lte=at)
    return words.filter(evidence__in=lately).select_related("evidence__learner").order_by("at", "id")


def _answered(word: Feedback) -> Evidence:
    piece = word.evidence
    piece.answered_at = word.at  # type: ignore[attr-defined]
    return piece


def _waiting(
    piece_id: UUID, title: str, learner_id: UUID, why: Mapping[int, datetime], learners: Mapping[UUID, Person]
) -> Waiting:
    since = why[ANSWERED] if ANSWERED in why else max(why.values())
    return Waiting(piece_id, title, learners[learner_id], since, READY in why, ANSWERED in why)


def _looked_at(piece: str) -> Q:
    return Q(**{f"{piece}__handed_in_at__isnull": False, f"{piece}__erased_at": None})


# What waits is asked from the side of what was said, each kind once, so that a long history costs little.
OnPiece, ToShow = Judgement.pieces.through, ReadySignal.pieces.through


def _because(rows: QuerySet[Any], why: int, since: Any) -> QuerySet[Any]:
    rows = rows.order_by().annotate(why=Value(why), since=since)
    return rows.values_list("evidence", "evidence__title", "evidence__learner", "why", "since")


def _speaks_for(area: str) -> Q:
    """Words that answer for an area: those of somebody who teaches it, or of somebody who teaches no single area. Whoever
    teaches elsewhere leaves what is said to show something here to those who do."""
    teaches = Membership.objects.filter(person=OuterRef("author"), role__in=EDUCATORS, group__isnull=False)
    limits = TeachingArea.objects.filter(membership=OuterRef("pk"))
    here = limits.filter(area=OuterRef(OuterRef(OuterRef(area))))
    return ~Exists(teaches) | Exists(teaches.filter(Q(role=Role.ADVISOR) | ~Exists(limits) | Exists(here)))


def _unanswered_claims() -> QuerySet[Any]:
    """Pieces with a claim that no judgement of the piece and no word has answered since it was made or handed in."""
    claims = Claim.objects.filter(_looked_at("evidence"), withdrawn_at=None)
    claims = claims.annotate(said_at=Greatest("at", "evidence__handed_in_at"))
    # Nested, so that a database goes from the piece to its few judgements and never through all of a target.
    enough = Judgement.objects.filter(
        pk=OuterRef("judgement"), target=OuterRef(OuterRef("target")), signed_at__gte=OuterRef(OuterRef("said_at"))
    )
    judged = OnPiece.objects.filter(Exists(enough), evidence=OuterRef("evidence"))
    words = Feedback.objects.filter(evidence=OuterRef("evidence"), at__gte=OuterRef("said_at"))
    words = words.exclude(author=OuterRef("evidence__learner")).filter(_speaks_for("target__strand__area"))
    return _because(claims.filter(~Exists(judged), ~Exists(words)), CLAIMED, F("evidence__handed_in_at"))


def unanswered_ready() -> QuerySet[Any]:
    """This function will select the pieces with which somebody is ready to show a target, when no judgement of the target
    and no question on the piece came since."""
    asked = Feedback.objects.filter(
        evidence=OuterRef("evidence"), kind=FeedbackKind.QUESTION, at__gte=OuterRef("readysignal__at")
    ).exclude(author=OuterRef("readysignal__learner"))
    asked = asked.filter(_speaks_for("readysignal__target__strand__area"))
    judged = Judgement.objects.filter(
        learner=OuterRef("readysignal__learner"), target=OuterRef("readysignal__target"),
        signed_at__gte=OuterRef("readysignal__at"),
    )  # fmt: skip
    return ToShow.objects.filter(
        ~Exists(judged), ~Exists(asked), _looked_at("evidence"), readysignal__withdrawn_at=None
    )


def _unanswered_ready() -> QuerySet[Any]:
    return _because(unanswered_ready(), READY, Greatest("evidence__handed_in_at", "readysignal__at"))


def _answers() -> QuerySet[Any]:
    """Pieces whose maker spoke last, asking something or answering a question, and that nobody has judged since."""
    said = Feedback.objects.filter(_looked_at("evidence"), author=F("evidence__learner"))
    later = Feedback.objects.filter(evidence=OuterRef("evidence"), at__gt=OuterRef("at"))
    judged = OnPiece.objects.filter(evidence=OuterRef("evidence"), judgement__signed_at__gte=OuterRef("at"))
    others = (
        Feedback.objects.filter(evidence=OuterRef("evidence")).exclude(author=OuterRef("author")).order_by("-at", "-id")
    )
    said = said.annotate(before=Subquery(others.values("kind")[:1]))
    owed = Q(kind=FeedbackKind.QUESTION) | Q(("before", FeedbackKind.QUESTION))
    return _because(said.filter(~Exists(later), ~Exists(judged)).filter(owed), ANSWERED, F("at"))
