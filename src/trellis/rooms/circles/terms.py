"""The words of this room."""

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# Nobody promises further ahead than a school year, its holidays and a few weeks: what lies beyond is a slip of the finger.
FURTHEST_AHEAD = timedelta(days=400)


MOST_PURPOSE = 200
MOST_NOTE = 200
TWICE = timedelta(minutes=1)  # the same of the same two within this is one press that came twice
FURTHEST_BACK = timedelta(days=60)  # so long ago somebody still notes that they met


class InteractionKind(TextChoices):
    SPOKE = "spoke", _("spoke with")
    MET = "met", _("met")
    HIGH_FIVE = "high_five", _("gave a high five to")
    ASKED_FOR_TIME = "asked_for_time", _("asked for time with")


NOTED = (InteractionKind.SPOKE, InteractionKind.MET)  # what people note by hand


class TieKind(TextChoices):
    """As what somebody stands in a learner's circle."""

    FAMILY = "family", _("family")
    ADVISOR = "advisor", _("advisor")
    TEACHER = "teacher", _("teacher")
    PEER = "peer", _("peer")
    LEADER = "leader", _("leads the school")
    STAFF = "staff", _("works at the school")
    COMMUNITY = "community", _("from the community")


class PeopleKind(TextChoices):
    """The kinds of people with whom somebody learns, in the words of a sentence."""

    PEERS = "peers", _("other learners")
    ADULTS = "adults", _("adults who teach or work here")
    LEADERS = "leaders", _("those who lead the school")
    COMMUNITY = "community", _("people from the community")


KIND_OF_PEOPLE = {
    TieKind.ADVISOR: PeopleKind.ADULTS,
    TieKind.TEACHER: PeopleKind.ADULTS,
    TieKind.STAFF: PeopleKind.ADULTS,
    TieKind.PEER: PeopleKind.PEERS,
    TieKind.LEADER: PeopleKind.LEADERS,
    TieKind.COMMUNITY: PeopleKind.COMMUNITY,
}


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
