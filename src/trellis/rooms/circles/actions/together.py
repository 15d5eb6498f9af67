"""Noting that two people met: an adult and a learner, or two learners."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles import events
from trellis.rooms.circles.models import Interaction
from trellis.rooms.circles.rules import may_note_interaction, may_take_back_interaction
from trellis.rooms.circles.terms import FURTHEST_BACK, MOST_NOTE, TWICE, InteractionKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of

MIDDAY = time(12)  # where only the day is known


@action
def note_interaction(
    *, learner: Person, kind: str, by: Person, at: datetime, on: date | None = None, words: str = ""
) -> Interaction:
    """This function will note that somebody met a learner, now or on a day before; what was said stays with them, unless
    they write a line. Pressed twice within a minute it is noted once.

    Raises NotAllowed, or Refused for a day to come or long gone by, and for more than a line. Publishes InteractionNoted.
    """
    if not may_note_interaction(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Those who met a learner at their school note it."))
    if kind not in InteractionKind.values:
        raise Refused(_("Say whether you talked or met."))
    if len(words.strip()) > MOST_NOTE:
        raise Refused(_("Say it in at most %(most)s signs.") % {"most": MOST_NOTE})
    moment = _moment(learner, on, at=at)
    one_after_the_other(learner)
    noted = Interaction.objects.filter(learner=learner, other=by, kind=kind, words=words.strip())
    if before := noted.filter(at__gt=moment - TWICE, at__lt=moment + TWICE).first():
        return before
    met = Interaction.objects.create(learner=learner, other=by, kind=kind, words=words.strip(), at=moment, noted_at=at)
    publish(events.InteractionNoted(school_id=learner.school_id, about_id=learner.id, kind=kind))
    return met


def _moment(learner: Person, on: date | None, *, at: datetime) -> datetime:
    today = school_day(learner.school, at)
    if on is None or on == today:
        return at
    if not today - FURTHEST_BACK <= on <= today:
        raise Refused(
            _("Choose today or a day gone by, at most %(days)s days ago.") % {"days": FURTHEST_BACK.days},
        )
    return datetime.combine(on, MIDDAY, tzinfo=learner.school.zone)


@action
def take_back_interaction(*, met: Interaction, by: Person, at: datetime) -> None:
    """This function will take back that two met, on the day on which it was noted: nothing of it remains. Raises NotAllowed for
    anybody but whoever noted it, and later. Publishes InteractionTakenBack."""
    if not may_take_back_interaction(viewer_of(by, at=at), met):
        raise NotAllowed(_("Whoever noted it takes it back, on the same day."))
    publish(events.InteractionTakenBack(school_id=met.school_id, about_id=met.learner_id, kind=met.kind))
    met.delete()


@action
def note_interactions(*, learner: Person, kind: str, moments: Sequence[datetime], by: Person, at: datetime) -> None:
    """This function will note that an adult met a learner at several moments. Raises NotAllowed. Publishes InteractionsNoted."""
    if not may_note_interaction(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Those who met a learner at their school note it."))
    Interaction.objects.bulk_create(Interaction(learner=learner, other=by, kind=kind, at=moment) for moment in moments)
    publish(events.InteractionsNoted(school_id=learner.school_id, about_id=learner.id, kind=kind))
