"""Of whom coverage may be told, since when, and what may be told of it: everything a viewer could ask, weighed at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from trellis.engine.small_groups import Count, Told, told
from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.queries import Continuum
from trellis.rooms.continuum.rules import areas_by_membership, limited_to
from trellis.rooms.evidence.queries.confirmed import Confirmed
from trellis.rooms.people.models import Closure, Group, Membership, School
from trellis.rooms.people.queries import learners_at, taught_in
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import EDUCATORS, Role
from trellis.rooms.privacy.rules import readable_areas
from trellis.rooms.privacy.terms import Kind

TERM_BREAK, YEAR_BREAK = timedelta(days=10), timedelta(days=28)  # holidays of such a length begin a new one
TERM_MONTHS, YEAR_MONTHS = 3, 12  # where the calendar keeps no holidays
TERM, YEAR = 0, 1
WHOLE_SCHOOL = "school"
Targets = frozenset[UUID]


@dataclass(frozen=True)
class Covered:
    """A group whose coverage the viewer may see: its learners, and in which areas (None: all). Of a whole school a leader
    is told numbers, never pieces."""

    key: str
    name: str
    learners: Collection[UUID]
    areas: Collection[UUID] | None = None
    makers: Collection[UUID] = ()  # those whose work the viewer may open

    @property
    def is_school(self) -> bool:
        return self.key == WHOLE_SCHOOL

    def targets_in(self, continuum: Continuum) -> Targets:
        """This function will list the targets of the areas in which the viewer sees this group."""
        areas = self.areas
        return frozenset(one.id for one in continuum.targets if areas is None or one.strand.area.id in areas)


@dataclass(frozen=True)
class Spans:
    """Since when: the first day of this term, and of this school year."""

    term: date
    year: date

    def since(self, span: int) -> date:
        return (self.term, self.year)[span]


def groups_covered(viewer: Viewer) -> list[Covered]:
    """This function will list the groups whose coverage the viewer may see: those they teach or advise, by name, and for a
    leader the whole school after them."""
    by_group: dict[Group, list[Membership]] = defaultdict(list)
    for membership in viewer.memberships:
        if membership.group and membership.role in EDUCATORS:
            by_group[membership.group].append(membership)
    areas_by_membership([one for through in by_group.values() for one in through])
    found = [_taught(viewer, group, through) for group, through in by_group.items()]
    found.sort(key=lambda one: (one.name, one.key))
    if Role.LEADER in viewer.roles:
        school = viewer.person.school
        found.append(Covered(WHOLE_SCHOOL, school.name, learners_at(school, on=viewer.on)))
    return found


def _taught(viewer: Viewer, group: Group, through: Collection[Membership]) -> Covered:
    taught = [one for one in taught_in(viewer, group.id) if one.id != viewer.id]
    learners = [one.id for one in taught if readable_areas(viewer, Kind.STATES, one) != set()]
    makers = [one.id for one in taught if readable_areas(viewer, Kind.EVIDENCE, one) != set()]
    return Covered(str(group.id), group.name, learners, limited_to(through), makers)


def spans_of(school: School, *, on: date) -> Spans:
    """This function will find since when the term and the school year run: after the last long holidays, else from the
    first of a month some months back."""
    breaks = _closed_before(school.id, on)
    year = _after(breaks, YEAR_BREAK) or _months_back(on, YEAR_MONTHS)
    term = _after(breaks, TERM_BREAK) or _months_back(on, TERM_MONTHS)
    return Spans(term=max(term, year), year=year)


@prepared
def _closed_before(school_id: UUID, on: date) -> QuerySet[Closure, tuple[date, date]]:
    rows = Closure.objects.filter(school=school_id, ends_on__lt=on).order_by("ends_on", "id")
    return rows.values_list("starts_on", "ends_on")


def _after(breaks: Iterable[tuple[date, date]], length: timedelta) -> date | None:
    ends = [last for first, last in breaks if last - first + timedelta(days=1) >= length]
    return max(ends) + timedelta(days=1) if ends else None


def _months_back(on: date, months: int) -> date:
    count = on.year * 12 + on.month - months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Tally:
    """Who has shown what: for each target the learners as bits, in the term and in the year."""

    places: Mapping[UUID, int]  # which bit is whose
    shown: tuple[Mapping[UUID, int], Mapping[UUID, int]]

    def group(self, learners: Iterable[UUID]) -> int:
        """This function will give a group as bits."""
        return sum(1 << self.places[learner] for learner in set(learners))

    def inside(self, targets: Iterable[UUID], span: int) -> int:
        """This function will give as bits who has shown any of these targets."""
        found = 0
        for target in targets:
            found |= self.shown[span].get(target, 0)
        return found

    def has_shown(self, learner: UUID, target: UUID, span: int) -> bool:
        """This function will say whether one learner has shown a target: to choose work, and never to be told."""
        return learner in self.places and bool(self.shown[span].get(target, 0) >> self.places[learner] & 1)


def tally(learners: Iterable[UUID], confirmed: Iterable[Confirmed], spans: Spans) -> Tally:
    """This function will sort what was confirmed by target and span."""
    places = {learner: place for place, learner in enumerate(dict.fromkeys(learners))}
    shown: tuple[dict[UUID, int], dict[UUID, int]] = ({}, {})
    since = [(shown[span], spans.since(span)) for span in (TERM, YEAR)]
    for learner, target, day in confirmed:
        bit = 1 << places[learner]
        for found, first in since:
            if day >= first:
                found[target] = found.get(target, 0) | bit
    return Tally(places, shown)


type Asked = tuple[str, int, Targets]  # the group's key, the span, what a standard or a target asks for


def weigh(groups: Iterable[Covered], sets: Mapping[str, list[Targets]], counted: Tally, *, k: int) -> dict[Asked, Told]:
    """This function will say what may be told of everything a viewer could ask, so that no two pages give away what each
    keeps to itself. Smaller sets of targets come first, the term before the year, groups in their order."""
    bits = {one.key: counted.group(one.learners) for one in groups}
    asked = [(group, span, one) for group in bits for one in sets[group] for span in (TERM, YEAR)]
    asked.sort(key=lambda each: len(each[2]))
    counts = [Count(bits[group], counted.inside(one, span) & bits[group], span, one) for group, span, one in asked]
    return dict(zip(asked, told(counts, k=k), strict=True))


def sets_of(groups: Iterable[Covered], continuum: Continuum, aligned: Iterable[Targets]) -> dict[str, list[Targets]]:
    """This function will list, for each group, the sets of targets that a page could ask about: each target of ours, and
    what each standard of any framework is aligned with, as far as the viewer sees the area. In an order that stays."""
    wanted = list(aligned)
    found = {}
    for group in groups:
        seen = group.targets_in(continuum)
        sets = {frozenset({one}) for one in seen} | {one & seen for one in wanted if one & seen}
        found[group.key] = sorted(sets, key=lambda one: (len(one), sorted(target.int for target in one)))
    return found
