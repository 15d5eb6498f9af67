"""What happens in this room."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from trellis.foundation.events import Event


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    sentence: ClassVar[str] = "added a person to the school"
    person_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class GroupFormed(Event):
    sentence: ClassVar[str] = "formed a group"
    group_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class GroupRenamed(Event):
    sentence: ClassVar[str] = "gave a group another name"
    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class GroupEnded(Event):
    sentence: ClassVar[str] = "ended a group"
    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class SchoolClosed(Event):
    sentence: ClassVar[str] = "wrote days without school into the calendar"
    closure_id: UUID


@dataclass(frozen=True, kw_only=True)
class SchoolClosureTakenBack(Event):
    sentence: ClassVar[str] = "took days without school out of the calendar"
    closure_id: UUID


@dataclass(frozen=True, kw_only=True)
class SchoolDescribed(Event):
    sentence: ClassVar[str] = "wrote down the school's name, time zone, weekdays and language"
    time_zone: str


@dataclass(frozen=True, kw_only=True)
class SwitchTurned(Event):
    sentence: ClassVar[str] = "turned one of the school's rules on or off"
    switch: str
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class FewestToldSet(Event):
    sentence: ClassVar[str] = "set of how few learners a number is told"
    fewest: int


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    sentence: ClassVar[str] = "ended a membership"
    membership_id: UUID


@dataclass(frozen=True, kw_only=True)
class GuardianNamed(Event):
    sentence: ClassVar[str] = "named a guardian"
    guardian_id: UUID


@dataclass(frozen=True, kw_only=True)
class GuardianContactSet(Event):
    sentence: ClassVar[str] = "set how a guardian may be turned to"
    guardian_id: UUID
    is_court: bool  # whether it is the say of a court that was set or taken back


@dataclass(frozen=True, kw_only=True)
class FamilyKeyMade(Event):
    sentence: ClassVar[str] = "made a family's private address"
    guardian_id: UUID


@dataclass(frozen=True, kw_only=True)
class FamilyKeyWithdrawn(Event):
    sentence: ClassVar[str] = "withdrew a family's private address"
    guardian_id: UUID


@dataclass(frozen=True, kw_only=True)
class FamilyKeyOpened(Event):
    sentence: ClassVar[str] = "opened a family's pages with its private address"
    guardian_id: UUID


@dataclass(frozen=True, kw_only=True)
class FamilyPinMistyped(Event):
    sentence: ClassVar[str] = "typed a wrong PIN at a family's private address"
    guardian_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    sentence: ClassVar[str] = "changed their own password"


@dataclass(frozen=True, kw_only=True)
class PasswordGiven(Event):
    sentence: ClassVar[str] = "gave somebody a new password"
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class LanguageChosen(Event):
    sentence: ClassVar[str] = "chose a language"
    language: str


@dataclass(frozen=True, kw_only=True)
class DaysAwayNoted(Event):
    sentence: ClassVar[str] = "noted on which days somebody is not at school"
    days_away_id: UUID


@dataclass(frozen=True, kw_only=True)
class DaysAwayTakenBack(Event):
    sentence: ClassVar[str] = "took back that somebody is not at school"
    days_away_id: UUID


@dataclass(frozen=True, kw_only=True)
class TimeBlockSet(Event):
    sentence: ClassVar[str] = "wrote a part of the school day"
    block_id: UUID


@dataclass(frozen=True, kw_only=True)
class TimeBlockDropped(Event):
    sentence: ClassVar[str] = "took a part out of the school day"
    block_id: UUID


@dataclass(frozen=True, kw_only=True)
class KioskOpened(Event):
    sentence: ClassVar[str] = "opened the tablet for a class"
    kiosk_id: UUID
    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class KioskClosed(Event):
    sentence: ClassVar[str] = "closed the tablet of a class"
    kiosk_id: UUID
    group_id: UUID


@dataclass(frozen=True, kw_only=True)
class MentorVetted(Event):
    sentence: ClassVar[str] = "vetted a mentor until a day"
    mentor_id: UUID
    until: date


@dataclass(frozen=True, kw_only=True)
class VettingWithdrawn(Event):
    sentence: ClassVar[str] = "withdrew a mentor's vetting"
    mentor_id: UUID


@dataclass(frozen=True, kw_only=True)
class MentorshipProposed(Event):
    sentence: ClassVar[str] = "matched a mentor with a learner and asked for consent"
    mentorship_id: UUID
    mentor_id: UUID


@dataclass(frozen=True, kw_only=True)
class MentorshipConsented(Event):
    sentence: ClassVar[str] = "consented that a mentor accompanies a learner"
    mentorship_id: UUID


@dataclass(frozen=True, kw_only=True)
class MentorshipEnded(Event):
    sentence: ClassVar[str] = "ended, or did not consent to, a mentor accompanying a learner"
    mentorship_id: UUID


@dataclass(frozen=True, kw_only=True)
class MentorshipHandedOver(Event):
    sentence: ClassVar[str] = "named another person of the school beside a mentor and a learner"
    mentorship_id: UUID
    staff_id: UUID


@dataclass(frozen=True, kw_only=True)
class NextVisitSet(Event):
    sentence: ClassVar[str] = "set the day on which a mentor and a learner meet next"
    mentorship_id: UUID
