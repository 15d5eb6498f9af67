"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from trellis.rooms.people.terms import GroupKind

MOST_SENTENCE = 300  # what is said in one sentence: a question, an answer, an option
MOST_WORDS = 4000  # what may take several paragraphs: why
MOST_COMMENT = 2000
MOST_WORD = 400  # what goes home in one line
MOST_ANSWER = 2000
MOST_OPTIONS = 4
MOST_VOICES = 4
TWICE = timedelta(minutes=1)  # the same words by the same person within this are one press that came twice
DECIDING_GROUPS = frozenset({GroupKind.CLASS, GroupKind.ADVISORY})  # in which learners live their days


class CommentState(TextChoices):
    """Who reads a comment: its author and those who answer while it waits or is set aside; those of the school who read the
    decision once it stands."""

    WAITS = "waits", _("waits for an answer")
    STANDS = "stands", _("stands under the decision")
    SET_ASIDE = "set_aside", _("set aside")


class Reach(TextChoices):
    """Who reads what a team decided: the team, everybody who works at the school, everybody of the school."""

    TEAM = "team", _("the team")
    STAFF = "staff", _("everybody who works here")
    SCHOOL = "school", _("everybody of the school")


MOST_OUTREACH = 1000
DAYS_ASKED = 5  # school days for which a learner may ask for a talk at a place
HERE_MINUTES = 10  # so long a place is asked for, where the adult has promised this learner no other length
ANSWERED_WITHIN = 3  # school days within which an adult answers a learner; from then on they owe it by name


class OutreachKind(TextChoices):
    """What for a learner turns to an adult."""

    WIN = "win", _("Share a win")
    HIGH_FIVE = "high_five", _("High five")
    TIME = "time", _("Ask for time")


MOST_SAID = 1000  # in one go between a mentor, a learner and whoever is beside them
MOST_OFFERED = 600


class OfferKind(TextChoices):
    """What a mentor offers."""

    TALK = "talk", _("a talk")
    VISIT = "visit", _("a visit")
    WORKSHOP = "workshop", _("a workshop")
    INTERNSHIP = "internship", _("an internship")
