"""The week of a class: what stands in it for the taking."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import Record
from trellis.rooms.paths.models.experience import Experience
from trellis.rooms.people.models import Group, Person, School


class PlannedExperience(Record):
    """An experience that a teacher put into a week of a class, for one day or for any of them: an offer to its learners,
    who choose it or something else.

    `week` is its Monday. It says nothing about any learner: what somebody chose is an ActivityPlan of theirs.
    retention: with its class.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    experience = models.ForeignKey(Experience, models.CASCADE, related_name="+")
    week = models.DateField()
    on = models.DateField(null=True, blank=True)
    planned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ["week", "on", "planned_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["group", "experience", "week"], name="one_planned_experience_a_week"),
            models.CheckConstraint(condition=Q(on__isnull=True) | Q(on__gte=F("week")), name="planned_day_in_its_week"),
        ]
