"""What is said about work: by the learner, and by a person who teaches them."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from trellis.foundation.models import Record, StoredFile
from trellis.rooms.continuum.models import Criterion, LearningTarget
from trellis.rooms.evidence.models.piece import Evidence
from trellis.rooms.evidence.terms import FeedbackKind, OwnView, Says
from trellis.rooms.people.models import LearnerRecord, Membership, Person


class SelfAssessment(LearnerRecord):
    """How a learner sees themself at a target: said before anybody judges.

    visibility: who-sees-what, row "Self-assessment, goals". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    view = models.CharField(max_length=12, choices=OwnView)
    words = models.CharField(max_length=400, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["learner", "target", "at"], name="self_assessment_pair_at")]


class ReadySignal(LearnerRecord):
    """ "I am ready to show": a learner asks somebody to look, with the pieces they picked.

    visibility: who-sees-what, row "Ready and help signals". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    pieces = models.ManyToManyField(Evidence, related_name="+")
    because = models.CharField(max_length=400, blank=True)
    show_on = models.DateField(null=True, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]


class Judgement(LearnerRecord):
    """A signed decision by a person who teaches the learner: shown, or not yet. Superseded, never edited.

    The author's live membership on that day stands under it; words keeps what the target said when it was judged.
    visibility: who-sees-what, row "Target states, judgements". retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_under = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    says = models.CharField(max_length=8, choices=Says)
    is_deeper = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    reason_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    reason_transcript = models.TextField(blank=True)
    next_step = models.CharField(max_length=300, blank=True)  # what helps next: a not-yet invites
    pieces = models.ManyToManyField(Evidence, related_name="+")
    words: Any = models.JSONField(default=dict)
    worked_on = models.DateField()
    signed_at = models.DateTimeField()
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta:
        ordering = ["worked_on", "signed_at", "id"]
        indexes = [models.Index(fields=["learner", "target"], name="judgement_learner_target")]
        constraints = [
            models.CheckConstraint(condition=~Q(reason="") | Q(reason_file__isnull=False), name="judgement_says_why"),
            models.CheckConstraint(condition=~Q(author=F("learner")), name="nobody_judges_themself"),
        ]

    @property
    def is_about_work_of(self) -> date | None:
        """This function will tell the day of the work, where it is another than the day of signing."""
        return self.worked_on if self.worked_on != timezone.localdate(self.signed_at) else None


class CriterionMet(Record):
    """A criterion that the signer saw, in the words it had that day.

    visibility: as its judgement. retention: as its judgement.
    """

    judgement = models.ForeignKey(Judgement, models.CASCADE, related_name="criteria_met")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    words: Any = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["judgement", "criterion"], name="one_criterion_met_a_pair")]


class Contest(Record):
    """A learner sees it differently and says so; both views stand side by side and travel with every export.

    visibility: as its judgement. retention: as its judgement.
    """

    judgement = models.OneToOneField(Judgement, models.CASCADE, related_name="contest")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    words = models.CharField(max_length=600)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)


class Feedback(Record):
    """A word about a piece: spoken, written, drawn, or a question; the learner has the last word.

    visibility: who-sees-what, row "Feedback thread". retention: one year after the learner has left.
    """

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="feedback")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    said_by = models.CharField(max_length=60, blank=True)  # a visitor without an account, whom the author invited
    kind = models.CharField(max_length=10, choices=FeedbackKind)
    text = models.TextField(blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    transcript = models.TextField(blank=True)
    criterion = models.ForeignKey(Criterion, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(text="") | Q(file__isnull=False), name="feedback_says_something")
        ]
