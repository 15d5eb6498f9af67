"""A visitor without an account says something about one piece, once."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import StoredFile
from trellis.rooms.evidence.models.piece import Evidence
from trellis.rooms.people.models import LearnerRecord, Person


class VisitorInvitation(LearnerRecord):
    """Somebody who teaches a learner invites a visitor to say something about one piece: the learner agrees, then a guardian,
    then there is an address for one use within seven days, of which only a digest is kept. What the visitor said is read by
    who invited them first, and reaches the learner when they let it through (AR-18, AR-26).

    visibility: the learner, who invited, and the guardians, who are asked; what was said, until it is let through, those
    who teach the learner there. retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="+")
    invited_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    for_whom = models.CharField(max_length=80)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    consent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    consent_at = models.DateTimeField(null=True, blank=True)
    address_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    name = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(address_digest__isnull=True) | Q(agreed_at__isnull=False, expires_at__isnull=False),
                name="visitor_address_needs_agreement",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | (~Q(text="") | Q(voice__isnull=False)) & ~Q(name=""),
                name="visitor_says_something",
            ),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True) | Q(answered_at__isnull=False), name="visitor_word_before_release"
            ),
        ]
