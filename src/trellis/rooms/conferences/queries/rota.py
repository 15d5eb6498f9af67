"""The weeks ahead of one adult: where the talks that they promised fit, and what would help where they do not."""

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.engine.rota import Promise, Rota, Shortage, days_that_help, minutes_that_help, plan_rota
from trellis.rooms.conferences.models import Conference, Rhythm, TalkTime
from trellis.rooms.conferences.queries.clashes import minute_of
from trellis.rooms.conferences.queries.talks import last_spoken, rhythms_of
from trellis.rooms.conferences.terms import APART, ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import days_away_of, school_days, school_days_for, taught_by
from trellis.rooms.people.rules import Viewer

WEEKS = 8  # so far ahead talks are spread
SOON = 10  # school days that are shown at once


@dataclass(frozen=True)
class TalkInRota:
    """A talk as it would stand: with whom, how long, when, and the talk that is promised to them now, if it is the next."""

    learner: Person
    on: date
    minutes: int
    starts_at: time | None  # None: the day has room, and no stretch of it is long enough in one piece
    place: str
    days_over: int
    promised: Conference | None

    @property
    def moves(self) -> bool:
        """Whether the next talk with this learner would come to another day or time than is promised now."""
        if self.promised is None:
            return True
        return self.promised.promised_on != self.on or self.promised.promised_time != self.starts_at


@dataclass(frozen=True)
class RotaDay:
    """One day of talks: what the adult gives to it, and who would come."""

    on: date
    minutes: int
    talks: Sequence[TalkInRota]


@dataclass(frozen=True)
class WeeksOfTalks:
    """What an adult promised, spread over the weeks ahead."""

    days: Sequence[RotaDay]
    rota: Rota
    minutes_given: Sequence[int]
    promises: Sequence[Promise]
    on: Sequence[date]

    @cached_property
    def next_talks(self) -> list[TalkInRota]:
        """The next talk with each learner, soonest first."""
        found: dict[UUID, TalkInRota] = {}
        for day in self.days:
            for talk in day.talks:
                found.setdefault(talk.learner.id, talk)
        return list(found.values())

    @property
    def soon(self) -> Sequence[RotaDay]:
        return self.days[:SOON]

    @property
    def after(self) -> Sequence[RotaDay]:
        return self.days[SOON:]

    @property
    def to_move(self) -> list[TalkInRota]:
        return [talk for talk in self.next_talks if talk.moves]

    @property
    def shortage(self) -> Shortage | None:
        return self.rota.shortage

    @property
    def short_from(self) -> date | None:
        return self.on[self.shortage.first] if self.shortage else None

    @property
    def short_until(self) -> date | None:
        return self.on[self.shortage.last] if self.shortage else None

    @cached_property
    def more_minutes(self) -> int | None:
        """So many minutes more on each day of talks, and everybody would be met in rhythm."""
        return None if self.rota.is_kept else minutes_that_help(self.minutes_given, self.promises)

    @cached_property
    def more_days(self) -> int | None:
        """So many school days more between talks, and everybody would be met in rhythm."""
        return None if self.rota.is_kept else days_that_help(self.minutes_given, self.promises)


def talk_times_of(adult: Person) -> QuerySet[TalkTime]:
    """This function will list the stretches of the week that an adult gives to talks."""
    return TalkTime.objects.filter(adult=adult)


