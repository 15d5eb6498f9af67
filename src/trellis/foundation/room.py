"""What every room's app configuration shares."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class RoomConfig(AppConfig):
    """A room wakes up by importing what registers itself: its rules, its handlers and its tasks."""

    parts = ("rules", "handlers", "tasks")

    def ready(self) -> None:
        for part in self.parts:
            if find_spec(f"{self.name}.{part}"):
                import_module(f"{self.name}.{part}")
