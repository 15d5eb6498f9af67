"""The app configuration of this room."""

from trellis.foundation import room


class SuggestionsConfig(room.RoomConfig):
    name = "trellis.rooms.suggestions"
    label = "suggestions"
