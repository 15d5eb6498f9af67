"""How a learner means to show something: the form is theirs, the criteria are the target's."""

from django.db import models
from django.db.models import Q

from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models.path import ActivityPlan
from trellis.rooms.paths.terms import ShowForm
from trellis.rooms.people.models import LearnerRecord, Person


class DemonstrationPlan(LearnerRecord):
    """How a learner means to show a target: by a talk, a film, something of their own. Somebody who teaches them there
    agrees, or asks about it; said anew, the one before has ended and stays.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    plan = models.ForeignKey(ActivityPlan, models.SET_NULL, null=True, blank=True, related_name="demonstrations")
    form = models.CharField(max_length=12, choices=ShowForm)
    words = models.CharField(max_length=120, blank=True)
    noted_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    question = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["noted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "target"], condition=Q(ended_at__isnull=True), name="one_demonstration_a_target"
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=False) | Q(question=""), name="a_question_is_somebodys"
            ),
        ]

    @property
    def in_words(self) -> str:
        """This function will say how it is shown, as it stands after "I show it by": a film, or the learner's own words."""
        label = str(ShowForm(self.form).label)
        if not self.words:
            return label
        return self.words if self.form == ShowForm.OWN else f"{label}, {self.words}"

    @property
    def is_agreed(self) -> bool:
        return self.answered_by_id is not None and not self.question
