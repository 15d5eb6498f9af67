"""The words of this room."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class EntryKind(TextChoices):
    LINE = "line", _("own line")  # the sentence under one's name, at the root of the trellis
    INTEREST = "interest", _("interest")
    STRENGTH = "strength", _("strength")
    HOPE = "hope", _("hope")
