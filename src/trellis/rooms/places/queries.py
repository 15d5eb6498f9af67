"""Questions about places: which there are, which are free when, and what stands on the board."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.rooms.people.models import Group, Person, School, TimeBlock
from trellis.rooms.people.queries import groups_taught_by, groups_there, groups_with, is_school_day, midnight
from trellis.rooms.people.queries.day import blocks_of_group
from trellis.rooms.people.rules import Viewer, may_open_office
from trellis.rooms.people.terms import GroupKind
from trellis.rooms.places.models import Space, SpaceBooking
from trellis.rooms.places.rules import may_keep_places

Hours = tuple[datetime, datetime]
WITH_PLACES = frozenset({GroupKind.CLASS, GroupKind.ADVISORY})  # groups that live in a room of their own


def spaces_for(school: School, groups: Collection[UUID]) -> list[Space]:
    """This function will list the places that are there for these groups: their own first, then those of the whole school,
    each by name."""
    rows = Space.objects.filter(Q(group=None) | Q(group__in=list(groups)), school=school, retired_at=None)
    return sorted(rows.order_by("name", "id"), key=lambda one: one.group_id is None)


def spaces_of_learner(learner: Person, *, on: date) -> list[Space]:
    """This function will list the places that are there for a learner on that day: those of their groups and of the school."""
    return spaces_for(learner.school, groups_with([learner.id], on=on))


def places_for_two(viewer: Viewer) -> list[Space]:
    """This function will list the places for two of the classes that an adult teaches and of the school, by name: the words
    that a field for a place proposes."""
    return [one for one in spaces_for(viewer.person.school, viewer.taught_groups) if one.is_for_two]


def space_called(spaces: Iterable[Space], name: str) -> Space | None:
    """This function will find, of these places, the one that some words name; None where they name none of them."""
    asked = name.strip().casefold()
    return next((one for one in spaces if one.name.casefold() == asked), None)


def bookings_over(spaces: Iterable[Space], hours: Hours) -> QuerySet[SpaceBooking]:
    """This function will list when these places are taken within some time, soonest first."""
    rows = SpaceBooking.objects.filter(space__in=list(spaces), starts_at__lt=hours[1], ends_at__gt=hours[0])
    return rows.select_related("held_by").order_by("starts_at", "id")


def held_or_over(space: Space, hours: Hours, *, for_id: UUID) -> QuerySet[SpaceBooking]:
    """This function will list what something holds now, and when a place is taken within some time, soonest first."""
    over = Q(space=space, starts_at__lt=hours[1], ends_at__gt=hours[0])
    return SpaceBooking.objects.filter(over | Q(for_id=for_id)).select_related("held_by").order_by("starts_at", "id")


def free_spaces(spaces: Iterable[Space], hours: Hours, *, for_id: UUID | None = None) -> list[Space]:
    """This function will list which of these places are free for some time; what something holds already is free to it."""
    asked, over = list(spaces), dict[UUID, list[SpaceBooking]]()
    for row in bookings_over(asked, hours):
        if row.for_id != for_id:
            over.setdefault(row.space_id, []).append(row)
    return [one for one in asked if has_room(one, over.get(one.id, ()))]


def has_room(space: Space, over: Collection[SpaceBooking]) -> bool:
    """This function will say whether a place has room for one more talk beside those that lie over its hours."""
    most = max((sum(one.starts_at <= row.starts_at < one.ends_at for one in over) for row in over), default=0)
    return most < space.talks_at_once


def booking_for(for_id: UUID) -> SpaceBooking | None:
    """This function will find what something holds now."""
    return SpaceBooking.objects.filter(for_id=for_id).select_related("space").first()


def held_for(space_id: UUID) -> list[UUID]:
    """This function will tell for what a place is held."""
    return list(SpaceBooking.objects.filter(space=space_id).values_list("for_id", flat=True))


@dataclass(frozen=True)
class Kept:
    """The places of one class, or of the whole school, as those who keep them see them."""

    group: Group | None  # None: the whole school
    offered: list[Space]
    retired: list[Space]
    may_keep: bool


def places_kept(viewer: Viewer) -> list[Kept]:
    """This function will list the places that the viewer sees: of the classes they teach, for the office of every class, and
    of the whole school; those they may not change are only read."""
    school = viewer.person.school
    all_of_them = may_open_office(viewer)
    groups: list[Group | None] = [
        *(groups_there(school, on=viewer.on) if all_of_them else groups_taught_by(viewer)),
        None,
    ]
    rows = list(Space.objects.filter(school=school).order_by("name", "id"))
    found = []
    for group in groups:
        if group is not None and group.kind not in WITH_PLACES:
            continue
        own = [one for one in rows if one.group_id == (group.id if group else None)]
        live = [one for one in own if one.is_offered]
        may_keep = may_keep_places(viewer, school.id, group.id if group else None)
        found.append(Kept(group, live, [one for one in own if not one.is_offered], may_keep))
    return found


def space_kept_by(viewer: Viewer, space_id: UUID) -> Space | None:
    """This function will find a place that the viewer keeps."""
    found = Space.objects.filter(pk=space_id, school=viewer.person.school_id).select_related("school", "group").first()
    return found if found and may_keep_places(viewer, found.school_id, found.group_id) else None


def held_ahead(space: Space, *, at: datetime) -> list[SpaceBooking]:
    """This function will list what is held in a place from now on, soonest first."""
    return list(space.bookings.filter(ends_at__gt=at).select_related("held_by").order_by("starts_at", "id"))


@dataclass(frozen=True)
class Tile:
    """A place on the board: until when two people talk there, and when it is taken later today; whoever they are."""

    space: Space
    now: list[SpaceBooking]
    later: list[SpaceBooking]

    @property
    def is_taken(self) -> bool:
        return not has_room(self.space, self.now)


@dataclass(frozen=True)
class Board:
    """The wall: the parts of a day, the one that it is, and every place of a class and of the school."""

    is_school_day: bool
    blocks: list[TimeBlock]
    block: TimeBlock | None
    tiles: list[Tile]


def board_of(school: School, group: Group | None, *, at: datetime) -> Board:
    """This function will lay out the wall of a class at a moment: of today alone, and without a name."""
    here = at.astimezone(school.zone)
    spaces = spaces_for(school, [group.id] if group else [])
    begins = midnight(school, here.date())
    today: dict[UUID, list[SpaceBooking]] = {}
    for row in bookings_over(spaces, (at, begins + timedelta(days=1))):
        today.setdefault(row.space_id, []).append(row)
    is_open = is_school_day(school, here.date())
    blocks = blocks_of_group(school, group, on=here.date()) if is_open else []
    block = next((one for one in blocks if one.starts_at <= here.time() < one.ends_at), None)
    return Board(is_open, blocks, block, [_tile(one, today.get(one.id, []), at) for one in spaces])


def _tile(space: Space, rows: list[SpaceBooking], at: datetime) -> Tile:
    now = [row for row in rows if row.starts_at <= at]
    return Tile(space, now, [row for row in rows if row.starts_at > at])
