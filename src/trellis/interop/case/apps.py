"""The app configuration."""

from trellis.foundation import room


class CaseConfig(room.RoomConfig):
    name = "trellis.interop.case"
    label = "case"
