"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ProfileSaid(Event):
    sentence: ClassVar[str] = "said something about themself"
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProfileTakenBack(Event):
    sentence: ClassVar[str] = "took back something they had said about themself"
    kind: str
