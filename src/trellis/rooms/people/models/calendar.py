"""The school's calendar."""

from datetime import date

from django.db import models

from trellis.foundation.models import LocalizedField, Record
from trellis.rooms.people.models.group import Group
from trellis.rooms.people.models.learner_record import LearnerRecord
from trellis.rooms.people.models.person import Person
from trellis.rooms.people.models.school import School


class Closure(Record):
    """Days on which a school is closed: a holiday, a snow day. Both days belong to it.

    retention: with the school.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="closures")
    name = models.CharField(max_length=120)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="closure_ends_after")
        ]


class TimeBlock(Record):
    """A stretch of every school day, of the whole school or of one group: what stands, with its reason, or free to plan.

    dropped_from: the first day that has it no more; what was planned on the days before keeps its hour.
    retention: with the school.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="time_blocks")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="time_blocks")
    name = LocalizedField()
    starts_at = models.TimeField()
    ends_at = models.TimeField()
    is_free = models.BooleanField(default=False)  # each learner plans it; anything else stands
    because = LocalizedField(blank=True)  # why it stands
    picture = models.CharField(max_length=60, blank=True)
    dropped_from = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="time_block_ends_after")
        ]

    def is_there_on(self, day: date) -> bool:
        """This function will say whether a day has this part: what was taken out ends with the day before."""
        return self.dropped_from is None or day < self.dropped_from


class DaysAway(LearnerRecord):
    """Days on which somebody is not at school, so that nothing is promised for them. No reason is ever asked or kept.

    visibility: an adult's own, and the days alone the teams that they are in; a learner's those who teach them, and the
    learner.
    retention: gone with the first that is noted after its last day.
    """

    person_field = "person"
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["starts_on", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_on__gte=models.F("starts_on")), name="days_away_end_after")
        ]
