"""An adult's promise to get to know a learner."""

from django.db import models
from django.db.models import Q

from trellis.rooms.circles.terms import CommitmentEnd
from trellis.rooms.people.models import LearnerRecord, Person


class BuddyCommitment(LearnerRecord):
    """An adult said "I will": they get to know a learner whom no adult knew yet. Nothing of it is shown to the learner or to
    anybody beside them. Several adults may promise the same.

    review_on: the day on which the adult, and nobody else, is asked how it is.
    visibility: who-sees-what, row "Trusted-adult claims", but for the learner; and the adult whose promise it is.
    retention: one year after the learner has left.
    """

    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    review_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=12, choices=CommitmentEnd, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["adult", "learner"], condition=Q(ended_at__isnull=True), name="one_open_commitment_a_pair"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_as="") | (Q(ended_at__isnull=False) & ~Q(ended_as="")),
                name="commitment_ends_as_something",
            ),
        ]
