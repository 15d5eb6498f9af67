"""The app configuration of this room."""

from trellis.foundation import room


class PrivacyConfig(room.RoomConfig):
    name = "trellis.rooms.privacy"
    label = "privacy"
