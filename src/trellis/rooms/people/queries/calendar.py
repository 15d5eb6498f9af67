"""The school's calendar: which day it is, when school is, and who is away."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Closure, DaysAway, Person, School
from trellis.rooms.people.rules import Viewer


def school_day(school: School, at: datetime) -> date:
    """This function will tell which day it is in the school at that moment."""
    return at.astimezone(school.zone).date()


def midnight(school: School, day: date) -> datetime:
    """This function will tell when a day begins at a school."""
    return datetime.combine(day, time.min, tzinfo=school.zone)


def is_school_day(school: School, day: date) -> bool:
    """This function will tell whether the school is open on that day."""
    if day.weekday() not in school.school_days:
        return False
    return not any(first <= day for first, _last in _closed_since(school.id, day))


def school_days(school: School, start: date, end: date) -> list[date]:
    """This function will list the school days from start to end, both included, with one query."""
    closed = school.closures.filter(ends_on__gte=start, starts_on__lte=end).values_list("starts_on", "ends_on")
    return _open_days(school, start, end, list(closed))


def school_days_for(viewer: Viewer, start: date, end: date) -> list[date]:
    """This function will list the days of the viewer's school from start to end, both included; for days of this year
    the calendar is read once for each viewer."""
    school, since = viewer.person.school, viewer.on - timedelta(days=366)
    if start < since:
        return school_days(school, start, end)
    if since not in viewer.closed:
        viewer.closed[since] = _closed_since(school.id, since)
    return _open_days(school, start, end, viewer.closed[since])


@prepared
def _closed_since(school_id: UUID, since: date) -> QuerySet[Closure, tuple[date, date]]:
    return Closure.objects.filter(school=school_id, ends_on__gte=since).values_list("starts_on", "ends_on")


def _open_days(school: School, start: date, end: date, closed: list[tuple[date, date]]) -> list[date]:
    days = (start + timedelta(days=n) for n in range((end - start).days + 1))
    open_days = (day for day in days if day.weekday() in school.school_days)
    return [day for day in open_days if not any(first <= day <= last for first, last in closed)]


def next_school_day(school: School, day: date) -> date:
    """This function will find the first school day on or after that day; after a year without one, the day itself."""
    closures = _closed_since(school.id, day)
    for found in (day + timedelta(days=n) for n in range(401)):
        if found.weekday() in school.school_days and not any(first <= found <= last for first, last in closures):
            return found
    return day


def days_away_of(people: Iterable[Person], *, on: date) -> QuerySet[DaysAway]:
    """This function will list the days on which these people are not at school, from a day on, soonest first."""
    return (
        DaysAway.objects.filter(person__in=list(people), ends_on__gte=on)
        .select_related("person")
        .order_by("starts_on", "id")
    )


def closures_between(school: School, start: date, end: date) -> list[Closure]:
    """This function will list when a school is closed between two days, both included, soonest first."""
    return list(school.closures.filter(ends_on__gte=start, starts_on__lte=end).order_by("starts_on", "id"))
