"""The words of this room."""

from enum import StrEnum

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ConferenceKind(TextChoices):
    CHECK_IN = "check_in", _("check-in")
    GOAL = "goal", _("goal")
    PREPARE = "prepare", _("prepare")
    DEBRIEF = "debrief", _("debrief")
    REPAIR = "repair", _("repair")
    STUDENT_LED = "student_led", _("student-led")
    FAMILY = "family", _("family")


class PreparedAs(TextChoices):
    """What somebody did with a thing that they could bring to a talk."""

    FIRST = "first", _("first")
    AWAY = "away", _("not today")


class ShownPart(TextChoices):
    """What a picture of a show is, in the order in which they come."""

    WORK = "work", _("a work of mine")
    STRENGTH = "strength", _("what I am good at")
    STRUGGLE = "struggle", _("what is hard for me")
    GOAL = "goal", _("what comes next")


class Lacks(StrEnum):
    """What an adult and a learner lack who have no free time in common; what would help follows from it."""

    NOTHING = ""
    TALK_TIMES = "talk_times"  # the adult gives no time of the week to talks
    OWN_HOURS = "own_hours"  # no part of the day is the learner's to plan
    COMMON_HOURS = "common_hours"  # the two never have time at the same hour
    ROOM = "room"  # all that they have in common is taken


# Of these a pair has one before it, and no rhythm brings them round: each is planned, or begun, for itself.
WITH_FAMILY = (ConferenceKind.STUDENT_LED, ConferenceKind.FAMILY)
APART = (*WITH_FAMILY, ConferenceKind.DEBRIEF)
# What two who sit together may make of the talk that they have before them.
OF_TWO = (ConferenceKind.CHECK_IN, ConferenceKind.GOAL, ConferenceKind.PREPARE, ConferenceKind.REPAIR)

MOST_WORKS, MOST_GOALS_SHOWN, MOST_SHEETS = 8, 3, 4
DEBRIEF_DAYS = 3  # school days within which somebody asks how it was outside
WISH_WEEKS = 6  # so long an adult wishes more time with somebody, unless they say so again
TALK_MINUTES = 10  # of a talk, where nobody has promised another length
MOST_REFLECTED = 2000  # letters of one reflection
MOST_KEY = 80  # characters that name something one could bring to a talk
