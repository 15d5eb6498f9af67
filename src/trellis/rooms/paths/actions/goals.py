"""Goals: any person may have them."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.models import Goal
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Audience


@action
def set_goal(
    *, owner: Person, horizon: str, text: str, by: Person, at: datetime, target: LearningTarget | None = None,
    visibility: Collection[str] = (),
) -> Goal:  # fmt: skip
    """This function will set a goal for a day, a week, a year or a life, in the owner's words.

    Raises NotAllowed for anybody else, Refused when nothing is written. Publishes GoalSet.
    """
    _require_owner(owner, by)
    words = text.strip()
    if not words or len(words) > 300 or horizon not in Horizon.values:
        raise Refused(_("Write your goal in up to 300 characters and say until when."))
    goal = Goal.objects.create(
        owner=owner, horizon=horizon, text=words, target=target, visibility=tuple(visibility), made_at=at
    )
    publish(events.GoalSet(school_id=owner.school_id, about_id=owner.id, goal_id=goal.id))
    return goal


@action
def reach_goal(*, goal: Goal, by: Person, at: datetime) -> None:
    """This function will note that a goal is reached, as its owner says. Publishes GoalReached."""
    _require_owner(goal.owner, by)
    goal.reached_at = at
    goal.save(update_fields=["reached_at"])
    publish(events.GoalReached(school_id=goal.school_id, about_id=goal.owner_id, goal_id=goal.id))


@action
def let_go_of_goal(*, goal: Goal, by: Person, at: datetime) -> None:
    """This function will let a goal go; that needs no reason. Publishes GoalLetGo."""
    _require_owner(goal.owner, by)
    goal.let_go_at = at
    goal.save(update_fields=["let_go_at"])
    publish(events.GoalLetGo(school_id=goal.school_id, about_id=goal.owner_id, goal_id=goal.id))


@action
def open_goal(*, goal: Goal, visibility: Collection[str], by: Person, at: datetime) -> None:
    """This function will say who else reads a goal, besides those who may anyway. Raises NotAllowed for anybody but its owner.
    Publishes GoalOpened."""
    _require_owner(goal.owner, by)
    goal.visibility = tuple(visibility)
    goal.save(update_fields=["visibility"])
    to_circle = Audience.MY_CIRCLE in goal.visibility
    publish(events.GoalOpened(school_id=goal.school_id, about_id=goal.owner_id, goal_id=goal.id, to_circle=to_circle))


@action
def open_goal_to_circle(*, goal: Goal, is_open: bool, by: Person, at: datetime) -> None:
    """This function will open a goal to its owner's circle, in which mentors are, or close it again: within their request.
    Raises NotAllowed for anybody else. Publishes what open_goal does."""
    others = set(goal.visibility) - {Audience.MY_CIRCLE}
    open_goal(goal=goal, visibility=sorted({*others, Audience.MY_CIRCLE} if is_open else others), by=by, at=at)


def _require_owner(owner: Person, by: Person) -> None:
    if owner.id != by.id:
        raise NotAllowed(_("Everybody sets their own goals."))
