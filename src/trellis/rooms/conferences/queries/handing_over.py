"""What an adult still owes to learners whom they teach no more, or soon will not."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import AGREED, OPEN
from trellis.rooms.conferences.models import Conference, Rhythm
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import EDUCATORS, Role


@dataclass
class Owed:
    """What one adult owes one learner, and who could take it on: those who teach the learner, by name."""

    learner: Person
    rhythm: Rhythm | None = None
    talks: list[Conference] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)
    could: Sequence[Person] = ()


def owed_after(adult: Person, day: date) -> list[Owed]:
    """This function will list what an adult owes to learners whom they will not teach on a day, by the learners' names.

    Whoever asks for tomorrow learns what a role that ends today leaves behind.
    """
    found: dict[UUID, Owed] = {}
    for rhythm in Rhythm.objects.filter(adult=adult, ends_on=None).select_related("learner"):
        found.setdefault(rhythm.learner_id, Owed(rhythm.learner)).rhythm = rhythm
    for talk in Conference.objects.filter(adult=adult, held_at=None).select_related("learner", "adult"):
        found.setdefault(talk.learner_id, Owed(talk.learner)).talks.append(talk)
    for agreement in _open_agreements(adult):
        found.setdefault(agreement.learner_id, Owed(agreement.learner)).agreements.append(agreement)
    teaches = _taught_on(day, list(found))
    for learner_id, owed in found.items():
        owed.could = [one for one in teaches.get(learner_id, ()) if one.id != adult.id]
    left = [
        owed for learner_id, owed in found.items() if adult.id not in {one.id for one in teaches.get(learner_id, ())}
    ]
    return sorted(left, key=lambda owed: owed.learner.said_as)


def _open_agreements(adult: Person) -> QuerySet[Agreement]:
    either = Q(owner=adult) | Q(other=adult)
    rows = Agreement.objects.filter(OPEN, AGREED, either).exclude(learner=adult)
    return rows.select_related("learner", "owner", "other").order_by("made_at", "id")


def _taught_on(day: date, learner_ids: Sequence[UUID]) -> dict[UUID, list[Person]]:
    """Who teaches each of these learners on a day, by name."""
    rows = Membership.objects.filter(live(day), role=Role.LEARNER, person__in=learner_ids, group__isnull=False)
    groups: dict[UUID | None, set[UUID]] = {}
    for learner_id, group_id in rows.values_list("person_id", "group_id"):
        groups.setdefault(group_id, set()).add(learner_id)
    adults = Membership.objects.filter(live(day), role__in=EDUCATORS, group__in=list(groups)).select_related("person")
    found: dict[UUID, dict[UUID, Person]] = {}
    for row in adults.order_by("person__said_as"):
        for learner_id in groups[row.group_id]:
            found.setdefault(learner_id, {})[row.person_id] = row.person
    return {learner_id: list(people.values()) for learner_id, people in found.items()}
