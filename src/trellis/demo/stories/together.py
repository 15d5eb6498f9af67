"""What a whole group did: everybody in their own words. The same choice each time: chance comes from names alone."""

import tomllib
from collections.abc import Sequence
from functools import cache
from typing import Any
from zlib import crc32

from trellis.demo.stories import HERE, Moment, story_of

ANSWERED_BY = {"2b": "osei"}
SHOWN_AMONG = 5  # so many of ten are signed, the others get a word


@cache
def activities() -> tuple[dict[str, Any], ...]:
    """This function will read what the groups did."""
    return tuple(tomllib.loads((HERE.parent / "activities.toml").read_text(encoding="utf-8"))["activities"])


def moments_of(slug: str, group: str, names: Sequence[str], name: str) -> list[Moment]:
    """This function will tell what one learner made in each activity of their group; `names` is the whole group by slug."""
    found = []
    for number, activity in enumerate(activities()):
        if activity["group"] == group and slug not in activity.get("absent", ()):
            place = [one for one in names if one not in activity.get("absent", ())].index(slug)
            found.append(_moment(activity, number, place, slug, name))
    return found


def picked(among: int, *parts: object) -> int:
    """This function will choose by names, never by chance: the same names choose the same."""
    return crc32(" ".join(map(str, parts)).encode()) % among


def _moment(activity: dict[str, Any], number: int, place: int, slug: str, name: str) -> Moment:
    lines = activity["lines"]
    words: dict[str, object] = {**story_of(slug).world, "name": name}
    line = lines[(place + number) % len(lines)]
    words |= _numbers(activity.get("numbers", ""), slug, number)
    words["an_animal"] = _with_article(story_of(slug).world.get("animal", ""))
    is_signed = picked(10, slug, number, "signed") < SHOWN_AMONG
    reason = activity["shown"][(place // len(lines) + number) % len(activity["shown"])]
    return Moment(
        back=max(activity["d"] - picked(2, slug, number), 1),
        title=_capital(line["title"].format(**words)),
        target=activity["t"],
        because=line["because"].format(**words),
        text=_capital(line["text"].format(**words)),
        source=line.get("from", "school"),
        is_seen=activity.get("saw", False),
        by=activity.get("by", ANSWERED_BY.get(activity["group"], "")),
        shown=reason.format(**words) if is_signed else "",
        word="" if is_signed else line["word"].format(**words),
    )


def _numbers(kind: str, slug: str, number: int) -> dict[str, int]:
    def between(low: int, high: int, what: str) -> int:
        return low + picked(high - low + 1, slug, number, what)

    if kind == "heap":
        n = between(43, 168, "n")
        return {"n": n, "tens": n // 10, "ones": n % 10, "guess": n + between(4, 19, "guess")}
    if kind == "shares":
        k, each = between(3, 6, "k"), between(2, 5, "each")
        left = between(1, k - 1, "left")
        return {"n": k * each + left, "k": k, "each": each, "left": left}
    if kind == "feet":
        n = between(9, 31, "n")
        return {"n": n, "m": n + between(2, 5, "m")}
    if kind == "shadow":
        return {"a": between(118, 156, "a"), "b": between(58, 84, "b")}
    if kind == "chance":
        n = between(20, 60, "n")
        return {"n": n, "m": n // 2 + between(1, 7, "m")}
    return {}


def _with_article(noun: str) -> str:
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
