"""Families: who is whose guardian, and the key to a family's pages."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import Record
from trellis.rooms.people.models.person import Person
from trellis.rooms.people.terms import Rights


class Guardianship(Record):
    """An adult's rights about one learner.

    visibility: the guardian's own row; teachers and advisors read how to make contact; leaders write.
    retention: with the learner.
    """

    guardian = models.ForeignKey(Person, models.CASCADE, related_name="guardianships")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="guardians")
    relation = models.CharField(max_length=40, blank=True)
    rights = models.CharField(max_length=8, choices=Rights, default=Rights.FULL)
    has_court_note = models.BooleanField(default=False)
    may_be_contacted = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["guardian", "learner"], name="one_guardianship_a_pair"),
            models.CheckConstraint(condition=~Q(guardian=models.F("learner")), name="nobody_guards_themself"),
        ]

    @property
    def asks_first(self) -> bool:
        """Whether a teacher asks those who lead the school before they turn to this guardian; why is not said."""
        return self.has_court_note or not self.may_be_contacted


class FamilyKey(Record):
    """A private address with a PIN, by which one guardian opens the pages of all their children.

    Only digests are stored. It lives 90 days from its last use and can be withdrawn at any moment.
    visibility: the guardian it belongs to, and staff who print it.
    retention: a year after it was withdrawn or ran out.
    """

    guardian = models.ForeignKey(Person, models.CASCADE, related_name="family_keys")
    address_digest = models.CharField(max_length=64, unique=True)
    pin_digest = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    tries_since = models.DateTimeField(null=True, blank=True)
