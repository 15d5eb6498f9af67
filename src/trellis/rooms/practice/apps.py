"""The app configuration of this room."""

from trellis.foundation import room


class PracticeConfig(room.RoomConfig):
    name = "trellis.rooms.practice"
    label = "practice"
