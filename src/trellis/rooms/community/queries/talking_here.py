"""Can we talk here, then? At which places and moments a learner may ask an adult for a talk."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trellis.rooms.community.terms import DAYS_ASKED, HERE_MINUTES
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import groups_with, school_day, school_days
from trellis.rooms.people.queries.day import blocks_for
from trellis.rooms.people.rules import Viewer
from trellis.rooms.places.models import Space
from trellis.rooms.places.queries import Hours, free_spaces, spaces_of_learner
from trellis.rooms.places.terms import DAY, MINUTES_APART


def days_to_talk(learner: Person, *, at: datetime, minutes: int = HERE_MINUTES) -> list[date]:
    """This function will list the next school days for which a learner may ask, today among them while it lasts."""
    today = school_day(learner.school, at)
    days = school_days(learner.school, today, today + timedelta(days=4 * DAYS_ASKED))[: DAYS_ASKED + 1]
    if days and days[0] == today and not moments_to_talk(learner, today, at=at, minutes=minutes):
        days = days[1:]
    return days[:DAYS_ASKED]


def moments_to_talk(learner: Person, on: date, *, at: datetime, minutes: int = HERE_MINUTES) -> list[datetime]:
    """This function will list at which moments of a day a learner may ask for a talk of so many minutes: where the
    parts of their day begin, and every half hour in them that leaves time enough, from now on. A school that has not
    said how its day is cut has one from eight to four."""
    zone = learner.school.zone
    blocks = blocks_for(learner, groups=groups_with([learner.id], on=on), on=on)
    parts = [(one.starts_at, one.ends_at) for one in blocks] or [DAY]
    found = set[datetime]()
    for starts, ends in parts:
        found |= {*_steps(datetime.combine(on, starts, tzinfo=zone), datetime.combine(on, ends, tzinfo=zone), minutes)}
    return sorted(moment for moment in found if moment > at)


def _steps(moment: datetime, ends: datetime, minutes: int) -> Iterator[datetime]:
    lasting = min(timedelta(minutes=minutes), ends - moment)
    while moment + lasting <= ends:
        yield moment
        moment += timedelta(minutes=MINUTES_APART)


def hours_from(moment: datetime, minutes: int = HERE_MINUTES) -> Hours:
    """This function will tell for how long a place is asked for."""
    return moment, moment + timedelta(minutes=minutes)


@dataclass(frozen=True)
class PlaceThen:
    """A place for two at a moment: free, or taken by somebody."""

    space: Space
    is_free: bool


def places_then(viewer: Viewer, moment: datetime, *, minutes: int = HERE_MINUTES) -> list[PlaceThen]:
    """This function will list the places for two that are there for a learner, free or taken from a moment on for so many
    minutes: the free ones first."""
    me = viewer.person
    around = [one for one in spaces_of_learner(me, on=school_day(me.school, moment)) if one.is_for_two]
    free = {one.id for one in free_spaces(around, hours_from(moment, minutes))}
    return sorted((PlaceThen(one, one.id in free) for one in around), key=lambda one: not one.is_free)
