"""The app configuration of this room."""

from trellis.foundation import room


class CharterConfig(room.RoomConfig):
    name = "trellis.rooms.charter"
    label = "charter"
