"""Who is near a learner: whoever teaches or advises them, who learns in their groups, and the adults of their school."""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, Role


def educators_by_membership(learner: Person, *, on: date) -> list[Membership]:
    """This function will list by which memberships adults teach or advise a learner on that day, advising first, by name."""
    return _educators(learner.id, on)


@prepared
def _educators(learner_id: UUID, on: date) -> QuerySet[Membership]:
    theirs = Membership.objects.filter(live(on), person=learner_id, role=Role.LEARNER).values("group_id")
    rows = Membership.objects.filter(live(on), group__in=theirs, role__in=list(EDUCATORS))
    return rows.select_related("person", "group").order_by("role", "person__said_as", "person_id", "id")


def peers_of(viewer: Viewer) -> QuerySet[Membership]:
    """This function will list by which memberships others learn in the viewer's own groups today, group by group, by name."""
    rows = Membership.objects.filter(live(viewer.on), group__in=list(viewer.own_groups), role=Role.LEARNER)
    rows = rows.exclude(person=viewer.person).select_related("person", "group")
    return rows.order_by("group__name", "group_id", "person__said_as", "person_id")


def adult_memberships_at(school: School, *, on: date) -> QuerySet[Membership]:
    """This function will list by which memberships adults work at a school on that day, by name."""
    rows = Membership.objects.filter(live(on), person__school=school, role__in=list(ADULT_STAFF))
    return rows.select_related("person", "group").order_by("person__said_as", "person_id", "role", "id")


def leaders_of(school: School, *, on: date) -> list[Person]:
    """This function will list who leads a school on that day, by name."""
    return list({row.person_id: row.person for row in _leaders(school.id, on)}.values())


@prepared
def _leaders(school_id: UUID, on: date) -> QuerySet[Membership]:
    rows = Membership.objects.filter(live(on), person__school=school_id, role=Role.LEADER)
    return rows.select_related("person").order_by("person__said_as", "person_id", "id")


def memberships_of_all(person_ids: Collection[UUID], *, on: date) -> dict[UUID, list[Membership]]:
    """This function will list what each of these people belongs to on that day: one query."""
    found: dict[UUID, list[Membership]] = {}
    for row in _belonging(list(person_ids), on):
        found.setdefault(row.person_id, []).append(row)
    return found


@prepared
def _belonging(person_ids: list[UUID], on: date) -> QuerySet[Membership]:
    rows = Membership.objects.filter(live(on), person__in=person_ids).select_related("group", "person")
    return rows.order_by("role", "group__name", "id")


def works_where_answers_stand(memberships: Iterable[Membership]) -> bool:
    """This function will say whether somebody has a list of their own on which what is asked of them stands: everybody who
    works at the school, with a class or without."""
    return any(row.role in ADULT_STAFF for row in memberships)
