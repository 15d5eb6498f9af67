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


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Event):
    sentence: ClassVar[str] = "asked everybody who knows whom"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoundClosed(Event):
    sentence: ClassVar[str] = "closed the round in which everybody was asked who knows whom"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class AdultsAsked(Event):
    sentence: ClassVar[str] = "asked the adults who will get to know somebody"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class AdultsAskedNoMore(Event):
    sentence: ClassVar[str] = "no longer asked the adults who will get to know somebody"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class AdultAskedByName(Event):
    sentence: ClassVar[str] = "asked one adult whether they know a learner"
    round_id: UUID
    adult_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnsweredByName(Event):
    sentence: ClassVar[str] = "answered whether they know a learner"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class AdultsNamed(Event):
    sentence: ClassVar[str] = "said to which adults they would go"
    round_id: UUID


@dataclass(frozen=True, kw_only=True)
class LearnersNamed(Event):
    sentence: ClassVar[str] = "said whom they know well in a class"
    round_id: UUID
    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class PromisedToKnow(Event):
    sentence: ClassVar[str] = "promised to get to know a learner"
    commitment_id: UUID


@dataclass(frozen=True, kw_only=True)
class PromiseTakenBack(Event):
    sentence: ClassVar[str] = "took the promise to get to know a learner back"


@dataclass(frozen=True, kw_only=True)
class CommitmentAnswered(Event):
    sentence: ClassVar[str] = "said how it is with a learner whom they promised to get to know"
    commitment_id: UUID
    answer: str


@dataclass(frozen=True, kw_only=True)
class LineShared(Event):
    sentence: ClassVar[str] = "left a line for those who lead the school"


@dataclass(frozen=True, kw_only=True)
class LineTakenBack(Event):
    sentence: ClassVar[str] = "took back the line for those who lead the school"


@dataclass(frozen=True, kw_only=True)
class MomentNoted(Event):
    sentence: ClassVar[str] = "noted a moment"
    moment_id: UUID


@dataclass(frozen=True, kw_only=True)
class MomentHidden(Event):
    sentence: ClassVar[str] = "hid a moment"
    moment_id: UUID


@dataclass(frozen=True, kw_only=True)
class MomentShown(Event):
    sentence: ClassVar[str] = "brought a hidden moment back"
    moment_id: UUID


@dataclass(frozen=True, kw_only=True)
class MomentShared(Event):
    sentence: ClassVar[str] = "shared a moment with the family, or no longer"
    moment_id: UUID


@dataclass(frozen=True, kw_only=True)
class MomentTakenBack(Event):
    sentence: ClassVar[str] = "took back a moment they had noted"
