"""What the pages of every audience need to read a form: dates and identifiers as they were typed."""

from collections.abc import Iterable
from datetime import date, time
from uuid import UUID

from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused


def read_date(typed: str) -> date | None:
    """This function will read a date, or None where the field was left empty. Raises Refused for anything else."""
    if not typed.strip():
        return None
    try:
        found = parse_date(typed.strip())
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("Write the day as year, month, day, for example 2026-10-15."))
    return found


def read_time(typed: str) -> time | None:
    """This function will read a time of day, or None where the field was left empty. Raises Refused for anything else."""
    if not typed.strip():
        return None
    try:
        found = parse_time(typed.strip())
    except ValueError:
        found = None
    if found is None:
        raise Refused(_("Write the time as hours and minutes, for example 09:30."))
    return found


def read_ids(typed: Iterable[str]) -> set[UUID]:
    """This function will read identifiers and pass over what is none."""
    found = set()
    for one in typed:
        try:
            found.add(UUID(one))
        except ValueError:
            continue
    return found
