"""What happens in this room. An event says that somebody wrote; what they wrote is theirs."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class SupportAsked(Event):
    sentence: ClassVar[str] = "asked a colleague for support"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupportAnswered(Event):
    sentence: ClassVar[str] = "answered a colleague who had asked for support"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupportTakenBack(Event):
    sentence: ClassVar[str] = "took back that they had asked for support"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class CheckInNoted(Event):
    sentence: ClassVar[str] = "noted what they had offered a colleague"
    check_in_id: UUID


@dataclass(frozen=True, kw_only=True)
class CheckInTakenBack(Event):
    sentence: ClassVar[str] = "took back a note of what they had offered a colleague"
    check_in_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnLineWritten(Event):
    sentence: ClassVar[str] = "wrote something on their own page"
    line_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnLineShared(Event):
    sentence: ClassVar[str] = "said whether those whom they teach read something of their own page"
    line_id: UUID
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class OwnLineTakenAway(Event):
    sentence: ClassVar[str] = "took something off their own page"
    line_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrialPlanned(Event):
    sentence: ClassVar[str] = "planned to try something on a day"
    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrialClosed(Event):
    sentence: ClassVar[str] = "noted what came of something they had tried"
    trial_id: UUID


@dataclass(frozen=True, kw_only=True)
class TrialShared(Event):
    sentence: ClassVar[str] = "said whether their team reads what they tried"
    trial_id: UUID
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class TrialTakenAway(Event):
    sentence: ClassVar[str] = "took away something they had planned to try"
    trial_id: UUID