def weeks_of_talks(viewer: Viewer, *, afresh: bool = False) -> WeeksOfTalks:
    """This function will spread the talks that an adult promised over the eight weeks ahead, in the minutes they give.

    A talk that is promised for today stays where it is unless one of the two is away; so does one that is more than a check-in, and any other that fits where it
    is promised, unless all are to be set afresh. The first day is the viewer's today.
    """
    adult, today = viewer.person, viewer.on
    days = school_days_for(viewer, today, today + timedelta(weeks=WEEKS))
    learners = {learner.id: learner for learner in taught_by(viewer)}
    rhythms = {key: row for key, row in rhythms_of(adult).items() if key in learners}
    promised = Conference.objects.filter(adult=adult, held_at=None, learner__in=learners).exclude(kind__in=APART)
    talks = {row.learner_id: row for row in promised}
    away = _days_away([adult, *learners.values()], days)
    times = list(talk_times_of(adult))
    given = [0 if index in away[adult.id] else _minutes_on(times, day) for index, day in enumerate(days)]
    last = _last_days(viewer, rhythms, days)
    promises = [
        _promise(
            row,
            talks.get(learner_id),
            days=days,
            last=last[learner_id],
            away=away[learner_id],
            adult_away=away[adult.id],
            school_days=len(adult.school.school_days),
            afresh=afresh,
            given=given,
        )
        for learner_id, row in rhythms.items()
    ]
    promises, rota = _planned(promises, given, stay=_more_than_check_ins(talks))
    return WeeksOfTalks(_laid_out(rota, days, given, times, learners, rhythms, talks), rota, given, promises, days)


def free_moment(
    adult: Person, learner: Person, *, due: date, today: date, minutes: int
) -> tuple[date, time, str] | None:
    """This function will find the latest moment by a day, and not in the first half of the days until then, at which an
    adult gives time to talks, has promised none, and neither is away; None where there is none, or no time was given."""
    times = list(talk_times_of(adult))
    if not times:
        return None
    promised = Conference.objects.filter(adult=adult, held_at=None, is_asked=False, promised_on__range=(today, due))
    taken: dict[date, list[tuple[time, int]]] = {}
    lengths = {key: row.minutes for key, row in rhythms_of(adult).items()}
    for talk in promised.exclude(Q(learner=learner) & ~Q(kind__in=APART)):
        if talk.promised_time is not None:
            taken.setdefault(talk.promised_on, []).append((talk.promised_time, lengths.get(talk.learner_id, minutes)))
    days = [day for day in school_days(adult.school, today + (due - today) / 2, due) if day > today]
    away = _days_away([adult, learner], days)
    for index in range(len(days) - 1, -1, -1):
        if index in away[adult.id] | away[learner.id]:
            continue
        starts_at, place = time_on(times, days[index], taken.get(days[index], ()), minutes)
        if starts_at is not None:
            return days[index], starts_at, place
    return None


