"""Promising talks, moving, starting and holding them."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.rules import require_day_ahead
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.conferences import events
from trellis.rooms.conferences.actions.places import hold_place, hold_place_or_none
from trellis.rooms.conferences.actions.writing import Written, WrittenMeanwhile, write_talk
from trellis.rooms.conferences.models import AgendaItem, Conference, Preparation
from trellis.rooms.conferences.queries import (
    agenda_of,
    free_moment,
    next_talk_between,
    rhythm_of,
    talk_of_learner_at,
    talk_standing_at,
)
from trellis.rooms.conferences.queries.places import is_in_its_place, place_if_free
from trellis.rooms.conferences.rules import is_being_held, may_hold_talk, may_promise_talk
from trellis.rooms.conferences.terms import APART, ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day, school_day, viewer_of
from trellis.rooms.places.actions import leave_space


@action
def promise_talk(
    *, adult: Person, learner: Person, promised_on: date, by: Person, at: datetime, promised_time: time | None = None,
    kind: str = ConferenceKind.CHECK_IN, place: str = "",
) -> Conference:  # fmt: skip
    """This function will promise a learner a talk on a day; a talk that these two have before them moves to it. Where it names
    a place of the school and an hour, it holds that place.

    Raises NotAllowed for anybody but the adult, Refused where the place is taken then. Publishes TalkPromised.
    """
    if not may_promise_talk(viewer_of(by, at=at), adult, learner):
        raise NotAllowed(_("An adult promises their own talks, to learners they teach."))
    of_kind = {"kind": kind} if kind in APART else {"kind__in": [one for one in ConferenceKind if one not in APART]}
    talk, _made = Conference.objects.update_or_create(
        adult=adult, learner=learner, held_at=None, **of_kind,
        defaults={"promised_on": promised_on, "promised_time": promised_time, "kind": kind, "place": place,
                  "is_asked": False, "school_id": learner.school_id},
    )  # fmt: skip
    publish(events.TalkPromised(school_id=learner.school_id, about_id=learner.id, conference_id=talk.id))
    talk.adult, talk.learner = adult, learner
    hold_place(talk, by=by, at=at)
    return talk


@action
def move_talk(
    *, conference: Conference, to: date, by: Person, at: datetime, because: str = "",
    promised_time: time | None = None, place: str | None = None,
) -> None:  # fmt: skip
    """This function will move a promised talk to another day; the day it was promised for first stays known. Its place moves
    with it, to another one where that is said ("": left open).

    Raises NotAllowed for anybody but its adult, Refused for a day gone by or years ahead, a time
    at which another talk stands, a place that is taken then, or a talk already held. Publishes TalkMoved.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk moves it."))
    if conference.held_at is not None:
        raise Refused(_("This talk has been held already."))
    require_day_ahead(to, today=school_day(conference.learner.school, at))
    require_free_hour(conference, to, promised_time)
    if place is not None:
        conference.place = place.strip()[:80]
    set_talk(conference, to, promised_time, because=because)
    hold_place(conference, by=by, at=at)


def require_free_hour(talk: Conference, on: date, when: time | None) -> None:
    """This function will raise Refused where another talk of the same adult, or of the same learner, stands at that hour. With
    whom the learner talks then is not said: some talks are between two alone."""
    if when is None:
        return
    for one in (talk.adult, talk.learner):  # two who promise at one moment take turns
        one_after_the_other(one)
    if other := talk_standing_at(talk, on, when):
        raise Refused(
            _("You promised %(name)s a talk at that time. Choose another time, or move that one first.")
            % {"name": other.learner.said_as}
        )
    if talk_of_learner_at(talk, on, when):
        raise Refused(
            _("%(name)s has a talk with somebody else at that time. Choose another time.")
            % {"name": talk.learner.said_as}
        )


def set_talk(conference: Conference, on: date, when: time | None, *, place: str = "", because: str = "") -> None:
    """This function will set a promised talk on another day, inside the action that decides it; the day it was promised for
    first stays known. Publishes TalkMoved."""
    if on != conference.promised_on:
        conference.moved_from = conference.moved_from or conference.promised_on
    conference.promised_on, conference.promised_time = on, when
    conference.place = place or conference.place
    conference.moved_because = because.strip()[:200]
    conference.save(update_fields=["moved_from", "promised_on", "promised_time", "moved_because", "place"])
    publish(_of(conference, events.TalkMoved))


