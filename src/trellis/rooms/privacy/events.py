"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class AccessNoted(Event):
    sentence: ClassVar[str] = "read pages about a learner outside normal duty"
    kind: str
