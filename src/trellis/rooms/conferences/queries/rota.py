"""The weeks ahead of one adult: where the talks that they promised fit, and what would help where they do not."""

from bisect import bisect_left
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.engine.common_time import without
from trellis.engine.rota import Promise, Rota, Shortage, days_that_help, minutes_that_help, plan_rota
from trellis.rooms.conferences.models import Conference, Rhythm, TalkTime
from trellis.rooms.conferences.queries.clashes import Moments, is_taken, minute_of, minutes_promised, moments_taken
from trellis.rooms.conferences.queries.talks import last_spoken, rhythms_of
from trellis.rooms.conferences.terms import APART, TALK_MINUTES, ConferenceKind
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
    longest_stretch: int  # minutes

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

    @property
    def too_long(self) -> int | None:
        """This function will tell how long the longest talk is that was promised, where time is given and no stretch of it is as
        long."""
        longest = max((one.minutes for one in self.promises), default=0)
        return longest if 0 < self.longest_stretch < longest else None

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

    A talk that is promised for today stays where it is unless one of the two is away; so does one that is more than a
    check-in, and any other that fits where it is promised, unless all are to be set afresh. None is set in an hour in
    which either has another talk. The first day is the viewer's today.
    """
    adult, today = viewer.person, viewer.on
    days = school_days_for(viewer, today, today + timedelta(weeks=WEEKS))
    learners = {learner.id: learner for learner in taught_by(viewer)}
    rhythms = {key: row for key, row in rhythms_of(adult).items() if key in learners}
    promised = Conference.objects.filter(adult=adult, held_at=None, learner__in=learners).exclude(kind__in=APART)
    talks = {row.learner_id: row for row in promised}
    away = _days_away([adult, *learners.values()], days)
    times = list(talk_times_of(adult))
    taken = _taken_by_day(adult, learners, days)
    given = [
        0 if index in away[adult.id] else _minutes_on(times, day, taken[adult.id][index])
        for index, day in enumerate(days)
    ]
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
            times=times,
            taken=taken[learner_id],
        )
        for learner_id, row in rhythms.items()
    ]
    promises, rota = _planned(promises, given, stay=_more_than_check_ins(talks))
    laid_out = _laid_out(rota, days, given, times, learners, rhythms, talks, taken)
    longest = max((minute_of(one.ends_at) - minute_of(one.starts_at) for one in times), default=0)
    return WeeksOfTalks(laid_out, rota, given, promises, days, longest)


def free_moment(
    adult: Person, learner: Person, *, due: date, today: date, minutes: int
) -> tuple[date, time, str] | None:
    """This function will find the latest moment by a day, and not in the first half of the days until then, at which an
    adult gives time to talks, neither has another talk then, and neither is away; None where there is none, or no time was
    given."""
    times = list(talk_times_of(adult))
    if not times:
        return None
    rows = Conference.objects.filter(
        Q(adult=adult) | Q(learner=learner), held_at=None, is_asked=False, promised_on__range=(today, due),
        promised_time__isnull=False,
    )  # fmt: skip
    promised = list(rows.exclude(Q(adult=adult, learner=learner) & ~Q(kind__in=APART)))
    lengths = minutes_promised(promised) if promised else {}
    taken: dict[date, list[tuple[time, int]]] = {}
    for talk in promised:
        length = lengths.get((talk.adult_id, talk.learner_id), TALK_MINUTES)
        taken.setdefault(talk.promised_on, []).append((talk.promised_time or time(), length))
    days = [day for day in school_days(adult.school, today + (due - today) / 2, due) if day > today]
    away = _days_away([adult, learner], days)
    for index in range(len(days) - 1, -1, -1):
        if index in away[adult.id] | away[learner.id]:
            continue
        starts_at, place = time_on(times, days[index], taken.get(days[index], ()), minutes)
        if starts_at is not None:
            return days[index], starts_at, place
    return None


def time_on(times: Iterable[TalkTime], day: date, taken: Moments, minutes: int) -> tuple[time | None, str]:
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


def _minutes_on(times: Iterable[TalkTime], day: date, taken: Moments) -> int:
    given = [(minute_of(one.starts_at), minute_of(one.ends_at)) for one in times if one.weekday == day.weekday()]
    gone = [(minute_of(start), minute_of(start) + minutes) for start, minutes in taken]
    return sum(end - start for start, end in without(given, gone))


def _taken_by_day(adult: Person, learners: Collection[UUID], days: Sequence[date]) -> dict[UUID, list[Moments]]:
    """By person, for each of these days: when the adult has talks of no rhythm, and when a learner or that adult has
    others."""
    taken = moments_taken(adult, learners, days[0], days[-1]) if days else {}
    own: list[Moments] = [taken.get((adult.id, day), ()) for day in days]
    found = {adult.id: own}
    for one in learners:
        found[one] = [[*taken.get((one, day), ()), *own[index]] for index, day in enumerate(days)]
    return found


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
    adult_away: frozenset[int], school_days: int, afresh: bool, given: Sequence[int], times: Sequence[TalkTime],
    taken: Sequence[Moments],
) -> Promise:  # fmt: skip
    every = max(1, round(rhythm.every_days * school_days / 7))
    full = {
        day
        for day, moments in enumerate(taken)
        if moments and given[day] and time_on(times, days[day], moments, rhythm.minutes)[0] is None
    }
    stands = frozenset[int]()
    if talk is not None and talk.promised_on in days:
        day = days.index(talk.promised_on)
        is_set = (day == 0 and 0 not in away | adult_away) or _stays(talk)
        is_free = day not in away | full and not is_taken(talk.promised_time, rhythm.minutes, taken[day])
        fits = is_free and day <= last + every and given[day] >= rhythm.minutes
        stands = frozenset({day}) if is_set or (fits and not afresh) else stands
    return Promise(rhythm.learner_id, every, rhythm.minutes, min(last, -1), away | full, stands)


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
    return {learner_id for learner_id, talk in talks.items() if _stays(talk)}


def _stays(talk: Conference) -> bool:
    return talk.kind != ConferenceKind.CHECK_IN


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


@dataclass(frozen=True)
class _Set:
    """A planned talk on its way to an hour."""

    learner_id: UUID
    day: int
    days_over: int
    promised: Conference | None  # the one that is promised to them now, where this is the next
    keeps_its_hour: bool
    is_bound: bool  # others have part of that day


def _as_they_are_set(
    rota: Rota, days: Sequence[date], rhythms: Mapping[UUID, Rhythm], talks: Mapping[UUID, Conference],
    taken: Mapping[UUID, Sequence[Moments]],
) -> list[_Set]:  # fmt: skip
    """Day by day: what keeps its hour first, then whoever is not free all the time."""
    found: list[_Set] = []
    seen: set[UUID] = set()
    for planned in rota.talks:
        learner_id = UUID(str(planned.who))
        moments = taken[learner_id][planned.day]
        talk = None if learner_id in seen else talks.get(learner_id)
        keeps = (
            talk is not None
            and talk.promised_on == days[planned.day]
            and talk.promised_time is not None
            and (
                planned.day == 0
                or _stays(talk)
                or not is_taken(talk.promised_time, rhythms[learner_id].minutes, moments)
            )
        )
        found.append(_Set(learner_id, planned.day, planned.days_over, talk, keeps, bool(moments)))
        seen.add(learner_id)
    return sorted(found, key=lambda one: (one.day, not one.keeps_its_hour, not one.is_bound))


def _laid_out(
    rota: Rota, days: Sequence[date], given: Sequence[int], times: Sequence[TalkTime], learners: Mapping[UUID, Person],
    rhythms: Mapping[UUID, Rhythm], talks: Mapping[UUID, Conference], taken: Mapping[UUID, Sequence[Moments]],
) -> list[RotaDay]:  # fmt: skip
    by_day: dict[int, list[TalkInRota]] = {}
    for planned in _as_they_are_set(rota, days, rhythms, talks, taken):
        learner_id = planned.learner_id
        standing, minutes = by_day.setdefault(planned.day, []), rhythms[learner_id].minutes
        beside = [*((one.starts_at, one.minutes) for one in standing if one.starts_at), *taken[learner_id][planned.day]]
        starts_at, place = time_on(times, days[planned.day], beside, minutes)
        promised = planned.promised
        if promised is not None and planned.keeps_its_hour:
            starts_at, place = promised.promised_time, promised.place
        standing.append(
            TalkInRota(learners[learner_id], days[planned.day], minutes, starts_at, place, planned.days_over, promised)
        )
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
