"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConferenceKind(TextChoices):
    CHECK_IN = "check_in", _("check-in")
    GOAL = "goal", _("goal")
    PREPARE = "prepare", _("prepare")
    DEBRIEF = "debrief", _("debrief")
    REPAIR = "repair", _("repair")
    STUDENT_LED = "student_led", _("student-led")


class PreparedAs(TextChoices):
    """What somebody did with a thing that they could bring to a talk."""

    FIRST = "first", _("first")
    AWAY = "away", _("not today")


TALK_MINUTES = 10  # of a talk, where nobody has promised another length
MOST_REFLECTED = 2000  # letters of one reflection
MOST_KEY = 80  # characters that name something one could bring to a talk
