"""What happens in this room."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

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


@dataclass(frozen=True, kw_only=True)
class MailWished(Event):
    sentence: ClassVar[str] = "asked for the words of the week by e-mail"
    wish_id: UUID


@dataclass(frozen=True, kw_only=True)
class MailConfirmed(Event):
    sentence: ClassVar[str] = "said yes to the e-mail from their own address"


@dataclass(frozen=True, kw_only=True)
class MailStopped(Event):
    sentence: ClassVar[str] = "stopped the e-mail of the week"


@dataclass(frozen=True, kw_only=True)
class WeeklyMailBegun(Event):
    sentence: ClassVar[str] = "asked for the e-mail of the week, which was handed to the mail server"
    mail_id: UUID


@dataclass(frozen=True, kw_only=True)
class WeeklyMailNotTaken(Event):
    sentence: ClassVar[str] = "asked for the e-mail of the week, which the mail server did not take"
    mail_id: UUID


@dataclass(frozen=True, kw_only=True)
class WeeklyMailSent(Event):
    sentence: ClassVar[str] = "was sent the e-mail of the week that they had asked for"
    mail_id: UUID
