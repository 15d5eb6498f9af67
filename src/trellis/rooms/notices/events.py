"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PeopleTold(Event):
    sentence: ClassVar[str] = "let somebody know"
    kind: str
    to_ids: str


@dataclass(frozen=True, kw_only=True)
class NoticeRead(Event):
    sentence: ClassVar[str] = "read what they were told"
    kind: str


@dataclass(frozen=True, kw_only=True)
class CalendarFeedMade(Event):
    sentence: ClassVar[str] = "made an address for their own calendar"


@dataclass(frozen=True, kw_only=True)
class CalendarFeedWithdrawn(Event):
    sentence: ClassVar[str] = "stopped the address of their own calendar"


@dataclass(frozen=True, kw_only=True)
class NoticesWithdrawn(Event):
    sentence: ClassVar[str] = "took back what somebody had been told"
    kind: str
