"""Areas of one's own: outside every subject, as valid as any."""

from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.paths import events
from trellis.rooms.paths.models import OwnArea, OwnStep
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.models import Person


@action
def name_own_area(*, learner: Person, name: str, by: Person, at: datetime) -> OwnArea:
    """This function will name an area of the learner's own, such as Bees; it needs no target.

    Raises Refused for a name the learner has given already, however it is spaced or capitalized. Publishes OwnAreaNamed.
    """
    _require_learner(learner, by)
    words = _new_name(learner, name)
    order = OwnArea.objects.filter(learner=learner).count() + 1
    area = OwnArea.objects.create(learner=learner, name=words, order=order, made_at=at, visibility=("family",))
    publish(events.OwnAreaNamed(school_id=learner.school_id, about_id=learner.id, area_id=area.id))
    return area


@action
def rename_own_area(*, area: OwnArea, name: str, by: Person, at: datetime) -> None:
    """This function will give an own area another name, under the same rules as the first. Publishes OwnAreaRenamed."""
    _require_learner(area.learner, by)
    area.name = _new_name(area.learner, name, besides=area)
    area.save(update_fields=["name"])
    publish(events.OwnAreaRenamed(school_id=area.school_id, about_id=area.learner_id, area_id=area.id))


@action
def take_away_own_area(*, area: OwnArea, by: Person, at: datetime) -> None:
    """This function will take an own area off the path; pieces made in it stay. Publishes OwnAreaTakenAway."""
    _require_learner(area.learner, by)
    area.closed_at = at
    area.save(update_fields=["closed_at"])
    publish(events.OwnAreaTakenAway(school_id=area.school_id, about_id=area.learner_id, area_id=area.id))


@action
def add_own_step(
    *, area: OwnArea, text: str, by: Person, at: datetime, is_next: bool = False, is_done: bool = False
) -> OwnStep:
    """This function will add a step to an own area, in the learner's words. Publishes OwnStepChanged."""
    _require_learner(area.learner, by)
    last = area.steps.aggregate(last=Max("order"))["last"] or 0
    step = OwnStep.objects.create(
        area=area, text=_words(text, 80), order=last + 1, is_next=is_next, is_done=is_done, made_at=at
    )
    _changed(step)
    return step


@action
def say_how_far(*, step: OwnStep, state: str, by: Person, at: datetime) -> None:
    """This function will note how far an own step is, as the learner says: next, now or done. Publishes OwnStepChanged."""
    _require_learner(step.area.learner, by)
    if state not in {StepState.NEXT, StepState.NOW, StepState.DONE}:
        raise Refused(_("Say whether it could be next, is under way or is done."))
    step.is_next, step.is_done = state == StepState.NEXT, state == StepState.DONE
    step.save(update_fields=["is_done", "is_next"])
    _changed(step)


@action
def take_away_own_step(*, step: OwnStep, by: Person, at: datetime) -> None:
    """This function will take a step out of an own area. Publishes OwnStepChanged."""
    _require_learner(step.area.learner, by)
    _changed(step)
    step.delete()


def _changed(step: OwnStep) -> None:
    area = step.area
    publish(events.OwnStepChanged(school_id=area.school_id, about_id=area.learner_id, step_id=step.id))


def _new_name(learner: Person, name: str, besides: OwnArea | None = None) -> str:
    words = " ".join(_words(name, 60).split())
    others = OwnArea.objects.filter(learner=learner, closed_at=None)
    if besides:
        others = others.exclude(pk=besides.pk)
    # Compared here and not by the database: SQLite folds the case of plain Latin letters only.
    if words.casefold() in {" ".join(other.split()).casefold() for other in others.values_list("name", flat=True)}:
        raise Refused(_("“%(name)s” is on your path already. Open it there, or find another name.") % {"name": words})
    return words


def _require_learner(learner: Person, by: Person) -> None:
    if by.id != learner.id:
        raise NotAllowed(_("An own area is the learner's."))


def _words(text: str, limit: int) -> str:
    words = text.strip()
    if not words or len(words) > limit:
        raise Refused(_("Write it in up to %(limit)s characters.") % {"limit": limit})
    return words
