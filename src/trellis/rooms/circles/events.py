"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class HandWasRaised(Event):
    sentence: ClassVar[str] = "asked for a hand"
    hand_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandAnswered(Event):
    sentence: ClassVar[str] = "said they were going to a raised hand"
    hand_id: UUID


@dataclass(frozen=True, kw_only=True)
class HandTakenDown(Event):
    sentence: ClassVar[str] = "took their hand down"
    hand_id: UUID


@dataclass(frozen=True, kw_only=True)
class InteractionNoted(Event):
    sentence: ClassVar[str] = "noted that they had met"
    kind: str


@dataclass(frozen=True, kw_only=True)
class AgreementMade(Event):
    sentence: ClassVar[str] = "wrote an agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementAgreed(Event):
    sentence: ClassVar[str] = "agreed"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementKept(Event):
    sentence: ClassVar[str] = "kept an agreement"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementLetGo(Event):
    sentence: ClassVar[str] = "let an agreement go"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementSuperseded(Event):
    sentence: ClassVar[str] = "put a new agreement in place of an old one"
    agreement_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgreementsMade(Event):
    sentence: ClassVar[str] = "wrote several agreements"
    agreement_ids: str


@dataclass(frozen=True, kw_only=True)
class InteractionsNoted(Event):
    sentence: ClassVar[str] = "noted that they had met several times"
    kind: str


@dataclass(frozen=True, kw_only=True)
class InteractionTakenBack(Event):
    sentence: ClassVar[str] = "took back that they had met"
    kind: str


@dataclass(frozen=True, kw_only=True)
class CircleGrew(Event):
    sentence: ClassVar[str] = "put somebody into their circle"
    relationship_id: UUID


@dataclass(frozen=True, kw_only=True)
class PurposeSaid(Event):
    sentence: ClassVar[str] = "said what somebody in their circle is for"
    relationship_id: UUID


@dataclass(frozen=True, kw_only=True)
class CircleShrank(Event):
    sentence: ClassVar[str] = "took somebody out of their circle"
    relationship_id: UUID
