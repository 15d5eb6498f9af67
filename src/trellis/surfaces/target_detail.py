"""One target and one learner: why, what it looks like, the work, both views. The same for learner, educator and family."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from trellis.engine.states import Standing, TargetState
from trellis.foundation.i18n import said
from trellis.rooms.continuum.models import Criterion, Exemplar
from trellis.rooms.continuum.queries import TargetShape, criteria_of
from trellis.rooms.continuum.queries.crosswalk import StandardLine, standards_by_target
from trellis.rooms.continuum.queries.studio import exemplars_of
from trellis.rooms.evidence.models import Contest, Judgement, SelfAssessment
from trellis.rooms.evidence.queries import Claimed, self_views_of
from trellis.rooms.paths.models import DemonstrationPlan, Experience, WhyQuestion
from trellis.rooms.paths.queries import ways_to, whys_of
from trellis.rooms.paths.queries.demonstrations import demonstrations_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.growth import Grown


@dataclass(frozen=True)
class Exchange:
    """What the two said to each other: how the learner sees it, what an adult signed, what the learner set beside it."""

    self_view: SelfAssessment | None
    judgement: Judgement | None

    @property
    def contest(self) -> Contest | None:
        return getattr(self.judgement, "contest", None)

    @property
    def last_at(self) -> datetime:
        """When the last word of it was said."""
        moments = [self.self_view and self.self_view.at, self.contest and self.contest.at]
        signed = self.judgement and self.judgement.signed_at
        return max(moment for moment in (*moments, signed) if moment)


@dataclass(frozen=True)
class Detail:
    """What stands on the sheet of a target."""

    target: TargetShape
    words: str
    language: str
    originals: list[StandardLine]  # the framework's own words, where we have none of our own
    strand_name: str
    state: TargetState
    standing: Standing | None
    why: str
    whys: list[WhyQuestion]
    criteria: list[tuple[Criterion, str]]
    pieces: list[Claimed]
    judgements: list[Judgement]
    self_view: SelfAssessment | None
    shown: DemonstrationPlan | None  # how the learner means to show it
    is_ready: bool
    ways: list[Experience]
    leans_on: list[tuple[TargetShape, str, TargetState]]
    exemplars: list[Exemplar]
    instead: TargetShape | None  # what takes the place of one that is no longer offered

    @property
    def latest(self) -> Judgement | None:
        return self.judgements[-1] if self.judgements else None

    @property
    def exchanges(self) -> list[Exchange]:
        """Both views, two halves each, newest first. How the learner sees it stands beside what was signed next after it."""
        view, signed = self.self_view, sorted(self.judgements, key=lambda one: one.signed_at)
        beside = next((one for one in signed if view and one.signed_at >= view.at), None)
        found = [Exchange(view if one is beside else None, one) for one in signed]
        if view and beside is None:
            found.append(Exchange(view, None))
        return sorted(found, key=lambda one: one.last_at, reverse=True)

    @property
    def is_shown(self) -> bool:
        return self.state.is_shown


def detail_of(learner: Person, target_id: UUID, *, viewer: Viewer, grown: Grown) -> Detail | None:
    """This function will read the sheet of one target for a learner; None for a target that never was part
    of the continuum."""
    target = grown.continuum.known.get(target_id)
    if target is None:
        return None
    reader = viewer.person
    standing = grown.reading.standings.get(target_id)
    level, language = target.spoken_as(reader.reading, reader.locale)
    return Detail(
        target=target,
        words=target.wordings.get((level, language), "") or said(target.plate, reader.locale),
        language="" if language == reader.locale else language,
        originals=_originals(learner, target),
        strand_name=said(target.strand.name, reader.locale),
        state=standing.state if standing else TargetState.NONE,
        standing=standing,
        why=said(target.why, reader.locale),
        whys=list(whys_of(learner, target_id, viewer=viewer)),
        criteria=[(criterion, said(criterion.text, reader.locale)) for criterion in criteria_of(target_id)],
        pieces=grown.reading.pieces_at(target_id),
        judgements=grown.reading.judgements_at(target_id),
        self_view=self_views_of(learner, viewer=viewer, targets=[target_id]).get(target_id),
        shown=demonstrations_of(learner, viewer=viewer, targets=[target_id]).get(target_id),
        is_ready=bool(standing and standing.is_ready),
        ways=list(ways_to(target_id, school=learner.school)),
        leans_on=[_leaned(grown, one, reader) for one in target.needs if one in grown.continuum.by_id],
        exemplars=exemplars_of([target_id])[target_id],
        instead=grown.continuum.by_id.get(target.replaced_by) if target.replaced_by else None,
    )


def _originals(learner: Person, target: TargetShape) -> list[StandardLine]:
    if target.has_our_words:
        return []
    return standards_by_target(learner.school, [target.id]).get(target.id, [])


def _leaned(grown: Grown, target_id: UUID, reader: Person) -> tuple[TargetShape, str, TargetState]:
    target = grown.continuum.by_id[target_id]
    standing = grown.reading.standings.get(target_id)
    return target, target.said(reader.reading, reader.locale), standing.state if standing else TargetState.NONE
