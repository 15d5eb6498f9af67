"""Mentors from outside the school: until when they are vetted, and whom they accompany with whose consent."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import Record
from trellis.rooms.people.models.learner_record import LearnerRecord
from trellis.rooms.people.models.person import Person


class MentorVetting(Record):
    """Until which day the school has vetted a mentor, and who said so. Vetted anew, the one before is withdrawn.

    visibility: the mentor, those who teach here and the office. retention: one year after it has run out.
    """

    mentor = models.ForeignKey(Person, models.CASCADE, related_name="+")
    until = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mentor"], condition=Q(withdrawn_at__isnull=True), name="one_vetting_a_mentor"
            )
        ]


class Mentorship(LearnerRecord):
    """A mentor accompanies a learner to an end, for a purpose, with a person of the school always beside the two (AR-18).

    Somebody of the school matches the two; it opens with the consent of a guardian, from eighteen on of the learner, and
    closes in the request in which that is taken back, and by itself after its end or the mentor's vetting.
    visibility: the three and the learner's guardians, those who teach the learner and who leads the school.
    retention: one year after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Person, models.CASCADE, related_name="+")
    staff = models.ForeignKey(Person, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    next_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    consent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    consent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-proposed_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(mentor=F("learner")) & ~Q(staff=F("mentor")) & ~Q(staff=F("learner")),
                name="mentorship_is_of_three",
            ),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="mentorship_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(consent_by__isnull=True, consent_at__isnull=True)
                | Q(consent_by__isnull=False, consent_at__isnull=False),
                name="mentorship_consent_is_signed",
            ),
            models.UniqueConstraint(
                fields=["mentor", "learner"], condition=Q(ended_at__isnull=True), name="one_mentorship_a_pair"
            ),
        ]
