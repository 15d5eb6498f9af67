"""The app configuration."""

from trellis.foundation import room


class DemoConfig(room.RoomConfig):
    name = "trellis.demo"
    label = "demo"
