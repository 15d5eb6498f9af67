"""Saying how many without pointing at anybody.

Source: primary and complementary cell suppression as statistical offices practise it (Hundepool and others, Statistical
Disclosure Control, 2012, chapter 4), with sets of people instead of sums. A number is said only where those in and those
out are both k or more; and only where no other number that the same reader is told would leave fewer than k by taking one
from the other: one group inside another, a term inside its year, one target among several.

People are bits of a whole number: what hundreds of people and thousands of standards need is one operation each.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 8  # k, where a school says nothing else
FLOOR = 5  # no school may say a smaller k


class Amount(StrEnum):
    """How much is said: nobody, a number, or only words."""

    NOBODY = "nobody"
    NUMBER = "number"
    MOST = "most"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Count:
    """One count that a reader could be told: who is in, of which group, over which days, at which targets.

    days: 0 for the shortest span; every longer one holds the shorter ones.
    """

    group: int
    inside: int
    days: int
    targets: frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a count; the numbers are there only with Amount.NUMBER."""

    amount: Amount
    inside: int | None = None
    outside: int | None = None


NOBODY = Told(Amount.NOBODY)


def told(counts: Sequence[Count], *, k: int) -> list[Told]:
    """This function will say of each count what may be told of it, when one reader may see them all.

    Earlier counts come first: what a number gives away together with an earlier one is said in words. So the answer hangs
    on what could be asked and never on what was asked before.
    """
    k = max(k, FLOOR)
    refused = _refused([count.group for count in counts], k)
    numbers: dict[Hashable, list[Count]] = defaultdict(list)
    found = []
    for count in counts:
        if not count.inside:
            found.append(NOBODY)
            continue
        is_number = _may_be_said(count, k) and count.group not in refused
        if is_number:
            others = {id(one): one for target in count.targets for one in numbers[target]}.values()
            is_number = not _gives_away(count, others, k)
        if is_number:
            for target in count.targets:
                numbers[target].append(count)
        found.append(_told(count, k, is_number=is_number))
    return found


def _told(count: Count, k: int, *, is_number: bool) -> Told:
    inside, everybody = count.inside.bit_count(), count.group.bit_count()
    if is_number:
        return Told(Amount.NUMBER, inside, everybody - inside)
    return Told(Amount.MOST if everybody >= k and inside * 2 > everybody else Amount.SOME)


def _may_be_said(count: Count, k: int) -> bool:
    inside = count.inside.bit_count()
    return inside >= k and count.group.bit_count() - inside >= k


def _refused(groups: Iterable[int], k: int) -> set[int]:
    """Groups that share people with an earlier one and differ from it by fewer than k: of them no number is said."""
    kept: list[int] = []
    refused = set()
    for group in dict.fromkeys(groups):
        if any(group & one and _is_few(group & ~one, one & ~group, k) for one in kept):
            refused.add(group)
        else:
            kept.append(group)
    return refused


def _is_few(one: int, other: int, k: int) -> bool:
    return 0 < one.bit_count() < k or 0 < other.bit_count() < k


def _gives_away(count: Count, others: Iterable[Count], k: int) -> bool:
    return any(
        _leaves_few(small, large, k)
        for one in others
        for small, large in ((one, count), (count, one))
        if _is_within(small, large)
    )


def _is_within(small: Count, large: Count) -> bool:
    return small.days <= large.days and not small.group & ~large.group and small.targets <= large.targets


def _leaves_few(small: Count, large: Count, k: int) -> bool:
    """Whether taking one number from the other tells of fewer than k; the same people twice tell nothing new."""
    more = (large.inside & ~small.inside).bit_count()
    if small.group == large.group:
        return 0 < more < k
    if more < k:
        return True
    newcomers = (large.group & ~small.group).bit_count()
    return (small.days, small.targets) == (large.days, large.targets) and newcomers - more < k
