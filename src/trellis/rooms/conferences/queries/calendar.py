"""Talks as they stand in somebody's own calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Q

from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries.clashes import minutes_promised
from trellis.rooms.conferences.queries.talks import talks_for_family
from trellis.rooms.conferences.terms import TALK_MINUTES, WITH_FAMILY
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import children_of, taught_by
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class TalkInCalendar:
    """A promised talk: who meets, when, how long and where. What it is about stays in the school."""

    id: UUID
    names: str
    on: date
    starts_at: time | None
    minutes: int
    place: str


def talks_in_calendar(viewer: Viewer) -> list[TalkInCalendar]:
    """This function will list the talks that are promised to the viewer, by them to those they still teach, or, as far as a
    family reads of it, to their children; soonest first."""
    taught = {learner.id for learner in taught_by(viewer)}
    own = Q(learner=viewer.id) | Q(adult=viewer.id, learner__in=taught)
    rows = list(Conference.objects.filter(own, held_at=None).select_related("learner", "adult"))
    minutes = minutes_promised(rows)
    found = {row.id: _in_calendar(row, _other(row, viewer).said_as, minutes) for row in rows}
    for child in children_of(viewer):
        talks = talks_for_family(child, viewer=viewer)
        minutes = minutes_promised(talks) if talks else {}
        found |= {one.id: _in_calendar(one, f"{child.said_as}, {one.adult.said_as}", minutes) for one in talks}
    return sorted(found.values(), key=lambda talk: (talk.on, talk.starts_at or time()))


def _other(talk: Conference, viewer: Viewer) -> Person:
    return talk.adult if talk.learner_id == viewer.id else talk.learner


def _in_calendar(talk: Conference, names: str, minutes: Mapping[tuple[UUID, UUID], int]) -> TalkInCalendar:
    lasts = minutes.get((talk.adult_id, talk.learner_id), TALK_MINUTES)
    return TalkInCalendar(talk.id, names, talk.promised_on, talk.promised_time, lasts, talk.place)


@dataclass(frozen=True)
class FamilyTalk:
    """That an adult talks with a family on a day: for a colleague, who reads neither with whom nor about what nor where."""

    adult: Person
    on: date
    starts_at: time | None


def family_talks_of(adults: Iterable[Person], start: date, end: date) -> list[FamilyTalk]:
    """This function will list when these adults talk with a family between two days, both included. One query."""
    rows = Conference.objects.filter(
        adult__in=list(adults), kind__in=WITH_FAMILY, held_at=None, promised_on__gte=start, promised_on__lte=end
    )
    rows = rows.select_related("adult").order_by("promised_on", "promised_time", "adult__said_as", "id")
    return [FamilyTalk(row.adult, row.promised_on, row.promised_time) for row in rows]
