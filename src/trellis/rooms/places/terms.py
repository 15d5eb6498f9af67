"""The words of this room."""

from datetime import time

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_NAME = 80  # as long as the words in which a talk says where it is held
MOST_SEATS = 200
MOST_SPACES = 60  # of one class, or of the whole school: they stand on one wall
DAY = (time(8), time(16))  # where a school has not said how its day is cut
MINUTES_APART = 30  # between two moments that are offered


class Affordance(TextChoices):
    """What a place is good for."""

    PAIR = "pair", _("good for two")
    ALONE = "alone", _("good for one, quietly")
    GROUP = "group", _("good for a group")
    MAKE = "make", _("good for making")
    CALM = "calm", _("good for a rest")
    OUTDOORS = "outdoors", _("outdoors")


class Picture(TextChoices):
    """The drawings among which a place chooses its own."""

    WINDOW = "window", _("a bench at a window")
    BEANBAGS = "beanbags", _("beanbags")
    RUG = "rug", _("a rug")
    TABLE = "table", _("a big table")
    MAKING = "making", _("tools on a wall")
    DEN = "den", _("a den")
    HALLWAY = "hallway", _("a hallway")
    GARDEN = "garden", _("a bench under a tree")
    ARMCHAIRS = "armchairs", _("two armchairs")
    STAIRS = "stairs", _("stairs")
    SHELVES = "shelves", _("bookshelves")
    EASEL = "easel", _("an easel")
