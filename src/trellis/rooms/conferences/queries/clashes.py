"""Who has something else at the hour of a talk: its adult, its learner, and those of the family who are asked to it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.rooms.conferences.models import Conference, Invited, Rhythm
from trellis.rooms.conferences.terms import APART, TALK_MINUTES
from trellis.rooms.people.models import Person

# When talks begin on one day, and how many minutes each takes.
type Moments = Sequence[tuple[time, int]]


def talk_standing_at(talk: Conference, on: date, when: time | None) -> Conference | None:
    """This function will find another talk of the same adult that stands at that time, each as long as its rhythm says."""
    return _standing_at(Q(adult=talk.adult_id), talk, on, when)


def talk_of_learner_at(talk: Conference, on: date, when: time | None) -> Conference | None:
    """This function will find a talk of the same learner with somebody else that stands at that time."""
    return _standing_at(Q(learner=talk.learner_id) & ~Q(adult=talk.adult_id), talk, on, when)


def guardians_busy_at(talk: Conference, guardians: Collection[Person], on: date, when: time | None) -> list[Person]:
    """This function will list those of the family who are asked to another talk at that time, be it about another child."""
    return [
        one
        for one in guardians
        if _standing_at(
            Q(pk__in=Invited.objects.filter(guardian=one).values("conference")) & ~Q(adult=talk.adult_id),
            talk,
            on,
            when,
        )
    ]


def _standing_at(which: Q, talk: Conference, on: date, when: time | None) -> Conference | None:
    if when is None:
        return None
    others = [one for one in _promised_on(which, on) if one.pk != talk.pk]
    lasting = minutes_promised([talk, *others]) if others else {}
    begins = minute_of(when)
    ends = begins + lasting.get((talk.adult_id, talk.learner_id), TALK_MINUTES)
    for other in others:
        start = minute_of(other.promised_time) if other.promised_time else ends
        if start < ends and begins < start + lasting.get((other.adult_id, other.learner_id), TALK_MINUTES):
            return other
    return None


def _promised_on(which: Q, on: date) -> QuerySet[Conference]:
    rows = Conference.objects.filter(which, held_at=None, is_asked=False, promised_on=on, promised_time__isnull=False)
    return rows.select_related("learner", "adult").order_by("promised_time", "id")


def moments_taken(
    adult: Person, learner_ids: Collection[UUID], first: date, last: date
) -> Mapping[tuple[UUID, date], Moments]:
    """This function will tell when these learners talk with others than an adult, and when the adult has a talk that is no
    part of a rhythm, by person and day. Two queries."""
    rows = Conference.objects.filter(
        (Q(learner__in=list(learner_ids)) & ~Q(adult=adult)) | Q(adult=adult, kind__in=APART),
        held_at=None, is_asked=False, promised_on__range=(first, last), promised_time__isnull=False,
    )  # fmt: skip
    talks = list(rows.order_by("promised_on", "promised_time", "id"))
    lengths = minutes_promised(talks) if talks else {}
    found: dict[tuple[UUID, date], list[tuple[time, int]]] = {}
    for talk in talks:
        whose = adult.id if talk.adult_id == adult.id else talk.learner_id
        minutes = lengths.get((talk.adult_id, talk.learner_id), TALK_MINUTES)
        found.setdefault((whose, talk.promised_on), []).append((talk.promised_time or time(), minutes))
    return found


def is_taken(when: time | None, minutes: int, taken: Moments) -> bool:
    """This function will say whether a talk of so many minutes would lie over one of these."""
    if when is None:
        return False
    begins = minute_of(when)
    return any(minute_of(start) < begins + minutes and begins < minute_of(start) + length for start, length in taken)


def minutes_promised(talks: Collection[Conference]) -> dict[tuple[UUID, UUID], int]:
    """This function will tell how many minutes the rhythm of each pair promises, by adult and learner."""
    rows = Rhythm.objects.filter(
        adult__in={one.adult_id for one in talks}, learner__in={one.learner_id for one in talks}, ends_on=None
    )
    return {(row.adult_id, row.learner_id): row.minutes for row in rows}


def minute_of(moment: time) -> int:
    """This function will say how many minutes after midnight it is."""
    return moment.hour * 60 + moment.minute
