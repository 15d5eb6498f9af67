"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class RhythmPromised(Event):
    sentence: ClassVar[str] = "promised talks in a rhythm"
    adult_id: UUID
    every_days: int


@dataclass(frozen=True, kw_only=True)
class TalkPromised(Event):
    sentence: ClassVar[str] = "promised a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkMoved(Event):
    sentence: ClassVar[str] = "moved a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkPlaced(Event):
    sentence: ClassVar[str] = "said where a talk is held"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkStarted(Event):
    sentence: ClassVar[str] = "started a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkHeld(Event):
    sentence: ClassVar[str] = "held a talk"
    conference_id: UUID
    adult_id: UUID


@dataclass(frozen=True, kw_only=True)
class LineWritten(Event):
    sentence: ClassVar[str] = "wrote a line in a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgendaItemAdded(Event):
    sentence: ClassVar[str] = "put something on the agenda of a talk"
    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkPrepared(Event):
    sentence: ClassVar[str] = "prepared a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalksBroughtIn(Event):
    sentence: ClassVar[str] = "brought in talks that were held with paper"
    conference_ids: str
    adult_id: UUID


@dataclass(frozen=True, kw_only=True)
class LinesWritten(Event):
    sentence: ClassVar[str] = "wrote lines in several talks"
    conference_ids: str


@dataclass(frozen=True, kw_only=True)
class TalkTimeGiven(Event):
    sentence: ClassVar[str] = "gave a stretch of the week to talks"
    talk_time_id: UUID


@dataclass(frozen=True, kw_only=True)
class TalkTimeTakenBack(Event):
    sentence: ClassVar[str] = "took back a stretch of the week from talks"
    talk_time_id: UUID


@dataclass(frozen=True, kw_only=True)
class PromisesHandedOver(Event):
    sentence: ClassVar[str] = "handed over what an adult owed somebody"
    adult_id: UUID
    to_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeadingAsked(Event):
    sentence: ClassVar[str] = "asked to lead a talk with the family"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class ShowPrepared(Event):
    sentence: ClassVar[str] = "prepared what is shown in a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class KindChosen(Event):
    sentence: ClassVar[str] = "said what kind of talk it is"
    conference_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class SheetPhotographed(Event):
    sentence: ClassVar[str] = "put a photo of the paper sheet to a talk"
    conference_id: UUID


@dataclass(frozen=True, kw_only=True)
class Reflected(Event):
    sentence: ClassVar[str] = "reflected"


@dataclass(frozen=True, kw_only=True)
class ReflectionShared(Event):
    sentence: ClassVar[str] = "said who else may read a reflection of theirs"


@dataclass(frozen=True, kw_only=True)
class ReflectionTakenAway(Event):
    sentence: ClassVar[str] = "took a reflection of theirs away"


# What an adult wishes for themself is told about nobody: the audit line of a wish names no learner and has no facts, for a
# learner reads the lines about them, and those who lead the school read all.
@dataclass(frozen=True, kw_only=True)
class TimeWished(Event):
    sentence: ClassVar[str] = "arranged something in their own week"


@dataclass(frozen=True, kw_only=True)
class TimeWishEnded(Event):
    sentence: ClassVar[str] = "took something out of their own week"


@dataclass(frozen=True, kw_only=True)
class TalkTakenBack(Event):
    sentence: ClassVar[str] = "took back the promise of a talk that they had just made"
    conference_id: UUID
