"""The nouns of this room."""

from django.db import models

from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person
from trellis.rooms.profiles.terms import EntryKind


class ProfileEntry(LearnerRecord):
    """Something a learner says about themself, in their own words.

    visibility: who-sees-what, rows "Profile entries" and "Interests"; the row opens its shared cells.
    retention: one year after the learner has left; sooner when they take it back.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=EntryKind)
    text = models.CharField(max_length=300)
    visibility = AudiencesField()
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_at"]
        indexes = [models.Index(fields=["learner", "kind"], name="profile_learner_kind")]
