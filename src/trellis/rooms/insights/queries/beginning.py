"""What a school still lacks before anybody can learn with it. Derived whenever it is asked, kept nowhere, gone when it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from trellis.rooms.continuum.queries import AreaShape, continuum_of
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import educators_at, has_family_key, learners_at, untaught_at
from trellis.rooms.people.queries.groups import GroupNow, groups_now, groups_there
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import EDUCATORS, GroupKind


@dataclass(frozen=True)
class Missing:
    """What there is none of yet; the learners whom nobody teaches, so that what they hand in reaches nobody; and the areas of
    a group in which nobody looks, as all its teachers teach others."""

    continuum: bool
    group: bool
    teacher: bool
    learner: bool
    family_key: bool
    untaught: tuple[Person, ...]
    unlooked: tuple[tuple[Group, tuple[AreaShape, ...]], ...] = ()

    def __bool__(self) -> bool:
        return any(
            (self.continuum, self.group, self.teacher, self.learner, self.family_key, self.untaught, self.unlooked)
        )


def missing_at(viewer: Viewer) -> Missing:
    """This function will tell what the viewer's school still lacks."""
    school, on = viewer.person.school, viewer.on
    learners = learners_at(school, on=on)
    continuum = continuum_of(school)
    return Missing(
        continuum=not continuum.by_id,
        group=not groups_there(school, on=on).exclude(kind=GroupKind.TEAM).exists(),
        teacher=not educators_at(school, on=on).exists(),
        learner=not learners,
        family_key=not has_family_key(school),
        untaught=tuple(untaught_at(school, on=on)) if learners else (),
        unlooked=tuple(_unlooked(groups_now(school, on=on), continuum.areas)),
    )


def _unlooked(groups: list[GroupNow], areas: Sequence[AreaShape]) -> Iterator[tuple[Group, tuple[AreaShape, ...]]]:
    """Group by group, the areas in which somebody there is taught by nobody, in any group of theirs, while they are in others."""
    teaching = [one for row in groups for one in row.adults if one.role in EDUCATORS]
    limits, every = areas_by_membership(teaching), frozenset(area.id for area in areas)
    reached: dict[UUID, set[UUID]] = {}
    for row in groups:
        for adult in row.adults:
            for one in row.learners if adult.id in limits else ():
                reached.setdefault(one.person_id, set()).update(limits[adult.id] or every)
    for row in groups:
        open_to = [every - reached[one.person_id] for one in row.learners if one.person_id in reached]
        missed = frozenset[UUID]().union(*open_to)
        if missed:
            yield row.group, tuple(area for area in areas if area.id in missed)
