"""The app configuration."""

from trellis.foundation import room


class UiConfig(room.RoomConfig):
    name = "trellis.ui"
    label = "ui"

    def ready(self) -> None:
        from trellis.ui.forms import speak_plainly

        super().ready()
        speak_plainly()
