"""Who teaches whom: learners, their educators and the groups in which they meet."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import EDUCATORS, GroupKind, Role


def learners_taught_by(viewer: Viewer) -> QuerySet[Person]:
    """This function will list the learners of the viewer's groups today, by name."""
    return learners_in(viewer.taught_groups, on=viewer.on)


def taught_by(viewer: Viewer) -> list[Person]:
    """This function will list the learners of the viewer's groups today, by name, read once for each viewer."""
    return list({learner.id: learner for _group, learner in _taught(viewer)}.values())


def taught_ids(viewer: Viewer) -> list[UUID]:
    """This function will list the ids of those whom the viewer teaches today."""
    return [learner.id for learner in taught_by(viewer)]


def taught_in(viewer: Viewer, group_id: UUID) -> list[Person]:
    """This function will list the learners of one of the viewer's groups today, by name; read with those of all others."""
    return [learner for group, learner in _taught(viewer) if group == group_id]


def _taught(viewer: Viewer) -> list[tuple[UUID, Person]]:
    if viewer.taught_groups and not viewer.taught:
        for learner in _learners_by_group(list(viewer.taught_groups), viewer.on):
            if learner.school_id == viewer.person.school_id:
                learner.school = viewer.person.school
            viewer.taught.append((learner.in_group, learner))
    return viewer.taught


@prepared
def _learners_by_group(group_ids: list[UUID], on: date) -> QuerySet[Any]:
    rows = Person.objects.filter(
        live(on, "memberships__"), memberships__role=Role.LEARNER, memberships__group__in=group_ids
    )
    return rows.annotate(in_group=F("memberships__group_id")).order_by("said_as", "id")


def learners_in(group_ids: Iterable[UUID], *, on: date) -> QuerySet[Person]:
    """This function will list the learners in any of these groups on that day, by name, each once."""
    ids = Membership.objects.filter(live(on), group_id__in=list(group_ids), role=Role.LEARNER).values("person_id")
    return Person.objects.filter(pk__in=ids).select_related("school").order_by("said_as", "id")


def learners_at(school: School, *, on: date) -> list[UUID]:
    """This function will list the ids of all learners of a school on that day, for counts of the whole of it."""
    rows = Membership.objects.filter(live(on), person__school=school, role=Role.LEARNER)
    return list(rows.order_by("person_id").values_list("person_id", flat=True).distinct())


def groups_of(person: Person, *, on: date) -> QuerySet[Group]:
    """This function will list the groups a person belongs to on that day."""
    return Group.objects.filter(pk__in=person.memberships.filter(live(on)).values("group_id"))


def educators_of(learner: Person, *, on: date, role: str | None = None) -> QuerySet[Person]:
    """This function will list who teaches or advises a learner on that day, by name."""
    ids = memberships_over(learner, on=on).filter(role__in=[role] if role else list(EDUCATORS))
    return Person.objects.filter(pk__in=ids.values("person_id")).order_by("said_as", "id")


def memberships_over(learner: Person, *, on: date) -> QuerySet[Membership]:
    """This function will list the memberships by which adults teach or advise a learner on that day."""
    return Membership.objects.filter(
        live(on), live(on, "group__memberships__"), role__in=list(EDUCATORS),
        group__memberships__person=learner, group__memberships__role=Role.LEARNER,
    )  # fmt: skip


def educators_at(school: School, *, on: date) -> QuerySet[Membership]:
    """This function will list by which memberships anybody teaches or advises at a school on that day, by name."""
    rows = Membership.objects.filter(live(on), person__school=school, role__in=list(EDUCATORS))
    return rows.select_related("person").order_by("person__said_as", "person_id", "id")


def groups_with(learner_ids: Iterable[UUID], *, on: date) -> set[UUID]:
    """This function will tell in which groups any of these learners are on that day."""
    ids = list(learner_ids)
    if not ids:
        return set()
    rows = Membership.objects.filter(live(on), person__in=ids, role=Role.LEARNER, group__isnull=False)
    return {group for group in rows.values_list("group_id", flat=True) if group}


def groups_and_educators_of(learner: Person, *, on: date) -> tuple[list[Group], list[Person]]:
    """This function will list a learner's groups and who teaches or advises them on that day, each by name:
    one query."""
    rows = [row for row in _around(learner.id, on) if row.group]
    groups = {row.group.id: row.group for row in rows if row.person_id == learner.id and row.group}
    adults = {row.person_id: row.person for row in rows if row.person_id != learner.id}
    return (
        sorted(groups.values(), key=lambda group: group.name),
        sorted(adults.values(), key=lambda person: (person.said_as, person.id)),
    )


@prepared
def _around(learner_id: UUID, on: date) -> QuerySet[Membership]:
    theirs = Membership.objects.filter(live(on), person=learner_id, role=Role.LEARNER).values("group_id")
    taught = Q(group__in=theirs, role__in=list(EDUCATORS))
    return Membership.objects.filter(live(on), Q(person=learner_id) | taught).select_related("group", "person")


