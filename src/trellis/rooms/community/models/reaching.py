"""Learners who turn to an adult of their own accord, and the answer."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import Record, StoredFile
from trellis.rooms.community.terms import OutreachKind
from trellis.rooms.people.models import LearnerRecord, Person
from trellis.rooms.places.models import Space


class OutreachRequest(LearnerRecord):
    """A learner turns to an adult of their own accord: a win to share, a high five, time asked for; in words, with a voice,
    a picture, or a copy of the picture of a piece of theirs. The words of a spoken one are what was said, as text. Time may be
    asked for at a place and a moment, "can we talk here at ten?"; asking takes nothing.

    visibility: who-sees-what, row "Outreach to an adult".
    retention: one year after the learner has left; taken back before it was answered, it is gone at once.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    to = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=OutreachKind)
    words = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    picture = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    picture_words = models.TextField(blank=True)  # for whoever cannot see it
    piece_id = models.UUIDField(null=True, blank=True)  # of which the picture and the voice are copies
    space = models.ForeignKey(Space, models.CASCADE, null=True, blank=True, related_name="+")
    wished_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(learner=F("to")), name="outreach_to_somebody_else"),
            models.CheckConstraint(
                condition=~Q(words="")
                | Q(voice__isnull=False)
                | Q(picture__isnull=False)
                | Q(space__isnull=False)
                | Q(kind=OutreachKind.HIGH_FIVE),  # which says it all
                name="outreach_says_something",
            ),
            models.CheckConstraint(
                condition=Q(space=None, wished_at=None)
                | Q(space__isnull=False, wished_at__isnull=False, kind=OutreachKind.TIME),
                name="outreach_here_and_then",
            ),
        ]
        indexes = [models.Index(fields=["to", "at"], name="outreach_to_at")]


class Reply(Record):
    """What an adult answered to a learner who turned to them: words, a voice, a day for a talk with its hour and place, or that the two have spoken.

    visibility: as what it answers. retention: as what it answers.
    """

    request = models.OneToOneField(OutreachRequest, models.CASCADE, related_name="reply")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    voice = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    promised_on = models.DateField(null=True, blank=True)
    promised_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    has_spoken = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") | Q(voice__isnull=False) | Q(promised_on__isnull=False) | Q(has_spoken=True),
                name="reply_says_something",
            ),
        ]
