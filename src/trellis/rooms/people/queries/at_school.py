"""Who is at a school on a day: its adults, its learners with their groups, those who hold a role."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import ADULT_STAFF, Role


@prepared
def adults_at(school_id: UUID, on: date) -> QuerySet[Person]:
    """This function will list the adults who work at a school on a day, by name, each once."""
    return _working(school_id, on)


@prepared
def adults_among(person_ids: Collection[UUID], school_id: UUID, on: date) -> QuerySet[Person]:
    """This function will list who of these people works at a school on a day, by name, each once."""
    return _working(school_id, on).filter(pk__in=list(person_ids))


def _working(school_id: UUID, on: date) -> QuerySet[Person]:
    works = Membership.objects.filter(live(on), person=OuterRef("pk"), role__in=sorted(ADULT_STAFF))
    return Person.objects.filter(Exists(works), school=school_id).order_by("said_as", "id")


@prepared
def people_by_name(person_ids: Collection[UUID]) -> QuerySet[Person]:
    """This function will list these people, by name."""
    return Person.objects.filter(pk__in=list(person_ids)).order_by("said_as", "id")


@prepared
def groups_learning_at(school_id: UUID, on: date) -> QuerySet[Group]:
    """This function will list the groups of a school in which somebody learns on a day, by name."""
    learns = Membership.objects.filter(live(on), group=OuterRef("pk"), role=Role.LEARNER)
    return Group.objects.filter(Exists(learns), school=school_id).order_by("name", "id")


@prepared
def learner_ids_in(group_id: UUID, on: date) -> QuerySet[Any, UUID]:
    """This function will tell who learns in a group on a day."""
    rows = Membership.objects.filter(live(on), group=group_id, role=Role.LEARNER)
    return rows.order_by().values_list("person_id", flat=True)


@prepared
def learner_names_at(school_id: UUID, on: date) -> QuerySet[Any, tuple[UUID, str]]:
    """This function will list who learns at a school on a day, as ids and names: a school may have hundreds of them."""
    return _learning_at(school_id, on).order_by().values_list("id", "said_as")


def learner_at(school_id: UUID, person_id: UUID, on: date) -> Person | None:
    """This function will find somebody who learns at a school on a day."""
    return _learning_at(school_id, on).filter(pk=person_id).select_related("school").first()


def _learning_at(school_id: UUID, on: date) -> QuerySet[Person]:
    learns = Membership.objects.filter(live(on), person=OuterRef("pk"), role=Role.LEARNER)
    return Person.objects.filter(Exists(learns), school=school_id)


def groups_learning(person_ids: Collection[UUID], on: date) -> dict[UUID, list[Group]]:
    """This function will list the groups in which each of these people learns on a day, by name."""
    found: dict[UUID, list[Group]] = {one: [] for one in person_ids}
    for row in _in_groups(person_ids, on):
        if row.group:
            found[row.person_id].append(row.group)
    return found


@prepared
def _in_groups(person_ids: Collection[UUID], on: date) -> QuerySet[Membership]:
    rows = Membership.objects.filter(live(on), person__in=list(person_ids), role=Role.LEARNER, group__isnull=False)
    return rows.select_related("group").order_by("group__name", "group_id")


def is_learner_on(person: Person, *, on: date) -> bool:
    """This function will tell whether somebody learns at their school on a day."""
    return person.memberships.filter(live(on), role=Role.LEARNER).exists()


def people_in_roles(school: School, roles: Iterable[str], *, on: date) -> list[Person]:
    """This function will list who holds one of these roles at a school on a day, by name, each once."""
    held = Membership.objects.filter(live(on), person__school=school, role__in=list(roles))
    return list(
        Person.objects.filter(pk__in=held.values("person_id")).select_related("school").order_by("said_as", "id")
    )
