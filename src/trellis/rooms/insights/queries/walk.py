"""Today's walk (P1): whom a leader meets, where they are, and the line each chose to share. The rule stands in engine/walk."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.engine.walk import ADULTS, LEARNERS, RULES, WITH_LINE, WalkFact, choose_walk
from trellis.rooms.circles.models import Interaction, ShareCard
from trellis.rooms.circles.queries.walk import lines_left, met_by, spoken_since
from trellis.rooms.circles.rules import may_walk
from trellis.rooms.people.models import Group, Person, TimeBlock
from trellis.rooms.people.queries import adults_at, groups_learning, learner_names_at, midnight, people_by_name
from trellis.rooms.people.queries.day import blocks_at_hour
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Switch


@dataclass(frozen=True)
class Stop:
    """Somebody to meet: where they are now, the line they left, and whether the two have spoken today."""

    person: Person
    groups: list[Group] = field(default_factory=list)
    part: TimeBlock | None = None  # of the school day, now
    line: ShareCard | None = None
    spoken: Interaction | None = None


@dataclass(frozen=True)
class Walk:
    """A few learners and adults for today; in the order of their groups, so that one way leads past all of them."""

    learners: list[Stop] = field(default_factory=list)
    adults: list[Stop] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return all(stop.spoken for stop in (*self.learners, *self.adults))


def walk_rules_in_words() -> list[str]:
    """This function will say by which rules a walk is put together."""
    return [_(one) for one in RULES]


def walk_of(viewer: Viewer, *, at: datetime) -> Walk:
    """This function will put today's walk together, the same all day; for those who lead, as long as the school has it on."""
    school = viewer.person.school
    if not may_walk(viewer) or not school.has_on(Switch.WALK):
        return Walk()
    morning = midnight(school, viewer.on)
    met, lines = dict(met_by(viewer.id, morning)), lines_left(viewer)
    spoken = {one.learner_id: one for one in spoken_since(viewer.id, morning)}
    learners = dict(learner_names_at(viewer.person.school_id, viewer.on))
    works = {one.id: one for one in adults_at(viewer.person.school_id, viewer.on) if one.id != viewer.id}
    adults = {one.id: one.said_as for one in works.values() if one.id not in learners}
    chosen = _chosen(learners, met, lines, LEARNERS, WITH_LINE)
    groups, parts = groups_learning(chosen, viewer.on), blocks_at_hour(school, at=at)
    stops = [
        Stop(one, groups[one.id], _part_for(groups[one.id], parts), lines.get(one.id), spoken.get(one.id))
        for one in people_by_name(chosen)
    ]
    stops.sort(key=lambda stop: ([group.name for group in stop.groups], stop.person.said_as, stop.person.id))
    others = [
        Stop(works[one], line=lines.get(one), spoken=spoken.get(one)) for one in _chosen(adults, met, lines, ADULTS, 1)
    ]
    return Walk(stops, sorted(others, key=lambda stop: (stop.person.said_as, stop.person.id)))


def _chosen(
    names: Mapping[UUID, str],
    met: Mapping[UUID, datetime],
    lines: Mapping[UUID, ShareCard],
    places: int,
    with_line: int,
) -> list[UUID]:
    facts = [
        WalkFact(one, name, met.get(one), lines[one].shared_at if one in lines else None) for one, name in names.items()
    ]
    return [key for key in choose_walk(facts, places=places, with_line=with_line) if isinstance(key, UUID)]


def _part_for(groups: list[Group], parts: list[TimeBlock]) -> TimeBlock | None:
    """The part of the day that a learner's group has now, else the whole school's."""
    own = {group.id for group in groups}
    there = [part for part in parts if part.group_id is None or part.group_id in own]
    return min(there, key=lambda part: part.group_id is None, default=None)
