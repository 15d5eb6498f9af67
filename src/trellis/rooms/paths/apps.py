"""The app configuration of this room."""

from trellis.foundation import room


class PathsConfig(room.RoomConfig):
    name = "trellis.rooms.paths"
    label = "paths"
