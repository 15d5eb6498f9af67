"""The app configuration of this room."""

from trellis.foundation import room


class PlacesConfig(room.RoomConfig):
    name = "trellis.rooms.places"
    label = "places"
