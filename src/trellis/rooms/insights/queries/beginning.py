"""What a school still lacks before anybody can learn with it. Derived whenever it is asked, kept nowhere, gone when it is done."""

from dataclasses import dataclass

from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import educators_at, has_family_key, learners_at, untaught_at
from trellis.rooms.people.queries.groups import groups_there
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import GroupKind


@dataclass(frozen=True)
class Missing:
    """What there is none of yet, and the learners whom nobody teaches: what they hand in reaches nobody."""

    continuum: bool
    group: bool
    teacher: bool
    learner: bool
    family_key: bool
    untaught: tuple[Person, ...]

    def __bool__(self) -> bool:
        return any((self.continuum, self.group, self.teacher, self.learner, self.family_key, self.untaught))


def missing_at(viewer: Viewer) -> Missing:
    """This function will tell what the viewer's school still lacks."""
    school, on = viewer.person.school, viewer.on
    learners = learners_at(school, on=on)
    return Missing(
        continuum=not continuum_of(school).by_id,
        group=not groups_there(school, on=on).exclude(kind=GroupKind.TEAM).exists(),
        teacher=not educators_at(school, on=on).exists(),
        learner=not learners,
        family_key=not has_family_key(school),
        untaught=tuple(untaught_at(school, on=on)) if learners else (),
    )