@action
def start_talk(*, conference: Conference, by: Person, at: datetime) -> None:
    """This function will start a talk; one that was started on another day and not ended starts anew. Publishes
    TalkStarted."""
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk starts it."))
    if conference.held_at is None and not is_being_held(conference, on=school_day(conference.learner.school, at)):
        conference.started_at = at
        conference.save(update_fields=["started_at"])
        publish(_of(conference, events.TalkStarted))
        if not is_in_its_place(conference.id, at=at):
            hold_place_or_none(conference, by=by, at=at)


@action
def end_talk(*, conference: Conference, written: Written, by: Person, at: datetime) -> Conference | None:
    """This function will keep what is written and hold the talk: "We agree". One promise, of either, is enough.

    Raises Refused when nobody promised anything, WrittenMeanwhile when somebody wrote there meanwhile. Publishes what
    write_talk and hold_talk do.
    """
    if meanwhile := write_talk(conference=conference, written=written, by=by, at=at):
        raise WrittenMeanwhile(meanwhile)
    if not conference.agreements.filter(superseded_by=None, let_go_at=None).exists():
        raise Refused(_("Write one thing first that one of you will do until next time; then press We agree."))
    return hold_talk(conference=conference, by=by, at=at)


@action
def talk_now(*, adult: Person, learner: Person, by: Person, at: datetime) -> Conference:
    """This function will start a talk at once: the one these two have before them, or a new one. Publishes TalkStarted."""
    talk = next_talk_between(learner, adult)
    if talk is None:
        talk = promise_talk(adult=adult, learner=learner, promised_on=school_day(learner.school, at), by=by, at=at)
    start_talk(conference=talk, by=by, at=at)
    return talk


@action
def hold_talk(*, conference: Conference, by: Person, at: datetime) -> Conference | None:
    """This function will end a talk: what waited has been talked about, its agreements are sealed, that the two met is
    noted, and the next talk is promised where there is a rhythm: so many days from today, on a school day.

    Raises NotAllowed for anybody but its adult, Refused when it has been held. Publishes TalkHeld.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk ends it."))
    if conference.held_at is not None:
        raise Refused(_("This talk has been held already."))
    conference.started_at = conference.started_at or at
    conference.held_at = at
    conference.save(update_fields=["started_at", "held_at"])
    _let_go_of_preparation(conference, at=at)
    leave_space(for_id=conference.id, by=by, at=at)
    conference.lines.filter(is_settled=False).update(is_settled=True)
    conference.agreements.filter(agreed_at=None).update(agreed_at=at)
    publish(
        events.TalkHeld(
            school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id,
            adult_id=conference.adult_id,
        )
    )  # fmt: skip
    note_interaction(learner=conference.learner, kind=InteractionKind.SPOKE, by=by, at=at)
    return _promise_next(conference, by=by, at=at)


def _promise_next(conference: Conference, *, by: Person, at: datetime) -> Conference | None:
    """The next talk of a rhythm: on its day, or a little before it, in the minutes that the adult gives to talks; where they
    named none, on its day at the hour of this one, or at none where one of the two has another talk then."""
    rhythm = rhythm_of(conference.adult, conference.learner)
    if rhythm is None or conference.kind in APART:
        return None
    school = conference.learner.school
    today = school_day(school, at)
    day = next_school_day(school, today + timedelta(days=rhythm.every_days))
    found = free_moment(conference.adult, conference.learner, due=day, today=today, minutes=rhythm.minutes)
    on, when, place = found or (day, _hour_if_free(conference, day), conference.place)
    place = place_if_free(conference.learner, place or conference.place, on, when, rhythm.minutes, talk=None)
    return promise_talk(
        adult=conference.adult, learner=conference.learner, promised_on=on, by=by, at=at, promised_time=when,
        place=place,
    )  # fmt: skip


def _hour_if_free(held: Conference, on: date) -> time | None:
    when = held.promised_time
    coming = next_talk_between(held.learner, held.adult) or Conference(adult=held.adult, learner=held.learner)
    taken = talk_standing_at(coming, on, when) or talk_of_learner_at(coming, on, when)
    return None if taken else when


def _let_go_of_preparation(conference: Conference, *, at: datetime) -> None:
    """What waited has been talked about, but for what one of the two put away this time; how they sorted it is let go of."""
    waiting = [item.id for item in agenda_of(conference)]
    AgendaItem.objects.filter(pk__in=waiting).update(talked_at=at)
    Preparation.objects.filter(conference=conference).delete()


def _of(conference: Conference, kind: type[Any]) -> Any:
    return kind(school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id)
