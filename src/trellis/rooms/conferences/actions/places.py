"""Where a talk is held: it holds the place that its words name, at its hour, for as long as it lasts."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.conferences import events
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries.places import hours_of, place_named_by
from trellis.rooms.conferences.rules import may_hold_talk
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.places.actions import leave_space, take_space
from trellis.rooms.places.models import Space


def hold_place(talk: Conference, *, by: Person, at: datetime) -> None:
    """This function will have a talk hold the place that its words name, inside the action that sets it. Words that name no
    place of the school stay words; without an hour nothing is held. Raises Refused where somebody else is there then, or the
    place is no longer offered."""
    space, hours = place_named_by(talk, at=at), hours_of(talk, at=at)
    if space is None or hours is None:
        leave_space(for_id=talk.id, by=by, at=at)
    else:
        take_space(space=space, hours=hours, for_id=talk.id, by=by, at=at)


def hold_place_or_none(talk: Conference, *, by: Person, at: datetime) -> None:
    """This function will have a talk hold the place that its words name, or leave open where it is held: for what must not be
    refused because of a place, such as beginning to talk."""
    try:
        hold_place(talk, by=by, at=at)
    except Refused:
        leave_space(for_id=talk.id, by=by, at=at)
        talk.place = ""
        talk.save(update_fields=["place"])


@action
def choose_place(*, conference: Conference, space: Space | None, by: Person, at: datetime) -> None:
    """This function will say where a talk is held: at a place of the school, which is taken for it from now on or at
    the hour that was promised; None leaves it open again.

    Raises NotAllowed for anybody but its adult, Refused once it was held, without an hour or at one gone by, and for a
    place that is taken then or no longer offered. Publishes TalkPlaced.
    """
    if not may_hold_talk(viewer_of(by, at=at), conference):
        raise NotAllowed(_("The adult who promised a talk says where it is held."))
    if one_after_the_other(conference).held_at is not None:
        raise Refused(_("This talk has been held already."))
    hours = hours_of(conference, at=at)
    if space is not None and hours is None and conference.promised_time is not None:
        raise Refused(
            _("The hour of this talk has gone by. Begin to talk, or move the talk; then a place can be kept for it.")
        )
    if space is not None and hours is None:
        raise Refused(_("Say at what time you talk first; then a place can be kept for it."))
    conference.place = space.name if space else ""
    conference.save(update_fields=["place"])
    publish(
        events.TalkPlaced(
            school_id=conference.school_id, about_id=conference.learner_id, conference_id=conference.id
        )
    )  # fmt: skip
    if space is None or hours is None:
        leave_space(for_id=conference.id, by=by, at=at)
    else:
        take_space(space=space, hours=hours, for_id=conference.id, by=by, at=at)


@action
def call_places_anew(*, name: str, talks: Collection[UUID], by: Person, at: datetime) -> None:
    """This function will have talks that hold a place call it by its new name. What changed is the place, which publishes
    SpaceChanged; this publishes nothing."""
    Conference.objects.filter(pk__in=talks, held_at=None).update(place=name)
