"""How long what somebody writes may be, and that something is there at all."""

from typing import Any

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused


def worded(text: str, most: int, empty: Any) -> str:
    """This function will give a text without the space around it. Raises Refused where it is empty or too long."""
    words = text.strip()
    if not words:
        raise Refused(empty)
    if len(words) > most:
        raise Refused(_("Say it in at most %(most)s signs.") % {"most": most})
    return words
