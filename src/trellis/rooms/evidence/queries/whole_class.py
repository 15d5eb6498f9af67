"""One target and one class: who is at which word, and what is still open in whose work.

It is derived anew on every request and kept nowhere. Names stand alphabetically inside each word (AR-02), and nobody but
those who teach the target to a learner sees the learner here.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from trellis.engine.states import Standing, TargetState
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.continuum.queries import Continuum, TargetShape, criteria_of
from trellis.rooms.evidence.models import Claim, CriterionMet
from trellis.rooms.evidence.queries.reading import Claimed, Reading, read_class
from trellis.rooms.paths.models import PathStep
from trellis.rooms.paths.rules import may_see_class_at
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer

# Those for whom there is nothing to say yet stand last, so that nobody reads them as a beginning of the row.
WORDS = (
    TargetState.EXPLORING, TargetState.PRACTISING, TargetState.READY_TO_SHOW, TargetState.SHOWN,
    TargetState.GOING_DEEPER, TargetState.NONE,
)  # fmt: skip
MOST_IN_ONE_TRACK = 4
LATELY = timedelta(weeks=6)


@dataclass(frozen=True)
class AtWord:
    """One word of a target and those who are at it, by name."""

    state: TargetState
    learners: tuple[Person, ...]

    @property
    def is_wide(self) -> bool:
        """Whether the names need two tracks, so that words never grow into bars."""
        return len(self.learners) > MOST_IN_ONE_TRACK


@dataclass(frozen=True)
class OpenIn:
    """A learner with whom something is still open, and the newest piece in which to look for it."""

    learner: Person
    piece: Claimed


@dataclass(frozen=True)
class OpenCriterion:
    """What can be seen when a target is shown, and in whose work nobody has seen it yet; by name."""

    criterion: Criterion
    pieces: tuple[OpenIn, ...]

    @property
    def learners(self) -> list[Person]:
        return [one.learner for one in self.pieces]


@dataclass(frozen=True)
class ClassAtTarget:
    """A class at one target, as those who teach it see it."""

    learners: tuple[Person, ...]
    words: tuple[AtWord, ...]
    still_open: tuple[OpenCriterion, ...]

    @property
    def ready(self) -> tuple[Person, ...]:
        """Those who said that they are ready to show it, by name."""
        return next((one.learners for one in self.words if one.state == TargetState.READY_TO_SHOW), ())

    def at(self, criterion_id: str) -> OpenCriterion | None:
        """This function will find one of the criteria that are still open."""
        return next((one for one in self.still_open if str(one.criterion.id) == criterion_id), None)


def class_at(target: TargetShape, learners: Iterable[Person], *, viewer: Viewer) -> ClassAtTarget:
    """This function will tell who of these learners, given by name, is at which word of a target, and which criteria are
    still open in whose handed-in work. Learners to whom the viewer does not teach it are left out. Seven queries."""
    area_id = target.strand.area.id
    seen = tuple(learner for learner in learners if may_see_class_at(viewer, learner, area_id))
    read = read_class(seen, [target.id])
    standings = {one: reading.standings.get(target.id, Standing(TargetState.NONE)) for one, reading in read.items()}
    by_word: dict[TargetState, list[Person]] = defaultdict(list)
    for learner in seen:
        by_word[standings[learner.id].state].append(learner)
    words = tuple(AtWord(word, tuple(by_word[word])) for word in WORDS if by_word[word])
    on_the_way = [learner for learner in seen if not standings[learner.id].state.is_shown]
    return ClassAtTarget(learners=seen, words=words, still_open=_still_open(target.id, on_the_way, read))


def _still_open(
    target_id: UUID, learners: Collection[Person], read: Mapping[UUID, Reading]
) -> tuple[OpenCriterion, ...]:
    rows = CriterionMet.objects.filter(judgement__target=target_id, judgement__learner__in=[one.id for one in learners])
    met = set(rows.values_list("judgement__learner_id", "criterion_id"))
    newest = [(one, read[one.id].newest_pieces.get(target_id)) for one in learners]
    found = (
        OpenCriterion(
            criterion,
            tuple(OpenIn(one, piece) for one, piece in newest if piece and (one.id, criterion.id) not in met),
        )
        for criterion in criteria_of(target_id)
    )
    return tuple(one for one in found if one.pieces)


def targets_worked_on(
    learners: Collection[Person], continuum: Continuum, *, viewer: Viewer, at: datetime
) -> set[UUID]:  # fmt: skip
    """This function will tell which targets these learners are on now: on their path, or shown by work that was handed in
    in the last six weeks; those that the viewer teaches them. Two queries."""
    by_id = {learner.id: learner for learner in learners}
    steps = PathStep.objects.filter(learner__in=by_id, state=StepState.NOW, taken_off_at=None)
    claims = Claim.objects.filter(
        evidence__learner__in=by_id, evidence__handed_in_at__gt=at - LATELY, evidence__handed_in_at__lte=at,
        evidence__erased_at=None, withdrawn_at=None,
    )  # fmt: skip
    pairs = {
        *steps.order_by().values_list("learner_id", "target_id"),
        *claims.values_list("evidence__learner_id", "target_id"),
    }
    areas = {target_id: continuum.area_of(target_id) for _learner, target_id in pairs}
    return {
        target_id
        for learner_id, target_id in pairs
        if (area := areas[target_id]) and may_see_class_at(viewer, by_id[learner_id], area)
    }
