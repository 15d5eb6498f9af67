"""An adult's own week of talks: where their minutes went, where they are free, and with whom they wish more time. Everything
in it is theirs alone, and everybody in it stands by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from trellis.engine.common_time import Stretch, holding, without
from trellis.foundation.prepared import prepared
from trellis.rooms.conferences.models import Conference, TalkTime, TimeWish
from trellis.rooms.conferences.queries.clashes import minute_of
from trellis.rooms.conferences.queries.rota import talk_times_of
from trellis.rooms.conferences.queries.slots import (
    ROUND,
    CommonTime,
    clock_time,
    common_times,
    lengths_of_talks,
)
from trellis.rooms.conferences.rules import may_wish_time
from trellis.rooms.conferences.terms import TALK_MINUTES
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import midnight, school_day, school_days_for, taught_by
from trellis.rooms.people.rules import Viewer

LOOKED_BACK = timedelta(days=28)


@dataclass(frozen=True)
class Wished:
    """A wish for more time with a learner: what the two have in common, and on which days they talked since."""

    wish: TimeWish
    common: CommonTime
    talked_on: Sequence[date]

    @property
    def learner(self) -> Person:
        return self.common.learner


@dataclass(frozen=True)
class PartOfDay:
    """A piece of a stretch that the adult gives: a talk that stands in it, or free time."""

    starts_at: time
    ends_at: time
    talk: Conference | None


@dataclass(frozen=True)
class DayOfTalks:
    """One day of the adult: the time they give, piece by piece, and talks that stand beside it or at no hour yet."""

    on: date
    parts: Sequence[PartOfDay]
    beside: Sequence[Conference]


@dataclass(frozen=True)
class TimeWithOne:
    """The minutes that an adult gave one learner in the weeks behind, and those that they still owe. A talk counts for as long
    as it was promised to be: nobody holds a clock to it."""

    learner: Person
    held_on: Sequence[date]
    promised: Sequence[Conference]
    minutes: int
    is_wished: bool

    @property
    def given(self) -> int:
        return self.minutes * len(self.held_on)

    @property
    def owed(self) -> int:
        return self.minutes * len(self.promised)


@dataclass(frozen=True)
class OwnWeek:
    """All of it, for the one page that shows it to its adult."""

    wished: Sequence[Wished]
    days: Sequence[DayOfTalks]
    with_each: Sequence[TimeWithOne]

    @property
    def given(self) -> int:
        return sum(one.given for one in self.with_each)

    @property
    def owed(self) -> int:
        return sum(one.owed for one in self.with_each)


def wishes_of(viewer: Viewer) -> list[TimeWish]:
    """This function will list with whom the viewer wishes more time, by name: their own wishes, about those whom they still
    teach, until the last day of each."""
    learners = {learner.id: learner for learner in taught_by(viewer)}
    rows = [
        row for row in TimeWish.objects.filter(adult=viewer.id, ends_on__gte=viewer.on) if row.learner_id in learners
    ]
    for row in rows:
        row.adult, row.learner = viewer.person, learners[row.learner_id]
    found = [row for row in rows if may_wish_time(viewer, row.learner)]
    return sorted(found, key=lambda row: (row.learner.said_as, row.learner_id))


def wish_of(viewer: Viewer, learner: Person) -> TimeWish | None:
    """This function will find the viewer's own wish for more time with a learner; nobody else's is looked for."""
    if not may_wish_time(viewer, learner):
        return None
    return next(iter(_wish(viewer.id, learner.id, viewer.on)), None)


@prepared
def _wish(adult_id: UUID, learner_id: UUID, on: date) -> QuerySet[TimeWish]:
    return TimeWish.objects.filter(adult=adult_id, learner=learner_id, ends_on__gte=on).order_by("id")[:1]


def own_week(viewer: Viewer, *, at: datetime) -> OwnWeek:
    """This function will lay out the viewer's own week of talks. So many queries, however many learners and wishes."""
    learners, wishes = taught_by(viewer), wishes_of(viewer)
    held = _held_lately(viewer, at=at)
    promised = _promised(viewer, learners)
    lengths = {learner_id: length for (_adult, learner_id), length in lengths_of_talks(viewer.person).items()}
    common = common_times(viewer, [row.learner for row in wishes], at=at)
    wished = [
        Wished(row, time_of_two, [day for day in held.get(row.learner_id, ()) if day >= row.since])
        for row, time_of_two in zip(wishes, common, strict=True)
    ]
    wished_for = {row.learner_id for row in wishes}
    return OwnWeek(
        wished,
        _days(viewer, promised, lengths),
        [
            TimeWithOne(
                learner,
                held.get(learner.id, ()),
                [talk for talk in promised if talk.learner_id == learner.id],
                lengths.get(learner.id, TALK_MINUTES),
                learner.id in wished_for,
            )
            for learner in learners
        ],
    )


def _held_lately(viewer: Viewer, *, at: datetime) -> dict[UUID, list[date]]:
    """On which days the adult talked with whom in the four weeks behind, newest first."""
    school = viewer.person.school
    since = midnight(school, viewer.on - LOOKED_BACK + timedelta(days=1))
    rows = Conference.objects.filter(adult=viewer.id, held_at__gte=since, held_at__lte=at).order_by("-held_at", "-id")
    found: dict[UUID, list[date]] = {}
    for learner_id, moment in rows.values_list("learner_id", "held_at"):
        if moment is not None:
            found.setdefault(learner_id, []).append(school_day(school, moment))
    return found


def _promised(viewer: Viewer, learners: Sequence[Person]) -> list[Conference]:
    known = {learner.id: learner for learner in learners}
    rows = Conference.objects.filter(adult=viewer.id, held_at=None, is_asked=False, learner__in=known)
    found = list(rows.order_by("promised_on", "promised_time", "id"))
    for talk in found:
        talk.adult, talk.learner = viewer.person, known[talk.learner_id]
    return found


def _days(viewer: Viewer, promised: Sequence[Conference], lengths: Mapping[UUID, int]) -> list[DayOfTalks]:
    """The school days of one week from today on."""
    week = len(viewer.person.school.school_days)
    days = school_days_for(viewer, viewer.on, viewer.on + timedelta(days=28))[:week]
    times = list(talk_times_of(viewer.person))
    return [_day(day, times, [talk for talk in promised if talk.promised_on == day], lengths) for day in days]


def _day(day: date, times: Sequence[TalkTime], talks: Sequence[Conference], lengths: Mapping[UUID, int]) -> DayOfTalks:
    given = [(minute_of(one.starts_at), minute_of(one.ends_at)) for one in times if one.weekday == day.weekday()]
    stands = {talk.id: _stretch_of(talk, lengths) for talk in talks}
    within = [talk for talk in talks if any(low <= stands[talk.id][0] < high for low, high in given)]
    parts = [_part(stands[talk.id], talk) for talk in within]
    parts += [_part(free, None) for free in holding(without(given, stands.values()), ROUND)]  # in less no talk fits
    beside = [talk for talk in talks if talk not in within]
    return DayOfTalks(day, sorted(parts, key=lambda one: (one.starts_at, one.ends_at)), beside)


def _stretch_of(talk: Conference, lengths: Mapping[UUID, int]) -> Stretch:
    if talk.promised_time is None:
        return (-1, -1)
    start = minute_of(talk.promised_time)
    return start, start + lengths.get(talk.learner_id, TALK_MINUTES)


def _part(stretch: Stretch, talk: Conference | None) -> PartOfDay:
    return PartOfDay(clock_time(stretch[0]), clock_time(min(stretch[1], 24 * 60 - 1)), talk)
