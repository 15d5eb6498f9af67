"""Whom a leader meets on today's walk: the same facts give the same few people, and nothing in them says how anybody is doing.

Those who left a line since they last spoke come first, whoever has waited longest before the others; the places that are left
go to those with whom the leader has not spoken for longest, and by name where that is equal.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from trellis.engine.next_step_rules import gettext_noop

LEARNERS: Final = 5
ADULTS: Final = 2
WITH_LINE: Final = 3  # so many of the places may go to those who left a line; the others are for those who did not

RULES: Final = (
    gettext_noop("Up to three learners who left a line since the two last spoke: whoever has waited longest first."),
    gettext_noop(
        "Then those with whom whoever leads has not spoken for longest, by name where that is equal; five in all."
    ),
    gettext_noop("Two adults by the same rule. Nothing else plays a part, and nothing of it is kept."),
)


@dataclass(frozen=True, slots=True)
class WalkFact:
    """Somebody who could be met: by what they are found again, their name, when the two last spoke, since when a line waits."""

    key: Hashable
    name: str
    last_met: datetime | None = None
    line_since: datetime | None = None

    @property
    def has_line(self) -> bool:
        return self.line_since is not None and (self.last_met is None or self.line_since > self.last_met)


def choose_walk(facts: Sequence[WalkFact], *, places: int, with_line: int) -> list[Hashable]:
    """This function will choose whom to meet: by the two rules above, in their order."""
    waiting = sorted((one for one in facts if one.has_line), key=lambda one: (one.line_since, one.name, str(one.key)))
    first = [one.key for one in waiting[:with_line]]
    taken = set(first)
    longest = sorted(
        (one for one in facts if one.key not in taken),
        key=lambda one: (one.last_met is not None, one.last_met or 0, one.name, str(one.key)),
    )
    return first + [one.key for one in longest[: places - len(first)]]
