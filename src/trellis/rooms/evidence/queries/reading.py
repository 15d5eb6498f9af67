"""One learner read once: the rows from which states, ties, signers and next steps all follow. Five queries, whatever the size."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.engine.states import (
    ClaimFact,
    ContestFact,
    JudgementFact,
    Signals,
    Standing,
    Verdict,
    standing_of,
)
from trellis.engine.states import ReadySignal as ReadyFact
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Claim, Contest, Judgement, ReadySignal, SelfAssessment
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_read, readable_areas
from trellis.rooms.privacy.terms import Kind


@dataclass(frozen=True)
class Claimed:
    """A piece and a target that it is said to show."""

    target_id: UUID
    piece_id: UUID
    title: str
    kind: str
    made_at: datetime
    is_handed_in: bool


@dataclass(frozen=True)
class Reading:
    """What was read of one learner: path steps, judgements with their signers, claims, ready signals, own views.

    `is_whole` says that no area was left out, `shows_work` that the reader may see the work itself.
    """

    steps: tuple[PathStep, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    claimed: tuple[Claimed, ...] = ()
    ready: tuple[ReadySignal, ...] = ()
    own_views: tuple[SelfAssessment, ...] = ()
    is_whole: bool = False
    shows_work: bool = False

    @cached_property
    def standings(self) -> Mapping[UUID, Standing]:
        """This function will derive the learner's standing at every target where there is one to say."""
        return {target_id: standing_of(signals) for target_id, signals in _signals(self).items()}

    @cached_property
    def steps_by_target(self) -> Mapping[UUID, PathStep]:
        return {step.target_id: step for step in self.steps}

    @cached_property
    def signers(self) -> Mapping[UUID, Person]:
        """This function will tell who signed the newest judgement at each target."""
        return {row.target_id: row.author for row in self.judgements}

    @cached_property
    def newest_pieces(self) -> Mapping[UUID, Claimed]:
        """This function will find the newest piece behind each target, for those who may see it."""
        return {one.target_id: one for one in self.claimed} if self.shows_work else {}

    @cached_property
    def own_view_of(self) -> Mapping[UUID, SelfAssessment]:
        return {row.target_id: row for row in self.own_views}

    def pieces_at(self, target_id: UUID) -> list[Claimed]:
        """This function will list the pieces behind one target, newest first, for those who may see them."""
        return [one for one in reversed(self.claimed) if one.target_id == target_id] if self.shows_work else []

    def judgements_at(self, target_id: UUID) -> list[Judgement]:
        """This function will list every judgement at one target as a path, oldest work first."""
        return [row for row in self.judgements if row.target_id == target_id]

    def ties(self, *, at_most: int = 8) -> list[tuple[str, list[UUID]]]:
        """This function will list the pieces that belong to several targets, oldest first; the newest win."""
        found: dict[tuple[UUID, str], list[UUID]] = defaultdict(list)
        for one in self.claimed if self.shows_work else ():
            found[one.piece_id, one.title].append(one.target_id)
        return [(title, targets) for (_piece, title), targets in found.items() if len(targets) > 1][-at_most:]


def read_learner(learner: Person, *, viewer: Viewer, targets: Collection[UUID] = ()) -> Reading:
    """This function will read one learner for a viewer: everything about states that they may read, and nothing else."""
    areas = readable_areas(viewer, Kind.STATES, learner)
    if areas == set():
        return Reading()
    scope = Q(target__in=targets) if targets else Q()
    if areas is not None:
        scope &= Q(target__strand__area__in=areas)
    return _read(
        learner,
        scope,
        with_drafts=may_read(viewer, Kind.DRAFT, learner),
        is_whole=areas is None and not targets,
        shows_work=readable_areas(viewer, Kind.EVIDENCE, learner) != set(),
    )


def read_for_rules(learner: Person) -> Reading:
    """This function will read one learner for the rules that propose next steps, and for nobody's eyes."""
    return _read(learner, Q(), with_drafts=False, is_whole=True, shows_work=True)


def read_class(learners: Collection[Person], targets: Collection[UUID]) -> dict[UUID, Reading]:
    """This function will read several learners at a target or a few, by learner: the same five queries for one and for
    thirty.

    Whoever asks has made sure that each of them may be read there.
    """
    ids = [learner.id for learner in learners]
    found: dict[UUID, dict[str, list[Any]]] = {one: defaultdict(list) for one in ids}
    there = Q(target__in=list(targets))
    theirs = there & Q(learner__in=ids)
    questions: dict[str, Callable[[Q], list[Any]]] = {
        "steps": _steps,
        "judgements": _judgements,
        "ready": _ready,
        "own_views": _own_views,
    }
    for name, rows in questions.items():
        for row in rows(theirs):
            found[row.learner_id][name].append(row)
    for learner_id, *claim in _claims_of_several(HANDED_IN & there & Q(evidence__learner__in=ids)):
        found[learner_id]["claimed"].append(_claimed(*claim))
    return {
        one: Reading(**{name: tuple(given) for name, given in of.items()}, shows_work=True)  # type: ignore[arg-type]
        for one, of in found.items()
    }


