"""Classes and advisories as the office keeps them: which there are, who is in each, and who could come into it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Closure, Group, Membership, Person, School
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import EDUCATORS, GroupKind, Role


@dataclass(frozen=True)
class GroupNow:
    """A group on one day: who teaches or advises it, and who learns in it, each by name."""

    group: Group
    adults: tuple[Membership, ...]
    learners: tuple[Membership, ...]


@dataclass(frozen=True)
class Outside:
    """A learner who is not in a group, and in which others of its kind they are."""

    person: Person
    groups: tuple[Group, ...]


def last_day_after(day: date) -> Q:
    """This function will select what has no last day yet, or one after that day."""
    return Q(ends_on__isnull=True) | Q(ends_on__gt=day)


def groups_there(school: School, *, on: date) -> QuerySet[Group]:
    """This function will list a school's groups that have not ended on that day, by name."""
    return Group.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), school=school).order_by("name", "id")


def group_there(school: School, group_id: UUID, *, on: date) -> Group | None:
    """This function will find a class, an advisory or a project of a school that has not ended; a team has pages of its own."""
    rows = groups_there(school, on=on).exclude(kind=GroupKind.TEAM).select_related("school")
    return rows.filter(pk=group_id).first()


def now_in(group: Group, *, on: date) -> list[Membership]:
    """This function will list by which memberships anybody is in a group on that day, by name."""
    return list(_held([group], on))


def group_now(group: Group, *, on: date) -> GroupNow:
    """This function will tell who is in a group on that day: one query."""
    return _sorted(group, now_in(group, on=on))


def groups_now(school: School, *, on: date) -> list[GroupNow]:
    """This function will list a school's classes, advisories and projects, with whoever is in them on that day: two queries."""
    groups = list(groups_there(school, on=on).exclude(kind=GroupKind.TEAM))
    held = list(_held(groups, on))
    return [_sorted(group, [one for one in held if one.group_id == group.id]) for group in groups]


def outside_of(group: Group, *, on: date) -> list[Outside]:
    """This function will list who learns at the school and not in this group on that day, by name: one query."""
    rows = Membership.objects.filter(live(on), person__school=group.school_id, role=Role.LEARNER)
    found: dict[UUID, tuple[Person, list[Group]]] = {}
    inside = set()
    for one in rows.select_related("person", "group").order_by("person__said_as", "person_id", "group__name", "id"):
        if one.group_id == group.id and one.ends_on is None:
            inside.add(one.person_id)
        _person, others = found.setdefault(one.person_id, (one.person, []))
        if one.group is not None and one.group.kind == group.kind and one.group_id != group.id:
            others.append(one.group)
    return [Outside(person, tuple(others)) for key, (person, others) in found.items() if key not in inside]


def teaching_in(group: Group, membership_id: UUID, *, on: date) -> Membership | None:
    """This function will find by which membership somebody teaches or advises a group on that day."""
    return next((one for one in group_now(group, on=on).adults if one.id == membership_id), None)


def is_learner_at(person: Person, *, on: date) -> bool:
    """This function will say whether somebody learns at their school on that day."""
    return person.memberships.filter(live(on), role=Role.LEARNER).exists()


def untaught_at(school: School, *, on: date) -> list[Person]:
    """This function will list who learns at a school on that day while nobody there teaches or advises them, by name."""
    taught = Membership.objects.filter(live(on), person__school=school, role__in=list(EDUCATORS), group__isnull=False)
    learns = Membership.objects.filter(live(on), person__school=school, role=Role.LEARNER)
    reached = learns.filter(group__in=taught.values("group"))
    rows = Person.objects.filter(pk__in=learns.values("person")).exclude(pk__in=reached.values("person"))
    return list(rows.order_by("said_as", "id"))


def is_taught(learner: Person, *, on: date) -> bool:
    """This function will say whether anybody teaches or advises a learner on that day: else nobody finds what they hand in."""
    return bool(_teaching(learner.id, on))


@prepared
def _teaching(learner_id: UUID, on: date) -> QuerySet[Membership, UUID]:
    groups = Membership.objects.filter(live(on), person=learner_id, role=Role.LEARNER).values("group")
    rows = Membership.objects.filter(live(on), role__in=list(EDUCATORS), group__in=groups)
    return rows.order_by().values_list("id", flat=True)[:1]


def closures_of(school: School) -> list[Closure]:
    """This function will list when a school is closed, soonest first."""
    return list(school.closures.select_related("school").order_by("starts_on", "id"))


def _held(groups: list[Group], on: date) -> QuerySet[Membership]:
    rows = Membership.objects.filter(live(on), group__in=[one.id for one in groups])
    return rows.select_related("person__school", "group").order_by("person__said_as", "person_id", "role", "id")


def _sorted(group: Group, held: list[Membership]) -> GroupNow:
    adults = tuple(one for one in held if one.role != Role.LEARNER)
    return GroupNow(group, adults, tuple(one for one in held if one.role == Role.LEARNER))
