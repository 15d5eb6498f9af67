"""E3: a term of talks in a school of 600 learners and 40 adults, played through the product's own actions, day by day.

Every adult knows fifteen learners and promised each of them ten minutes every fourteen days, which is every ten school days.
Most give half an hour of each day to talks; six give ten minutes, which cannot suffice: to them the product owes a proof. A
term is twelve weeks with one week of holidays after the sixth. Each morning everybody who was at school falls ill with the
probability that `ILL` states, for as many days as a geometric distribution with the mean `DAYS_ILL` draws; nobody knows
beforehand. Each morning an adult has the talks spread anew where one of today's cannot be, or one is over, then holds those
of the day: starts, ticks what the last one agreed, writes one promise of either, agrees.

A pair is met in rhythm when no more than ten school days on which both were at school lie between two of its talks.
"""

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from datetime import time as hour
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Final
from uuid import UUID

from benchmarks.row import Row
from trellis.rooms.conferences.actions import (
    Written,
    end_talk,
    give_talk_time,
    promise_rhythm_to_group,
    spread_talks,
    start_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talk_sheet, weeks_of_talks
from trellis.rooms.people.actions import note_days_away
from trellis.rooms.people.models import Closure, Group, Membership, Person, School
from trellis.rooms.people.queries import school_days, viewer_of
from trellis.rooms.people.terms import GroupKind, Role

LEARNERS, ADULTS, SHORT_OF_TIME = 600, 40, 6
EVERY_DAYS, EVERY_SCHOOL_DAYS, MINUTES = 14, 10, 10
MANY_MINUTES, FEW_MINUTES = 30, 10
ILL: Final = {Role.LEARNER: 0.025, Role.ADVISOR: 0.015}
DAYS_ILL: Final = 2.0
FIRST, LAST = date(2026, 8, 31), date(2026, 11, 27)
HOLIDAYS = (date(2026, 10, 12), date(2026, 10, 16))


@dataclass
class Term:
    """The school, and what happened in it."""

    school: School
    learners_of: Mapping[Person, list[Person]]
    away: dict[UUID, set[date]] = field(default_factory=lambda: defaultdict(set))
    spoken: dict[tuple[UUID, UUID], list[date]] = field(default_factory=lambda: defaultdict(list))
    proved: dict[UUID, set[date]] = field(default_factory=lambda: defaultdict(set))

    @cached_property
    def days(self) -> list[date]:
        return school_days(self.school, FIRST, LAST)


def founded() -> Term:
    """This function will found the school and have every adult promise their rhythm, on the day before the term."""
    school = School.objects.create(name="Long Term School", slug="long-term")
    Closure.objects.create(school=school, name="Holidays", starts_on=HOLIDAYS[0], ends_on=HOLIDAYS[1])
    each = LEARNERS // ADULTS
    learners_of: dict[Person, list[Person]] = {}
    for number in range(ADULTS):
        group = Group.objects.create(school=school, kind=GroupKind.ADVISORY, name=f"Advisory {number + 1}")
        names = [f"Adult {number + 1}", *(f"Learner {number * each + one + 1}" for one in range(each))]
        adult, *learners = Person.objects.bulk_create(
            Person(school=school, name=name, said_as=name, slug=name.lower().replace(" ", "-")) for name in names
        )
        Membership.objects.bulk_create(
            Membership(person=one, group=group, starts_on=FIRST - timedelta(days=30),
                       role=Role.ADVISOR if one is adult else Role.LEARNER)
            for one in (adult, *learners)
        )  # fmt: skip
        learners_of[adult] = learners
        _promise(adult, group, FEW_MINUTES if number < SHORT_OF_TIME else MANY_MINUTES)
    return Term(school, learners_of)


def _promise(adult: Person, group: Group, minutes: int) -> None:
    at = _at(FIRST - timedelta(days=3), 15)
    for weekday in range(5):
        give_talk_time(adult=adult, weekday=weekday, starts_at=hour(10), ends_at=hour(10, minutes), by=adult, at=at)
    promise_rhythm_to_group(adult=adult, group=group, every_days=EVERY_DAYS, minutes=MINUTES, by=adult, at=at)


def played(term: Term) -> Term:
    """This function will play the term day by day."""
    draw = Random(12)
    for day in term.days:
        _fall_ill(term, day, draw)
        for adult in term.learners_of:
            if day not in term.away[adult.id]:
                _a_day_of(adult, day, term)
    return term


def _fall_ill(term: Term, day: date, draw: Random) -> None:
    later = [one for one in term.days if one >= day]
    for adult, learners in term.learners_of.items():
        for person in (adult, *learners):
            role = Role.ADVISOR if person is adult else Role.LEARNER
            if day in term.away[person.id] or draw.random() >= ILL[role]:
                continue
            length = 1
            while draw.random() > 1 / DAYS_ILL:
                length += 1
            days = later[:length]
            term.away[person.id] |= set(days)
            note_days_away(person=person, starts_on=days[0], ends_on=days[-1], by=adult, at=_at(day, 7))


def _a_day_of(adult: Person, day: date, term: Term) -> None:
    waiting = Conference.objects.filter(adult=adult, held_at=None, promised_on__lte=day)
    if any(talk.promised_on < day or day in term.away[talk.learner_id] for talk in waiting):
        viewer = viewer_of(adult, at=_at(day, 8))
        spread_talks(adult=adult, by=adult, at=_at(day, 8))
        if weeks_of_talks(viewer).shortage:
            term.proved[adult.id].add(day)
    for number, talk in enumerate(waiting.filter(promised_on=day).select_related("learner__school", "adult__school")):
        if day not in term.away[talk.learner_id]:
            _hold(talk, _at(day, 10) + timedelta(minutes=MINUTES * number))
            term.spoken[adult.id, talk.learner_id].append(day)


def _hold(talk: Conference, at: datetime) -> None:
    adult, learner = talk.adult, talk.learner
    start_talk(conference=talk, by=adult, at=at)
    to_tick = talk_sheet(talk, viewer=viewer_of(adult, at=at)).to_tick
    words = {
        adult.id: (f"I will bring you a book about it ({at:%d %B})", at.date() + timedelta(days=7)),
        learner.id: (f"I will try it in two ways ({at:%d %B})", None),
    }
    written = Written(
        kept=[one for one in to_tick if one.kept_at is None], line="We looked at it together.", promises=words
    )
    end_talk(conference=talk, written=written, by=adult, at=at + timedelta(minutes=MINUTES - 2))


def _at(day: date, of_day: int) -> datetime:
    return datetime(day.year, day.month, day.day, of_day, tzinfo=UTC)


@dataclass(frozen=True)
class Wait:
    """A pair that waited longer than promised, and whether the adult was told meanwhile that the talks do not fit."""

    adult_id: UUID
    school_days: int
    is_proved: bool


def long_waits(term: Term) -> Iterator[Wait]:
    """This function will name the waits of more school days, on which both were there, than were promised."""
    for adult, learners in term.learners_of.items():
        for learner in learners:
            gone = term.away[adult.id] | term.away[learner.id]
            held = [FIRST - timedelta(days=1), *term.spoken[adult.id, learner.id], LAST]
            for before, after in pairwise(held):
                both = sum(before < day <= after and day not in gone for day in term.days)
                if both > EVERY_SCHOOL_DAYS:
                    yield Wait(adult.id, both, any(before < day <= after for day in term.proved[adult.id]))


def rows() -> list[Row]:
    """This function will give the table of all benchmarks its lines."""
    begun = time.process_time()
    term = played(founded())
    spent = time.process_time() - begun
    scarce = {adult.id for adult in list(term.learners_of)[:SHORT_OF_TIME]}
    waits = list(long_waits(term))
    unproved = sum(not wait.is_proved for wait in waits)
    beyond = [wait.school_days - EVERY_SCHOOL_DAYS for wait in waits if wait.adult_id not in scarce]
    talks = sum(len(days) for days in term.spoken.values())
    made, again = _agreements()
    return [
        Row(
            number="E3", work=f"A term of {LEARNERS} learners and {ADULTS} adults, absences drawn: {talks} talks, held by the product's own actions",
            measured=f"{unproved} waits longer than promised without a proof that they do not fit; with one: "
                     f"{len(waits) - len(beyond)} of the {SHORT_OF_TIME} adults short of time, {len(beyond)} of the others "
                     f"after days of illness, by at most {max(beyond, default=0)} school days; {spent:.0f} s of processor time",
            goal="all met in rhythm wherever capacity allows", holds=not unproved,
        ),
        Row(
            number="E3", work=f"The same term: what was agreed in talks that another talk followed, {made} promises",
            measured=f"{again} ticked at that next talk", goal="100 % revisited", holds=again == made,
        ),
    ]  # fmt: skip


def _agreements() -> tuple[int, int]:
    """How many promises were made in talks that another talk followed, and how many of them were ticked there."""
    made = again = 0
    last: dict[tuple[UUID, UUID], datetime] = {}
    held = Conference.objects.exclude(held_at=None).order_by("-held_at").prefetch_related("agreements")
    for talk in held:
        pair = (talk.adult_id, talk.learner_id)
        if pair in last:
            promised = list(talk.agreements.all())
            made += len(promised)
            again += sum(one.kept_at is not None and one.kept_at <= last[pair] for one in promised)
        last[pair] = talk.held_at or last[pair]
    return made, again
