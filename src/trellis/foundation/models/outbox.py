"""The outbox: work that waits for its transaction, and the lease of the one consumer who does it."""

from typing import Any

from django.db import models
from django.db.models import Q

from trellis.foundation.models.base import Record


class OutboxEntry(Record):
    """One piece of work to be done after the transaction that asked for it: a thumbnail, a mail, a statement to others.

    It holds identifiers and plain values, never words that people wrote.
    visibility: the operator. retention: fourteen days after it is done.
    """

    key = models.CharField(max_length=200)
    job = models.CharField(max_length=200)
    given: Any = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="outbox_key_is_done_once"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True) | Q(given_up_at__isnull=True), name="outbox_done_or_given_up"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(done_at__isnull=True, given_up_at__isnull=True), name="outbox_waiting"
            ),
            models.Index(fields=["done_at"], condition=Q(done_at__isnull=False), name="outbox_done"),
        ]


class Lease(models.Model):
    """Who alone may do something for the whole installation, and until when; renewed while they live.

    retention: until the next holder takes it.
    """

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.CharField(max_length=80)
    until = models.DateTimeField()
