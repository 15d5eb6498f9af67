"""What helps a learner to learn, and how it is done."""

from django.db import models
from django.db.models import F, Q

from trellis.rooms.people.models import LearnerRecord, Person
from trellis.rooms.profiles.terms import MOST_HOW, MOST_WHAT, MOST_WORDS, Basis


class Support(LearnerRecord):
    """Something that helps a learner: what it is, how it is done, and the learner's own words about it. It travels with the
    learner to everybody who teaches them, and ends at the end of its last day.

    visibility: who-sees-what, row "Supports"; on which paper it rests, only those who write supports.
    retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    what = models.CharField(max_length=MOST_WHAT)
    how_to = models.CharField(max_length=MOST_HOW)
    learner_words = models.CharField(max_length=MOST_WORDS, blank=True)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.NONE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_on", "what", "id"]
        indexes = [models.Index(fields=["learner", "starts_on"], name="support_learner_start")]
        constraints = [
            models.CheckConstraint(condition=~Q(what="") & ~Q(how_to=""), name="support_says_what_and_how"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="support_ends_after_it_begins"
            ),
        ]
