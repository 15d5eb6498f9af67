"""Who speaks for the school; what it says is read by anybody."""

from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Role


def may_speak_for_school(viewer: Viewer) -> bool:
    """This function will say whether the viewer may publish what the school says of itself: leaders may."""
    return Role.LEADER in viewer.roles
