"""How a learner stands at targets: derived anew from what was signed and said, on every request."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from trellis.engine.states import Standing, TargetState
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Claim, CriterionMet, Evidence, Judgement, ReadySignal
from trellis.rooms.evidence.queries.reading import Claimed, Reading, read_learner
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import readable_areas
from trellis.rooms.privacy.terms import Kind


def states_of(learner: Person, *, viewer: Viewer) -> dict[UUID, TargetState]:
    """This function will give the state word of a learner at every target where there is one to say, by target."""
    return {target_id: standing.state for target_id, standing in standings_of(learner, viewer=viewer).items()}


def standings_of(learner: Person, *, viewer: Viewer, targets: Collection[UUID] = ()) -> dict[UUID, Standing]:
    """This function will give a learner's standing at every target where there is one, or at those given; by target.

    Targets outside the areas the viewer may read are left out. The same five queries for one target and for hundreds.
    """
    return dict(read_learner(learner, viewer=viewer, targets=targets).standings)


def judgements_of(
    learner: Person, *, viewer: Viewer, targets: Collection[UUID] = (), piece: Evidence | None = None
) -> QuerySet[Judgement]:
    """This function will list the judgements about a learner that the viewer may read, by the day of the work; superseded
    ones too: all, or those at some targets or on one piece. Each comes with its author, its criteria, its contest and its
    pieces."""
    areas = readable_areas(viewer, Kind.STATES, learner)
    rows = Judgement.objects.filter(learner=learner)
    if areas is not None:
        rows = rows.filter(target__strand__area__in=areas)
    if targets or piece is not None:
        on_piece = Judgement.pieces.through.objects.filter(evidence=piece).values("judgement")
        rows = rows.filter(Q(target__in=targets) | Q(pk__in=on_piece))
    return _whole(rows)


def judgements_on(piece: Evidence, *, viewer: Viewer, targets: Collection[UUID]) -> list[Judgement]:
    """This function will list the judgements that the viewer may read at the targets of one piece, and on it: what
    judgements_of lists, for a page that is opened all day."""
    areas = readable_areas(viewer, Kind.STATES, piece.learner)
    scope = Q(learner=piece.learner_id)
    if areas is not None:
        scope &= Q(target__strand__area__in=areas)
    return _judgements_on(piece.id, list(targets), scope)


@prepared
def _judgements_on(piece_id: UUID, targets: list[UUID], scope: Q) -> QuerySet[Judgement]:
    on_piece = Judgement.pieces.through.objects.filter(evidence=piece_id).values("judgement")
    return _whole(Judgement.objects.filter(scope, Q(target__in=targets) | Q(pk__in=on_piece)))


def _whole(rows: QuerySet[Judgement]) -> QuerySet[Judgement]:
    return rows.select_related("author", "contest__by", "reason_file").prefetch_related(
        "pieces", Prefetch("criteria_met", CriterionMet.objects.order_by("criterion__order"))
    )


def judgement_path(learner: Person, target_id: UUID, *, viewer: Viewer) -> list[Judgement]:
    """This function will list every judgement at one target as a path, oldest work first; nothing is hidden or averaged."""
    return list(judgements_of(learner, viewer=viewer, targets=[target_id]).order_by("worked_on", "signed_at", "id"))


def contested_of(learner: Person, *, viewer: Viewer) -> set[UUID]:
    """This function will list the targets at which two views stand side by side."""
    return {t for t, standing in standings_of(learner, viewer=viewer).items() if standing.is_contested}


def standing_by(target_id: UUID, path: Iterable[Judgement], ready: ReadySignal | None, claim: Claim | None) -> Standing:
    """This function will derive the standing at one target from what a page about a piece has read already."""
    claimed = claim and Claimed(
        target_id, claim.evidence_id, "", "", claim.at, is_handed_in=claim.evidence.handed_in_at is not None
    )
    read = Reading(judgements=tuple(path), ready=(ready,) if ready else (), claimed=(claimed,) if claimed else ())
    return read.standings.get(target_id, Standing(TargetState.EXPLORING))
