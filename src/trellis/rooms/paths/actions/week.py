"""The week of a class: an experience put into it by one tap, moved to another day, taken out."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.paths import events
from trellis.rooms.paths.models import Experience, PlannedExperience
from trellis.rooms.paths.rules import may_plan_for, may_read_experience, monday_of
from trellis.rooms.paths.terms import WEEKS_AHEAD
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import is_school_day, next_school_day, viewer_of


@action
def plan_experience(
    *, experience: Experience, group: Group, week: date, by: Person, at: datetime, on: date | None = None
) -> PlannedExperience:
    """This function will put an experience into a week of a class, for one school day of it or for any: its learners read
    who planned it first and for when, and choose it or something else. Planned again for the same week it stands there
    once, on the day named last.

    Raises NotAllowed unless whoever plans teaches the class and may read the experience; Refused for a day or a week that
    has gone by, is too far off or has no school, and for an experience that was put away. Publishes ExperiencePlanned.
    """
    viewer = viewer_of(by, at=at)
    if not may_plan_for(viewer, group.id) or not may_read_experience(viewer, experience):
        raise NotAllowed(_("The week of a class is planned by those who teach it."))
    if experience.retired_at is not None:
        raise Refused(_("This one was put away by who made it. Choose another."))
    week = monday_of(on or week)
    _refuse_week(week, on, by, viewer.on)
    planned, _made = PlannedExperience.objects.update_or_create(
        group=group, experience=experience, week=week, defaults={"on": on},
        create_defaults={"school": by.school, "on": on, "planned_by": by, "planned_at": at},
    )  # fmt: skip
    publish(events.ExperiencePlanned(school_id=by.school_id, planned_id=planned.id))
    return planned


@action
def take_out_of_week(*, planned: PlannedExperience, by: Person, at: datetime) -> None:
    """This function will take an experience out of the week of a class; learners who chose it stay on it. Raises
    NotAllowed for anybody who does not teach the class. Publishes ExperienceTakenOut.
    """
    if not may_plan_for(viewer_of(by, at=at), planned.group_id):
        raise NotAllowed(_("The week of a class is planned by those who teach it."))
    publish(events.ExperienceTakenOut(school_id=by.school_id, experience_id=planned.experience_id))
    planned.delete()


@action
def undo_use(*, planned: PlannedExperience, on: date | None, by: Person, at: datetime) -> None:
    """This function will take out of the week of a class what somebody has just put in there, on the day named then or for
    any. Raises NotAllowed for anybody else; Refused once it stands on another day. Publishes ExperienceTakenOut.
    """
    if planned.planned_by_id != by.id:
        raise NotAllowed(_("Whoever put it in takes it back."))
    if planned.on != on:
        raise Refused(_("It was moved to another day since, so it stays. You can take it out of the week itself."))
    take_out_of_week(planned=planned, by=by, at=at)


def _refuse_week(week: date, on: date | None, by: Person, today: date) -> None:
    first = monday_of(next_school_day(by.school, today))
    if week < first or (on is not None and on < today):
        raise Refused(_("That day has gone by. Choose today or a day to come."))
    if week > first + timedelta(weeks=WEEKS_AHEAD):
        raise Refused(_("A class plans this week and the next. Choose one of those days."))
    if on is not None and not is_school_day(by.school, on):
        raise Refused(_("There is no school on that day. Choose another one."))
