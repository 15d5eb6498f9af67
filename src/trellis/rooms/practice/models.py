"""The nouns of this room. No row here evaluates anybody, and none has a field for it."""

from django.db import models
from django.db.models import F, Q

from trellis.rooms.people.models import LearnerRecord, Person
from trellis.rooms.practice.terms import LineKind


class SupportRequest(LearnerRecord):
    """An adult asks somebody who leads the school, or somebody of their team, for support, and what was answered.

    visibility: who-sees-what, row "Staff support request/check-in": these two and nobody else; in no export.
    retention: one year after the one who asked has left; taken back before it was answered, it is gone at once.
    """

    person_field = "asked_by"
    asked_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(asked_by=F("to")), name="support_asked_of_somebody_else"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="support_answer_has_its_day",
            ),
        ]


class StaffCheckIn(LearnerRecord):
    """Somebody who leads the school asked an adult how they are, and what they offered. What was offered is all there is.

    visibility: who-sees-what, row "Staff support request/check-in": these two and nobody else; in no export.
    retention: one year after the adult has left; taken back, it is gone at once.
    """

    person_field = "adult"
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    noted_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    offered = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.CheckConstraint(condition=~Q(adult=F("noted_by")), name="check_in_with_somebody_else")]


class OwnLine(LearnerRecord):
    """What an adult writes on their own page: a habit, a mistake and what they learnt, an answer to a question that learners
    are asked. Theirs alone until they show it to those whom they teach.

    visibility: its author; shared, the learners of their groups. retention: one year after its author has left.
    """

    person_field = "author"
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=LineKind)
    asked = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    learnt = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class PracticeTrial(LearnerRecord):
    """Something of the practice guide that an adult tries on a day, and in one line what came of it.

    visibility: who-sees-what, row "Teacher practice log, comfort": its adult; shared, their teams; in no report and no
    export. retention: one year after its adult has left; taken away, it is gone at once.
    """

    person_field = "adult"
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    strategy = models.CharField(max_length=40)
    card = models.CharField(max_length=40)
    try_on = models.DateField()
    came_of_it = models.TextField(blank=True)
    is_shared = models.BooleanField(default=False)
    planned_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["try_on", "planned_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["adult", "card", "try_on"], name="one_trial_of_a_card_a_day"),
            models.CheckConstraint(
                condition=Q(came_of_it="", closed_at__isnull=True) | (~Q(came_of_it="") & Q(closed_at__isnull=False)),
                name="trial_closed_by_a_line",
            ),
        ]
