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
