"""The app configuration."""

from trellis.foundation import room


class MailConfig(room.RoomConfig):
    name = "trellis.interop.mail"
    label = "mail"
