"""What stands so far while the demo school is planted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time

from trellis.demo.days import Term
from trellis.rooms.continuum.models import Area, LearningTarget
from trellis.rooms.paths.models import Experience, OwnArea
from trellis.rooms.people.models import Group, Membership, Person, School, TimeBlock

FIRST_MORNING = time(7, 30)
GROUPS_WITH_STORIES = ("2b", "duarte")


@dataclass
class Plot:
    """A school in the making: its calendar, and everything later steps look up by slug."""

    term: Term
    school: School
    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    classes: dict[str, list[str]] = field(default_factory=dict)  # the learners of each group, by slug
    memberships: dict[str, Membership] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    targets: dict[str, LearningTarget] = field(default_factory=dict)
    experiences: dict[str, Experience] = field(default_factory=dict)
    blocks: dict[tuple[str, str], TimeBlock] = field(default_factory=dict)  # by group and hour
    own_areas: dict[tuple[str, str], OwnArea] = field(default_factory=dict)  # by learner and name

    @property
    def first_day(self) -> datetime:
        """The morning on which the term began."""
        return datetime.combine(self.term.starts_on, FIRST_MORNING, tzinfo=self.term.zone)

    def told(self) -> Iterator[tuple[str, str]]:
        """The learners who have a story, each with their group, by slug."""
        for group in GROUPS_WITH_STORIES:
            for slug in self.classes[group]:
                yield slug, group

    def moment(self, back: int, hour: str) -> datetime:
        """A moment so many school days ago, at an hour written as 09:40."""
        return self.term.moment(back, time.fromisoformat(hour))

    def waiting(self, school_days: int, hour: str) -> datetime:
        """A moment since when something waits for so many school days: they are counted from today, in the morning too."""
        return datetime.combine(self.term.after(-school_days), time.fromisoformat(hour), tzinfo=self.term.zone)
