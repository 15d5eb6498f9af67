"""How long what somebody says may be, and how soon the same is the same press."""

from datetime import timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused

TWICE = timedelta(minutes=1)  # the same words by the same person within this are one press that came twice


def at_most(text: str, most: int) -> str:
    """This function will give a text without the space around it. Raises Refused where it is too long."""
    if len(text.strip()) > most:
        raise Refused(_("Say it in at most %(most)s signs.") % {"most": most})
    return text.strip()
