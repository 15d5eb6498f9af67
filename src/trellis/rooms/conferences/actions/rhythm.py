"""The rhythm of talks: what an adult promises to one learner or a whole group, the minutes they give to it, and spreading
the talks over them."""

from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.places import hold_place_or_none
from trellis.rooms.conferences.actions.talks import promise_talk, set_talk
from trellis.rooms.conferences.models import Rhythm, TalkTime
from trellis.rooms.conferences.queries import (
    TalkInRota,
    next_talk_between,
    rhythm_of,
    rhythms_of,
    talk_times_of,
    usual_rhythm,
    weeks_of_talks,
)
from trellis.rooms.conferences.queries.places import place_if_free
from trellis.rooms.conferences.rules import may_give_talk_time, may_promise_talk
from trellis.rooms.conferences.terms import TALK_MINUTES
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import next_school_day, school_day, taught_in, viewer_of
from trellis.rooms.people.rules import Viewer
from trellis.rooms.places.actions import leave_space

MOST_TIMES = 25


@action
def promise_rhythm(
    *, adult: Person, learner: Person, every_days: int, by: Person, at: datetime, minutes: int | None = None
) -> Rhythm:
    """This function will promise a learner a talk every so many days; a new rhythm takes the place of the old one, and
    the first talk is promised with it where none is. Where no length is given, the one promised before stays.

    Raises NotAllowed for anybody but the adult, Refused for a rhythm that no calendar can hold. Publishes RhythmPromised.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, learner):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    before = rhythm_of(adult, learner)
    length = minutes or (before.minutes if before else TALK_MINUTES)
    rhythm = _set_rhythm(adult, learner, every_days, length, at=at)
    if next_talk_between(learner, adult) is None:
        first = next_school_day(learner.school, rhythm.starts_on + timedelta(days=every_days))
        promise_talk(adult=adult, learner=learner, promised_on=first, by=by, at=at)
    return rhythm


@action
def promise_rhythm_to_group(
    *, adult: Person, group: Group, every_days: int, minutes: int, by: Person, at: datetime
) -> list[Person]:
    """This function will promise a talk every so many days to everybody whom the adult teaches in a group, and set the
    first talks on the days that the adult gives to them. Who was promised a shorter rhythm than the others there, or
    sits in another group of the adult as well, keeps it; they are returned.

    Raises NotAllowed for anybody but the adult and outside the groups they teach, Refused as promise_rhythm does.
    Publishes RhythmPromised for each, and what spread_talks does.
    """
    viewer = viewer_of(by, at=at)
    learners = taught_in(viewer, group.id)
    if not learners or not all(may_promise_talk(viewer, adult, one) for one in learners):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    _require_holdable(every_days, minutes)
    before = rhythms_of(adult)
    usual = usual_rhythm(before, learners)
    shorter = [
        one
        for one in learners
        if (own := before.get(one.id))
        and own.every_days < every_days
        and (usual is None or own.every_days < usual.every_days or _groups_with(viewer, one) > 1)
    ]
    for learner in learners:
        if learner not in shorter:
            _set_rhythm(adult, learner, every_days, minutes, at=at)
    spread_talks(adult=adult, by=by, at=at, afresh=True)
    return shorter


def _groups_with(viewer: Viewer, learner: Person) -> int:
    return sum(learner in taught_in(viewer, group_id) for group_id in viewer.taught_groups)


def _require_holdable(every_days: int, minutes: int) -> None:
    if not 1 <= every_days <= 120 or not 1 <= minutes <= 120:
        raise Refused(_("A rhythm is between 1 and 120 days, a talk between 1 and 120 minutes."))


def _set_rhythm(adult: Person, learner: Person, every_days: int, minutes: int, *, at: datetime) -> Rhythm:
    _require_holdable(every_days, minutes)
    today = school_day(learner.school, at)
    Rhythm.objects.filter(adult=adult, learner=learner, ends_on=None).update(ends_on=today)
    rhythm = Rhythm.objects.create(
        adult=adult, learner=learner, every_days=every_days, minutes=minutes, starts_on=today
    )
    publish(
        events.RhythmPromised(
            school_id=learner.school_id, about_id=learner.id, adult_id=adult.id, every_days=every_days
        )
    )
    return rhythm


@action
def spread_talks(*, adult: Person, by: Person, at: datetime, afresh: bool = False) -> list[TalkInRota]:
    """This function will set the next talk with each learner in the rhythm promised to them on a day, and at an hour, that
    the adult gives to talks; what fits where it stands stays there, unless all are set afresh. What moved is returned.

    Raises NotAllowed for anybody but the adult. Publishes TalkPromised or TalkMoved for each that changes.
    """
    viewer = viewer_of(by, at=at)
    if not may_give_talk_time(viewer, adult):
        raise NotAllowed(_("An adult sets their own talks."))
    moved = weeks_of_talks(viewer, afresh=afresh).to_move
    for one in moved:  # all of them first, so that nobody stands in the way of who comes there
        if one.promised is not None:
            leave_space(for_id=one.promised.id, by=by, at=at)
    for one in moved:
        place = one.place or (one.promised.place if one.promised else "")
        place = place_if_free(one.learner, place, one.on, one.starts_at, one.minutes, talk=one.promised)
        if one.promised is None:
            promise_talk(
                adult=adult,
                learner=one.learner,
                promised_on=one.on,
                promised_time=one.starts_at,
                place=place,
                by=by,
                at=at,
            )
        else:
            one.promised.place = place
            set_talk(one.promised, one.on, one.starts_at)
            hold_place_or_none(one.promised, by=by, at=at)
    return moved


@action
def give_talk_time(
    *, adult: Person, weekday: int, starts_at: time, ends_at: time, by: Person, at: datetime, place: str = ""
) -> TalkTime:
    """This function will note a stretch of each week that an adult gives to talks.

    Raises NotAllowed for anybody but the adult, Refused for a day on which the school is closed, a stretch that runs backwards
    or lies over another. Publishes TalkTimeGiven.
    """
    if not may_give_talk_time(viewer_of(by, at=at), adult):
        raise NotAllowed(_("An adult gives their own time."))
    if weekday not in adult.school.school_days:
        raise Refused(_("The school is closed on that day of the week. Choose another."))
    if ends_at <= starts_at:
        raise Refused(_("The end lies before the beginning. Turn them round."))
    others = list(talk_times_of(adult))
    if any(one.weekday == weekday and one.starts_at < ends_at and starts_at < one.ends_at for one in others):
        raise Refused(
            _("You gave part of that time already. Choose a stretch beside it, or take the other back first.")
        )
    if len(others) >= MOST_TIMES:
        raise Refused(
            ngettext("One stretch is kept.", "At most %(n)s stretches are kept.", MOST_TIMES) % {"n": MOST_TIMES}
        )
    given = TalkTime.objects.create(
        adult=adult, weekday=weekday, starts_at=starts_at, ends_at=ends_at, place=place.strip()[:80]
    )
    publish(events.TalkTimeGiven(school_id=adult.school_id, about_id=adult.id, talk_time_id=given.id))
    return given


@action
def take_back_talk_time(*, talk_time: TalkTime, by: Person, at: datetime) -> None:
    """This function will take back a stretch of the week; talks that stand in it stay until they are spread anew.

    Raises NotAllowed for anybody but the adult. Publishes TalkTimeTakenBack.
    """
    if not may_give_talk_time(viewer_of(by, at=at), talk_time.adult):
        raise NotAllowed(_("An adult takes back their own time."))
    publish(
        events.TalkTimeTakenBack(school_id=talk_time.school_id, about_id=talk_time.adult_id, talk_time_id=talk_time.id)
    )
    talk_time.delete()
