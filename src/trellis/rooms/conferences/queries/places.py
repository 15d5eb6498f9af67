"""Where a talk is held: which place its words name, for how long, and which places for two are free then."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries.talks import rhythm_of
from trellis.rooms.conferences.rules import is_being_held
from trellis.rooms.conferences.terms import TALK_MINUTES
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day
from trellis.rooms.places.models import Space
from trellis.rooms.places.queries import Hours, booking_for, free_spaces, space_called, spaces_of_learner


def hours_of(talk: Conference, *, at: datetime) -> Hours | None:
    """This function will tell from when to when a talk needs a place: while it is being held, from now on; before, at the hour
    that was promised. None where no hour was said, or it has gone by."""
    if talk.held_at is not None:
        return None
    school = talk.learner.school
    if is_being_held(talk, on=school_day(school, at)):
        starts = at
    elif talk.promised_time is not None:
        starts = datetime.combine(talk.promised_on, talk.promised_time, tzinfo=school.zone)
    else:
        return None
    ends = starts + timedelta(minutes=minutes_of_talk(talk.adult, talk.learner))
    return (starts, ends) if ends > at else None


def minutes_of_talk(adult: Person, learner: Person) -> int:
    """This function will tell for how long two talk: as long as their rhythm says, else ten minutes."""
    rhythm = rhythm_of(adult, learner)
    return rhythm.minutes if rhythm else TALK_MINUTES


def place_named_by(talk: Conference, *, at: datetime) -> Space | None:
    """This function will find the place of the school that the words of a talk name; None where they are words alone. A place
    that is no longer offered is still meant by a talk that holds it."""
    if not talk.place:
        return None
    around = spaces_of_learner(talk.learner, on=school_day(talk.learner.school, at))
    if found := space_called(around, talk.place):
        return found
    held = booking_for(talk.id)
    return held.space if held and space_called([held.space], talk.place) else None


def is_in_its_place(talk_id: UUID, *, at: datetime) -> bool:
    """This function will tell whether the hour for which a talk holds its place is there: begun a little after it, the talk stays
    where it is until then, and takes nothing from the one that comes next."""
    held = booking_for(talk_id)
    return held is not None and held.starts_at <= at < held.ends_at


def place_if_free(
    learner: Person, place: str, on: date, when: time | None, minutes: int, *, talk: Conference | None
) -> str:
    """This function will give the words for where a talk is held, unless they name a place that is taken then: nobody is told
    a place in which somebody else sits."""
    if not place or when is None:
        return place
    space = space_called(spaces_of_learner(learner, on=on), place)
    starts = datetime.combine(on, when, tzinfo=learner.school.zone)
    hours = (starts, starts + timedelta(minutes=minutes))
    is_free = space is None or bool(free_spaces([space], hours, for_id=talk.id if talk else None))
    return place if is_free else ""


@dataclass(frozen=True)
class Where:
    """Where a talk is held, and where else it could be."""

    hours: Hours | None
    held: Space | None
    free: list[Space]  # places for two that nobody else has taken then


def places_of(talk: Conference, *, at: datetime) -> list[Space]:
    """This function will list the places for two that are there for a talk, free or not."""
    around = spaces_of_learner(talk.learner, on=school_day(talk.learner.school, at))
    return [one for one in around if one.is_for_two]


def where_of(talk: Conference, *, at: datetime) -> Where:
    """This function will tell which place a talk holds and which places for two are free for it, at its hour and as long as it
    lasts; without an hour none is offered."""
    hours = hours_of(talk, at=at)
    booking = booking_for(talk.id)
    held = booking.space if booking else None
    if hours is None:
        return Where(None, held, [])
    free = free_spaces(places_of(talk, at=at), hours, for_id=talk.id)
    return Where(hours, held, [one for one in free if held is None or one.id != held.id])
