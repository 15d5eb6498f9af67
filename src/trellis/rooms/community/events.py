"""What happens in this room."""

from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class DecisionMade(Event):
    sentence: ClassVar[str] = "wrote a decision down, with its reasons"
    decision_id: UUID


@dataclass(frozen=True, kw_only=True)
class DecisionSuperseded(Event):
    sentence: ClassVar[str] = "put a new version of a decision in place of the one before"
    decision_id: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class DecisionCommented(Event):
    sentence: ClassVar[str] = "said something about a decision"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentSettled(Event):
    sentence: ClassVar[str] = "read a comment on a decision, and said who else may read it"
    comment_id: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class CommentAnswered(Event):
    sentence: ClassVar[str] = "answered a comment on a decision"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentWorded(Event):
    sentence: ClassVar[str] = "wrote down what was said aloud about a decision"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class CommentTakenBack(Event):
    sentence: ClassVar[str] = "took back what they had said about a decision"
    comment_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutreachSent(Event):
    sentence: ClassVar[str] = "turned to an adult of their own accord"
    request_id: UUID
    to_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutreachTakenBack(Event):
    sentence: ClassVar[str] = "took back what they had sent to an adult"
    request_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutreachAnswered(Event):
    sentence: ClassVar[str] = "answered a learner who had turned to them"
    request_id: UUID
    adult_id: UUID
    promised_on: date | None = None
    promised_time: time | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class WordWritten(Event):
    sentence: ClassVar[str] = "wrote a word for a family, and has not released it yet"
    word_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordReleased(Event):
    sentence: ClassVar[str] = "released a word to a family"
    word_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordTakenBack(Event):
    sentence: ClassVar[str] = "took a word to a family back before it was sent"
    word_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordAnswered(Event):
    sentence: ClassVar[str] = "answered a word from school"
    answer_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordAnswerRead(Event):
    sentence: ClassVar[str] = "read what a family answered"
    answer_id: UUID


@dataclass(frozen=True, kw_only=True)
class WordCarried(Event):
    sentence: ClassVar[str] = "was sent a released word by e-mail"
    word_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionPutToTeam(Event):
    sentence: ClassVar[str] = "put a question before their team"
    proposal_id: UUID


@dataclass(frozen=True, kw_only=True)
class QuestionTakenBack(Event):
    sentence: ClassVar[str] = "took back a question that their team had before it"
    proposal_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamMemberSaid(Event):
    sentence: ClassVar[str] = "said yes to a question before their team, or what concerns them"
    proposal_id: UUID
    agrees: bool


@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    sentence: ClassVar[str] = "offered something to learners as a mentor"
    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfferClosed(Event):
    sentence: ClassVar[str] = "closed an offer"
    offer_id: UUID


@dataclass(frozen=True, kw_only=True)
class SaidAmongThree(Event):
    sentence: ClassVar[str] = "said something between a learner, a mentor and somebody of the school"
    message_id: UUID
    mentorship_id: UUID
