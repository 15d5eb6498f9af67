"""The app configuration of this room."""

from trellis.foundation import room


class ContinuumConfig(room.RoomConfig):
    name = "trellis.rooms.continuum"
    label = "continuum"
