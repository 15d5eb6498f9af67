"""Who is not at school on which days."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import DaysAway, Person
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.rules import may_note_days_away

FURTHEST = timedelta(days=400)


@action
def note_days_away(*, person: Person, starts_on: date, ends_on: date, by: Person, at: datetime) -> DaysAway:
    """This function will note that somebody is not at school from one day to another, both included, without a reason. Noted
    twice, it is noted once.

    Days that lie behind are deleted with it. Raises NotAllowed unless it is one's own or a learner one teaches, Refused
    for days that lie behind, run backwards or reach further than a school plans. Publishes DaysAwayNoted.
    """
    if not may_note_days_away(viewer_of(by, at=at), person):
        raise NotAllowed(_("One notes one's own days, or those of a learner one teaches."))
    today = school_day(person.school, at)
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first. Turn them round."))
    if ends_on < today or starts_on > today + FURTHEST or ends_on > today + FURTHEST:
        raise Refused(_("Choose days from today on, at most %(days)s days ahead.") % {"days": FURTHEST.days})
    DaysAway.objects.filter(person=person, ends_on__lt=today).delete()
    noted, _is_new = DaysAway.objects.get_or_create(person=person, starts_on=starts_on, ends_on=ends_on)
    publish(events.DaysAwayNoted(school_id=person.school_id, about_id=person.id, days_away_id=noted.id))
    return noted


@action
def take_back_days_away(*, away: DaysAway, by: Person, at: datetime) -> None:
    """This function will take back that somebody is not at school. Raises NotAllowed. Publishes DaysAwayTakenBack."""
    if not may_note_days_away(viewer_of(by, at=at), away.person):
        raise NotAllowed(_("One takes back one's own days, or those of a learner one teaches."))
    publish(events.DaysAwayTakenBack(school_id=away.school_id, about_id=away.person_id, days_away_id=away.id))
    away.delete()
