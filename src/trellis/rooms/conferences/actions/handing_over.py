"""Handing over what an adult who leaves still owes: a named person takes it on, and nothing vanishes."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.actions import hand_over_agreement
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import AgendaItem, Conference, Rhythm
from trellis.rooms.conferences.queries import next_talk_between
from trellis.rooms.conferences.queries.handing_over import Owed, owed_after
from trellis.rooms.conferences.rules import may_hand_over
from trellis.rooms.conferences.terms import APART
from trellis.rooms.notices.actions import notify
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.places.actions import leave_space


@action
def hand_over_promises(*, adult: Person, learner: Person, to: Person, by: Person, at: datetime) -> None:
    """This function will hand what an adult owes a learner to another adult who teaches that learner: the rhythm of talks,
    the talk that is promised with what waits for it, and each open promise of either, which is theirs to seal anew.

    What the other has promised already stays: of two rhythms the shorter, of two talks the earlier. They are told.
    Raises NotAllowed for anybody but those who lead the school, Refused where the adult still teaches the learner or the
    other does not. Publishes PromisesHandedOver.
    """
    if not may_hand_over(viewer_of(by, at=at), adult):
        raise NotAllowed(_("Those who lead the school hand promises over."))
    one_after_the_other(adult)
    tomorrow = school_day(learner.school, at) + timedelta(days=1)
    owed = next((one for one in owed_after(adult, tomorrow) if one.learner.id == learner.id), None)
    if owed is None:
        return  # handed over meanwhile
    if to.id not in {one.id for one in owed.could}:
        raise Refused(_("Choose somebody who teaches %(name)s.") % {"name": learner.said_as})
    publish(events.PromisesHandedOver(school_id=learner.school_id, about_id=learner.id, adult_id=adult.id, to_id=to.id))
    _hand_over_rhythm(owed, to, at=at)
    _hand_over_talks(owed, to, by=by, at=at)
    for agreement in owed.agreements:
        hand_over_agreement(agreement=agreement, leaver=adult, to=to, by=by, at=at)
    notify(
        to=to, about=learner, kind=NoticeKind.PROMISES_HANDED_OVER, facts={"by": by.said_as},
        url=f"/educator/learners/{learner.id}/", by=by, at=at,
    )  # fmt: skip


def _hand_over_rhythm(owed: Owed, to: Person, *, at: datetime) -> None:
    if owed.rhythm is None:
        return
    today = school_day(owed.learner.school, at)
    Rhythm.objects.filter(pk=owed.rhythm.pk).update(ends_on=today)
    own = Rhythm.objects.filter(adult=to, learner=owed.learner, ends_on=None)
    if own.filter(every_days__lte=owed.rhythm.every_days).exists():
        return
    own.update(ends_on=today)
    Rhythm.objects.create(
        adult=to, learner=owed.learner, every_days=owed.rhythm.every_days, minutes=owed.rhythm.minutes, starts_on=today
    )


def _hand_over_talks(owed: Owed, to: Person, *, by: Person, at: datetime) -> None:
    """A talk with the family or about a visit goes over as it is; of two check-ins one is left, the earlier."""
    for talk in owed.talks:
        leave_space(for_id=talk.id, by=by, at=at)
        AgendaItem.objects.filter(adult=talk.adult, learner=owed.learner, talked_at=None).update(adult=to)
        own = None if talk.kind in APART else next_talk_between(owed.learner, to)
        if own is None:
            Conference.objects.filter(pk=talk.pk).update(adult=to, promised_time=None, place="")
            continue
        own.promised_on = min(own.promised_on, talk.promised_on)
        own.save(update_fields=["promised_on"])
        talk.lines.update(conference=own)
        own.agreements.add(*talk.agreements.all())
        talk.delete()
