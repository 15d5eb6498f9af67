"""The audit line: one for each intent."""

from typing import Any

from django.db import models

from trellis.foundation.models.base import Record


class AuditLine(Record):
    """Who did what, when, about whom: one line for each thing that a person set out to do.

    It names persons by identifier only, so that foundation knows no room, and it holds no words that people wrote.
    visibility: the learner and their guardians read their own lines, adults theirs, leaders with a log entry.
    retention: three years.
    """

    school_id = models.UUIDField(db_index=True)
    by_id = models.UUIDField()
    about_id = models.UUIDField(null=True)
    event = models.CharField(max_length=80)
    facts: Any = models.JSONField(default=dict)
    consequences: Any = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["about_id", "at"], name="audit_about_at"),
            models.Index(fields=["by_id", "at"], name="audit_by_at"),
        ]
