"""Trying something of the practice guide: on which day, what came of it, and who else reads that."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import is_school_day, school_day, viewer_of
from trellis.rooms.practice import events
from trellis.rooms.practice.actions.lengths import worded
from trellis.rooms.practice.guide import card_called
from trellis.rooms.practice.models import PracticeTrial
from trellis.rooms.practice.rules import is_own, may_write_own_page
from trellis.rooms.practice.terms import FURTHEST, MOST_LINE


@action
def plan_trial(*, card: str, try_on: date, by: Person, at: datetime) -> PracticeTrial:
    """This function will plan to try a card of the practice guide on a school day; planned twice for a day, it stands once.

    Raises NotAllowed for whoever does not work at the school, or Refused for a card that is none, and for a day that lies
    behind, is too far ahead or has no school. Publishes TrialPlanned.
    """
    if not may_write_own_page(viewer_of(by, at=at)):
        raise NotAllowed(_("Adults of the school try something of the guide."))
    found = card_called(card)
    if found is None:
        raise Refused(_("Choose one of the cards of the guide."))
    today = school_day(by.school, at)
    if not today <= try_on <= today + FURTHEST or not is_school_day(by.school, try_on):
        raise Refused(_("Choose a school day from today on, at most %(days)s days ahead.") % {"days": FURTHEST.days})
    made, is_new = PracticeTrial.objects.get_or_create(
        adult=by, card=card, try_on=try_on, defaults={"strategy": found.strategy, "planned_at": at}
    )
    if is_new:
        publish(events.TrialPlanned(school_id=by.school_id, trial_id=made.id))
    return made


@action
def close_trial(*, trial: PracticeTrial, came_of_it: str, by: Person, at: datetime) -> None:
    """This function will note in one line what came of something one tried; that closes the card. Said anew, it takes the
    place of the line before.

    Raises NotAllowed for anybody else, or Refused without words, on several lines, or before its day. Publishes TrialClosed.
    """
    _require_own(trial, by=by, at=at)
    said = worded(came_of_it, MOST_LINE, _("Write in one line what happened."))
    if trial.try_on > school_day(by.school, at):
        raise Refused(_("Its day is still to come: write what happened once you have tried it."))
    trial.came_of_it, trial.closed_at = " ".join(said.split()), at
    trial.save(update_fields=["came_of_it", "closed_at"])
    publish(events.TrialClosed(school_id=trial.school_id, trial_id=trial.id))


@action
def share_trial(*, trial: PracticeTrial, is_shared: bool, by: Person, at: datetime) -> None:
    """This function will let one's teams read what one tried, or keep it to oneself again. Raises NotAllowed, or Refused
    before anything came of it. Publishes TrialShared."""
    _require_own(trial, by=by, at=at)
    if is_shared and trial.closed_at is None:
        raise Refused(_("Write in one line what happened."))
    trial.is_shared = is_shared
    trial.save(update_fields=["is_shared"])
    publish(events.TrialShared(school_id=trial.school_id, trial_id=trial.id, is_shared=is_shared))


@action
def take_trial_away(*, trial: PracticeTrial, by: Person, at: datetime) -> None:
    """This function will take away something one planned or tried; nothing of it remains. Raises NotAllowed. Publishes
    TrialTakenAway."""
    _require_own(trial, by=by, at=at)
    publish(events.TrialTakenAway(school_id=trial.school_id, trial_id=trial.id))
    trial.delete()


def _require_own(trial: PracticeTrial, *, by: Person, at: datetime) -> None:
    if not is_own(viewer_of(by, at=at), trial):
        raise NotAllowed(_("Everybody keeps their own log."))
