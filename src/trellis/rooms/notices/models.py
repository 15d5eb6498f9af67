"""The nouns of this room."""

from typing import Any

from django.db import models

from trellis.foundation.models import Record
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person


class Notice(Record):
    """Something a person should know, and from when they may be told: never in quiet hours.

    It names what happened and where to look; the words themselves stay where the policy guards them.
    visibility: its reader alone.
    retention: ninety days after it was read.
    """

    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=60, choices=NoticeKind)
    facts: Any = models.JSONField(default=dict)
    url = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    tell_from = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    @property
    def who(self) -> str:
        """Who did it: whoever answered, else the person whom it is about."""
        return self.facts.get("by") or (self.about.said_as if self.about else "")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["to", "read_at"], name="notice_to_read")]


class CalendarFeed(Record):
    """A long private address at which a calendar on somebody's phone reads when they are promised a talk: iCalendar, RFC 5545.

    Only its digest is stored. It opens the person's own talks and nothing else, until they stop it.
    visibility: its owner alone.
    retention: a year after it was stopped.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    address_digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(withdrawn_at__isnull=True), name="one_live_calendar_feed"
            )
        ]


class MailWish(Record):
    """That somebody wants one e-mail a week, at which address and on which weekday. It holds once they have said so from
    that address, until they stop it: nobody is written to who has not asked.

    visibility: its owner alone. retention: a year after it was stopped.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    address = models.EmailField()
    weekday = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(stopped_at__isnull=True), name="one_live_mail_wish"
            ),
            models.CheckConstraint(condition=models.Q(weekday__lte=6), name="mail_on_a_weekday"),
        ]


class WeeklyMail(Record):
    """One e-mail of a week: that it was begun, and up to which moment it tells; that it was handed to the mail server, and
    that the server took it. What may have gone out is not sent again.

    visibility: nobody; it holds no words. retention: a year.
    """

    wish = models.ForeignKey(MailWish, models.CASCADE, related_name="mails")
    day = models.DateField()
    until = models.DateTimeField()
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [models.UniqueConstraint(fields=["wish", "day"], name="one_mail_a_day")]
