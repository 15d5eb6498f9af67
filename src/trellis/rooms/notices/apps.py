"""The app configuration of this room."""

from trellis.foundation import room


class NoticesConfig(room.RoomConfig):
    name = "trellis.rooms.notices"
    label = "notices"
