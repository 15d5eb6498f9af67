"""The school's own continuum: what every learner is expected to master, in order, in words."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.ids import new_id
from trellis.foundation.models import LocalizedField, Record
from trellis.rooms.continuum.terms import PLATE_LENGTH, Hue
from trellis.rooms.people.models import Membership, School
from trellis.rooms.people.terms import Reading


class ContinuumVersion(models.Model):
    """How often a school's continuum has changed, and a stamp of its own for each time: what was read of it is kept in memory
    until the stamp is another. A number can come twice, when a change was taken back halfway; a stamp cannot.

    retention: with the school.
    """

    school = models.OneToOneField(School, models.CASCADE, primary_key=True, related_name="+")
    number = models.PositiveIntegerField(default=0)
    stamp = models.UUIDField(default=new_id)


class Area(Record):
    """A part of the continuum, such as Making; a cross-cutting one belongs to no subject.

    retention: with the school; a retired one stays.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=80)
    name = LocalizedField()
    order = models.PositiveIntegerField()
    is_cross_cutting = models.BooleanField(default=False)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["school", "slug"], name="area_slug_in_school")]


class Strand(Record):
    """An ordered line of targets within an area.

    retention: with its area.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="strands")
    slug = models.SlugField(max_length=80)
    name = LocalizedField()
    order = models.PositiveIntegerField()
    hue = models.CharField(max_length=8, choices=Hue, default=Hue.MOSS)
    label = LocalizedField(blank=True)  # the grade or stage that an imported framework names: a label, not a level
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["area", "slug"], name="strand_slug_in_area")]


class LearningTarget(Record):
    """One "I can". Order 1 is the ground of its strand. A target is retired, never deleted.

    why, for_home: words by language. window: the grades in which it is usually met (kindergarten is 0): never a verdict.
    keywords: plain words by language, by which interests find it.
    retention: with its strand.
    """

    strand = models.ForeignKey(Strand, models.PROTECT, related_name="targets")
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    slug = models.SlugField(max_length=120)
    order = models.PositiveIntegerField()
    plate = LocalizedField(blank=True)  # at most PLATE_LENGTH characters a language, where no teen wording is
    why = LocalizedField(blank=True)
    for_home = LocalizedField(blank=True)
    keywords = models.JSONField(default=dict, blank=True)
    from_grade = models.SmallIntegerField(null=True, blank=True)
    to_grade = models.SmallIntegerField(null=True, blank=True)
    has_our_words = models.BooleanField(default=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")  # once retired

    PLATE_LENGTH = PLATE_LENGTH

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["strand", "slug"], name="target_slug_in_strand"),
            models.CheckConstraint(
                condition=Q(from_grade__isnull=True) | Q(to_grade__gte=F("from_grade")), name="target_window_in_order"
            ),
        ]


class Wording(Record):
    """How a target is said to the young, to teens, to adults, in one language. A changed wording is a new version.

    retention: with its target.
    """

    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="wordings")
    reading = models.CharField(max_length=8, choices=Reading)
    locale = models.CharField(max_length=12)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["target", "reading", "locale"], condition=Q(until__isnull=True), name="one_live_wording"
            ),
        ]


class Criterion(Record):
    """One thing that can be seen when a target is shown.

    retention: with its target.
    """

    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="criteria")
    order = models.PositiveIntegerField()
    text = LocalizedField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order"]


class Prerequisite(Record):
    """What a target leans on: advice, never a gate.

    retention: with its target.
    """

    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="leans_on")
    needs = models.ForeignKey(LearningTarget, models.CASCADE, related_name="carries")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "needs"], name="one_prerequisite_a_pair"),
            models.CheckConstraint(condition=~Q(target=F("needs")), name="no_target_leans_on_itself"),
        ]


class TeachingArea(Record):
    """An area that a teacher teaches to one group; with none given, a teacher teaches the group in all areas.

    retention: with its membership.
    """

    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    area = models.ForeignKey(Area, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "area"], name="one_teaching_area_a_pair")]
