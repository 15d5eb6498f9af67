"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PieceCaptured(Event):
    sentence: ClassVar[str] = "kept a piece of work"
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class PieceHandedIn(Event):
    sentence: ClassVar[str] = "handed in a piece of work"
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class PieceClaimed(Event):
    sentence: ClassVar[str] = "said what a piece of work shows"
    evidence_id: UUID
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ClaimWithdrawn(Event):
    sentence: ClassVar[str] = "took back what a piece of work shows"
    evidence_id: UUID
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordsAdded(Event):
    sentence: ClassVar[str] = "wrote words for a picture, a sound or a film"
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class PieceErased(Event):
    sentence: ClassVar[str] = "erased a piece of work"
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class ShowcaseArranged(Event):
    sentence: ClassVar[str] = "chose what stands first in their portfolio"


@dataclass(frozen=True, kw_only=True)
class SelfAssessed(Event):
    sentence: ClassVar[str] = "said how they see themself at a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadySaid(Event):
    sentence: ClassVar[str] = "said they are ready to show"
    target_id: UUID
    signal_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReadyWithdrawn(Event):
    sentence: ClassVar[str] = "took back being ready to show"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class TargetJudged(Event):
    sentence: ClassVar[str] = "signed what they saw at a target"
    judgement_id: UUID
    target_id: UUID
    says: str


@dataclass(frozen=True, kw_only=True)
class JudgementContested(Event):
    sentence: ClassVar[str] = "said that they see a judgement differently"
    judgement_id: UUID
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class ViewsDiffered(Event):
    """The learner and an adult see the same target differently: something to talk about."""

    sentence: ClassVar[str] = "saw a target differently"
    target_id: UUID
    adult_id: UUID


@dataclass(frozen=True, kw_only=True)
class FeedbackGiven(Event):
    sentence: ClassVar[str] = "said something about a piece of work"
    evidence_id: UUID
    feedback_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class PiecesCaptured(Event):
    sentence: ClassVar[str] = "kept several pieces of work, and said what they show"
    evidence_ids: str


@dataclass(frozen=True, kw_only=True)
class WordsGiven(Event):
    sentence: ClassVar[str] = "said something about several pieces of work"
    feedback_ids: str


@dataclass(frozen=True, kw_only=True)
class TargetsJudged(Event):
    sentence: ClassVar[str] = "signed what they saw at several targets"
    judgement_ids: str


@dataclass(frozen=True, kw_only=True)
class ClassCaptured(Event):
    sentence: ClassVar[str] = "kept the work of several learners with one camera"
    learner_ids: str


@dataclass(frozen=True, kw_only=True)
class PieceTakenBack(Event):
    sentence: ClassVar[str] = "took back a piece of work that was kept for somebody else"
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class ClassAsked(Event):
    sentence: ClassVar[str] = "asked a class a question"
    check_id: UUID


@dataclass(frozen=True, kw_only=True)
class CardsNoted(Event):
    sentence: ClassVar[str] = "noted which cards a class held up"
    check_id: UUID


@dataclass(frozen=True, kw_only=True)
class CheckAnswered(Event):
    sentence: ClassVar[str] = "answered a question to the class"
    check_id: UUID


@dataclass(frozen=True, kw_only=True)
class AnswerKept(Event):
    sentence: ClassVar[str] = "kept an answer as a piece of work"
    check_id: UUID
    evidence_id: UUID


@dataclass(frozen=True, kw_only=True)
class CheckLetGo(Event):
    sentence: ClassVar[str] = "let go of a question to a class and of its answers"
    check_id: UUID


@dataclass(frozen=True, kw_only=True)
class HelpOffered(Event):
    sentence: ClassVar[str] = "offered to help others with a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class HelpTakenBack(Event):
    sentence: ClassVar[str] = "took back an offer to help others"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class HelpAsked(Event):
    sentence: ClassVar[str] = "asked somebody who offered to help with a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class HelpAskTakenBack(Event):
    sentence: ClassVar[str] = "took back what was asked of somebody who offered to help"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class HelpAskAnswered(Event):
    sentence: ClassVar[str] = "answered a teacher who asked for help with a target"
    target_id: UUID


@dataclass(frozen=True, kw_only=True)
class PieceOpened(Event):
    sentence: ClassVar[str] = "said who else may see a piece of their work"
    evidence_id: UUID
    to_circle: bool


@dataclass(frozen=True, kw_only=True)
class VisitorInvited(Event):
    sentence: ClassVar[str] = "asked whether a visitor may say something about a piece"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorAgreed(Event):
    sentence: ClassVar[str] = "agreed that a visitor says something about a piece"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorAddressMade(Event):
    sentence: ClassVar[str] = "made an address for one visitor and one use"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorWithdrawn(Event):
    sentence: ClassVar[str] = "withdrew that a visitor says something about a piece"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorSpoke(Event):
    sentence: ClassVar[str] = "had a visitor's word come in by the address they gave them"
    invitation_id: UUID


@dataclass(frozen=True, kw_only=True)
class VisitorWordReleased(Event):
    sentence: ClassVar[str] = "let a visitor's word through to a learner"
    invitation_id: UUID
