"""When an adult and a learner are both free for a talk, in the two school weeks ahead: offered, and kept nowhere."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from trellis.engine.common_time import Stretch, holding, joined, shared, without
from trellis.rooms.conferences.models import Conference, Rhythm, TalkTime
from trellis.rooms.conferences.queries.clashes import minute_of
from trellis.rooms.conferences.queries.rota import WEEKS, talk_times_of
from trellis.rooms.conferences.terms import APART, TALK_MINUTES, Lacks
from trellis.rooms.paths.queries.day import parts_planned
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.queries import days_away_of, school_days_for
from trellis.rooms.people.queries.day import blocks_of_each
from trellis.rooms.people.queries.teaching import last_days_with
from trellis.rooms.people.rules import Viewer

SCHOOL_WEEKS = 2  # in which common time is looked for
SHOWN = 4  # slots that are offered at once: the first of each stretch
ROUND = 5  # minutes: nobody begins a talk at 13:07 because that is now
Hours = tuple[time, time]


@dataclass(frozen=True)
class ConferenceSlot:
    """A time at which an adult and a learner are both free for a talk: offered, never kept."""

    on: date
    starts_at: time
    minutes: int
    place: str

    @property
    def key(self) -> str:
        """What a page sends back."""
        return f"{self.on.isoformat()}T{self.starts_at:%H:%M}"


@dataclass(frozen=True)
class CommonTime:
    """What an adult and a learner have in common in the two school weeks ahead; where it is nothing, what is lacking, and the
    hours that are the learner's own."""

    learner: Person
    minutes: int
    stretches: Sequence[tuple[date, Stretch, str]]
    lacks: Lacks
    own_hours: Sequence[Hours] = ()
    talk: Conference | None = None  # the one that these two have before them

    @property
    def slots(self) -> list[ConferenceSlot]:
        """The first moment of each of the next stretches."""
        return [
            ConferenceSlot(on, clock_time(start), self.minutes, place)
            for on, (start, _end), place in self.stretches[:SHOWN]
        ]

    def slot_at(self, on: date, starts_at: time) -> ConferenceSlot | None:
        """This function will find the slot at a moment, whichever was offered first; None where it is free no longer."""
        start = minute_of(starts_at)
        for day, (low, high), place in self.stretches:
            if day == on and low <= start and start + self.minutes <= high:
                return ConferenceSlot(on, starts_at, self.minutes, place)
        return None


def clock_time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def lengths_of_talks(adult: Person, learner_ids: Collection[UUID] = ()) -> dict[tuple[UUID, UUID], int]:
    """This function will tell how long talks of an adult, and those of these learners with anybody, were promised to be, by
    adult and learner. One query."""
    rows = Rhythm.objects.filter(Q(adult=adult) | Q(learner__in=list(learner_ids)), ends_on=None)
    return {
        (adult_id, learner_id): length
        for adult_id, learner_id, length in rows.values_list("adult_id", "learner_id", "minutes")
    }


def common_times(viewer: Viewer, learners: Sequence[Person], *, at: datetime) -> list[CommonTime]:
    """This function will look for time that the viewer and each of these learners of theirs have in common: stretches
    that the viewer gives to talks, in hours that the learner plans and has not planned yet; on no day on which school
    is closed, one of the two is away or the viewer teaches them no more, and beside every talk that is promised to
    either. So many queries, however many learners."""
    if not learners:
        return []
    free = _Free.of(viewer, learners, at=at)
    return [free.common_with(one) for one in learners]


