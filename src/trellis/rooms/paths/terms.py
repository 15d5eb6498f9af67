"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

DAYS_AHEAD = 7  # a day is planned by its learner at most so far ahead
LESSON_DAYS = 28  # a small lesson is planned at most so far ahead
WEEKS_AHEAD = 1  # a class plans this week and the next
MOST_TARGETS = 8  # an experience leads to a few targets; whoever ticks more has not decided
MOST_TAGS, TAG_LENGTH = 12, 30
MOST_MINUTES = 6000  # a hundred hours
WORDS_LENGTH = {"title": 120, "why": 400, "what": 1600, "place": 80, "with_whom": 80}  # what an experience says


class ExperienceKind(TextChoices):
    """What an experience is, for whoever looks for one."""

    LESSON = "lesson", _("lesson")
    ACTIVITY = "activity", _("activity")
    MAKING = "making", _("something to make")
    PROJECT = "project", _("project")
    READING = "reading", _("something to read")
    VISIT = "visit", _("visit")
    WORKSHOP = "workshop", _("workshop")
    INTERNSHIP = "internship", _("internship")


OUTSIDE = frozenset({ExperienceKind.VISIT, ExperienceKind.WORKSHOP, ExperienceKind.INTERNSHIP})  # never at school


class Horizon(TextChoices):
    DAY = "day", _("today")
    WEEK = "week", _("this week")
    YEAR = "year", _("this year")
    LIFE = "life", _("one day")


class IdeaState(TextChoices):
    """What has become of a learner's own idea."""

    ASKED = "asked", _("asked")
    YES = "yes", _("yes")
    TALK = "talk", _("let us talk")
    TAKEN_BACK = "taken_back", _("taken back")


class Licence(TextChoices):
    """What others may do with an experience, said plainly."""

    CC_BY = "cc_by", _("CC BY 4.0: use it and change it, name its maker")
    CC_BY_SA = "cc_by_sa", _("CC BY-SA 4.0: the same, and what comes of it stays as open")
    OURS = "ours", _("Only in our school")


class ShowForm(TextChoices):
    """How something can be shown; as it stands after "I show it by"."""

    TALK = "talk", _("a talk")
    MODEL = "model", _("a model")
    FILM = "film", _("a film")
    TEXT = "text", _("something written")
    PERFORMANCE = "performance", _("a performance")
    OBSERVED = "observed", _("work that somebody watches")
    OWN = "own", _("a way of my own")


class StepState(TextChoices):
    NEXT = "next", _("could be next")
    NOW = "now", _("now")
    LEFT = "left", _("left for another way")
    DONE = "done", _("done")


class Cause(TextChoices):
    """After what a plan was changed."""

    REFLECTION = "reflection", _("a reflection")
    FEEDBACK = "feedback", _("a word on the work")


class WhyState(TextChoices):
    ASKED = "asked", _("asked")
    ANSWERED = "answered", _("answered")
