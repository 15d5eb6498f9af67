"""Who somebody is: as a viewer, by an identifier, by their short name, and how old."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from trellis.rooms.people.models import Guardianship, Membership, Person, School
from trellis.rooms.people.queries.calendar import school_day
from trellis.rooms.people.rules import Viewer, grade_as_stage, live
from trellis.rooms.people.terms import Rights, Role


def viewer_of(person: Person, *, at: datetime) -> Viewer:
    """This function will see a person as a viewer, with what they belong to on that day of their school."""
    on = school_day(person.school, at)
    memberships = tuple(person.memberships.filter(live(on)).select_related("group"))
    guards = list(Guardianship.objects.filter(guardian=person).select_related("learner__school"))
    children = {row.learner_id: row.rights for row in guards}
    theirs = sorted((row.learner for row in guards if row.rights != Rights.NONE), key=lambda child: child.said_as)
    return Viewer(person=person, on=on, memberships=memberships, children=children, own_children=theirs)


def person_of(person_id: UUID | str) -> Person | None:
    """This function will find a person with their school."""
    return Person.objects.select_related("school", "user").filter(pk=person_id).first()


def person_called(slug: str, *, school_slug: str) -> Person | None:
    """This function will find a person by their short name in a school."""
    return people_called([slug], school_slug=school_slug).first()


def people_called(slugs: Iterable[str], *, school_slug: str) -> QuerySet[Person]:
    """This function will find people by their short names in a school."""
    rows = Person.objects.filter(slug__in=list(slugs), school__slug=school_slug)
    return rows.select_related("school").order_by("said_as")


def schools(slug: str = "") -> QuerySet[School]:
    """This function will list the schools of this installation by name, or the one with that slug."""
    return School.objects.filter(slug=slug) if slug else School.objects.all()


def keeper_of(school: School, *, at: datetime) -> Person | None:
    """This function will find who keeps the school's continuum first of all: a leader, else somebody of the staff."""
    roles = (Role.LEADER, Role.STAFF)
    held = Membership.objects.filter(live(school_day(school, at)), person__school=school, role__in=roles)
    found = held.order_by("role", "starts_on", "id").select_related("person__school").first()
    return found.person if found else None


def people_of_user(user_id: UUID) -> QuerySet[Person]:
    """This function will list the persons, one a school, that sign in with this user."""
    return Person.objects.filter(user_id=user_id).select_related("school").order_by("school__name", "said_as")


def age_on(person: Person, on: date) -> int | None:
    """This function will tell how old a person is, by month and year, or None where no birth month is kept."""
    if person.born_in is None:
        return None
    return on.year - person.born_in.year - ((on.month, 1) < (person.born_in.month, 1))


def stage_of(learner: Person) -> int | None:
    """This function will give a learner's school year as a number, kindergarten being 0; None where no year is kept."""
    return grade_as_stage(learner.grade)
