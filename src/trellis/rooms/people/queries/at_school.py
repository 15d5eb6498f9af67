"""Who is at a school on a day: its adults, its learners with their groups, those who hold a role."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import ADULT_STAFF, Role


@prepared
def adults_at(school_id: UUID, on: date) -> QuerySet[Person]:
    """This function will list the adults who work at a school on a day, by name, each once."""
    works = Membership.objects.filter(live(on), person=OuterRef("pk"), role__in=sorted(ADULT_STAFF))
    return Person.objects.filter(Exists(works), school=school_id).order_by("said_as", "id")


@prepared
def learning_at(school_id: UUID, on: date) -> QuerySet[Membership]:
    """This function will list by which memberships anybody learns at a school on a day, with the learner and the group: by
    group, then by name. Who is in two groups is there twice."""
    rows = Membership.objects.filter(live(on), person__school=school_id, role=Role.LEARNER)
    return rows.select_related("person", "group").order_by("group__name", "group_id", "person__said_as", "person_id")


def is_learner_on(person: Person, *, on: date) -> bool:
    """This function will tell whether somebody learns at their school on a day."""
    return person.memberships.filter(live(on), role=Role.LEARNER).exists()


def people_in_roles(school: School, roles: Iterable[str], *, on: date) -> list[Person]:
    """This function will list who holds one of these roles at a school on a day, by name, each once."""
    held = Membership.objects.filter(live(on), person__school=school, role__in=list(roles))
    return list(
        Person.objects.filter(pk__in=held.values("person_id")).select_related("school").order_by("said_as", "id")
    )
