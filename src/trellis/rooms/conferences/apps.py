"""The app configuration of this room."""

from trellis.foundation import room


class ConferencesConfig(room.RoomConfig):
    name = "trellis.rooms.conferences"
    label = "conferences"
