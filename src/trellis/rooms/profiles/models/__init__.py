"""The nouns of this room."""

from trellis.rooms.profiles.models.entry import ProfileEntry
from trellis.rooms.profiles.models.support import Support

__all__ = ["ProfileEntry", "Support"]