HANDED_IN = Q(evidence__handed_in_at__isnull=False)
CLAIMED_FIELDS = (
    "target_id", "evidence_id", "evidence__title", "evidence__kind", "evidence__captured_at", "evidence__handed_in_at",
)  # fmt: skip


def _claimed(
    target_id: UUID, piece_id: UUID, title: str, kind: str, made_at: datetime, handed_in_at: datetime | None
) -> Claimed:
    return Claimed(target_id, piece_id, title, kind, made_at, is_handed_in=handed_in_at is not None)


def _live_claims(*conditions: Q) -> QuerySet[Claim]:
    rows = Claim.objects.filter(*conditions, evidence__erased_at=None, withdrawn_at=None)
    return rows.order_by("evidence__captured_at", "at", "id")


@prepared
def _steps(scope: Q) -> QuerySet[PathStep]:
    return PathStep.objects.filter(scope, taken_off_at=None).order_by("order", "planted_at", "id")


@prepared
def _judgements(scope: Q) -> QuerySet[Judgement]:
    rows = Judgement.objects.filter(scope).select_related("author", "contest")
    return rows.order_by("worked_on", "signed_at", "id")


@prepared
def _claims(scope: Q) -> QuerySet[Claim, tuple[Any, ...]]:
    return _live_claims(scope).values_list(*CLAIMED_FIELDS)


@prepared
def _claims_of_several(scope: Q) -> QuerySet[Claim, tuple[Any, ...]]:
    return _live_claims(scope).values_list("evidence__learner", *CLAIMED_FIELDS)


@prepared
def _ready(scope: Q) -> QuerySet[ReadySignal]:
    return ReadySignal.objects.filter(scope, withdrawn_at=None).order_by("at", "id")


@prepared
def _own_views(scope: Q) -> QuerySet[SelfAssessment]:
    return SelfAssessment.objects.filter(scope).order_by("at", "id")


def _read(learner: Person, scope: Q, *, with_drafts: bool, is_whole: bool, shows_work: bool) -> Reading:
    drafts = Q() if with_drafts else HANDED_IN
    theirs = scope & Q(learner=learner.id)
    return Reading(
        steps=tuple(_steps(theirs)),
        judgements=tuple(_judgements(theirs)),
        claimed=tuple(_claimed(*claim) for claim in _claims(scope & drafts & Q(evidence__learner=learner.id))),
        ready=tuple(_ready(theirs)),
        own_views=tuple(_own_views(theirs)),
        is_whole=is_whole,
        shows_work=shows_work,
    )


def _signals(reading: Reading) -> dict[UUID, Signals]:
    planted = {step.target_id: step.planted_at for step in reading.steps}
    judgements: dict[UUID, list[JudgementFact]] = defaultdict(list)
    contests: dict[UUID, list[ContestFact]] = defaultdict(list)
    for row in reading.judgements:
        judgements[row.target_id].append(fact_of(row))
        if contest := contest_of(row):
            contests[row.target_id].append(ContestFact(judgement=row.id, is_open=contest.settled_at is None))
    claims: dict[UUID, list[ClaimFact]] = defaultdict(list)
    for one in reading.claimed:
        if one.is_handed_in:
            claims[one.target_id].append(ClaimFact(piece=one.piece_id))
    ready: dict[UUID, list[ReadyFact]] = defaultdict(list)
    for signal in reading.ready:
        ready[signal.target_id].append(ReadyFact(said_at=signal.at))
    exploring = set(reading.own_view_of)
    return {
        target_id: Signals(
            is_planted=target_id in planted,
            says_exploring=target_id in exploring,
            says_deeper=target_id in planted
            and any(j.says is Verdict.SHOWN and j.signed_at < planted[target_id] for j in judgements[target_id]),
            claims=tuple(claims[target_id]),
            ready=tuple(ready[target_id]),
            judgements=tuple(judgements[target_id]),
            contests=tuple(contests[target_id]),
        )
        for target_id in {*planted, *exploring, *claims, *ready, *judgements}
    }


def fact_of(row: Judgement) -> JudgementFact:
    """This function will give a judgement as far as a state depends on it."""
    return JudgementFact(
        id=row.id,
        says=Verdict(row.says),
        worked_on=row.worked_on,
        signed_at=row.signed_at,
        supersedes=row.supersedes_id,
        reason=row.reason or row.reason_transcript or ("spoken" if row.reason_file_id else ""),
        deeper=row.is_deeper,
    )


def contest_of(row: Judgement) -> Contest | None:
    return getattr(row, "contest", None)
