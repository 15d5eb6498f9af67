"""The nouns of this room."""

from django.db import models
from django.db.models import Q

from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models import Experience
from trellis.rooms.people.models import LearnerRecord, Person


class Dismissal(LearnerRecord):
    """ "Not me": a next step, or a way to one, that a learner put aside. It comes back only when they say so.

    visibility: who-sees-what, row "Next steps and their reasons". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.CASCADE, null=True, blank=True, related_name="+")
    experience = models.ForeignKey(Experience, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "target"], condition=Q(undone_at__isnull=True), name="one_live_dismissal_a_pair"
            ),
            models.UniqueConstraint(
                fields=["learner", "experience"], condition=Q(undone_at__isnull=True), name="one_live_dismissal_a_way"
            ),
            models.UniqueConstraint(
                fields=["learner"],
                condition=Q(undone_at__isnull=True, target__isnull=True, experience__isnull=True),
                name="turned_off_once",
            ),
        ]
