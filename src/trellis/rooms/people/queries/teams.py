"""Teams: adults who work together, and whom they teach between them. No learner is ever written into a team."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.queries.teaching import learners_in
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, GroupKind, Role

# By which role somebody is written into a team: the first of these that they have. It opens nothing but the team.
IN_A_TEAM = (Role.TEACHER, Role.ADVISOR, Role.STAFF, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD, Role.LEADER)


@dataclass(frozen=True)
class Team:
    """A team on one day: who is in it, the groups that they teach, and the learners in these."""

    group: Group
    members: tuple[Person, ...]
    classes: tuple[Group, ...]
    learners: tuple[Person, ...]


def teams_of(viewer: Viewer) -> list[Group]:
    """This function will list the teams that the viewer is in today, by name."""
    found = {m.group.id: m.group for m in viewer.memberships if m.group and m.group_id in viewer.teams}
    return sorted(found.values(), key=lambda group: (group.name, group.id))


def team_of(viewer: Viewer, team_id: UUID) -> Team | None:
    """This function will find a team for one of its members, with everybody whom they teach between them: each once."""
    group = next((one for one in teams_of(viewer) if one.id == team_id), None)
    if group is None:
        return None
    members = members_of(group, on=viewer.on)
    classes = classes_of_adults([one.id for one in members], on=viewer.on)
    learners = learners_in([one.id for one in classes], on=viewer.on)
    return Team(group, tuple(members), tuple(classes), tuple(learners))


def members_of(team: Group, *, on: date) -> list[Person]:
    """This function will list who is in a team on that day, by name: adults who are of the school that day as well."""
    rows = Membership.objects.filter(live(on), role__in=list(ADULT_STAFF))
    here = rows.exclude(group__kind=GroupKind.TEAM).values("person_id")
    ids = rows.filter(group=team, person_id__in=here).values("person_id")
    return list(Person.objects.filter(pk__in=ids, school=team.school_id).order_by("said_as", "id"))


def classes_of_adults(adults: Iterable[UUID], *, on: date) -> list[Group]:
    """This function will list the groups that any of these adults teach or advise on that day, by name."""
    rows = Membership.objects.filter(live(on), person__in=list(adults), role__in=list(EDUCATORS))
    ids = rows.exclude(group=None).values("group_id")
    return list(Group.objects.filter(pk__in=ids).exclude(kind=GroupKind.TEAM).order_by("name", "id"))


def teams_at(school: School, *, on: date) -> list[tuple[Group, list[Membership]]]:
    """This function will list the teams of a school with their memberships of that day, by name, for the office. Two queries."""
    rows = Membership.objects.filter(live(on), group__school=school, group__kind=GroupKind.TEAM)
    held = list(rows.select_related("person", "group").order_by("person__said_as", "person_id"))
    teams = Group.objects.filter(school=school, kind=GroupKind.TEAM).order_by("name", "id")
    return [(team, [one for one in held if one.group_id == team.id]) for team in teams]


def colleagues_at(school: School, *, on: date) -> QuerySet[Person]:
    """This function will list the adults who work at a school on that day by more than a seat in a team, by name."""
    rows = Membership.objects.filter(live(on), person__school=school, role__in=list(ADULT_STAFF))
    ids = rows.exclude(group__kind=GroupKind.TEAM).values("person_id")
    return Person.objects.filter(pk__in=ids).order_by("said_as", "id")


def role_in_team(person: Person, *, on: date) -> Role | None:
    """This function will tell by which role an adult is written into a team; None for whoever is no adult of the school."""
    rows = person.memberships.filter(live(on), role__in=list(ADULT_STAFF)).exclude(group__kind=GroupKind.TEAM)
    held = set(rows.values_list("role", flat=True))
    return next((role for role in IN_A_TEAM if role in held), None)
