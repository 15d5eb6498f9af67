"""Who is at a school on a day: its adults, its learners with their groups, those who hold a role."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import ADULT_STAFF, Role


@prepared
def adults_at(school_id: UUID, on: date) -> QuerySet[Person]:
    """This function will list the adults who work at a school on a day, by name, each once."""
    works = Membership.objects.filter(live(on), person=OuterRef("pk"), role__in=sorted(ADULT_STAFF))
    return Person.objects.filter(Exists(works), school=school_id).order_by("said_as", "id")


def learning_at(school_id: UUID, on: date) -> dict[UUID, tuple[Person, list[Group]]]:
    """This function will list who learns at a school on a day, each once, with the groups they learn in: by group, then by
    name. Three questions, each of plain rows: a school may have hundreds of them."""
    groups = {one.id: one for one in _groups_at(school_id)}
    people = {one.id: one for one in _learners_at(school_id, on)}
    found: dict[UUID, tuple[Person, list[Group]]] = {}
    for person_id, group_id in sorted(_places_at(school_id, on), key=lambda place: _by_group(place, groups, people)):
        _person, theirs = found.setdefault(person_id, (people[person_id], []))
        if group_id:
            theirs.append(groups[group_id])
    return found


type Place = tuple[UUID, UUID | None]


def _by_group(place: Place, groups: Mapping[UUID, Group], people: Mapping[UUID, Person]) -> tuple[str, str, str, str]:
    person, group = people[place[0]], groups[place[1]] if place[1] else None
    return (group.name if group else "", str(place[1] or ""), person.said_as, str(person.id))


@prepared
def _groups_at(school_id: UUID) -> QuerySet[Group]:
    return Group.objects.filter(school=school_id).order_by()


@prepared
def _learners_at(school_id: UUID, on: date) -> QuerySet[Person]:
    learns = Membership.objects.filter(live(on), person=OuterRef("pk"), role=Role.LEARNER)
    return Person.objects.filter(Exists(learns), school=school_id).order_by()


@prepared
def _places_at(school_id: UUID, on: date) -> QuerySet[Membership, Place]:
    rows = Membership.objects.filter(live(on), person__school=school_id, role=Role.LEARNER)
    return rows.order_by().values_list("person_id", "group_id")


def is_learner_on(person: Person, *, on: date) -> bool:
    """This function will tell whether somebody learns at their school on a day."""
    return person.memberships.filter(live(on), role=Role.LEARNER).exists()


def people_in_roles(school: School, roles: Iterable[str], *, on: date) -> list[Person]:
    """This function will list who holds one of these roles at a school on a day, by name, each once."""
    held = Membership.objects.filter(live(on), person__school=school, role__in=list(roles))
    return list(
        Person.objects.filter(pk__in=held.values("person_id")).select_related("school").order_by("said_as", "id")
    )
