"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    LEARNER = "learner", _("learner")
    TEACHER = "teacher", _("teacher")
    ADVISOR = "advisor", _("advisor")
    STAFF = "staff", _("staff")
    COUNSELLOR = "counsellor", _("counsellor")
    LEADER = "leader", _("leader")
    GUARDIAN = "guardian", _("guardian")
    MENTOR = "mentor", _("mentor")
    SAFEGUARDING_LEAD = "safeguarding_lead", _("safeguarding lead")
    OPERATOR = "operator", _("operator")


class GroupKind(TextChoices):
    CLASS = "class", _("class")
    ADVISORY = "advisory", _("advisory")
    TEAM = "team", _("team")
    PROJECT = "project", _("project")


class Rights(TextChoices):
    FULL = "full", _("full")
    LIMITED = "limited", _("limited")
    NONE = "none", _("none")


class Reading(TextChoices):
    """Which of the three wordings a person reads."""

    YOUNG = "young", _("young")
    TEEN = "teen", _("teen")
    ADULT = "adult", _("adult")


EDUCATORS = frozenset({Role.TEACHER, Role.ADVISOR})
ADULT_STAFF = frozenset({Role.TEACHER, Role.ADVISOR, Role.STAFF, Role.COUNSELLOR, Role.LEADER, Role.SAFEGUARDING_LEAD})


class Audience(TextChoices):
    """To whom a person may open something of theirs; who-sees-what decides what that opens."""

    TEACHERS = "teachers", _("those who teach me")
    CHOSEN_PEOPLE = "chosen_people", _("people I choose")
    MY_CIRCLE = "my_circle", _("my circle")
    CLASS = "class", _("my class")
    SCHOOL = "school", _("the school")
    FAMILY = "family", _("my family")
    PUBLIC = "public", _("everybody")


class Switch(TextChoices):
    """What a school may turn off: what Trellis proposes, each rule of what is worth a talk, the line at everybody's home."""

    NEXT_STEPS = "next_steps", _("Three next steps")
    WAYS = "ways", _("Ways that fit a learner’s own words stand first")
    READY_UNANSWERED = "ready_unanswered", _("Ready, and not answered")
    NOT_YETS = "not_yets", _("Several times not yet")
    WINDOW_PASSED = "window_passed", _("Usually met earlier, and no piece")
    NOTHING_CHOSEN = "nothing_chosen", _("Nothing chosen so far")
    WALK = "walk", _("Whom to meet on a walk")
    VISION_LINE = "vision_line", _("The sentence you live by, in one line at everybody’s home")


MOST_PURPOSE = 200  # what a mentor and a learner do together, in a sentence
OF_AGE = 18  # from then on a learner decides alone, and a family reads what is shared with it

MOST_FEWEST = 60  # a larger k would leave no class with a number

KEY_DAYS = 90  # a family key lives so long from its last use
KEY_TRIES = 5
KEY_WINDOW = timedelta(hours=1)
KEY_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another: no i, l, o, 0, 1

KIOSK_WITHOUT_BLOCK = timedelta(
    hours=1
)  # so long the tablet of a class is open where no part of the day says until when
KIOSK_FORGOTTEN = timedelta(days=1)
