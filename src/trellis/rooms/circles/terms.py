"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Nobody promises further ahead than a school year, its holidays and a few weeks: what lies beyond is a slip of the finger.
FURTHEST_AHEAD = timedelta(days=400)


class InteractionKind(TextChoices):
    SPOKE = "spoke", _("spoke with")
    HIGH_FIVE = "high_five", _("high five")
    ASKED_FOR_TIME = "asked_for_time", _("asked for time")


class ClaimDirection(TextChoices):
    """Who named whom."""

    BY_LEARNER = "by_learner", _("a learner named an adult")
    BY_ADULT = "by_adult", _("an adult named a learner")


class CommitmentEnd(TextChoices):
    """What became of an adult's promise to get to know a learner."""

    KNOWN = "known", _("we know each other now")
    HANDED_BACK = "handed_back", _("somebody else should")


# After so long an adult is asked how it is with whom they promised to get to know: once, and again when they want more time.
HOW_IS_IT_AFTER = timedelta(weeks=3)


class CardTo(TextChoices):
    """For whom a line is left."""

    LEADER = "leader", _("those who lead the school")


MOST_CARD, MOST_MOMENT = 140, 300  # letters: a line to begin with, and what fits under a name
MOMENT_SECONDS = 15
