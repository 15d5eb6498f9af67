"""What can be done about places: keeping them, and taking one for a while."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.queries import midnight, school_day, viewer_of
from trellis.rooms.places import events
from trellis.rooms.places.models import Space, SpaceBooking
from trellis.rooms.places.queries import Hours, free_spaces, has_room, held_or_over, spaces_for
from trellis.rooms.places.rules import may_keep_places, may_take_place
from trellis.rooms.places.terms import MOST_NAME, MOST_SEATS, MOST_SPACES, Affordance, Picture


@dataclass(frozen=True, kw_only=True)
class Described:
    """What is said about a place."""

    name: str
    picture: str
    good_for: Collection[str] = field(default_factory=tuple)
    seats: int = 2


@action
def add_space(*, school: School, group: Group | None, described: Described, by: Person, at: datetime) -> Space:
    """This function will add a place to those of a class, or of the whole school.

    Raises NotAllowed for whoever does not keep them, Refused without a name or a picture, for a name that another place
    has there, and for more than fit on a wall. Publishes SpaceAdded.
    """
    _require_keeper(school.id, group, by=by, at=at)
    one_after_the_other(school)
    if Space.objects.filter(school=school, group=group, retired_at=None).count() >= MOST_SPACES:
        raise Refused(_("No more places fit on the wall. Take one out first."))
    space = Space(school=school, group=group)
    _describe(space, described)
    space.save(force_insert=True)
    publish(events.SpaceAdded(school_id=school.id, space_id=space.id))
    return space


@action
def change_space(*, space: Space, described: Described, by: Person, at: datetime) -> None:
    """This function will change what is said about a place; what is held in it goes on under its new name.

    Raises as add_space. Publishes SpaceChanged.
    """
    _require_keeper(space.school_id, space.group, by=by, at=at)
    one_after_the_other(space.school)
    _describe(space, described)
    space.save(update_fields=["name", "picture", "good_for", "seats"])
    publish(events.SpaceChanged(school_id=space.school_id, space_id=space.id, name=space.name))


@action
def retire_space(*, space: Space, by: Person, at: datetime) -> None:
    """This function will take a place out of those that are offered; what is held in it stands. Pressed twice, it is once.

    Raises NotAllowed for whoever does not keep it. Publishes SpaceRetired.
    """
    _require_keeper(space.school_id, space.group, by=by, at=at)
    if one_after_the_other(space).retired_at is None:
        space.retired_at = at
        space.save(update_fields=["retired_at"])
        publish(events.SpaceRetired(school_id=space.school_id, space_id=space.id))


@action
def bring_back_space(*, space: Space, by: Person, at: datetime) -> None:
    """This function will offer a place again.

    Raises NotAllowed for whoever does not keep it, Refused where another is called the same by now. Publishes
    SpaceBroughtBack.
    """
    _require_keeper(space.school_id, space.group, by=by, at=at)
    one_after_the_other(space.school)
    if one_after_the_other(space).retired_at is not None:
        _require_own_name(space, space.name)
        space.retired_at = None
        space.save(update_fields=["retired_at"])
        publish(events.SpaceBroughtBack(school_id=space.school_id, space_id=space.id))


@action
def take_space(*, space: Space, hours: Hours, for_id: UUID, by: Person, at: datetime) -> SpaceBooking:
    """This function will take a place for something, from a moment to another; what held another place, or other hours, lets
    go of them. Of two who take the last room in a place the second is refused. What was held on days gone by is let go of.

    Raises NotAllowed for anybody but an adult of the school, Refused where the place is taken then or no longer offered.
    Publishes SpaceTaken.
    """
    if not may_take_place(viewer_of(by, at=at), space):
        raise NotAllowed(_("Adults of the school take its places."))
    space = one_after_the_other(space)
    near = list(held_or_over(space, hours, for_id=for_id))
    held = next((row for row in near if row.for_id == for_id), None)
    if held is not None and (held.space_id, held.starts_at, held.ends_at) == (space.id, *hours):
        return held
    if not space.is_offered:
        raise Refused(_("%(place)s is no longer offered. Choose another place.") % {"place": space.name})
    over = [row for row in near if row.for_id != for_id]
    if not has_room(space, over):
        raise Refused(_why_not(space, over[0], hours, for_id=for_id))
    today = midnight(space.school, school_day(space.school, at))
    SpaceBooking.objects.filter(space__school=space.school_id, ends_at__lt=today).exclude(for_id=for_id).delete()
    facts = {"space": space, "held_by": by, "starts_at": hours[0], "ends_at": hours[1]}
    booking, _made = SpaceBooking.objects.update_or_create(for_id=for_id, defaults=facts)
    publish(events.SpaceTaken(school_id=space.school_id, space_id=space.id, for_id=for_id))
    return booking


@action
def leave_space(*, for_id: UUID, by: Person, at: datetime) -> None:
    """This function will leave free what something holds, if it holds a place. Publishes SpaceLeft."""
    held = SpaceBooking.objects.filter(for_id=for_id).select_related("space").first()
    if held is not None:
        held.delete()
        publish(events.SpaceLeft(school_id=held.space.school_id, space_id=held.space_id, for_id=for_id))


def _why_not(space: Space, taken: SpaceBooking, hours: Hours, *, for_id: UUID) -> str:
    """Who is there then, until when, and which other places for two are free."""
    zone = space.school.zone
    facts = {
        "place": space.name, "name": taken.held_by.said_as,
        "from": f"{taken.starts_at.astimezone(zone):%H:%M}", "to": f"{taken.ends_at.astimezone(zone):%H:%M}",
    }  # fmt: skip
    said = _("%(place)s is taken from %(from)s to %(to)s: %(name)s talks there.") % facts
    around = [one for one in spaces_for(space.school, [space.group_id] if space.group_id else []) if one.is_for_two]
    free = free_spaces(around, hours, for_id=for_id)
    if not free:
        return f"{said} {_('No other place for two is free then. Choose another time.')}"
    names = ", ".join(one.name for one in free)
    return f"{said} {_('Free then: %(places)s. Choose one of them, or another time.') % {'places': names}}"


def _describe(space: Space, described: Described) -> None:
    name = " ".join(described.name.split())
    if not name or len(name) > MOST_NAME:
        raise Refused(_("Give the place a name of up to %(most)s characters.") % {"most": MOST_NAME})
    if described.picture not in Picture.values:
        raise Refused(_("Choose one of the pictures."))
    if set(described.good_for) - set(Affordance.values):
        raise Refused(_("Choose what the place is good for from what stands here."))
    if not 1 <= described.seats <= MOST_SEATS:
        raise Refused(_("A place has between 1 and %(most)s seats.") % {"most": MOST_SEATS})
    _require_own_name(space, name)
    space.name, space.picture, space.seats = name, described.picture, described.seats
    space.good_for = [one for one in Affordance.values if one in described.good_for]


def _require_own_name(space: Space, name: str) -> None:
    """No two places that anybody could mean by the same words: of one class, or of a class and the whole school."""
    rows = Space.objects.filter(school=space.school_id, retired_at=None).exclude(pk=space.pk)
    near = [one for one in rows if space.group_id is None or one.group_id in {None, space.group_id}]
    if any(one.name.casefold() == name.casefold() for one in near):
        raise Refused(_("Another place is called %(name)s already. Give this one a name of its own.") % {"name": name})


def _require_keeper(school_id: UUID, group: Group | None, *, by: Person, at: datetime) -> None:
    if group is not None and group.school_id != school_id:
        raise NotAllowed(_("Choose a group of this school."))
    if not may_keep_places(viewer_of(by, at=at), school_id, group.id if group else None):
        raise NotAllowed(_("Those who teach a class keep its places, the office those of the school."))
