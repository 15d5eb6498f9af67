"""Who knows whom: a round in which everybody is asked, and what they say."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import Record
from trellis.rooms.circles.terms import ClaimDirection
from trellis.rooms.people.models import Group, LearnerRecord, Person, School


class ClaimRound(Record):
    """A time in which learners are asked to whom they would go, and adults whom they know well. It has a name, and it is open
    until somebody closes it.

    retention: with the school.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    opened_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    adults_asked_at = models.DateTimeField(null=True, blank=True)  # since when adults read whom nobody knows yet

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["school"], condition=Q(closed_at__isnull=True), name="one_open_round_a_school"
            )
        ]


class ConnectionClaim(LearnerRecord):
    """Somebody named somebody: a learner an adult to whom they would go, or an adult a learner whom they know well.

    visibility: who-sees-what, row "Trusted-adult claims"; whoever says it reads what they said.
    retention: one year after the learner has left.
    """

    person_field = "by"
    round = models.ForeignKey(ClaimRound, models.CASCADE, related_name="claims")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    about = models.ForeignKey(Person, models.CASCADE, related_name="+")
    direction = models.CharField(max_length=12, choices=ClaimDirection)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "by", "about"], name="one_claim_a_pair_and_round"),
            models.CheckConstraint(condition=~Q(by=F("about")), name="nobody_names_themself"),
        ]


class RoundAnswer(LearnerRecord):
    """Somebody answered in a round: a learner once, an adult class by class, so that each goes on where they stopped. To
    name nobody is an answer, too.

    visibility: who-sees-what, row "Trusted-adult claims"; whoever answered.
    retention: one year after the learner has left.
    """

    person_field = "by"
    round = models.ForeignKey(ClaimRound, models.CASCADE, related_name="answers")
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    group = models.ForeignKey(
        Group, models.CASCADE, null=True, blank=True, related_name="+"
    )  # an adult's: of this class
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "by"], condition=Q(group__isnull=True), name="a_learner_answers_a_round_once"
            ),
            models.UniqueConstraint(
                fields=["round", "by", "group"], condition=Q(group__isnull=False), name="an_adult_answers_a_class_once"
            ),
        ]


class NameAsked(LearnerRecord):
    """One adult is asked by name whether they know a learner whom no adult knows yet. A yes is a claim; that somebody said no
    is kept nowhere: the question is gone then.

    visibility: who-sees-what, row "Trusted-adult claims"; whom it was asked reads the name, until they answer.
    retention: one year after the learner has left.
    """

    round = models.ForeignKey(ClaimRound, models.CASCADE, related_name="+")
    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    adult = models.ForeignKey(Person, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "learner", "adult"], name="an_adult_is_asked_once_about_somebody"),
            models.CheckConstraint(condition=~Q(learner=F("adult")), name="nobody_is_asked_about_themself"),
        ]