@dataclass(frozen=True)
class _Free:
    """Everything that two weeks of an adult and some learners hang on, read once."""

    adult: Person
    days: Sequence[date]
    times: Sequence[TalkTime]
    blocks: Mapping[UUID, Sequence[TimeBlock]]
    planned: Collection[tuple[UUID, date, UUID]]
    away: Mapping[UUID, Collection[date]]
    talks: Sequence[Conference]
    lengths: Mapping[tuple[UUID, UUID], int]
    last: Mapping[UUID, date]  # on which the adult teaches a learner, where that is known
    now: datetime  # as the clock of the school says it

    @classmethod
    def of(cls, viewer: Viewer, learners: Sequence[Person], *, at: datetime) -> "_Free":
        adult, school, ids = viewer.person, viewer.person.school, [one.id for one in learners]
        ahead = school_days_for(viewer, viewer.on, viewer.on + timedelta(weeks=WEEKS))
        days = ahead[: SCHOOL_WEEKS * len(school.school_days)]
        first, last = (days[0], days[-1]) if days else (viewer.on, viewer.on)
        talks = Conference.objects.filter(Q(adult=adult) | Q(learner__in=ids), held_at=None, is_asked=False)
        return cls(
            adult=adult,
            days=days,
            times=list(talk_times_of(adult)),
            blocks=blocks_of_each(ids, school, on=viewer.on),
            planned=parts_planned(ids, first, last),
            away=_away([adult, *learners], days),
            talks=list(talks.order_by("promised_on", "promised_time", "id")),
            lengths=lengths_of_talks(adult, ids),
            last=last_days_with(viewer, ids),
            now=at.astimezone(school.zone),
        )

    def common_with(self, learner: Person) -> CommonTime:
        minutes = self.lengths.get((self.adult.id, learner.id), TALK_MINUTES)
        hours = _own_hours([one for one in self.blocks[learner.id] if all(map(one.is_there_on, self.days))])
        found = [
            (day, stretch, one.place)
            for day in self.days
            if day not in self.away[self.adult.id] and day not in self.away[learner.id]
            if day <= self.last.get(learner.id, day)
            for one in self.times
            if one.weekday == day.weekday()
            for stretch in holding(self._left_of(one, day, learner), minutes)
        ]
        lacks = Lacks.NOTHING if found else self._lacking(hours, minutes)
        own = [(clock_time(start), clock_time(end)) for start, end in hours]
        return CommonTime(learner, minutes, found, lacks, own, self._talk_with(learner))

    def _left_of(self, given: TalkTime, day: date, learner: Person) -> list[Stretch]:
        blocks = [one for one in self.blocks[learner.id] if one.is_there_on(day)]
        open_blocks = [one for one in blocks if (learner.id, day, one.id) not in self.planned or not one.is_free]
        both = shared([_of(given)], _own_hours(open_blocks))
        return without(both, self._taken(day, learner))

    def _taken(self, day: date, learner: Person) -> list[Stretch]:
        """Every talk of either on that day, and of today what has gone by."""
        taken = [(start := minute_of(talk.promised_time), start + self._length(talk))
                 for talk in self.talks
                 if talk.promised_on == day and talk.promised_time and self._is_of(talk, learner)]  # fmt: skip
        if day == self.now.date():
            taken.append((0, -(-(minute_of(self.now.time()) + 1) // ROUND) * ROUND))
        return taken

    def _is_of(self, talk: Conference, learner: Person) -> bool:
        return talk.adult_id == self.adult.id or talk.learner_id == learner.id

    def _length(self, talk: Conference) -> int:
        return self.lengths.get((talk.adult_id, talk.learner_id), TALK_MINUTES)

    def _lacking(self, hours: Sequence[Stretch], minutes: int) -> Lacks:
        if not self.times:
            return Lacks.TALK_TIMES
        if not hours:
            return Lacks.OWN_HOURS
        meet = any(holding(shared([_of(one)], hours), minutes) for one in self.times)
        return Lacks.ROOM if meet else Lacks.COMMON_HOURS

    def _talk_with(self, learner: Person) -> Conference | None:
        pair = (self.adult.id, learner.id)
        return next(
            (one for one in self.talks if (one.adult_id, one.learner_id) == pair and one.kind not in APART), None
        )


def _of(one: TalkTime | TimeBlock) -> Stretch:
    return minute_of(one.starts_at), minute_of(one.ends_at)


def _own_hours(blocks: Sequence[TimeBlock]) -> list[Stretch]:
    """The hours that a learner plans, less what stands: who is in two groups may have both at one hour."""
    return without(joined(_of(one) for one in blocks if one.is_free), (_of(one) for one in blocks if not one.is_free))


def _away(people: Sequence[Person], days: Sequence[date]) -> dict[UUID, set[date]]:
    found: dict[UUID, set[date]] = {person.id: set() for person in people}
    if days:
        for away in days_away_of(people, on=days[0]).select_related(None):
            found[away.person_id] |= {day for day in days if away.starts_on <= day <= away.ends_on}
    return found
