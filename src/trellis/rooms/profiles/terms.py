"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 300  # letters of one thing said
MOST_WHAT, MOST_HOW = 120, 600  # letters of a support, and of how it is done
MOST_OF_A_KIND = 30  # what stands under one heading is still read


class EntryKind(TextChoices):
    LINE = "line", _("own line")  # the sentence under one's name, at the root of the trellis
    NAME = "name", _("how to say my name")
    STRENGTH = "strength", _("strength")
    INTEREST = "interest", _("interest")
    HOPE = "hope", _("hope")
    NEED = "need", _("what I need")
    LANGUAGE = "language", _("language")
    TO_ADULTS = "to_adults", _("what adults should know")
    LIFE_AREA = "life_area", _("a part of my life")
    BESIDE = "beside", _("beside it")  # the only kind that an adult writes


# A new one takes the place of the old one.
ONE_AT_A_TIME = frozenset({EntryKind.LINE, EntryKind.NAME})


class Basis(TextChoices):
    """On which paper a support rests. Only those who write supports read it."""

    NONE = "none", _("no paper: it simply helps")
    IEP = "iep", _("individual education programme (IEP)")
    PLAN_504 = "504", _("504 plan")
    OTHER = "other", _("another paper")
