"""What it can look like when a target is shown: an example that the school made for everybody."""

from django.db import models

from trellis.foundation.models import LocalizedField, Record, StoredFile
from trellis.rooms.continuum.models.continuum import LearningTarget
from trellis.rooms.people.models import Person


class Exemplar(Record):
    """An example of a target, in words and, where there is one, with a picture; never a learner's work (decision 19).

    retention: with its target; once taken back it is shown to nobody.
    """

    target = models.ForeignKey(LearningTarget, models.CASCADE, related_name="exemplars")
    words = LocalizedField()  # what one sees in it; beside a picture it is also what is said instead of it
    picture = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
