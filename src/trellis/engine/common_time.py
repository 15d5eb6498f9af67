"""When two are both free: stretches of one day cut to what they share, less what is taken.

A stretch is two minutes of the day, counted from midnight; the second lies outside it. The tests hold each function against
the minutes counted one by one.
"""

from collections.abc import Iterable

type Stretch = tuple[int, int]


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """This function will put stretches in order, those that touch or overlap as one; an empty one is none."""
    found: list[Stretch] = []
    for start, end in sorted(one for one in stretches if one[0] < one[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def shared(first: Iterable[Stretch], second: Iterable[Stretch]) -> list[Stretch]:
    """This function will tell which minutes stand in a stretch of the one and in a stretch of the other."""
    others = joined(second)
    both = ((max(start, low), min(end, high)) for start, end in joined(first) for low, high in others)
    return joined(both)


def without(stretches: Iterable[Stretch], taken: Iterable[Stretch]) -> list[Stretch]:
    """This function will tell which minutes of some stretches are left when others are taken out."""
    left = joined(stretches)
    for start, end in joined(taken):
        left = [part for low, high in left for part in ((low, min(high, start)), (max(low, end), high))]
        left = [(low, high) for low, high in left if low < high]
    return left


def holding(stretches: Iterable[Stretch], minutes: int) -> list[Stretch]:
    """This function will keep the stretches in which so many minutes fit in one piece."""
    return [(start, end) for start, end in stretches if end - start >= minutes]
