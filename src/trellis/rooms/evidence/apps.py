"""The app configuration of this room."""

from trellis.foundation import room


class EvidenceConfig(room.RoomConfig):
    name = "trellis.rooms.evidence"
    label = "evidence"
