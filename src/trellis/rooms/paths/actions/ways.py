"""The ways a learner is on: choosing one, switching, finishing, putting away."""

from collections.abc import Collection
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths import events
from trellis.rooms.paths.actions.demonstrations import plan_demonstration
from trellis.rooms.paths.actions.steps import plant_target
from trellis.rooms.paths.models import ActivityPlan, ChoiceRecord, Experience
from trellis.rooms.paths.queries.projects import live_targets_of
from trellis.rooms.paths.rules import may_ask_along, may_plan, may_read_experience
from trellis.rooms.paths.terms import ShowForm, StepState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import is_school_day, school_day, viewer_of

LONGEST = 80  # letters of a place, or of who else


@action
def choose_way(
    *, learner: Person, experience: Experience, by: Person, at: datetime, target: LearningTarget | None = None,
    place: str = "", with_whom: str = "", day: date | None = None, shown_by: str = "", shown_words: str = "",
    offered: Collection[str] = (), along: Collection[Person] = (),
) -> ActivityPlan:  # fmt: skip
    """This function will start a way that a learner chose, and remember what else was offered. A way they are on already
    stays once, with what they say now; other ways stay too, until the learner switches. `along` are those of the class with
    whom they do it, `with_whom` anybody else in words. `shown_by` is a form, or how they would like to show it in their own
    words: it is noted for the target, or for every target that the way leads to.

    Raises NotAllowed for anybody else and for somebody who is in no class with them, Refused for a way that is not offered
    here, for a day on which nobody can begin and for a place or a company in too many letters.
    Publishes WayChosen, and DemonstrationPlanned for each target.
    """
    _require_learner(learner, by)
    viewer = viewer_of(learner, at=at)
    if not all(may_ask_along(viewer, one) for one in along):
        raise NotAllowed(_("Ask somebody of your class, or somebody whom you teach."))
    if experience.retired_at or not may_read_experience(viewer, experience):
        raise Refused(_("This way is not offered any more. Choose another one."))
    if max(len(place), len(with_whom)) > LONGEST:
        raise Refused(_("Say it in fewer words: %(limit)s letters are enough.") % {"limit": LONGEST})
    _refuse_day(learner, day, at)
    if target is not None:
        plant_target(learner=learner, target=target, by=by, at=at)
    said_now = {"place": place, "with_whom": with_whom, "day": day}
    if plan := _on_already(learner, experience, target):
        ActivityPlan.objects.filter(pk=plan.pk).update(target=target or plan.target, **said_now)
        plan.refresh_from_db()
    else:
        plan = ActivityPlan.objects.create(
            learner=learner, target=target, experience=experience, started_at=at, **said_now
        )
        ChoiceRecord.objects.create(
            learner=learner, dimension="way", chosen=said(experience.title, learner.locale)[:200],
            offered=list(offered), target=target, at=at,
        )  # fmt: skip
    plan.along.set(along)
    publish(events.WayChosen(school_id=learner.school_id, about_id=learner.id, plan_id=plan.id))
    if shown_by or shown_words:
        form = shown_by if shown_by in ShowForm.values else ShowForm.OWN
        words = shown_words or ("" if form == shown_by else shown_by)
        for aim in [plan.target] if plan.target else live_targets_of(experience.id):
            plan_demonstration(learner=learner, target=aim, plan=plan, form=form, words=words, by=by, at=at)
    return plan


@action
def switch_way(
    *, plan: ActivityPlan, experience: Experience, by: Person, at: datetime, place: str = "", with_whom: str = "",
    day: date | None = None, shown_by: str = "", shown_words: str = "", offered: Collection[str] = (),
    along: Collection[Person] = (),
) -> ActivityPlan:  # fmt: skip
    """This function will leave a way for another to the same target: a choice like any other; what was made on the first
    stays as evidence. Publishes WaySwitched and WayChosen.
    """
    _require_learner(plan.learner, by)
    publish(events.WaySwitched(school_id=plan.school_id, about_id=plan.learner_id, plan_id=plan.id))
    _end(plan, StepState.LEFT, at)
    return choose_way(
        learner=plan.learner, experience=experience, target=plan.target, by=by, at=at, place=place, day=day,
        with_whom=with_whom, shown_by=shown_by, shown_words=shown_words, offered=offered, along=along,
    )  # fmt: skip


