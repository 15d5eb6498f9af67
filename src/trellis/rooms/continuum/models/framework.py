"""What others have written down: frameworks and their standards, as imported."""

from typing import Any

from django.db import models
from django.db.models import Q

from trellis.foundation.models import Record
from trellis.rooms.continuum.models.continuum import LearningTarget
from trellis.rooms.continuum.terms import RunState
from trellis.rooms.people.models import Person, School


class Framework(Record):
    """A published set of standards. CASE: CFDocument.

    source holds the message as it came, without its items and associations, so that what comes out equals what came in.
    retention: with the school.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    identifier = models.CharField(max_length=80)
    title = models.CharField(max_length=300)
    creator = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=12, blank=True)
    licence = models.TextField(blank=True)
    source: Any = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["title"]
        constraints = [models.UniqueConstraint(fields=["school", "identifier"], name="framework_in_school")]

    def __str__(self) -> str:
        return self.title


class Standard(Record):
    """One statement of a framework. CASE: CFItem.

    retention: with its framework; a retired one stays.
    """

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="standards")
    identifier = models.CharField(max_length=80)
    code = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    short_text = models.TextField(blank=True)
    kind = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=12, blank=True)
    grades: Any = models.JSONField(default=list, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    order = models.PositiveIntegerField(default=0)
    is_heading = models.BooleanField(default=False)  # it holds standards and is none to align with
    source: Any = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)  # where it stood in the file
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["framework", "identifier"], name="standard_in_framework")]


class FrameworkTies(models.Model):
    """How a framework's standards hang together, in the file's order, as it came. CASE: all CFAssociations.

    Kept whole, because it is only ever read whole: to give it out again, or to compare it with what comes.
    retention: with their framework.
    """

    framework = models.OneToOneField(Framework, models.CASCADE, primary_key=True, related_name="ties")
    source: Any = models.JSONField(default=list)


class StandardReference(Record):
    """A tie from a standard to something elsewhere, or to a second parent: listed, not followed. CASE: CFAssociation.

    retention: with its framework.
    """

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="references")
    identifier = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    origin = models.CharField(max_length=300)
    destination = models.CharField(max_length=300)
    source: Any = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["framework", "identifier"], name="reference_in_framework")]


class Alignment(Record):
    """A target of ours and a standard of others that speak of the same thing: the crosswalk.

    retention: with its target.
    """

    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="alignments")
    standard = models.ForeignKey(Standard, models.CASCADE, related_name="alignments")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "standard"], name="one_alignment_a_pair")]


class ImportRun(Record):
    """One attempt to bring a file in: what it would change, how far it came, why it was refused.

    retention: with the school; its file is emptied as soon as it is done or refused.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=200)
    content = models.BinaryField(null=True)  # emptied when it is done or refused
    state = models.CharField(max_length=10, choices=RunState, default=RunState.CHECKED)
    differences: Any = models.JSONField(default=dict)
    problems: Any = models.JSONField(default=list)
    choices: Any = models.JSONField(default=dict)  # whether it becomes our continuum, and the plates that were reworded
    steps_done = models.PositiveIntegerField(default=0)
    steps_in_all = models.PositiveIntegerField(default=0)
    framework = models.ForeignKey(Framework, models.SET_NULL, null=True, blank=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(steps_done__lte=models.F("steps_in_all")), name="import_run_within_steps"
            )
        ]
