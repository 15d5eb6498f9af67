"""Pieces: anything that shows learning."""

from django.db import models

from trellis.foundation.models import Record, StoredFile
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.evidence.terms import PieceKind, Source
from trellis.rooms.paths.models import ActivityPlan, OwnArea
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person


class Evidence(LearnerRecord):
    """A piece that shows learning: a photo, a voice, a text, from anywhere. On screens it is called work or a piece.

    visibility: who-sees-what, rows "Evidence handed in" and "Drafts, unsorted capture".
    retention: one year after the learner has left; raw sound one year after the target unless the learner keeps it.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")  # who captured it; most often the learner
    kind = models.CharField(max_length=10, choices=PieceKind)
    source = models.CharField(max_length=16, choices=Source, default=Source.SCHOOL)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    link = models.URLField(max_length=500, blank=True)
    place = models.CharField(max_length=80, blank=True)
    made_on = models.DateField()
    captured_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    own_area = models.ForeignKey(OwnArea, models.SET_NULL, null=True, blank=True, related_name="+")
    plan = models.ForeignKey(ActivityPlan, models.SET_NULL, null=True, blank=True, related_name="+")
    showcase_place = models.PositiveSmallIntegerField(null=True, blank=True)  # among what the learner shows first
    visibility = AudiencesField()

    class Meta:
        ordering = ["-captured_at", "-id"]
        indexes = [
            models.Index(fields=["learner", "handed_in_at"], name="evidence_learner_handed"),
            models.Index(fields=["learner", "captured_at"], name="evidence_learner_captured"),
        ]


class EvidenceFile(Record):
    """A file of a piece, with its text alternative: alt text for a picture, a transcript for sound and film.

    visibility: as its piece. retention: as its piece.
    """

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=PieceKind)
    words = models.TextField(blank=True)  # alt text or transcript; empty: listed as "add words"
    language = models.CharField(max_length=12, blank=True)
    order = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["order"]


class Claim(Record):
    """ "This shows … because …": a piece linked to a target by somebody, who says why.

    visibility: as its piece. retention: as its piece.
    """

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="claims")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    because = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "target"], condition=models.Q(withdrawn_at__isnull=True), name="one_claim_a_pair"
            )
        ]
