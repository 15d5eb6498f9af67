"""A project as it stands: each target by itself, for whoever may read it. Nothing is averaged, and nobody stands first."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from trellis.engine.states import TargetState
from trellis.rooms.continuum.queries import TargetShape
from trellis.rooms.continuum.queries.teaching import adults_by_area
from trellis.rooms.evidence.models import Evidence, Judgement
from trellis.rooms.evidence.queries.pieces import shown_pieces_of
from trellis.rooms.evidence.queries.reading import Claimed, Reading, read_class
from trellis.rooms.evidence.queries.states import judgements_of, standings_of
from trellis.rooms.evidence.rules import may_judge
from trellis.rooms.paths.models import DemonstrationPlan
from trellis.rooms.paths.queries.demonstrations import demonstrations_of
from trellis.rooms.paths.queries.projects import ProjectSheet
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class AtTarget:
    """How somebody stands at one target of a project, by itself: the word, what was signed last, the newest piece."""

    learner: Person
    state: TargetState = TargetState.NONE
    last: Judgement | None = None
    piece: Claimed | None = None


@dataclass(frozen=True)
class TargetLine:
    """One target of a project: who looks at it, and how those stand there whom the viewer judges, by name."""

    target: TargetShape
    answered_for_by: tuple[Person, ...]
    stand: tuple[AtTarget, ...] = ()


@dataclass(frozen=True)
class OwnLine:
    """One target of a project as its learner reads it."""

    target: TargetShape
    answered_for_by: tuple[Person, ...]
    state: TargetState
    last: Judgement | None
    shown: DemonstrationPlan | None  # how they mean to show it


def own_targets_in(sheet: ProjectSheet, *, viewer: Viewer) -> list[OwnLine]:
    """This function will tell a learner how they stand at each target of a project, who looks at it, what was said last and
    how they mean to show it; nothing about the others."""
    me, ids = viewer.person, [target.id for target in sheet.targets]
    if not ids:
        return []
    standings = standings_of(me, viewer=viewer, targets=ids)
    judged = judgements_of(me, viewer=viewer, targets=ids).order_by("signed_at", "id")
    last = {row.target_id: row for row in judged}
    shown = demonstrations_of(me, viewer=viewer, targets=ids)
    adults = _adults([me], sheet.targets, viewer)
    return [
        OwnLine(
            target,
            adults[target.strand.area.id],
            standings[target.id].state if target.id in standings else TargetState.NONE,
            last.get(target.id),
            shown.get(target.id),
        )
        for target in sheet.targets
    ]


def own_pieces_in(sheet: ProjectSheet, *, viewer: Viewer) -> list[Evidence]:
    """This function will list what a learner kept for a project, newest first."""
    if sheet.plan is None:
        return []
    rows = shown_pieces_of(viewer.person, viewer=viewer).filter(plan=sheet.plan, erased_at=None)
    return list(rows.order_by("-captured_at", "-id"))


def targets_in(sheet: ProjectSheet, *, viewer: Viewer) -> list[TargetLine]:
    """This function will list the targets of a project, each with those of its learners whom the viewer judges there. The
    same queries for two learners and for twenty."""
    read = read_class(sheet.people, [target.id for target in sheet.targets]) if sheet.people else {}
    adults = _adults(sheet.people or [one.learner for one in sheet.asked], sheet.targets, viewer)
    return [
        TargetLine(
            target,
            adults[target.strand.area.id],
            tuple(
                _at(one, read[one.id], target) for one in sheet.people if may_judge(viewer, one, target.strand.area.id)
            ),
        )
        for target in sheet.targets
    ]


def _at(learner: Person, read: Reading, target: TargetShape) -> AtTarget:
    standing = read.standings.get(target.id)
    signed = sorted(read.judgements_at(target.id), key=lambda one: (one.signed_at, one.id))
    return AtTarget(
        learner,
        standing.state if standing else TargetState.NONE,
        signed[-1] if signed else None,
        next(iter(read.pieces_at(target.id)), None),
    )


def _adults(
    learners: Sequence[Person], targets: Sequence[TargetShape], viewer: Viewer
) -> dict[UUID, tuple[Person, ...]]:
    return adults_by_area(learners, {target.strand.area.id for target in targets}, on=viewer.on)
