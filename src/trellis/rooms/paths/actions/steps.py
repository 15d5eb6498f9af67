"""Planting targets, and publishing what leads to them."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.text import slugify
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.models import Experience, ExperienceTarget, PathStep
from trellis.rooms.paths.queries import step_of
from trellis.rooms.paths.rules import may_plan, may_plan_together, may_publish_experience
from trellis.rooms.paths.terms import OUTSIDE, StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def plant_target(
    *, learner: Person, target: LearningTarget, by: Person, at: datetime, state: str = StepState.NOW
) -> PathStep:
    """This function will put a target on a learner's path, at its end: any target, of whatever grade; what it leans on is
    advice. A target that is there already stays once.

    Raises NotAllowed for anybody but the learner and those who plan with them, Refused for a retired target.
    Publishes TargetPlanted.
    """
    if not may_plan_together(viewer_of(by, at=at), learner):
        raise NotAllowed(_("A path is planned by the learner, or together with them."))
    if target.retired_at is not None or target.strand.area.school_id != learner.school_id:
        raise Refused(_("This target is no longer part of the continuum. Choose another one."))
    one_after_the_other(learner)
    if step := step_of(learner, target.id):
        if step.state != state:
            step.state = state
            step.save(update_fields=["state"])
            publish(events.TargetPlanted(school_id=learner.school_id, about_id=learner.id, target_id=target.id))
        return step
    last = PathStep.objects.filter(learner=learner, taken_off_at=None).aggregate(last=Max("order"))["last"] or 0
    step = PathStep.objects.create(
        learner=learner, target=target, state=state, order=last + 1, planted_by=by, planted_at=at
    )
    publish(events.TargetPlanted(school_id=learner.school_id, about_id=learner.id, target_id=target.id))
    return step


@action
def take_off_path(*, step: PathStep, by: Person, at: datetime) -> None:
    """This function will take a target off the path; work and what was said about it stay. Publishes StepTakenOff."""
    _require_learner(step.learner, by)
    step.taken_off_at = at
    step.save(update_fields=["taken_off_at"])
    publish(events.StepTakenOff(school_id=step.school_id, about_id=step.learner_id, target_id=step.target_id))


@action
def put_back(*, step: PathStep, by: Person, at: datetime) -> PathStep:
    """This function will put a target back where it was before the learner took it off; one that stands there again
    meanwhile stays once. Publishes StepPutBack."""
    _require_learner(step.learner, by)
    if live := step_of(step.learner, step.target_id):
        return live
    step.taken_off_at = None
    step.save(update_fields=["taken_off_at"])
    publish(events.StepPutBack(school_id=step.school_id, about_id=step.learner_id, target_id=step.target_id))
    return step


@action
def move_step(*, step: PathStep, order: int, by: Person, at: datetime) -> None:
    """This function will move a step to another place of the learner's own order, counted from 1. Publishes StepMoved."""
    _require_learner(step.learner, by)
    steps = list(PathStep.objects.filter(learner_id=step.learner_id, taken_off_at=None).exclude(pk=step.pk))
    steps.insert(max(order, 1) - 1, step)
    for place, one in enumerate(steps, start=1):
        one.order = place
    PathStep.objects.bulk_update(steps, ["order"])
    publish(events.StepMoved(school_id=step.school_id, about_id=step.learner_id, target_id=step.target_id))


@action
def publish_experience(
    *, title: Mapping[str, str], kind: str, targets: Collection[LearningTarget], by: Person, at: datetime,
    why: Mapping[str, str] | None = None, why_skipped_because: str = "", details: Mapping[str, Any] | None = None,
) -> Experience:  # fmt: skip
    """This function will offer an experience to the school's learners. It says why it is worth doing, or, once, why
    nobody says so yet.

    `details` may give slug, young_title, what, place, with_whom, minutes, picture, tags, source, licence, decided_by,
    from_grade, to_grade and is_outside; a visit, a workshop and an internship are outside the school anyway.
    Raises NotAllowed, or Refused without a title or a why. Publishes ExperiencePublished.
    """
    if not may_publish_experience(viewer_of(by, at=at)):
        raise NotAllowed(_("Educators publish experiences."))
    if not any(title.values()):
        raise Refused(_("Give it a title."))
    if not any((why or {}).values()) and not why_skipped_because.strip():
        raise Refused(_("Say why it is worth doing; or say why you leave that open for now."))
    given = dict(details or {})
    given.setdefault("slug", slugify(said(title))[:80])
    given["is_outside"] = given.get("is_outside", False) or kind in OUTSIDE
    experience = Experience.objects.create(
        school=by.school, author=by, kind=kind, title=dict(title), why=dict(why or {}), published_at=at,
        why_skipped_because=why_skipped_because, **given,
    )  # fmt: skip
    ExperienceTarget.objects.bulk_create(ExperienceTarget(experience=experience, target=target) for target in targets)
    publish(events.ExperiencePublished(school_id=by.school_id, experience_id=experience.id))
    return experience


def _require_learner(learner: Person, by: Person) -> None:
    if not may_plan(by, learner):
        raise NotAllowed(_("A path is planned by the learner."))
