"""What can be done about next steps."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models import Experience
from trellis.rooms.people.models import Person
from trellis.rooms.suggestions import events
from trellis.rooms.suggestions.models import Dismissal
from trellis.rooms.suggestions.rules import may_put_aside


@action
def dismiss(*, learner: Person, target: LearningTarget, by: Person, at: datetime) -> None:
    """This function will put a next step aside: "not me". It comes back only when the learner says so.

    Raises NotAllowed for anybody else. Publishes StepDismissed.
    """
    _require_learner(learner, by)
    if _put_aside(learner, at, target=target):
        publish(events.StepDismissed(school_id=learner.school_id, about_id=learner.id, target_id=target.id))


@action
def bring_back(*, learner: Person, target: LearningTarget, by: Person, at: datetime) -> None:
    """This function will bring a next step back that was put aside. Publishes StepBroughtBack."""
    _require_learner(learner, by)
    Dismissal.objects.filter(learner=learner, target=target, undone_at=None).update(undone_at=at)
    publish(events.StepBroughtBack(school_id=learner.school_id, about_id=learner.id, target_id=target.id))


@action
def dismiss_way(*, learner: Person, experience: Experience, by: Person, at: datetime) -> None:
    """This function will put a way aside: "not me". It comes back only when the learner says so.

    Raises NotAllowed for anybody else. Publishes WayDismissed.
    """
    _require_learner(learner, by)
    if _put_aside(learner, at, experience=experience):
        publish(events.WayDismissed(school_id=learner.school_id, about_id=learner.id, experience_id=experience.id))


@action
def bring_back_way(*, learner: Person, experience: Experience, by: Person, at: datetime) -> None:
    """This function will bring a way back that was put aside. Publishes WayBroughtBack."""
    _require_learner(learner, by)
    Dismissal.objects.filter(learner=learner, experience=experience, undone_at=None).update(undone_at=at)
    publish(events.WayBroughtBack(school_id=learner.school_id, about_id=learner.id, experience_id=experience.id))


def _put_aside(learner: Person, at: datetime, **what: Any) -> bool:
    """Whether it was not aside before."""
    defaults = {"at": at, "school_id": learner.school_id}
    return Dismissal.objects.get_or_create(learner=learner, undone_at=None, **what, defaults=defaults)[1]


@action
def switch_off(*, learner: Person, by: Person, at: datetime) -> None:
    """This function will turn next steps off for a learner who does not want them. Publishes StepsSwitchedOff."""
    _require_learner(learner, by)
    Dismissal.objects.get_or_create(
        learner=learner,
        target=None,
        experience=None,
        undone_at=None,
        defaults={"at": at, "school_id": learner.school_id},
    )
    publish(events.StepsSwitchedOff(school_id=learner.school_id, about_id=learner.id))


@action
def switch_on(*, learner: Person, by: Person, at: datetime) -> None:
    """This function will turn next steps on again. Publishes StepsSwitchedOn."""
    _require_learner(learner, by)
    Dismissal.objects.filter(learner=learner, target=None, experience=None, undone_at=None).update(undone_at=at)
    publish(events.StepsSwitchedOn(school_id=learner.school_id, about_id=learner.id))


def _require_learner(learner: Person, by: Person) -> None:
    if not may_put_aside(by, learner):
        raise NotAllowed(_("The learner decides what is for them."))
