"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class StepDismissed(Event):
    sentence: ClassVar[str] = "put a next step aside"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepBroughtBack(Event):
    sentence: ClassVar[str] = "brought a next step back"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class StepsSwitchedOff(Event):
    sentence: ClassVar[str] = "turned the next steps off"


@dataclass(frozen=True, kw_only=True)
class StepsSwitchedOn(Event):
    sentence: ClassVar[str] = "turned the next steps on"


@dataclass(frozen=True, kw_only=True)
class WayDismissed(Event):
    sentence: ClassVar[str] = "put a way aside"
    experience_id: UUID


@dataclass(frozen=True, kw_only=True)
class WayBroughtBack(Event):
    sentence: ClassVar[str] = "brought a way back"
    experience_id: UUID
