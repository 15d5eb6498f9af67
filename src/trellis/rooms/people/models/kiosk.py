"""The tablet of a class."""

from django.db import models

from trellis.foundation.models import Record
from trellis.rooms.people.models.group import Group
from trellis.rooms.people.models.person import Person


class Kiosk(Record):
    """A browser that an adult opened for one group until a moment: its learners come in by touching their face.

    Which of them did is written down nowhere.
    visibility: whoever opened it. retention: the next one that is opened for the group a day after its end deletes it.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    opened_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("opened_at")), name="kiosk_ends_after_opening"
            )
        ]
