"""A quick check: one question to a class, and what each answers. Gone after two weeks."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import StoredFile
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence.models.piece import Evidence
from trellis.rooms.evidence.terms import ANSWER_LENGTH, QUESTION_LENGTH, Card, CardSet
from trellis.rooms.people.models import Group, LearnerRecord, Person


class QuickCheck(LearnerRecord):
    """One question that a teacher asks a class, to see what to do next; perhaps with a photo of the cards held up.

    visibility: who-sees-what, row "Quick check answers": whoever asked; those who are asked see the question.
    retention: on the fourteenth day after it was asked, with its photo: a job of every day lets it go.
    """

    person_field = "teacher"
    teacher = models.ForeignKey(Person, models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.CharField(max_length=QUESTION_LENGTH)
    cards = models.CharField(max_length=8, choices=CardSet, default=CardSet.PICTURES)
    photo = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField(db_index=True)
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["teacher", "group", "question", "asked_on"], name="one_question_a_day")
        ]


class QuickAnswer(LearnerRecord):
    """What one learner answers: a card held up, a word, a voice. Only what its learner keeps becomes a piece of work.

    visibility: who-sees-what, row "Quick check answers": the learner, and whoever asked.
    retention: as its check; what was kept is a piece of its own, with a file of its own.
    """

    check_of = models.ForeignKey(QuickCheck, models.CASCADE, related_name="answers")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")  # the learner, or who read the card held up
    card = models.CharField(max_length=8, choices=Card, blank=True)
    text = models.CharField(max_length=ANSWER_LENGTH, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    kept_as = models.OneToOneField(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "learner"], name="one_answer_a_learner"),
            models.CheckConstraint(
                condition=~Q(card="") | ~Q(text="") | Q(file__isnull=False), name="answer_says_something"
            ),
        ]
