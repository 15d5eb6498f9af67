"""The app configuration of this room."""

from trellis.foundation import room


class CommunityConfig(room.RoomConfig):
    name = "trellis.rooms.community"
    label = "community"
