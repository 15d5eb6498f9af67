"""Short names: from words, and free among those that stand already."""

from django.utils.text import slugify

SLUG_LENGTH, MOST = 72, 110  # made anew; kept: room for a number behind it


def slug_from(words: str, otherwise: str) -> str:
    """This function will make a short name from words; where they give none, the other one."""
    return slugify(words)[:SLUG_LENGTH].strip("-") or otherwise


def free_slug(wanted: str, taken: set[str]) -> str:
    """This function will find a short name that no other of them has yet; it is taken from now on."""
    wanted = wanted[:MOST]
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    taken.add(found)
    return found
