"""Helping one another: who offered, and whom a teacher asked."""

from django.db import models

from trellis.foundation.models import Record
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.people.models import LearnerRecord, Person


class HelpOffer(LearnerRecord):
    """ "I could help others with this": a learner who has shown a target offers it, and takes it back whenever they like.

    visibility: the learner, and those who teach that target to them. retention: taken back it is gone at once, else one year
    after the learner has left.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    target = models.ForeignKey(LearningTarget, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["learner", "target"], name="one_help_offer_a_target")]


class HelpAsk(Record):
    """A teacher asks somebody who offered to help with a target. For whom is said in the room and stands nowhere.

    visibility: the teacher who asked, and the learner who was asked. retention: seven days; "not now" leaves nothing.
    """

    offer = models.ForeignKey(HelpOffer, models.CASCADE, related_name="asks")
    teacher = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "teacher"], name="one_help_ask_a_teacher")]
