"""The stories of the demo school's learners: one file each, written as data, read here.

In a file: line, likes, strength and hope are what they say of themself; now and next their path; pieces what they made,
oldest first (d: school days ago); talks what was said, newest first. more.toml holds further pieces of everybody.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from trellis.demo.stories.shapes import Aim, Encounter, Hand, Idea, Moment, NextTalk, Own, Story, Talk, Way, Why

__all__ = ["Moment", "Story", "Talk", "story_of"]

HERE = Path(__file__).parent
# The short names of the files, and what they are called here.
MOMENT = {
    "d": "back", "t": "target", "saw": "is_seen", "draft": "is_draft", "waits": "is_waiting", "notyet": "not_yet",
    "deeper": "is_deeper", "drawn": "is_drawn", "from": "source",
}  # fmt: skip
SHORT = {"d": "back", "t": "target", "e": "experience", "with": "with_whom", "in": "days"}


def read(name: str) -> dict[str, Any]:
    """This function will read one file of stories."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


@cache
def story_of(slug: str) -> Story:
    """This function will read the story of one learner, with the further pieces of theirs."""
    raw = read(f"{slug}.toml")
    pieces = [*raw["pieces"], *_more().get(slug, ())]
    return Story(
        line=raw["line"],
        likes=tuple(raw["likes"]),
        strength=raw.get("strength", ""),
        hope=raw.get("hope", ""),
        now=tuple((target, back) for target, back in raw["now"]),
        next=tuple(raw["next"]),
        moments=tuple(sorted(map(moment, pieces), key=lambda one: -one.back)),
        talks=tuple(Talk(**talk) for talk in raw["talks"]),
        promised=NextTalk(**_longer(raw["promised"])),
        world=raw["world"],
        aims=tuple(Aim(**_longer(aim)) for aim in raw.get("goals", ())),
        own=tuple(_own(area) for area in raw.get("own", ())),
        first=tuple(raw.get("first", ())),
        ways=tuple(Way(**_longer(way)) for way in raw.get("ways", ())),
        ideas=tuple(Idea(**_longer(idea)) for idea in raw.get("ideas", ())),
        whys=tuple(Why(**_longer(why)) for why in raw.get("whys", ())),
        met=tuple(Encounter(**_longer(one)) for one in raw.get("met", ())),
        hand=Hand(**_longer(raw["hand"])) if "hand" in raw else None,
    )


def moment(raw: dict[str, Any]) -> Moment:
    """This function will read one piece with its short names."""
    given = {MOMENT.get(key, key): value for key, value in raw.items()}
    if "also" in given:
        given["also"] = tuple((target, because) for target, because in given["also"])
    return Moment(**given)


@cache
def _more() -> dict[str, Any]:
    return read("more.toml")


def _own(raw: dict[str, Any]) -> Own:
    def steps(sign: str) -> tuple[str, ...]:
        return tuple(step[len(sign) :] for step in raw["steps"] if step.startswith(sign))

    plain = tuple(step for step in raw["steps"] if step[0] not in "+>")
    return Own(name=raw["name"], back=raw["d"], done=steps("+"), under_way=plain, could_be=steps(">"))


def _longer(raw: dict[str, Any]) -> dict[str, Any]:
    given = {SHORT.get(key, key): value for key, value in raw.items()}
    if "offered" in given:
        given["offered"] = tuple(given["offered"])
    return given