def advisor_of(learner: Person, *, on: date) -> Person | None:
    """This function will find the learner's advisor, else a teacher of theirs: the adult who answers first."""
    return educators_of(learner, on=on, role=Role.ADVISOR).first() or educators_of(learner, on=on).first()


def first_adults(learner_ids: Collection[UUID], *, on: date) -> dict[UUID, list[Membership]]:
    """This function will list by which memberships each of these learners is taught or advised on that day, with whom: the
    first is the adult who answers first, as advisor_of. One query."""
    found: dict[UUID, list[Membership]] = {}
    for row in _memberships_over(list(learner_ids), on):
        if row.person_id != row.learner_id:
            found.setdefault(row.learner_id, []).append(row)
    return found


def names_teaching(learner_ids: Collection[UUID], *, on: date) -> dict[UUID, list[str]]:
    """This function will tell by name who teaches or advises each of these learners on that day. One query."""
    found: dict[UUID, list[str]] = {}
    for learner_id, name in _names_over(list(learner_ids), on):
        found.setdefault(learner_id, []).append(name)
    return found


@prepared
def _names_over(learner_ids: list[UUID], on: date) -> QuerySet[Any, tuple[UUID, str]]:
    theirs = F("group__memberships__person")
    rows = _over(learner_ids, on).annotate(learner_id=theirs).exclude(person=theirs)
    return rows.order_by("person__said_as").values_list("learner_id", "person__said_as").distinct()


def _over(learner_ids: list[UUID], on: date) -> QuerySet[Membership]:
    return Membership.objects.filter(
        live(on), live(on, "group__memberships__"), role__in=list(EDUCATORS),
        group__memberships__person__in=learner_ids, group__memberships__role=Role.LEARNER,
    )  # fmt: skip


@prepared
def _memberships_over(learner_ids: list[UUID], on: date) -> QuerySet[Any]:
    rows = _over(learner_ids, on).annotate(learner_id=F("group__memberships__person")).select_related("person")
    return rows.order_by("role", "person__said_as", "person_id", "id")


def last_days_with(viewer: Viewer, learner_ids: Collection[UUID]) -> dict[UUID, date]:
    """This function will tell until which day the viewer teaches each of these learners, where that day is known. One
    query."""
    own: dict[UUID | None, list[date]] = {}
    for row in viewer.memberships:
        if row.group_id in viewer.taught_groups and row.role in EDUCATORS:
            own.setdefault(row.group_id, []).append(row.ends_on or date.max)
    theirs = Membership.objects.filter(
        live(viewer.on), person__in=list(learner_ids), role=Role.LEARNER, group__in=list(own)
    )
    last: dict[UUID, date] = {}
    for learner_id, group_id, ends_on in theirs.values_list("person_id", "group_id", "ends_on"):
        together = min(ends_on or date.max, max(own[group_id]))
        last[learner_id] = max(together, last.get(learner_id, together))
    return {learner_id: day for learner_id, day in last.items() if day != date.max}


def teaching_membership(educator: Person, learner: Person, *, on: date) -> Membership | None:
    """This function will find the membership under which an adult teaches a learner on that day; advising comes first."""
    groups = learner.memberships.filter(live(on), role=Role.LEARNER).values("group_id")
    found = Membership.objects.filter(live(on), person=educator, role__in=list(EDUCATORS), group_id__in=groups)
    return found.order_by("role", "starts_on", "id").first()


def teaching_memberships_of(person: Person, *, on: date) -> QuerySet[Membership]:
    """This function will list the memberships by which somebody teaches or advises a group on that day."""
    rows = person.memberships.filter(live(on), role__in=list(EDUCATORS), group__isnull=False)
    return rows.exclude(group__kind=GroupKind.TEAM).select_related("person")


def learner_taught_by(viewer: Viewer, learner_id: UUID) -> Person | None:
    """This function will find a learner among those whom the viewer teaches today."""
    return learners_taught_by(viewer).filter(pk=learner_id).first()


def educator_of(learner: Person, educator_id: str, *, on: date) -> Person | None:
    """This function will find one of those who teach or advise a learner on that day."""
    try:
        return educators_of(learner, on=on).filter(pk=UUID(educator_id)).first()
    except ValueError:
        return None


def groups_taught_by(viewer: Viewer) -> list[Group]:
    """This function will list the groups that the viewer teaches today, each once, by name."""
    found = {m.group.id: m.group for m in viewer.memberships if m.group and m.group_id in viewer.taught_groups}
    return sorted(found.values(), key=lambda group: (group.name, group.id))


def taught_group(viewer: Viewer, group_id: UUID) -> Group | None:
    """This function will find one of the groups that the viewer teaches today."""
    return next((group for group in groups_taught_by(viewer) if group.id == group_id), None)
