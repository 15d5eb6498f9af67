"""One learner's growth as the drawing needs it: the learner, those who teach them and their family see the same picture,
each in their own words and with their own addresses."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.engine.states import Standing, TargetState
from trellis.engine.trellis_drawing import Area, Companion, Growth, Root, Step, Strand, Tie
from trellis.foundation.i18n import foreign, said
from trellis.rooms.continuum.queries import AreaShape, Continuum, StrandShape, TargetShape, continuum_of
from trellis.rooms.evidence.queries import Reading, read_learner
from trellis.rooms.paths.models import PathStep
from trellis.rooms.paths.queries import OwnGrowth, own_growth_of
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import stage_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.profiles.queries import Entries, read_entries
from trellis.rooms.profiles.terms import EntryKind
from trellis.rooms.suggestions.queries import Given
from trellis.ui.words import as_plate_day

OWN_HUE = "moss"


@dataclass(frozen=True)
class Places:
    """Where a drawing leads: the address of a target, of an area's panel, of the root's line, of a whole strand, of an own
    area and of all of them. {} takes an id."""

    target: str
    area: str
    root: str = ""
    strand: str = ""
    own: str = ""
    all_own: str = ""


@dataclass(frozen=True)
class Grown:
    """What was read to draw: the drawing's input, and the facts behind it for the rest of the page."""

    growth: Growth
    continuum: Continuum
    reading: Reading
    entries: Entries

    @property
    def given(self) -> Given:
        """What the rules for next steps need not read again."""
        return Given(self.continuum, self.reading, self.entries)


def growth_of(
    learner: Person, *, viewer: Viewer, places: Places, current: UUID | None = None, in_full: bool = False
) -> Grown:
    """This function will read what one learner's trellis is drawn from, in the viewer's words: seven queries.

    `in_full` gives each target's whole wording instead of the short one that a plate of the wide picture holds.
    """
    continuum = continuum_of(learner.school)
    reading, entries = read_learner(learner, viewer=viewer), read_entries(learner, viewer=viewer)
    make = _StepMaker(viewer.person, reading, places, is_own=viewer.id == learner.id, in_full=in_full)
    strands = [make.strand(strand, _standing_on(strand, continuum, reading)) for strand in continuum.strands]
    own = [_own_strand(area, learner, make) for area in own_growth_of(learner, viewer=viewer)]
    growth = Growth(
        strands=(*strands, *own),
        root=_root(learner, entries, places),
        ties=tuple(Tie(title, frozenset(targets)) for title, targets in reading.ties()),
        areas=tuple(_area(area, viewer.person, places) for area in continuum.areas),
        current=current,
        stage=stage_of(learner),
        own_url=places.all_own,
    )
    return Grown(growth, continuum, reading, entries)


def _standing_on(strand: StrandShape, continuum: Continuum, reading: Reading) -> list[TargetShape]:
    """A strand's targets, and between them what is no longer offered and yet is on this learner's path or was said of them."""
    offered = continuum.by_strand[strand.id]
    kept = [
        one
        for one in continuum.retired
        if one.strand.id == strand.id and (one.id in reading.standings or one.id in reading.steps_by_target)
    ]
    return sorted([*offered, *kept], key=lambda one: (one.order, one.is_retired, one.slug)) if kept else offered


def _area(shape: AreaShape, reader: Person, places: Places) -> Area:
    return Area(
        shape.id, said(shape.name, reader.locale), places.area.format(shape.id), foreign(shape.name, reader.locale)
    )


@dataclass(frozen=True)
class _StepMaker:
    reader: Person
    reading: Reading
    places: Places
    is_own: bool  # the learner reads their own
    in_full: bool

    def strand(self, shape: StrandShape, targets: list[TargetShape]) -> Strand:
        return Strand(
            id=shape.id, name=said(shape.name, self.reader.locale), hue=shape.hue, area=shape.area.id, habit=shape.slug,
            steps=tuple(self.step(target) for target in targets), label=said(shape.label, self.reader.locale),
            url=self.places.strand.format(shape.id), language=foreign(shape.name, self.reader.locale),
        )  # fmt: skip

    def step(self, target: TargetShape) -> Step:
        standing = self.reading.standings.get(target.id)
        planted = self.reading.steps_by_target.get(target.id)
        signer = self.reading.signers.get(target.id)
        language = target.spoken_as(self.reader.reading, self.reader.locale)[1]
        return Step(
            id=target.id,
            order=target.order,
            words=self.words(target),
            state=standing.state if standing else TargetState.NONE,
            is_next=bool(planted and planted.state == StepState.NEXT and not target.is_retired),
            is_contested=bool(standing and standing.is_contested),
            says=_("retired") if target.is_retired else _says(standing, planted, is_own=self.is_own),
            language="" if language == self.reader.locale else language,
            people=(Companion(signer.said_as, signer.portrait),) if signer else (),
            url=self.places.target.format(target.id),
            window=target.window,
        )

    def words(self, target: TargetShape) -> str:
        asked = (self.reader.reading, self.reader.locale)
        return target.said(*asked) if self.in_full else target.on_plate(*asked)


def _says(standing: Standing | None, planted: PathStep | None, *, is_own: bool) -> str:
    if standing and standing.state is TargetState.SHOWN and standing.deciding:
        return _("shown %(day)s") % {"day": as_plate_day(standing.deciding.worked_on)}
    if planted and planted.state == StepState.NEXT and (not standing or standing.state is TargetState.EXPLORING):
        return _("next, if I want it") if is_own else _("next, if they want it")
    return ""


def _own_strand(area: OwnGrowth, learner: Person, make: _StepMaker) -> Strand:
    url = make.places.own.format(area.id)
    done = _("mine") if make.is_own else _("done")
    steps = tuple(
        Step(
            id=step.id,
            order=step.order,
            words=step.text,
            state=TargetState.SHOWN if step.is_done else TargetState.NONE if step.is_next else TargetState.PRACTISING,
            is_next=step.is_next,
            says=done if step.is_done else "",
            url=url,
        )
        for step in area.steps
    )
    whose = _("My own: %(name)s") if make.is_own else _("%(learner)s’s own: %(name)s")
    name = whose % {"name": area.name, "learner": learner.said_as}
    return Strand(
        id=area.id, name=name, alone=area.name, hue=OWN_HUE, steps=steps, is_own=True, habit=str(area.id), url=url
    )


def _root(learner: Person, entries: Entries, places: Places) -> Root:
    line = next((entry.text for entry in entries.readable if entry.kind == EntryKind.LINE), "")
    interests = ", ".join(entry.text for entry in entries.readable if entry.kind == EntryKind.INTEREST)
    return Root(Companion(learner.said_as, learner.portrait), line or interests, places.root, learner.locale)
