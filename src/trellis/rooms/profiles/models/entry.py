"""What a learner says about themself, and what an adult adds beside it."""

from django.db import models
from django.db.models import F, Q

from trellis.foundation.models import StoredFile
from trellis.rooms.people.models import AudiencesField, LearnerRecord, Person
from trellis.rooms.profiles.terms import MOST_WORDS, EntryKind


class ProfileEntry(LearnerRecord):
    """Something a learner says about themself, in writing, aloud, as a photo or by one of our pictures; or an adult's signed
    line beside it. The words of what is spoken are what was said, as text; `written_by` is whoever wrote down what the
    learner said.

    visibility: who-sees-what, rows "Profile entries", "Interests", "Life areas" and "Name, said-as"; the row opens its
    shared cells. retention: one year after the learner has left; taken back, a picture and a sound are gone at once.
    """

    learner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.CASCADE, related_name="+")
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12, choices=EntryKind)
    text = models.CharField(max_length=MOST_WORDS, blank=True)
    picture = models.CharField(max_length=60, blank=True)  # the name of one of our own drawings
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    visibility = AudiencesField()
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["said_at", "id"]
        indexes = [models.Index(fields=["learner", "kind"], name="profile_learner_kind")]
        constraints = [
            models.CheckConstraint(
                condition=Q(author=F("learner")) ^ Q(kind=EntryKind.BESIDE), name="profile_speaks_for_oneself"
            ),
            models.CheckConstraint(
                condition=~Q(text="") | Q(file__isnull=False) | Q(taken_back_at__isnull=False),
                name="profile_entry_says_something",
            ),
        ]

    @property
    def is_beside(self) -> bool:
        return self.kind == EntryKind.BESIDE
