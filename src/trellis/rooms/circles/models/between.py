"""When people meet: that they did, a hand that is up, what they promised each other."""

from django.db import models
from django.db.models import Q

from trellis.rooms.circles.terms import MOST_PURPOSE, InteractionKind, TieKind
from trellis.rooms.people.models import LearnerRecord, Person


class Relationship(LearnerRecord):
    """Somebody in a learner's circle, and what this person is for, in the learner's words. Whoever teaches, advises or guards
    a learner is in it anyway: of them a row says only what they are for.

    visibility: who-sees-what, row "Circle of relationships"; never the person themself.
    retention: with the learner; ended, it is shown to nobody, and gone a year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=TieKind)
    purpose = models.CharField(max_length=MOST_PURPOSE, blank=True)
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "person"], condition=Q(ended__isnull=True), name="one_live_relationship_a_pair"
            ),
            models.CheckConstraint(condition=~Q(learner=models.F("person")), name="relationship_of_two"),
            models.CheckConstraint(
                condition=Q(ended__isnull=True) | Q(ended__gte=models.F("since")), name="relationship_ends_after"
            ),
        ]


class Interaction(LearnerRecord):
    """Two people met: a learner and somebody of theirs, an adult or another learner. What was said is nobody's business
    unless they write it.

    visibility: who-sees-what, row "Interactions".
    retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")  # who noted it
    kind = models.CharField(max_length=16, choices=InteractionKind)
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True, blank=True)  # none: it was brought in, as from paper

    class Meta:
        indexes = [
            models.Index(fields=["other", "learner", "at"], name="interaction_pair_at"),
            models.Index(fields=["learner", "at"], name="interaction_learner_at"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(learner=models.F("other")), name="interaction_of_two"),
        ]


class HandRaised(LearnerRecord):
    """A quiet hand: a learner would like an adult to come by. It says why only if the learner wants to.

    visibility: who-sees-what, row "Ready and help signals".
    retention: ninety days.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    words = models.CharField(max_length=200, blank=True)
    raised_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner"],
                condition=Q(answered_at__isnull=True, taken_down_at__isnull=True),
                name="one_open_hand_a_learner",
            )
        ]


class Agreement(LearnerRecord):
    """What one person promised another: "I will find a book by Friday". Both see it; its owner keeps it.

    Once both have agreed it is superseded, never edited.
    visibility: who-sees-what, row "Agreements".
    retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")  # whom it is about
    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")  # who will
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")  # to whom
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    let_go_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField(max_length=300, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    is_shared_with_family = models.BooleanField(default=False)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True) | Q(let_go_at__isnull=True), name="agreement_kept_or_let_go"
            )
        ]
        indexes = [models.Index(fields=["owner", "kept_at"], name="agreement_owner_open")]
