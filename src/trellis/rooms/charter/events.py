"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class VisionPublished(Event):
    sentence: ClassVar[str] = "published the school's vision"
    vision_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class PrinciplesPublished(Event):
    sentence: ClassVar[str] = "published the school's principles"
    principles: int
