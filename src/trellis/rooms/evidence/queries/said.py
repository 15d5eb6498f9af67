"""What was said about work: threads of feedback, self-views, ready signals."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.evidence.models import Evidence, Feedback, ReadySignal, SelfAssessment
from trellis.rooms.evidence.rules import claimed_in, may_read_signals, may_see_feedback, pieces_visible_to
from trellis.rooms.evidence.terms import THREAD_DAYS
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import age_on, memberships_over
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import OF_AGE, Role
from trellis.rooms.privacy.rules import may_read, visible_rows
from trellis.rooms.privacy.terms import Kind


@dataclass(frozen=True)
class Thread:
    """What was said about one piece, oldest first. Nobody closes it: the learner has the last word, or seven days pass."""

    learner_id: UUID
    words: tuple[Feedback, ...]

    @property
    def last(self) -> Feedback | None:
        return self.words[-1] if self.words else None

    @property
    def last_of_others(self) -> Feedback | None:
        """The last word that somebody else said about it to the learner."""
        return next((word for word in reversed(self.words) if word.author_id != self.learner_id), None)

    @property
    def has_last_word(self) -> bool:
        """Whether the learner spoke last."""
        return self.last is not None and self.last.author_id == self.learner_id

    def is_open(self, at: datetime) -> bool:
        """This function will tell whether the thread waits for the learner's word."""
        if self.last is None or self.has_last_word:
            return False
        return at < self.last.at + timedelta(days=THREAD_DAYS)


def thread_of(piece: Evidence, *, viewer: Viewer) -> Thread:
    """This function will give the thread of a piece, if the viewer may read it, else an empty one."""
    if not may_see_feedback(viewer, piece):
        return Thread(piece.learner_id, ())
    return Thread(piece.learner_id, tuple(_words_on(piece.id)))


@prepared
def _words_on(piece_id: UUID) -> QuerySet[Feedback]:
    rows = Feedback.objects.filter(evidence=piece_id).select_related("author", "criterion", "file")
    return rows.order_by("at", "id")


def words_without_answer(learner: Person, *, author: Person, since: datetime, viewer: Viewer) -> QuerySet[Feedback]:
    """This function will list what somebody said about a learner's work since then and the learner has not spoken to,
    newest first, as far as the viewer may see that work and read such words."""
    later = Feedback.objects.filter(evidence=OuterRef("evidence"), author=learner, at__gt=OuterRef("at"))
    may_be_read = visible_rows(viewer, Kind.FEEDBACK, learner, area=claimed_in, parties=("learner",))
    seen = Evidence.objects.filter(pieces_visible_to(viewer, learner), may_be_read, learner=learner, erased_at=None)
    rows = Feedback.objects.filter(~Exists(later), evidence__in=seen, author=author, at__gt=since)
    return rows.select_related("evidence").order_by("-at", "-id")


def self_views_of(learner: Person, *, viewer: Viewer, targets: Collection[UUID] = ()) -> dict[UUID, SelfAssessment]:
    """This function will give how a learner last saw themself, by target: all, or those given."""
    if not may_read(viewer, Kind.SELF_ASSESSMENT, learner):
        return {}
    scope = Q(target__in=list(targets)) if targets else Q()
    return {row.target_id: row for row in _own_views(scope & Q(learner=learner.id))}


@prepared
def _own_views(scope: Q) -> QuerySet[SelfAssessment]:
    return SelfAssessment.objects.filter(scope).order_by("at", "id")


def own_views_of(learner: Person) -> dict[UUID, list[tuple[datetime, str]]]:
    """This function will list how a learner saw themself and when, oldest first, by target; for actions of this room."""
    found: dict[UUID, list[tuple[datetime, str]]] = defaultdict(list)
    for row in SelfAssessment.objects.filter(learner=learner).order_by("at", "id"):
        found[row.target_id].append((row.at, row.view))
    return found


def ready_signals_of(learner: Person, *, viewer: Viewer) -> QuerySet[ReadySignal]:
    """This function will list the signals "I am ready to show" that a learner has not taken back, oldest first, with their
    pieces; for those who may read them. Whether one is answered is said by the standing at its target."""
    rows = ReadySignal.objects.filter(learner=learner, withdrawn_at=None).order_by("at", "id")
    return rows.prefetch_related("pieces") if may_read_signals(viewer, learner) else rows.none()


def ready_signals_with(piece: Evidence, *, viewer: Viewer) -> list[ReadySignal]:
    """This function will list those with one piece, oldest first, for those who may read them."""
    return _ready_with(piece.id, piece.learner_id) if may_read_signals(viewer, piece.learner) else []


@prepared
def _ready_with(piece_id: UUID, learner_id: UUID) -> QuerySet[ReadySignal]:
    return ReadySignal.objects.filter(learner=learner_id, withdrawn_at=None, pieces=piece_id).order_by("at", "id")


@dataclass(frozen=True)
class Readers:
    """Who will read a piece once it is handed in, as every composer has to say it."""

    family: bool


def who_looks(learner: Person, *, areas: Collection[UUID], on: date) -> Person | None:
    """This function will name the adult who answers first for work in these areas: the advisor, else who teaches the learner
    there, whoever teaches everything before others; None where nobody does. Two queries."""
    through = list(memberships_over(learner, on=on).select_related("person"))
    limits = areas_by_membership(through)
    there = [one for one in through if (limit := limits[one.id]) is None or limit & set(areas)]
    order = sorted(there, key=lambda one: (one.role != Role.ADVISOR, limits[one.id] is not None, one.person.said_as))
    return order[0].person if order else None


def who_reads(learner: Person, *, on: date) -> Readers:
    """This function will tell who reads a learner's handed-in work in duty: from eighteen on the family reads only what is
    shared."""
    age = age_on(learner, on)
    return Readers(family=age is None or age < OF_AGE)


def own_words_on(pieces: Collection[UUID], *, viewer: Viewer) -> dict[UUID, list[Feedback]]:
    """This function will list what the viewer said themself about these pieces, oldest first, by piece."""
    found: dict[UUID, list[Feedback]] = {}
    rows = Feedback.objects.filter(evidence__in=list(pieces), author=viewer.person).select_related("author", "file")
    for row in rows.order_by("at", "id"):
        found.setdefault(row.evidence_id, []).append(row)
    return found
