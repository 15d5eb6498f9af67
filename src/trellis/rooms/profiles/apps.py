"""The app configuration of this room."""

from trellis.foundation import room


class ProfilesConfig(room.RoomConfig):
    name = "trellis.rooms.profiles"
    label = "profiles"
