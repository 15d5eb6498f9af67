"""What can be done about profiles and supports."""

from trellis.rooms.profiles.actions.saying import (
    add_beside,
    open_entry,
    pick_interests,
    say_about_me,
    take_back,
    write_down,
)
from trellis.rooms.profiles.actions.supports import (
    change_support,
    end_support,
    say_about_support,
    write_support,
)

__all__ = [
    "add_beside",
    "change_support",
    "end_support",
    "open_entry",
    "pick_interests",
    "say_about_me",
    "say_about_support",
    "take_back",
    "write_down",
    "write_support",
]
