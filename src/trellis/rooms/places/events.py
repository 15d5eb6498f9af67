"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class SpaceAdded(Event):
    sentence: ClassVar[str] = "added a place"
    space_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpaceChanged(Event):
    sentence: ClassVar[str] = "changed what is said about a place"
    space_id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class SpaceRetired(Event):
    sentence: ClassVar[str] = "took a place out of those that are offered"
    space_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpaceBroughtBack(Event):
    sentence: ClassVar[str] = "offered a place again"
    space_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpaceTaken(Event):
    sentence: ClassVar[str] = "took a place for a while"
    space_id: UUID
    for_id: UUID


@dataclass(frozen=True, kw_only=True)
class SpaceLeft(Event):
    sentence: ClassVar[str] = "left a place free again"
    space_id: UUID
    for_id: UUID