@action
def change_plan(
    *, plan: ActivityPlan, place: str, by: Person, at: datetime, cause: str = "", cause_on: date | None = None
) -> None:  # fmt: skip
    """This function will change where a learner does what they planned, and remember after what they changed it, where they
    say so: after a reflection, or a word on their work, of some day.

    Raises NotAllowed for anybody else, Refused where it is no change, for a way that has ended and for a place in too many
    letters. Publishes WayChanged.
    """
    _require_learner(plan.learner, by)
    where = place.strip()
    if plan.state not in {StepState.NOW, StepState.NEXT}:
        raise Refused(_("You are not on this way any more. Take it up again, or choose another one."))
    if not where or where == plan.place:
        raise Refused(_("Say where it is to be from now on."))
    if len(where) > LONGEST:
        raise Refused(_("Say it in fewer words: %(limit)s letters are enough.") % {"limit": LONGEST})
    plan.place, plan.cause, plan.cause_on = where, cause, cause_on if cause else None
    plan.save(update_fields=["place", "cause", "cause_on"])
    publish(events.WayChanged(school_id=plan.school_id, about_id=plan.learner_id, plan_id=plan.id))


@action
def finish_way(*, plan: ActivityPlan, by: Person, at: datetime) -> None:
    """This function will note that a learner is done with a way, as they say. Publishes WayFinished."""
    _require_learner(plan.learner, by)
    _end(plan, StepState.DONE, at)
    publish(events.WayFinished(school_id=plan.school_id, about_id=plan.learner_id, plan_id=plan.id))


@action
def put_away(*, plan: ActivityPlan, by: Person, at: datetime) -> None:
    """This function will put a way away: a choice like any other; what was made on it stays. Publishes WayPutAway."""
    _require_learner(plan.learner, by)
    _end(plan, StepState.LEFT, at)
    publish(events.WayPutAway(school_id=plan.school_id, about_id=plan.learner_id, plan_id=plan.id))


@action
def take_up(*, plan: ActivityPlan, by: Person, at: datetime) -> None:
    """This function will take up a way again that the learner finished or put away.

    Raises Refused where they are on that same way again already. Publishes WayTakenUp.
    """
    _require_learner(plan.learner, by)
    again = ActivityPlan.objects.filter(learner=plan.learner, target=plan.target, state=StepState.NOW)
    if again.filter(experience=plan.experience, idea=plan.idea).exists():
        raise Refused(_("You are on this way already."))
    plan.state, plan.left_at = StepState.NOW, None
    plan.save(update_fields=["state", "left_at"])
    publish(events.WayTakenUp(school_id=plan.school_id, about_id=plan.learner_id, plan_id=plan.id))


def _refuse_day(learner: Person, day: date | None, at: datetime) -> None:
    if day is None:
        return
    if day < school_day(learner.school, at):
        raise Refused(_("That day has gone by. Choose today or a day to come."))
    if not is_school_day(learner.school, day):
        raise Refused(_("There is no school on that day. Choose another one."))


def _on_already(learner: Person, experience: Experience, target: LearningTarget | None) -> ActivityPlan | None:
    """The plan of somebody who is on this way now: to the same target, or where nobody said to which."""
    rows = ActivityPlan.objects.filter(learner=learner, experience=experience, state=StepState.NOW)
    if target is not None:
        rows = rows.filter(Q(target=target) | Q(target=None))
    return rows.select_related("target").first()


def _end(plan: ActivityPlan, state: StepState, at: datetime) -> None:
    plan.state, plan.left_at = state, at
    plan.save(update_fields=["state", "left_at"])


def _require_learner(learner: Person, by: Person) -> None:
    if not may_plan(by, learner):
        raise NotAllowed(_("A path is planned by the learner."))
