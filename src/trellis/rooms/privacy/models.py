"""The nouns of this room."""

from django.db import models

from trellis.rooms.people.models import LearnerRecord, Person


class AccessEvent(LearnerRecord):
    """Somebody read narrow data about a learner outside normal duty.

    visibility: the learner's own, the guardian's child's, the reader's own; leaders read it.
    retention: three years.
    """

    who = models.ForeignKey(Person, models.PROTECT, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=60)
    row = models.UUIDField(null=True, blank=True)  # the one thing that was read, where it is one of several
    why = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["learner", "at"], name="access_learner_at")]