def time_on(
    times: Iterable[TalkTime], day: date, taken: Sequence[tuple[time, int]], minutes: int
) -> tuple[time | None, str]:
    """This function will find the first moment of a day at which a talk of so many minutes fits beside those that stand, and
    where it is held; None where no stretch is long enough."""
    busy = [(minute_of(start), minute_of(start) + length) for start, length in taken]
    for stretch in sorted(times, key=lambda one: one.starts_at):
        if stretch.weekday != day.weekday():
            continue
        at = minute_of(stretch.starts_at)
        for start, end in sorted(busy):
            if start < at + minutes and end > at:
                at = end
        if at + minutes <= minute_of(stretch.ends_at):
            return time(at // 60, at % 60), stretch.place
    return None, ""


def _minutes_on(times: Iterable[TalkTime], day: date) -> int:
    return sum(minute_of(one.ends_at) - minute_of(one.starts_at) for one in times if one.weekday == day.weekday())


def _days_away(people: Sequence[Person], days: Sequence[date]) -> dict[UUID, frozenset[int]]:
    found: dict[UUID, set[int]] = {person.id: set() for person in people}
    if days:
        for away in days_away_of(people, on=days[0]).select_related(None):
            found[away.person_id] |= {index for index, day in enumerate(days) if away.starts_on <= day <= away.ends_on}
    return {person_id: frozenset(indexes) for person_id, indexes in found.items()}


def _last_days(viewer: Viewer, rhythms: Mapping[UUID, Rhythm], days: Sequence[date]) -> dict[UUID, int]:
    """The day of the last talk with each learner, in school days before the first of these; else the day of the promise."""
    spoken = last_spoken(viewer.person, list(rhythms))
    since = {
        key: (spoken[key].astimezone(viewer.person.school.zone).date() if key in spoken else row.starts_on)
        for key, row in rhythms.items()
    }
    if not since:
        return {}
    before = school_days_for(viewer, min(since.values()), viewer.on - timedelta(days=1))
    return {key: bisect_left(before, day) - len(before) for key, day in since.items()}


def _promise(
    rhythm: Rhythm, talk: Conference | None, *, days: Sequence[date], last: int, away: frozenset[int],
    adult_away: frozenset[int], school_days: int, afresh: bool, given: Sequence[int],
) -> Promise:  # fmt: skip
    every = max(1, round(rhythm.every_days * school_days / 7))
    stands = frozenset[int]()
    if talk is not None and talk.promised_on in days:
        day = days.index(talk.promised_on)
        is_set = (day == 0 and 0 not in away | adult_away) or talk.kind != ConferenceKind.CHECK_IN
        fits = day not in away and day <= last + every and given[day] >= rhythm.minutes
        stands = frozenset({day}) if is_set or (fits and not afresh) else stands
    return Promise(rhythm.learner_id, every, rhythm.minutes, min(last, -1), away, stands)


def _as_many_as_fit(promises: Sequence[Promise], given: Sequence[int]) -> list[Promise]:
    """Of the talks that stand on one day, as many stay as its minutes hold; the others are set anew."""
    left, kept = list(given), []
    for one in promises:
        day = next(iter(one.fixed), None)
        if day is not None and day and left[day] < one.minutes:
            kept.append(Promise(one.who, one.every, one.minutes, one.last, one.away))
            continue
        if day is not None:
            left[day] -= one.minutes
        kept.append(one)
    return kept


def _more_than_check_ins(talks: Mapping[UUID, Conference]) -> set[UUID]:
    return {learner_id for learner_id, talk in talks.items() if talk.kind != ConferenceKind.CHECK_IN}


def _planned(
    promises: list[Promise], given: Sequence[int], *, stay: Collection[Hashable]
) -> tuple[list[Promise], Rota]:
    """The plan in which what stands stays; where somebody would be met late for it, the check-ins that stand on the day they
    are due may move too, and if that is not enough, all but today's."""
    promises = _as_many_as_fit(sorted(promises, key=lambda one: one.who not in stay), given)
    rota = plan_rota(given, promises)
    crowded = {late.due for late in rota.over}
    for may_move in (crowded, set(range(len(given)))):
        if rota.is_kept:
            break
        freer = [one if one.who in stay else replace(one, fixed=one.fixed - (may_move - {0})) for one in promises]
        tried = plan_rota(given, freer)
        if tried.is_kept:
            return freer, tried
    return promises, rota


def _laid_out(
    rota: Rota, days: Sequence[date], given: Sequence[int], times: Sequence[TalkTime], learners: Mapping[UUID, Person],
    rhythms: Mapping[UUID, Rhythm], talks: Mapping[UUID, Conference],
) -> list[RotaDay]:  # fmt: skip
    by_day: dict[int, list[TalkInRota]] = {}
    seen: set[UUID] = set()
    for planned in rota.talks:
        learner_id = UUID(str(planned.who))
        standing = by_day.setdefault(planned.day, [])
        minutes, promised = rhythms[learner_id].minutes, None if learner_id in seen else talks.get(learner_id)
        taken = [(one.starts_at, one.minutes) for one in standing if one.starts_at]
        starts_at, place = time_on(times, days[planned.day], taken, minutes)
        if promised is not None and promised.promised_on == days[planned.day] and promised.promised_time:
            starts_at, place = promised.promised_time, promised.place
        standing.append(
            TalkInRota(learners[learner_id], days[planned.day], minutes, starts_at, place, planned.days_over, promised)
        )
        seen.add(learner_id)
    return [
        RotaDay(
            day,
            given[index],
            sorted(
                by_day.get(index, ()),
                key=lambda one: (one.starts_at is None, one.starts_at or time(), one.learner.said_as),
            ),
        )
        for index, day in enumerate(days)
    ]
