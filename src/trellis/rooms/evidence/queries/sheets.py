"""Everything that a page about one piece shows, gathered with a number of queries that does not grow."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.engine.states import TargetState
from trellis.foundation.i18n import said
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.continuum.queries import Continuum, continuum_of, criteria_in
from trellis.rooms.continuum.queries.teaching import adults_by_area
from trellis.rooms.evidence.models import Claim, Evidence, Judgement, ReadySignal, SelfAssessment
from trellis.rooms.evidence.queries.pieces import claims_on
from trellis.rooms.evidence.queries.said import Thread, ready_signals_with, self_views_of, thread_of
from trellis.rooms.evidence.queries.states import judgements_on, standing_by
from trellis.rooms.evidence.rules import may_judge
from trellis.rooms.paths.models import DemonstrationPlan
from trellis.rooms.paths.queries.demonstrations import demonstrations_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class TargetSheet:
    """One target that a piece is said to show: what the learner says, what was signed, what can be seen."""

    id: UUID
    text: str
    language: str
    strand: str
    hue: str
    state: TargetState
    claim: Claim | None
    view: SelfAssessment | None
    path: tuple[Judgement, ...]
    ready: ReadySignal | None
    shown: DemonstrationPlan | None  # how the learner means to show it
    criteria: tuple[Criterion, ...]
    may_be_judged: bool
    area_id: UUID | None = None
    is_retired: bool = False

    @property
    def last(self) -> Judgement | None:
        """The judgement signed last."""
        return max(self.path, key=lambda one: one.signed_at, default=None)

    @property
    def earlier(self) -> tuple[Judgement, ...]:
        return tuple(one for one in reversed(self.path) if one is not self.last)

    @property
    def met(self) -> frozenset[UUID]:
        """The criteria that somebody has seen."""
        return frozenset(met.criterion_id for one in self.path for met in one.criteria_met.all())

    def waits_on(self, piece: Evidence) -> bool:
        """This function will tell whether nobody has judged this piece for the target since it was said to show it."""
        since = self.claim and piece.handed_in_at and max(self.claim.at, piece.handed_in_at)
        judged = [one for one in self.path if piece in one.pieces.all() and since and one.signed_at >= since]
        return self.is_ready or (since is not None and not judged)

    @property
    def is_ready(self) -> bool:
        """Whether a signal waits that nobody has answered."""
        return self.ready is not None and (self.last is None or self.last.signed_at < self.ready.at)


@dataclass(frozen=True)
class PieceSheet:
    """A piece with all that is said about it, as one viewer may read it."""

    piece: Evidence
    targets: tuple[TargetSheet, ...]
    thread: Thread

    def target(self, target_id: UUID | None) -> TargetSheet | None:
        """This function will find one of the targets that the piece is said to show."""
        return next((one for one in self.targets if one.id == target_id), None)


def sheet_of(piece: Evidence, *, viewer: Viewer) -> PieceSheet:
    """This function will gather a piece for one viewer: its targets in the order of their claims, those it was judged for
    or is ready to be shown for after them. The same queries however much there is to say."""
    learner = piece.learner
    ready = {one.target_id: one for one in ready_signals_with(piece, viewer=viewer)}
    claims = {claim.target_id: claim for claim in claims_on(piece)}
    paths: dict[UUID, list[Judgement]] = {target_id: [] for target_id in (*claims, *ready)}
    for judgement in judgements_on(piece, viewer=viewer, targets=paths):
        paths.setdefault(judgement.target_id, []).append(judgement)
    ids = list(paths)
    views = self_views_of(learner, viewer=viewer, targets=ids)
    shown = demonstrations_of(learner, viewer=viewer, targets=ids)
    continuum = continuum_of(learner.school)
    criteria = criteria_in(continuum, ids)
    targets = tuple(
        _target(
            continuum, target_id, viewer, claim=claims.get(target_id), view=views.get(target_id), path=paths[target_id],
            ready=ready.get(target_id), shown=shown.get(target_id), criteria=criteria, piece=piece,
        )
        for target_id in ids
    )  # fmt: skip
    return PieceSheet(piece=piece, targets=targets, thread=thread_of(piece, viewer=viewer))


@dataclass(frozen=True)
class Elsewhere:
    """A target that a piece is said to show and that others judge: only who does is told."""

    text: str
    answered_for_by: tuple[Person, ...]


def answered_elsewhere(sheet: PieceSheet, *, viewer: Viewer) -> list[Elsewhere]:
    """This function will list what a piece is said to show besides what the viewer judges, with who judges it."""
    others = [one for one in sheet.targets if one.area_id and not one.may_be_judged]
    areas = {one.area_id for one in others if one.area_id}
    adults = adults_by_area([sheet.piece.learner], areas, on=viewer.on) if others else {}
    return [Elsewhere(one.text, adults[one.area_id]) for one in others if one.area_id]


def pieces_to_judge(piece: Evidence, target: TargetSheet) -> list[Evidence]:
    """This function will list the work that a judgement rests on: the piece, and what its maker shows together with it."""
    if not target.is_ready or target.ready is None:
        return [piece]
    others = target.ready.pieces.filter(handed_in_at__isnull=False, erased_at=None).exclude(pk=piece.pk)
    return [piece, *others.select_related("learner__school")]


def _target(
    continuum: Continuum, target_id: UUID, viewer: Viewer, *, claim: Claim | None, view: SelfAssessment | None,
    path: list[Judgement], ready: ReadySignal | None, shown: DemonstrationPlan | None,
    criteria: Mapping[UUID, list[Criterion]], piece: Evidence,
) -> TargetSheet:  # fmt: skip
    shape = continuum.known.get(target_id)
    reading, language = viewer.person.reading, viewer.person.locale
    return TargetSheet(
        id=target_id,
        text=shape.said(reading, language) if shape else _("A target that the school no longer uses"),
        language=shape.spoken_as(reading, language)[1] if shape else language,
        strand=said(shape.strand.name, language) if shape else "",
        hue=shape.strand.hue if shape else "",
        state=standing_by(target_id, path, ready, claim).state,
        claim=claim,
        view=view,
        path=tuple(path),
        ready=ready,
        shown=shown,
        criteria=tuple(criteria.get(target_id, ())),
        area_id=shape.strand.area.id if shape else None,
        may_be_judged=shape is not None and may_judge(viewer, piece.learner, shape.strand.area.id),
        is_retired=shape is not None and shape.is_retired,
    )
