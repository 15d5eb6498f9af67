"""The app configuration of this room."""

from trellis.foundation import room


class CirclesConfig(room.RoomConfig):
    name = "trellis.rooms.circles"
    label = "circles"
