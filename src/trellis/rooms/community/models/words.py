"""The word that goes home once a week, and what the family answers."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import StoredFile
from trellis.rooms.community.terms import MOST_WORD
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import LearnerRecord, Person


class FamilyWord(LearnerRecord):
    """What an adult writes or says home about a learner in one week, with a piece of the learner's work or without one.

    A machine never releases it: it goes home when its author says so, and may be taken back until a mail has carried it.
    The words of a spoken one are what was said, as text.
    visibility: its author alone until it is released; then who-sees-what, row "Feedback thread": it is what an adult says
    about work, and nothing goes home that the learner does not read. retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    week = models.DateField(help_text="The Monday of the week.")
    text = models.CharField(max_length=MOST_WORD, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    piece = models.ForeignKey(Evidence, models.SET_NULL, null=True, blank=True, related_name="+")
    written_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    carried_at = models.DateTimeField(null=True, blank=True)  # when a mail first took it home

    class Meta:
        ordering = ["-week", "released_at", "id"]
        indexes = [models.Index(fields=["learner", "released_at"], name="family_word_released")]
        constraints = [
            models.UniqueConstraint(fields=["author", "learner", "week"], name="one_family_word_a_week"),
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="family_word_says_something"),
            models.CheckConstraint(
                condition=Q(carried_at__isnull=True) | Q(released_at__isnull=False), name="only_released_words_go_home"
            ),
        ]


class WordAnswer(LearnerRecord):
    """What a guardian answers to a word, in writing or aloud.

    visibility: who-sees-what, row "Conference record, shared part": it comes up in the next talk of the word's author and the
    learner, who read it, and so does the guardian who answered; no guardian learns of another (AR-15).
    retention: with the word.
    """

    person_field = "author"
    word = models.ForeignKey(FamilyWord, models.CASCADE, related_name="answers")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    text = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="word_answer_says_something"),
        ]
