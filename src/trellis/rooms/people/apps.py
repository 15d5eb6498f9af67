"""The app configuration of this room."""

from trellis.foundation import room


class PeopleConfig(room.RoomConfig):
    name = "trellis.rooms.people"
    label = "people"
