"""Small lessons: planned in one tap, taken back in one."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import Criterion
from trellis.rooms.paths import events
from trellis.rooms.paths.models import Lesson
from trellis.rooms.paths.rules import may_see_class_at, may_take_back_lesson
from trellis.rooms.paths.terms import LESSON_DAYS
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import is_school_day, school_day, schools, viewer_of


@action
def plan_lesson(
    *, criterion: Criterion, group: Group, learners: Collection[Person], on: date, by: Person, at: datetime
) -> Lesson:
    """This function will plan a small lesson on what is still open at a target, for a few learners of a class, on a school
    day of the next four weeks. Planned again for the same class and day it is the same lesson, with the learners named last.

    Raises NotAllowed unless whoever plans teaches that class, and all of them that target; Refused for nobody, for a day that has gone
    by, is too far off or has no school, and for what the continuum no longer holds. Publishes LessonPlanned.
    """
    viewer, area_id = viewer_of(by, at=at), criterion.target.strand.area_id
    teaches = all(may_see_class_at(viewer, learner, area_id) for learner in learners)
    if group.id not in viewer.taught_groups or not teaches:
        raise NotAllowed(_("Small lessons are planned by those who teach these learners."))
    if criterion.retired_at is not None or criterion.target.retired_at is not None:
        raise Refused(_("This is no longer part of the continuum. Choose something else."))
    if not learners:
        raise Refused(_("Choose at least one learner."))
    _refuse_day(on, by, at)
    lesson, _made = Lesson.objects.update_or_create(
        teacher=by, group=group, criterion=criterion, on=on, defaults={"planned_at": at}
    )
    lesson.learners.set(learners)
    publish(events.LessonPlanned(school_id=by.school_id, lesson_id=lesson.id))
    return lesson


@action
def take_back_lesson(*, lesson: Lesson, by: Person, at: datetime) -> None:
    """This function will take a small lesson back: it is gone for everybody. Raises NotAllowed for anybody but whoever
    planned it. Publishes LessonTakenBack.
    """
    if not may_take_back_lesson(by, lesson):
        raise NotAllowed(_("A small lesson is taken back by whoever planned it."))
    publish(events.LessonTakenBack(school_id=lesson.school_id, lesson_id=lesson.id))
    lesson.delete()


def clear_lessons_gone_by(*, at: datetime) -> int:
    """This function will delete the small lessons whose day has gone by in their school, and tell how many that was. Nobody
    sets out to do it and nobody reads of it: after its day a lesson is shown to no one."""
    cleared = 0
    for school in schools():
        cleared += (
            Lesson.objects.filter(school=school, on__lt=school_day(school, at)).delete()[1].get("paths.Lesson", 0)
        )
    return cleared


def _refuse_day(on: date, by: Person, at: datetime) -> None:
    today = school_day(by.school, at)
    if on < today:
        raise Refused(_("That day has gone by. Choose today or a day to come."))
    if on > today + timedelta(days=LESSON_DAYS):
        raise Refused(_("Choose a day of the next four weeks."))
    if not is_school_day(by.school, on):
        raise Refused(_("There is no school on that day. Choose another one."))
