"""The nouns of this room."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst

from trellis.foundation.models import Record
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.places.terms import MOST_NAME, Affordance, Picture


class Space(Record):
    """A place at a school, of one class or of everybody there: what it is called, how it looks, what it is good for. On a
    screen: place. A retired one is no longer offered; what is held in it stands.

    retention: with the school.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=MOST_NAME)
    picture = models.CharField(max_length=12, choices=Picture)
    good_for: Any = models.JSONField(default=list, blank=True)  # of terms.Affordance, in its order
    seats = models.PositiveSmallIntegerField(default=2)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="space_has_a_seat"),
            models.UniqueConstraint(
                fields=["group", "name"], condition=Q(retired_at=None, group__isnull=False), name="one_space_so_called_a_group"
            ),
            models.UniqueConstraint(
                fields=["school", "name"], condition=Q(retired_at=None, group=None), name="one_space_so_called_a_school"
            ),
        ]  # fmt: skip

    @property
    def is_for_two(self) -> bool:
        return Affordance.PAIR in self.good_for

    @property
    def talks_at_once(self) -> int:
        """This function will say how many talks go on here side by side: one, so that the two are for themselves; where
        the place is good for a group, one for every two of its seats."""
        return max(1, self.seats // 2) if Affordance.GROUP in self.good_for else 1

    @property
    def says_good_for(self) -> str:
        """This function will say what the place is good for, in words."""
        return capfirst(", ".join(str(Affordance(one).label) for one in self.good_for))

    @property
    def is_offered(self) -> bool:
        return self.retired_at is None


class SpaceBooking(Record):
    """That a place is taken from a moment to another, by an adult, for something that a room above knows by this id. Whom they
    sit there with is not said here. Never more of them lie over each other than talks have room there: whoever takes a
    place holds its row meanwhile.

    visibility: that a place is taken and until when, everybody at the school, without a name; by which adult, those who work
    there. retention: until the end of its day; gone with the first place that is taken at its school after that.
    """

    space = models.ForeignKey(Space, models.CASCADE, related_name="bookings")
    for_id = models.UUIDField(unique=True)
    held_by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="space_booking_ends_after")]
        indexes = [models.Index(fields=["space", "starts_at"], name="space_booking_start")]
