"""A learner's own path: what they planted, chose, proposed, asked."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from trellis.foundation.models import Record
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models.experience import Experience
from trellis.rooms.paths.terms import Cause, Horizon, IdeaState, StepState, WhyState
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person


class OwnArea(LearnerRecord):
    """Something a learner grows outside every subject: bees, bikes.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    order = models.PositiveIntegerField(default=1)
    visibility = AudiencesField()
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "made_at", "id"]


class OwnStep(Record):
    """A step in an own area, in the learner's words; the learner alone says how far it is.

    visibility: as its area. retention: as its area.
    """

    area = models.ForeignKey(OwnArea, models.CASCADE, related_name="steps")
    text = models.CharField(max_length=80)
    order = models.PositiveIntegerField(default=1)
    is_next = models.BooleanField(default=False)
    is_done = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["order"]


class PathStep(LearnerRecord):
    """A target that a learner put on their path; its place is the learner's own.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=StepState, default=StepState.NOW)
    order = models.PositiveIntegerField(default=1)
    planted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    planted_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["order", "planted_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "target"], condition=Q(taken_off_at__isnull=True), name="one_live_step_a_target"
            )
        ]


class ActivityPlan(LearnerRecord):
    """The way to a target that a learner is on now; leaving it for another is a choice, and the work stays.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    experience = models.ForeignKey(Experience, models.PROTECT, null=True, blank=True, related_name="+")
    idea = models.OneToOneField("OwnIdea", models.PROTECT, null=True, blank=True, related_name="plan")
    state = models.CharField(max_length=8, choices=StepState, default=StepState.NOW)
    place = models.CharField(max_length=80, blank=True)
    along = models.ManyToManyField(Person, related_name="+")  # of the class; two of one name are two people
    with_whom = models.CharField(max_length=80, blank=True)  # anybody else, in words
    day = models.DateField(null=True, blank=True)  # on which its learner means to begin
    project = models.ForeignKey("Project", models.SET_NULL, null=True, blank=True, related_name="plans")
    started_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    cause = models.CharField(max_length=10, choices=Cause, blank=True)  # after what it was changed last, if one said so
    cause_on = models.DateField(null=True, blank=True)  # the day of that reflection, or of that word
    visibility = AudiencesField()

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="", cause_on__isnull=True) | (~Q(cause="") & Q(cause_on__isnull=False)),
                name="plan_cause_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(experience__isnull=False) | Q(idea__isnull=False), name="plan_has_a_way"
            ),
            models.UniqueConstraint(fields=["learner", "project"], name="one_plan_a_project"),
        ]

    @property
    def company(self) -> str:
        """This function will say with whom its learner does it, in words: those of the class, and whoever else is named."""
        named = sorted(one.said_as for one in self.along.all())
        return str(get_text_list([*named, *([self.with_whom] if self.with_whom else [])], _("and")))

    @property
    def shown_by(self) -> str:
        """This function will say how its learner shows it, in words; nothing where they have not said so."""
        return next((one.in_words for one in self.demonstrations.all() if one.ended_at is None), "")


class OwnIdea(LearnerRecord):
    """A way of one's own that a learner proposes; the advisor answers, or passes it on.

    visibility: who-sees-what, row "Own ideas, why questions". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.CharField(max_length=400)
    state = models.CharField(max_length=12, choices=IdeaState, default=IdeaState.ASKED)
    asked_at = models.DateTimeField()
    asked_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]


class ChoiceRecord(LearnerRecord):
    """What a learner chose, and what else there was.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    dimension = models.CharField(max_length=16)
    chosen = models.CharField(max_length=200)
    offered: Any = models.JSONField(default=list)
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class Goal(LearnerRecord):
    """What a person wants to have done; any person may have goals.

    visibility: who-sees-what, row "Self-assessment, goals". retention: one year after the learner has left.
    """

    person_field = "owner"
    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    horizon = models.CharField(max_length=8, choices=Horizon)
    text = models.CharField(max_length=300)
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    visibility = AudiencesField()
    made_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["made_at", "id"]


class WhyQuestion(LearnerRecord):
    """ "Why are we learning this?": asked by a learner, answered by a person; the answer stays with the target.

    visibility: who-sees-what, row "Own ideas, why questions". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    experience = models.ForeignKey(Experience, models.PROTECT, null=True, blank=True, related_name="+")
    own_why = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=WhyState, default=WhyState.ASKED)
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.CharField(max_length=600, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
