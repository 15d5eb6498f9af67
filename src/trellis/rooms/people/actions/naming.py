"""Names as they are typed, for whatever keeps one."""

from trellis.foundation.intents import Refused
from trellis.rooms.people.rules import wrong_with_name


def checked_name(typed: str, *, most: int, missing: str) -> str:
    """This function will give a name without the spaces around it. Raises Refused where there is none (with `missing` as the
    sentence), where it goes over several lines, and where it is longer than `most`."""
    if not typed.strip():
        raise Refused(missing)
    if wrong := wrong_with_name(typed, most=most):
        raise Refused(wrong)
    return typed.strip()
