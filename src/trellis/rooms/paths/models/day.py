"""A learner's own day: what they planned for the parts of it that are theirs."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import Record
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.models.experience import Experience
from trellis.rooms.paths.models.lesson import Lesson
from trellis.rooms.paths.models.path import OwnIdea
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person, TimeBlock

THINGS = ("experience", "idea", "target", "lesson")


def _only(thing: str) -> Q:
    return Q(**{f"{other}__isnull": True for other in THINGS if other != thing})


class DayPlan(LearnerRecord):
    """One learner's plan of one day. Nothing follows from an empty one.

    visibility: who-sees-what, row "Plans, choices". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    on = models.DateField()
    visibility = AudiencesField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "on"], name="one_plan_a_day")]


class PlanItem(Record):
    """What a learner planned for one free part of their day: a way, an idea of theirs, a target, a small lesson; one that
    names none of them is an idea that has no words yet.

    visibility: as its day. retention: as its day.
    """

    day = models.ForeignKey(DayPlan, models.CASCADE, related_name="items")
    block = models.ForeignKey(TimeBlock, models.CASCADE, related_name="+")
    experience = models.ForeignKey(Experience, models.PROTECT, null=True, blank=True, related_name="+")
    idea = models.ForeignKey(OwnIdea, models.CASCADE, null=True, blank=True, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    lesson = models.ForeignKey(Lesson, models.CASCADE, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=80, blank=True)
    with_whom = models.CharField(max_length=400, blank=True)  # as it was said then; half a class may be named
    planned_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["planned_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "block"], condition=Q(taken_out_at__isnull=True), name="one_item_a_block"
            ),
            models.CheckConstraint(
                condition=_only("experience") | _only("idea") | _only("target") | _only("lesson"),
                name="one_thing_an_item",
            ),
        ]
