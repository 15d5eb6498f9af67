"""The app configuration."""

from trellis.foundation import room


class FoundationConfig(room.RoomConfig):
    name = "trellis.foundation"
    label = "foundation"
