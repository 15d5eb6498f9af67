"""A small lesson: one teacher, one thing to see, a few learners of one class, one day."""

from django.db import models

from trellis.rooms.continuum.models import Criterion
from trellis.rooms.people.models import Group, LearnerRecord, Person


class Lesson(LearnerRecord):
    """A small lesson that a teacher plans for a few learners of one class, on one criterion of a target.

    Each of its learners reads that they are asked, by whom and for when, and neither the criterion nor who else comes.
    visibility: whoever plans it, and its learners what was just said; nobody else.
    retention: nobody reads it after its day, and a job deletes it the day after; taken back, it is gone at once.
    """

    person_field = "teacher"
    teacher = models.ForeignKey(Person, models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    on = models.DateField()
    learners = models.ManyToManyField(Person, related_name="+")
    planned_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "planned_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["teacher", "group", "criterion", "on"], name="one_lesson_a_class_a_day")
        ]
