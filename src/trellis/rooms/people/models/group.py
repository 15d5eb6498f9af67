"""Groups, and who belongs to them."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import Record
from trellis.rooms.people.models.person import Person
from trellis.rooms.people.models.school import School
from trellis.rooms.people.terms import GroupKind, Role


class Group(Record):
    """A class, an advisory, a team. OneRoster calls it a class.

    ends_on: its last day; from the next on nobody is in it.
    retention: with the school.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="groups")
    kind = models.CharField(max_length=12, choices=GroupKind)
    name = models.CharField(max_length=80)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Membership(Record):
    """A person's role in a school, or in one group of it, from a day to the end of its last day. OneRoster: enrollment.

    visibility: as the person's name; what it opens is said by who-sees-what.
    retention: with its person.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="memberships")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after"
            ),
            models.UniqueConstraint(
                fields=["person", "role", "group"], condition=Q(ends_on__isnull=True), name="one_live_membership"
            ),
        ]
        indexes = [models.Index(fields=["group", "role"], name="membership_group_role")]
