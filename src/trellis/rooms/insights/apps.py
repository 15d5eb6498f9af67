"""The app configuration of this room."""

from trellis.foundation import room


class InsightsConfig(room.RoomConfig):
    name = "trellis.rooms.insights"
    label = "insights"
