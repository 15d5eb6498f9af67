"""Wishing more time with a learner, and making a date of it: a wish is read by its adult alone, a date is a talk like any."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.rules import require_day_ahead
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.places import hold_place_or_none
from trellis.rooms.conferences.actions.talks import promise_talk, require_free_hour, set_talk
from trellis.rooms.conferences.models import Conference, TimeWish
from trellis.rooms.conferences.queries.slots import common_times
from trellis.rooms.conferences.rules import is_being_held, may_hold_talk, may_promise_talk, may_wish_time
from trellis.rooms.conferences.terms import APART, WISH_WEEKS
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, schools, viewer_of
from trellis.rooms.places.actions import leave_space


@dataclass(frozen=True)
class Before:
    """When and where a talk stood before it was moved into a slot."""

    on: date
    starts_at: time | None
    place: str


@action
def wish_time(*, learner: Person, by: Person, at: datetime) -> TimeWish:
    """This function will keep that an adult wishes more time with a learner, for six weeks. Nobody else is told, and nothing
    follows from it by itself; who wishes it already wishes it once.

    Raises NotAllowed for somebody whom the adult does not teach. Publishes TimeWished, which names nobody.
    """
    if not may_wish_time(viewer_of(by, at=at), learner):
        raise NotAllowed(_("An adult wishes more time with learners they teach."))
    today = school_day(learner.school, at)
    TimeWish.objects.filter(adult=by, learner=learner, ends_on__lt=today).delete()
    wish, is_new = TimeWish.objects.get_or_create(
        adult=by, learner=learner,
        defaults={"since": today, "ends_on": today + timedelta(weeks=WISH_WEEKS), "school_id": learner.school_id},
    )  # fmt: skip
    if is_new:
        publish(events.TimeWished(school_id=by.school_id))
    return wish


@action
def end_wish(*, learner: Person, by: Person, at: datetime) -> None:
    """This function will take away an adult's own wish for more time with a learner: nothing of it stays. Publishes
    TimeWishEnded where there was one."""
    if TimeWish.objects.filter(adult=by, learner=learner).delete()[0]:
        publish(events.TimeWishEnded(school_id=by.school_id))


@action
def book_slot(
    *, learner: Person, on: date, starts_at: time, by: Person, at: datetime
) -> tuple[Conference, Before | None]:
    """This function will promise a learner a talk at a time at which both are free; a talk that the two have before them moves
    to it and stays what it is. What is returned beside the talk is where it stood before, None for a new one.

    Raises NotAllowed for somebody whom the adult does not teach, Refused when the time has been taken meanwhile, or the two
    are talking now. Publishes TalkPromised or TalkMoved: that somebody wished for it is said nowhere.
    """
    viewer = viewer_of(by, at=at)
    if not (may_wish_time(viewer, learner) and may_promise_talk(viewer, by, learner)):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    for one in (by, learner):  # two who promise at one moment, or one who does in two windows
        one_after_the_other(one)
    common = common_times(viewer, [learner], at=at)[0]
    slot, talk, name = common.slot_at(on, starts_at), common.talk, {"name": learner.said_as}
    if slot is None:
        raise Refused(_("That time with %(name)s is no longer free. Choose another one.") % name)
    if talk is None:
        made = promise_talk(
            adult=by, learner=learner, promised_on=on, promised_time=starts_at, place=slot.place, by=by, at=at
        )
        return made, None
    if is_being_held(talk, on=viewer.on):
        raise Refused(_("You two are talking now. End this talk first, then choose a time for the next."))
    talk.adult, talk.learner = by, learner
    before = Before(talk.promised_on, talk.promised_time, talk.place)
    set_talk(talk, on, starts_at, place=slot.place)
    hold_place_or_none(talk, by=by, at=at)
    return talk, before


@action
def give_back_slot(*, conference: Conference, before: Before | None, by: Person, at: datetime) -> None:
    """This function will undo what book_slot did: a talk that was moved stands again where it stood, a new one is gone.

    Raises NotAllowed for anybody but its adult, Refused once it has begun, something is written in it, or its old day has gone
    by. Publishes TalkMoved or TalkTakenBack.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk takes it back."))
    conference = one_after_the_other(conference)
    if conference.held_at is not None or conference.started_at is not None:
        raise Refused(_("This talk has begun already, so it stands."))
    if conference.kind in APART:
        raise Refused(_("This talk is with others as well. Move it instead."))
    if before is None:
        _take_back(conference, by=by, at=at)
        return
    if before.on != conference.moved_from:  # a promise whose day had gone by already may stand there again
        require_day_ahead(before.on, today=school_day(conference.learner.school, at))
    require_free_hour(conference, before.on, before.starts_at)
    conference.place = before.place
    set_talk(conference, before.on, before.starts_at)
    hold_place_or_none(conference, by=by, at=at)
    if conference.moved_from == before.on:
        conference.moved_from = None
        conference.save(update_fields=["moved_from"])


def _take_back(conference: Conference, *, by: Person, at: datetime) -> None:
    if conference.lines.exists() or conference.preparations.exists() or conference.agreements.exists():
        raise Refused(_("Something is written in this talk already. Move it instead."))
    publish(
        events.TalkTakenBack(
            school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id
        )
    )  # fmt: skip
    leave_space(for_id=conference.id, by=by, at=at)
    conference.delete()


def clear_wishes_gone_by(*, at: datetime) -> int:
    """This function will delete the wishes whose last day has gone by, and those of two of whom one has left, and tell how many
    that was. Nobody sets out to do it and nobody reads of it: such a wish is shown to no one."""
    cleared = 0
    for school in schools():
        rows = TimeWish.objects.filter(school=school).select_related("adult__school", "learner__school")
        today = school_day(school, at)
        over = [
            row.pk for row in rows if row.ends_on < today or not may_wish_time(viewer_of(row.adult, at=at), row.learner)
        ]
        cleared += TimeWish.objects.filter(pk__in=over).delete()[0]
    return cleared
