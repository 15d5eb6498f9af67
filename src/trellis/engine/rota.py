"""Spreading promised talks over an adult's days so that everybody is met in rhythm, and saying plainly when that cannot be.

Each promise comes round: so many school days after a talk the next one is due. Talks are set day by day, the earliest due
first, and a day is filled only as far as needed: the smallest number of minutes a day with which nobody waits is looked for,
so that talks spread instead of piling up. Earliest due first is what machine scheduling does with jobs that come round (Liu
and Layland, Journal of the ACM 20, 1973); whoever came late in one try is looked at earlier in the next, which is the
squeaky wheel of Joslin and Clements (Journal of AI Research 10, 1999). Where that finds neither a plan nor a proof, small
changes to the order are tried, and kept while nothing gets worse.

That everybody could be met is shown by the plan itself. That they cannot is shown by counting: in some stretch of days more
minutes are promised, whatever the order, than the adult gives. Days are counted from 0, the first of those planned; a talk
held before then has a day below 0. Minutes are minutes.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from random import Random

TRIES = 16  # how often whoever came late is looked at earlier
LONG_TRIES = 1500  # where neither a plan nor a proof was found at once
PAUSES = (0.0, 0.0, 2.0, 1.5, 1.25)  # one over the part of a round in which nobody is talked to


@dataclass(frozen=True, slots=True)
class Promise:
    """A talk of so many minutes every so many school days.

    last: the day of the talk before (below 0), or None where there was none: the first is then due within one round.
    away: days on which the learner is known not to be there. fixed: days on which a talk stands already; where it is in
    time, none is set before it.
    """

    who: Hashable
    every: int
    minutes: int
    last: int | None = None
    away: frozenset[int] = frozenset()
    fixed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class PlannedTalk:
    """One talk: with whom, on which day, and by which day it was due."""

    who: Hashable
    day: int
    due: int

    @property
    def days_over(self) -> int:
        return max(self.day - self.due, 0)


@dataclass(frozen=True, slots=True)
class Shortage:
    """Days from which one sees that not everybody can be met, in minutes: what is promised in them, what the adult gives, and
    how much of that whole talks can fill."""

    first: int
    last: int
    promised: int
    given: int
    filled: int


@dataclass(frozen=True)
class Rota:
    """The plan. It is kept wherever `over` is empty; `shortage` is the proof that no plan would be."""

    talks: tuple[PlannedTalk, ...]
    level: int  # the most minutes that any day needs
    waiting: Mapping[Hashable, int] = field(default_factory=dict)  # due within the days planned and not set: since when
    shortage: Shortage | None = None

    @cached_property
    def over(self) -> tuple[PlannedTalk, ...]:
        """The talks that come after the day on which they were due."""
        return tuple(talk for talk in self.talks if talk.days_over)

    @property
    def is_kept(self) -> bool:
        return not self.over and not self.waiting


def plan_rota(minutes: Sequence[int], promises: Sequence[Promise]) -> Rota:
    """This function will set the promised talks of one adult on days: nobody late where that can be, and evenly.

    minutes: what the adult gives to talks on each day, 0 where they are away or the school is closed to talks. The same
    promises give the same plan, whatever their order. Raises ValueError for a promise that never comes round.
    """
    given = sorted(promises, key=lambda one: (one.every, one.minutes, str(one.who)))
    if any(one.every < 1 or one.minutes < 1 for one in given):
        raise ValueError("a promise comes round after one day or more and takes a minute or more")
    if not given or not minutes:
        return Rota((), 0)
    most = max(minutes)
    found = _best(minutes, given, most)
    if not found.is_kept:
        proof = shortage_in(minutes, given)
        found = found if proof else _climbed(minutes, given, most)
        if not found.is_kept:
            return replace(found, shortage=proof)
    standing = [sum(one.minutes for one in given if day in one.fixed) for day in range(len(minutes))]
    lowest, highest = max(*standing, *(one.minutes for one in given)) - 1, found.level
    while highest - lowest > 1:
        middle = (lowest + highest) // 2
        tried = _best(minutes, given, middle)
        lowest, highest, found = (lowest, tried.level, tried) if tried.is_kept else (middle, highest, found)
    return found


def shortage_in(minutes: Sequence[int], promises: Sequence[Promise]) -> Shortage | None:
    """This function will find the shortest stretch of days in which more is promised than fits; None: none proves it.

    For each learner the fewest talks are counted that any plan must hold in the stretch: each as late as it may be. Of a day
    counts what whole talks can fill: three of twelve minutes fill 36 of 45.
    """
    days, spent = len(minutes), [0]
    for amount in _filled(minutes, promises):
        spent.append(spent[-1] + amount)
    shortest: Shortage | None = None
    for first in range(days):
        needed = [0] * days
        for one in promises:
            for day in _latest_talks(one, minutes, first):
                needed[day] += one.minutes
        promised = 0
        for last in range(first, days):
            promised += needed[last]
            filled = spent[last + 1] - spent[first]
            if promised > filled:
                if shortest is None or last - first < shortest.last - shortest.first:
                    shortest = Shortage(first, last, promised, sum(minutes[first : last + 1]), filled)
                break
    return shortest


def _filled(minutes: Sequence[int], promises: Sequence[Promise]) -> list[int]:
    """The most of each day that whole talks can fill, or what stands there already."""
    reached = [True] + [False] * max(minutes, default=0)
    lengths = {one.minutes for one in promises}
    for amount in range(1, len(reached)):
        reached[amount] = any(length <= amount and reached[amount - length] for length in lengths)
    fits = list(accumulate((amount if is_reached else 0 for amount, is_reached in enumerate(reached)), max))
    return [
        max(fits[amount], sum(one.minutes for one in promises if day in one.fixed))
        for day, amount in enumerate(minutes)
    ]


def minutes_that_help(minutes: Sequence[int], promises: Sequence[Promise], *, at_most: int = 120) -> int | None:
    """This function will say how many minutes more on each day of talks would let the adult meet everybody in rhythm; None
    where even `at_most` would not."""
    return _smallest(at_most, lambda more: plan_rota([day + more if day else 0 for day in minutes], promises).is_kept)


def days_that_help(minutes: Sequence[int], promises: Sequence[Promise], *, at_most: int = 40) -> int | None:
    """This function will say how many school days longer each rhythm would have to be; None where `at_most` is not enough."""
    return _smallest(
        at_most, lambda more: plan_rota(minutes, [replace(one, every=one.every + more) for one in promises]).is_kept
    )


def _smallest(at_most: int, helps: Callable[[int], bool]) -> int | None:
    if not helps(at_most):
        return None
    low, high = 0, at_most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if helps(middle) else (middle, high)
    return high


def _latest_talks(one: Promise, minutes: Sequence[int], first: int) -> Iterator[int]:
    """The days of the fewest talks that any plan holds from `first` on: each on the last day that is still in time.

    Before the stretch the talk may have been as late as the day before it; where it begins with day 0, as late as it was.
    A talk that stands is held on its day, and the round begins anew from it.
    """
    last, open_ = _start(one) if first == 0 else first - 1, _open_days(one, minutes)
    while True:
        due = last + one.every
        standing = min((day for day in one.fixed if max(last, first - 1) < day <= due), default=None)
        day = _last_open(open_, max(last + 1, first), due) if standing is None else standing
        if day is None or day >= len(minutes) or due >= len(minutes):
            return
        yield day
        last = day


def _start(one: Promise) -> int:
    return -1 if one.last is None else one.last


@dataclass(frozen=True, slots=True)
class _Open:
    """On which days the two of one promise could meet: looked up once, and asked for many times."""

    could: list[bool]
    before: list[int]  # by day: the last one up to it, -1 where there is none
    after: list[int]  # by day: the first one from it on, the number of days where there is none


def _open_days(one: Promise, minutes: Sequence[int]) -> _Open:
    days = len(minutes)
    could = [day in one.fixed or (day not in one.away and minutes[day] >= one.minutes) for day in range(days)]
    before = list(accumulate((day if is_open else -1 for day, is_open in enumerate(could)), max))
    after = list(accumulate((day if could[day] else days for day in reversed(range(days))), min))
    return _Open(could, before, after[::-1])


def _last_open(open_: _Open, first: int, due: int) -> int | None:
    """The last day in time on which the two could meet; where there is none, the first one after."""
    days, first = len(open_.could), max(first, 0)
    if first <= due and first < days and (day := open_.before[min(due, days - 1)]) >= first:
        return day
    later = max(due, first)
    return open_.after[later] if later < days and open_.after[later] < days else None


def _best(minutes: Sequence[int], promises: Sequence[Promise], level: int) -> Rota:
    """The best of some tries: each looks earlier at whoever came late in the one before. At first nobody is talked to in the
    first half of their round; where that keeps others waiting, it is given up."""
    early = [0] * len(promises)
    opened = [_open_days(one, minutes) for one in promises]
    best: tuple[int, Rota] | None = None
    room = [min(day, level) for day in minutes]
    for at in range(TRIES):
        cost, rota, late = _set(room, promises, opened, early, 2 if at < TRIES // 2 else 0)
        if best is None or cost < best[0]:
            best = (cost, rota)
        if not cost:
            break
        for index in late:
            early[index] += 1
    return best[1] if best else Rota((), 0)


def _climbed(minutes: Sequence[int], promises: Sequence[Promise], level: int) -> Rota:
    """The best of many small changes to who is looked at earlier, each kept where it makes nothing worse: hill climbing over
    orders. What changes is drawn from a fixed seed, so that the same promises give the same plan."""
    draw = Random(0)  # noqa: S311, nothing is kept secret by it
    opened, room = [_open_days(one, minutes) for one in promises], [min(day, level) for day in minutes]
    early = [0] * len(promises)
    least, best, _late = _set(room, promises, opened, early, 0)
    for _try in range(LONG_TRIES):
        changed = early[:]
        for _change in range(draw.randint(1, 3)):
            changed[draw.randrange(len(changed))] += draw.choice((-2, -1, 1, 2))
        cost, rota, _late = _set(room, promises, opened, changed, draw.choice(PAUSES))
        if cost <= least:
            least, best, early = cost, rota, changed
        if not cost:
            break
    return best


def _set(
    room: Sequence[int], promises: Sequence[Promise], opened: Sequence[_Open], early: Sequence[int], pause: float
) -> tuple[int, Rota, set[int]]:
    """One try: day by day, who is due first comes first, while the day has minutes left."""
    days, shortest = len(room), min(one.minutes for one in promises)
    last = [_start(one) for one in promises]
    due = [_due(one, opened[at], last[at]) for at, one in enumerate(promises)]
    urgent = [due[at] - early[at] for at in range(len(promises))]
    talks, late, cost, needs = [], set(), 0, 0
    for day in range(days):
        left, spent = room[day], 0
        standing = [at for at, one in enumerate(promises) if day in one.fixed]
        order = sorted(range(len(promises)), key=urgent.__getitem__)
        for at in [*sorted(standing, key=urgent.__getitem__), *(at for at in order if at not in standing)]:
            one = promises[at]
            if day not in one.fixed:
                if left < shortest:
                    break
                if one.minutes > left or not opened[at].could[day] or _is_too_soon(one, day, last[at], due[at], pause):
                    continue
            talks.append(PlannedTalk(one.who, day, due[at]))
            if day > due[at]:
                late.add(at)
                cost += day - due[at]
            left, spent, last[at] = left - one.minutes, spent + one.minutes, day
            due[at] = _due(one, opened[at], day)
            urgent[at] = due[at] - early[at]
        needs = max(needs, spent)
    waiting = {promises[at].who: due[at] for at in range(len(promises)) if due[at] < days}
    late |= {at for at in range(len(promises)) if due[at] < days}
    cost += sum(days - since for since in waiting.values())
    return cost, Rota(tuple(talks), needs, waiting), late


def _is_too_soon(one: Promise, day: int, last: int, due: int, pause: float) -> bool:
    if pause and day < due and (day - last) * pause < one.every:
        return True
    return bool(one.fixed) and any(day < other <= due for other in one.fixed)


def _due(one: Promise, open_: _Open, last: int) -> int:
    """The day by which the next talk must be: the last one in time on which the two could meet."""
    days, due = len(open_.could), last + one.every
    if due >= days:
        return due
    found = _last_open(open_, last + 1, due)
    if found is None:
        return days if any(open_.could) else max(due, 0)
    return found
