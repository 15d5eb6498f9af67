"""Who keeps the places of a school, and who takes one."""

from uuid import UUID

from trellis.rooms.people.rules import Viewer, may_open_office
from trellis.rooms.places.models import Space


def may_keep_places(viewer: Viewer, school_id: UUID, group_id: UUID | None) -> bool:
    """This function will say whether the viewer may add, change and retire places: those who teach a class, its own; the
    office, those of every class and of the whole school."""
    if viewer.person.school_id != school_id:
        return False
    return may_open_office(viewer) or (group_id is not None and group_id in viewer.taught_groups)


def may_take_place(viewer: Viewer, space: Space) -> bool:
    """This function will say whether the viewer may take a place for a while: an adult of its school."""
    return viewer.is_staff and viewer.person.school_id == space.school_id
