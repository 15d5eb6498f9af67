"""What the school walk stands on: a line that somebody left for those who lead, and a moment that an adult noticed."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import StoredFile
from trellis.rooms.circles.terms import CardTo
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person


class ShareCard(LearnerRecord):
    """A line with which somebody may be greeted: "ask me about my robot". It is for whom it names, until it is taken back.

    visibility: who-sees-what, row "Line for the walk".
    retention: one year after its author has left; taken back, it is gone from every page at once.
    """

    person_field = "by"
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    to = models.CharField(max_length=12, choices=CardTo, default=CardTo.LEADER)
    text = models.CharField(max_length=140)
    shared_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["by", "to"], condition=Q(taken_back_at__isnull=True), name="one_card_a_person_and_reader"
            )
        ]


class Moment(LearnerRecord):
    """A moment that an adult noticed, in a line or aloud, signed. The learner reads it, and may hide it: from then on its author
    alone has it. A family reads it once the learner or its author shares it.

    visibility: who-sees-what, row "Moment noticed by an adult"; the row opens its shared cells.
    retention: one year after the learner has left; taken back by its author, it is gone with its sound.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    text = models.CharField(max_length=300, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    visibility = AudiencesField()
    at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="moment_says_something")
        ]
        indexes = [models.Index(fields=["learner", "at"], name="moment_learner_at")]
