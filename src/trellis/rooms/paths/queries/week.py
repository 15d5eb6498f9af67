"""Questions about the week of a class: what stands in it, for those who teach it and for those who learn in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import Experience, PlannedExperience
from trellis.rooms.paths.rules import experiences_open_to, monday_of
from trellis.rooms.paths.terms import WEEKS_AHEAD
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries import school_days_for
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class PlannedDay:
    """One school day of a week, or no day in particular (`on` is None), with what stands there."""

    on: date | None
    planned: tuple[PlannedExperience, ...]
    is_to_come: bool = True


@dataclass(frozen=True)
class PlannedWeek:
    """A week of a class: its Monday, its school days in order, and what is for any of them."""

    monday: date
    days: tuple[PlannedDay, ...]
    any_day: PlannedDay

    @property
    def planned(self) -> tuple[PlannedExperience, ...]:
        return tuple(one for day in (*self.days, self.any_day) for one in day.planned)

    @property
    def days_to_come(self) -> tuple[PlannedDay, ...]:
        return tuple(day for day in self.days if day.is_to_come)


def weeks_of(group: Group, *, viewer: Viewer) -> list[PlannedWeek]:
    """This function will lay out this week and the next of a class, day by day; on a weekend this week is the one to come.
    Two queries."""
    open_days = school_days_for(viewer, monday_of(viewer.on), viewer.on + timedelta(days=41))
    first = monday_of(next((day for day in open_days if day >= viewer.on), viewer.on))
    mondays = [first + timedelta(weeks=number) for number in range(WEEKS_AHEAD + 1)]
    rows = PlannedExperience.objects.filter(group=group, week__in=mondays, experience__retired_at=None)
    planned = list(rows.select_related("experience", "planned_by").order_by("planned_at", "id"))
    return [_week(monday, planned, open_days, viewer.on) for monday in mondays]


def _week(monday: date, planned: Collection[PlannedExperience], open_days: list[date], today: date) -> PlannedWeek:
    here = [one for one in planned if one.week == monday]
    days = {day for day in open_days if monday <= day < monday + timedelta(days=7)} | {one.on for one in here if one.on}
    return PlannedWeek(
        monday,
        tuple(PlannedDay(day, tuple(one for one in here if one.on == day), day >= today) for day in sorted(days)),
        PlannedDay(None, tuple(one for one in here if one.on is None)),
    )


def planned_in(viewer: Viewer, planned_id: UUID) -> PlannedExperience | None:
    """This function will find what stands in the week of a class that the viewer teaches."""
    rows = PlannedExperience.objects.filter(pk=planned_id, group__in=viewer.taught_groups)
    return rows.select_related("group", "experience").first()


def standing_in(group: Group, experience: Experience, *, week: date) -> PlannedExperience | None:
    """This function will find whether an experience stands in a week of a class already, whoever put it there."""
    rows = PlannedExperience.objects.filter(group=group, experience=experience, week=monday_of(week))
    return rows.select_related("group", "experience").first()


@dataclass(frozen=True)
class PlannedForMe:
    """What a teacher planned for a learner's class, as the learner reads it; `days` how far off its day is."""

    experience: Experience
    planned: PlannedExperience
    days: int | None


def planned_for(viewer: Viewer, *, target_id: UUID | None = None) -> list[PlannedForMe]:
    """This function will list what stands in the week of a learner's classes from today on: what has a day first, by day;
    to one target, where one is asked for. One query."""
    monday = monday_of(viewer.on)
    until = monday + timedelta(weeks=WEEKS_AHEAD + 1)
    found = _planned_for(list(viewer.own_groups), viewer.on, monday, until, target_id)
    return [PlannedForMe(one.experience, one, (one.on - viewer.on).days if one.on else None) for one in found]


@prepared
def _planned_for(
    groups: list[UUID], on: date, monday: date, until: date, target_id: UUID | None
) -> QuerySet[PlannedExperience]:
    to_come = Q(on__gte=on) | Q(on=None, week__gte=monday)
    rows = PlannedExperience.objects.filter(to_come, group__in=groups, week__lte=until, experience__retired_at=None)
    if target_id is not None:
        rows = rows.filter(experience__leads_to__target_id=target_id)
    return rows.select_related("experience", "planned_by").order_by(F("on").asc(nulls_last=True), "week", "id")


def experience_for(viewer: Viewer, experience_id: UUID) -> Experience | None:
    """This function will find an experience that the viewer may choose: what their school offers, or what stands in the
    week of their class."""
    rows = Experience.objects.filter(experiences_open_to(viewer), pk=experience_id, retired_at=None)
    return rows.select_related("file").annotate(made_by=F("author__said_as")).first()


def planned_between(groups: Collection[Group], start: date, end: date) -> list[PlannedExperience]:
    """This function will list what stands on a day of these classes between two days, both included, day by day: an offer to
    a class, which says nothing of any learner. One query."""
    rows = PlannedExperience.objects.filter(group__in=list(groups), on__gte=start, on__lte=end)
    rows = rows.filter(experience__retired_at=None).select_related("experience", "group")
    return list(rows.order_by("on", "group__name", "planned_at", "id"))
