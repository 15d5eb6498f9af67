"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class ProfileSaid(Event):
    sentence: ClassVar[str] = "said something about themself"
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProfileWrittenDown(Event):
    sentence: ClassVar[str] = "wrote down what a learner said about themself"
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProfileAddedTo(Event):
    sentence: ClassVar[str] = "added a line beside what a learner says about themself"
    entry_id: UUID


@dataclass(frozen=True, kw_only=True)
class ProfileOpened(Event):
    sentence: ClassVar[str] = "said who else may read something about them"
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProfileTakenBack(Event):
    sentence: ClassVar[str] = "took back something they had said about themself"
    kind: str


@dataclass(frozen=True, kw_only=True)
class LineBesideTakenBack(Event):
    sentence: ClassVar[str] = "took away a line beside what a learner says about themself"
    kind: str


@dataclass(frozen=True, kw_only=True)
class SupportWritten(Event):
    sentence: ClassVar[str] = "wrote down what helps a learner"
    support_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupportChanged(Event):
    sentence: ClassVar[str] = "changed what helps a learner"
    support_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupportEnded(Event):
    sentence: ClassVar[str] = "said until when something helps a learner"
    support_id: UUID


@dataclass(frozen=True, kw_only=True)
class SupportSaid(Event):
    sentence: ClassVar[str] = "said in their own words what helps them"
    support_id: UUID
