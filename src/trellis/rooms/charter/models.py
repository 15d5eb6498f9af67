"""The nouns of this room."""

from django.db import models

from trellis.foundation.models import LocalizedField, Record
from trellis.rooms.people.models import School


class Vision(Record):
    """The sentence by which a school lives; a new one is a new version.

    retention: with the school.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1)
    sentence = LocalizedField()
    since = models.DateTimeField()

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["school", "version"], name="vision_version_in_school")]


class VisionPart(Record):
    """One part of the vision, in a few words that a family understands.

    retention: with its vision.
    """

    vision = models.ForeignKey(Vision, models.CASCADE, related_name="parts")
    order = models.PositiveIntegerField()
    name = LocalizedField()
    text = LocalizedField()

    class Meta:
        ordering = ["order"]


class GuidingPrinciple(Record):
    """One of the few expectations that a school shares.

    retention: with the school; a retired one stays.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    order = models.PositiveIntegerField()
    text = LocalizedField()
    means = LocalizedField(blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
