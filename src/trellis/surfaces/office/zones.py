"""The time zones of the earth, as somebody finds their own: by its name, or by the city alone."""

from functools import cache
from zoneinfo import available_timezones

PARTS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def all_zones() -> tuple[str, ...]:
    """This function will list the zones that are named for a place, part of the earth by part, and UTC last."""
    places = (name for name in available_timezones() if name.split("/")[0] in PARTS and "/" in name)
    return (*sorted(places), "UTC")


def zones_from(now: str) -> list[str]:
    """This function will list them with the part of the earth first in which a school is now."""
    part = now.split("/")[0]
    return sorted(all_zones(), key=lambda name: name.split("/")[0] != part)


def zone_meant(typed: str) -> str | None:
    """This function will find the one zone that somebody means: its name in any letters, or the city alone; else None."""
    words = "_".join(typed.split()).casefold()
    exact = [name for name in all_zones() if name.casefold() == words]
    cities = [name for name in all_zones() if name.rsplit("/", 1)[-1].casefold() == words]
    found = exact or cities
    return found[0] if len(found) == 1 else None
