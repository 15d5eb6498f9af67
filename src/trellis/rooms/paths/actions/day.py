"""A learner's own day: planned, taken out, put back; each in one tap."""

from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.models import DayPlan, Experience, Lesson, OwnIdea, PlanItem
from trellis.rooms.paths.rules import may_plan, may_plan_in, may_read_experience
from trellis.rooms.paths.terms import DAYS_AHEAD
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.people.queries import is_school_day, school_day, viewer_of
from trellis.rooms.people.rules import Viewer, may_add_people

LONGEST = {"place": 80, "with_whom": 400}  # letters


@action
def plan_block(
    *, learner: Person, block: TimeBlock, on: date, by: Person, at: datetime, experience: Experience | None = None,
    idea: OwnIdea | None = None, target: LearningTarget | None = None, lesson: Lesson | None = None, place: str = "",
    with_whom: str = "",
) -> PlanItem:  # fmt: skip
    """This function will plan a free part of a learner's day: with a way, an idea of theirs, a target, a small lesson to
    which they are asked, or with an idea that has no words yet. What stood there before gives way.

    Raises NotAllowed for anybody else, for a part of the day that is not theirs to plan and for things of others; Refused
    for a day that is past, far off or without school, and for a place or a company in too many letters. Publishes
    BlockPlanned.
    """
    thing: Thing = {"experience": experience, "idea": idea, "target": target, "lesson": lesson}
    _require(learner, by)
    viewer = viewer_of(learner, at=at)
    if not may_plan_in(viewer, block) or not block.is_there_on(on):
        raise NotAllowed(_("Plan a part of the day that is yours, with something that is there for you."))
    if not _is_theirs(viewer, on, **thing):
        raise NotAllowed(_("Plan a part of the day that is yours, with something that is there for you."))
    _refuse_day(learner, on, at)
    for words, limit in ((place, LONGEST["place"]), (with_whom, LONGEST["with_whom"])):
        if len(words) > limit:
            raise Refused(_("Say it in fewer words: %(limit)s letters are enough.") % {"limit": limit})
    day, _made = DayPlan.objects.get_or_create(learner=learner, on=on)
    day = one_after_the_other(day)  # two touches
    item = PlanItem.objects.filter(day=day, block=block, taken_out_at=None).first()
    if item is not None and all(getattr(item, f"{name}_id") == getattr(one, "pk", None) for name, one in thing.items()):
        item.place, item.with_whom = place, with_whom
        item.save(update_fields=["place", "with_whom"])
    else:
        PlanItem.objects.filter(day=day, block=block, taken_out_at=None).update(taken_out_at=at)
        item = PlanItem.objects.create(day=day, block=block, place=place, with_whom=with_whom, planned_at=at, **thing)
    publish(events.BlockPlanned(school_id=learner.school_id, about_id=learner.id, item_id=item.id))
    return item


@action
def take_out_of_day(*, item: PlanItem, by: Person, at: datetime) -> None:
    """This function will take something out of a day; taken out already, it stays so. Raises NotAllowed for anybody but the
    learner. Publishes PlanItemTakenOut.
    """
    learner = item.day.learner
    _require(learner, by)
    if item.taken_out_at is None:
        item.taken_out_at = at
        item.save(update_fields=["taken_out_at"])
        publish(events.PlanItemTakenOut(school_id=learner.school_id, about_id=learner.id, item_id=item.id))


@action
def undo_plan(*, item: PlanItem, by: Person, at: datetime) -> None:
    """This function will make a part of the day what it was before something was planned there: free, or what stood there
    then. Raises NotAllowed for anybody but the learner. Publishes PlanItemTakenOut, and PlanItemPutBack.
    """
    if item.taken_out_at is not None:
        return
    take_out_of_day(item=item, by=by, at=at)
    gave_way = PlanItem.objects.filter(day=item.day_id, block=item.block_id, taken_out_at=item.planned_at)
    if before := gave_way.exclude(pk=item.pk).select_related("day__learner").first():
        put_back_in_day(item=before, by=by, at=at)


@action
def put_back_in_day(*, item: PlanItem, by: Person, at: datetime) -> None:
    """This function will put something back into a day that was taken out of it.

    Raises NotAllowed for anybody but the learner, Refused where something else stands there by now. Publishes
    PlanItemPutBack.
    """
    learner = item.day.learner
    _require(learner, by)
    if item.taken_out_at is None:
        return
    if PlanItem.objects.filter(day=item.day_id, block=item.block_id, taken_out_at=None).exists():
        raise Refused(_("Something else stands there by now. Take it out first."))
    item.taken_out_at = None
    item.save(update_fields=["taken_out_at"])
    publish(events.PlanItemPutBack(school_id=learner.school_id, about_id=learner.id, item_id=item.id))


@action
def let_go_of_block(*, block: TimeBlock, by: Person, at: datetime) -> None:
    """This function will let go of what learners planned in a part of the day that the school has taken out, from the first
    day that has it no more; what was planned for days gone by stays. Raises NotAllowed for anybody but the office.
    Publishes BlockPlansLetGo.
    """
    if by.school_id != block.school_id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
    if block.dropped_from is None:
        return
    if PlanItem.objects.filter(block=block, day__on__gte=block.dropped_from).delete()[0]:
        publish(events.BlockPlansLetGo(school_id=block.school_id, block_id=block.id))


class Thing(TypedDict):
    """What is planned: at most one of these."""

    experience: Experience | None
    idea: OwnIdea | None
    target: LearningTarget | None
    lesson: Lesson | None


def _is_theirs(viewer: Viewer, on: date, **thing: Unpack[Thing]) -> bool:
    """Whether a thing is there for this learner on that day, and only one was named."""
    learner = viewer.person
    experience, idea, target, lesson = thing["experience"], thing["idea"], thing["target"], thing["lesson"]
    if sum(one is not None for one in thing.values()) > 1:
        return False
    if experience is not None:
        return may_read_experience(viewer, experience)
    if idea is not None:
        return idea.learner_id == learner.id
    if target is not None:
        return target.strand.area.school_id == learner.school_id and target.retired_at is None
    return lesson is None or (lesson.on == on and lesson.learners.filter(pk=learner.id).exists())


def _refuse_day(learner: Person, on: date, at: datetime) -> None:
    today = school_day(learner.school, at)
    if not today <= on <= today + timedelta(days=DAYS_AHEAD) or not is_school_day(learner.school, on):
        raise Refused(_("Plan today, or a school day of the coming week."))


def _require(learner: Person, by: Person) -> None:
    if not may_plan(by, learner):
        raise NotAllowed(_("A day is planned by its learner."))
