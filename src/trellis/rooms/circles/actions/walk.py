"""Lines left for those who lead, and that two spoke on a walk, until it is taken back."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.actions.together import note_interaction
from trellis.rooms.circles.models import Interaction, ShareCard
from trellis.rooms.circles.queries.walk import card_of, spoken_on
from trellis.rooms.circles.rules import may_share_line
from trellis.rooms.circles.terms import MOST_CARD, InteractionKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of


@action
def share_line(*, text: str, by: Person, at: datetime) -> ShareCard:
    """This function will leave a line for those who lead the school, in place of the one before.

    Raises NotAllowed unless a learner or an adult of the school does it, Refused for nothing or too much. Publishes LineShared.
    """
    if not may_share_line(viewer_of(by, at=at)):
        raise NotAllowed(_("Learners and those who work here leave a line."))
    words = text.strip()
    if not words or len(words) > MOST_CARD:
        raise Refused(_("Write a line by which somebody can begin to talk with you, in up to 140 characters."))
    one_after_the_other(by)
    if (before := card_of(by)) and before.text == words:
        return before
    _take_back(by, at)
    card = ShareCard.objects.create(by=by, text=words, shared_at=at)
    publish(events.LineShared(school_id=by.school_id, about_id=by.id))
    return card


@action
def take_back_line(*, by: Person, at: datetime) -> None:
    """This function will take one's line back: nobody reads it any more. Publishes LineTakenBack where there was one."""
    if _take_back(by, at):
        publish(events.LineTakenBack(school_id=by.school_id, about_id=by.id))


def _take_back(by: Person, at: datetime) -> bool:
    return bool(ShareCard.objects.filter(by=by, taken_back_at=None).update(taken_back_at=at))


@action
def note_spoken(*, person: Person, by: Person, at: datetime) -> Interaction:
    """This function will note that two spoke today: a learner or an adult, and whoever walked by. It is noted once a day.

    Raises NotAllowed as note_interaction does. Publishes InteractionNoted.
    """
    one_after_the_other(person)
    before = spoken_on(by, person, day=school_day(by.school, at))
    return before or note_interaction(learner=person, kind=InteractionKind.SPOKE, by=by, at=at)
