"""What a school says of itself to Trellis: its name, where on the earth it is, on which days it is open."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people import events
from trellis.rooms.people.actions.naming import checked_name
from trellis.rooms.people.models import Closure, Membership, Person, School
from trellis.rooms.people.models.school import validate_time_zone
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.rules import may_add_people

LONGEST = timedelta(days=200)
BACK, AHEAD = timedelta(days=400), timedelta(days=1100)


@action
def describe_school(
    *, school: School, name: str, time_zone: str, school_days: Collection[int], locale: str, by: Person, at: datetime
) -> None:
    """This function will keep the school's name, time zone, the weekdays with school (Monday is 0), and the language that new
    people read first. Where the new zone is a day behind, whoever began today begins today there too.

    Raises NotAllowed for anybody but the office; Refused without a name, for a zone or language that there is not, and for
    no weekday. As it stands already, nothing changes. Publishes SchoolDescribed.
    """
    _require_office(school, by=by, at=at)
    words = checked_name(name, most=120, missing=_("Give the school its name."))
    try:
        validate_time_zone(time_zone)
    except ValidationError as error:
        raise Refused(_("Choose a time zone of the list, named like Europe/Lisbon.")) from error
    days = sorted(set(school_days))
    if not days or not set(days) <= set(range(7)):
        raise Refused(_("Tick one weekday with school at least."))
    if locale not in dict(settings.LANGUAGES):
        raise Refused(_("Choose one of the languages in the list."))
    kept = one_after_the_other(school)
    given = {"name": words, "time_zone": time_zone, "school_days": days, "locale": locale}
    if all(getattr(kept, field) == value for field, value in given.items()):
        return
    before = school_day(kept, at)
    for field, value in given.items():
        setattr(kept, field, value)
    kept.save(update_fields=[*given])
    today = school_day(kept, at)
    begun = Membership.objects.filter(person__school=kept, starts_on__lte=before, starts_on__gt=today)
    begun.update(starts_on=today)
    publish(events.SchoolDescribed(school_id=kept.id, time_zone=time_zone))


@action
def close_school(*, school: School, name: str, starts_on: date, ends_on: date, by: Person, at: datetime) -> Closure:
    """This function will write days without school into the calendar, both days included: no promise falls on them. Written
    twice, they stand once.

    Raises NotAllowed; Refused without a name, where the days run backwards, are too many or too far away, and where some of
    them are in the calendar already. Publishes SchoolClosed.
    """
    _require_office(school, by=by, at=at)
    words = checked_name(name, most=120, missing=_("Say what these days are, for example: winter holidays."))
    _refuse_days(starts_on, ends_on, today=school_day(school, at))
    one_after_the_other(school)
    met = Closure.objects.filter(school=school, starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    if met is not None:
        if (met.name, met.starts_on, met.ends_on) == (words, starts_on, ends_on):
            return met
        raise Refused(
            _("Some of these days are without school already: %(name)s. Take that out first, or choose other days.")
            % {"name": met.name}
        )
    closure = Closure.objects.create(school=school, name=words, starts_on=starts_on, ends_on=ends_on)
    publish(events.SchoolClosed(school_id=school.id, closure_id=closure.id))
    return closure


@action
def take_back_closure(*, closure: Closure, by: Person, at: datetime) -> None:
    """This function will take days without school out of the calendar: there is school on them after all.

    Raises NotAllowed. Publishes SchoolClosureTakenBack.
    """
    _require_office(closure.school, by=by, at=at)
    publish(events.SchoolClosureTakenBack(school_id=closure.school_id, closure_id=closure.id))
    closure.delete()


def _refuse_days(starts_on: date, ends_on: date, *, today: date) -> None:
    if ends_on < starts_on:
        raise Refused(_("The last day lies before the first. Turn them round."))
    if ends_on - starts_on > LONGEST:
        raise Refused(
            _("Between these two lie more than %(days)s days. Is the year right? Write the days once more.")
            % {"days": LONGEST.days}
        )
    if starts_on < today - BACK or ends_on > today + AHEAD:
        raise Refused(
            _("These days are further away than a school plans. Is the year right? Write the days once more.")
        )


def _require_office(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
