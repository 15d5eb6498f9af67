"""How long what somebody says may be."""

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused


def at_most(text: str, most: int) -> str:
    """This function will give a text without the space around it. Raises Refused where it is too long."""
    if len(text.strip()) > most:
        raise Refused(_("Say it in at most %(most)s signs.") % {"most": most})
    return text.strip()
