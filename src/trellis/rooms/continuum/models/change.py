"""What was changed in the continuum: a line for each thing, with the words before and after."""

from typing import Any

from django.db import models

from trellis.foundation.models import Record
from trellis.rooms.continuum.models.continuum import LearningTarget, Strand
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person, School


class Change(Record):
    """One thing that somebody changed: what stood there, what stands there now, and the version it made.

    part: which of a target's texts, such as teen.es; empty where there is only one of the kind.
    was: where a target stood before it moved to another strand, so that it can be put back there exactly; an empty
    one where it was put back.
    retention: with the school.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # of the continuum, once this was done (ContinuumVersion)
    kind = models.CharField(max_length=10, choices=ChangeKind)
    part = models.CharField(max_length=24, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    was: Any = models.JSONField(null=True, blank=True)
    strand = models.ForeignKey(Strand, models.PROTECT, null=True, blank=True, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="changes")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["school", "-id"], name="change_newest_in_school")]
