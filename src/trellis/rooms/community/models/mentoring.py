"""What mentors offer, and what the three of a mentorship say to each other."""

from django.db import models
from django.db.models import Q

from trellis.foundation.models import StoredFile
from trellis.rooms.community.terms import OfferKind
from trellis.rooms.people.models import LearnerRecord, Mentorship, Person


class Offer(LearnerRecord):
    """What a mentor offers to learners: a talk, a visit, a workshop, an internship; when, and what a visitor will see.

    visibility: its mentor, and those who work at the school; by name to a learner whose people it is proposed to.
    retention: until its mentor closes it; one year after the mentor has left.
    """

    person_field = "mentor"
    mentor = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=OfferKind)
    title = models.CharField(max_length=120)
    days = models.CharField(max_length=120)
    will_see = models.TextField()
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "id"]


class MentorMessage(LearnerRecord):
    """What one of the three of a mentorship says to the two others, in writing or aloud. Nothing is ever taken away (AR-18).

    visibility: who-sees-what, row "Mentor thread". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(voice__isnull=False), name="mentor_message_says_something"
            ),
        ]
        indexes = [models.Index(fields=["mentorship", "at"], name="mentor_message_at")]
