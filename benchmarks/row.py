"""One line of the table."""

import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

# Where a work can be done: entering gives what to run.
type Place = Callable[[], AbstractContextManager[Callable[[], object]]]


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was measured: a ratio, a growth, a count or bytes; times are shown beside it and never asserted.

    `number` is the work's (S1 … S11), `holds` says whether the goal is met, None where none is set; `beside` is what stands
    in a table of that work's own, by the heads of its columns.
    """

    number: str
    work: str
    measured: str
    goal: str = ""
    holds: bool | None = None
    beside: dict[str, str] = field(default_factory=dict)


def cpu_seconds_of_both(one: Place, other: Place, *, rounds: int = 10, times: int = 20) -> tuple[float, float]:
    """This function will give the median processor times of two works that take turns, so that whatever else the machine
    does meanwhile weighs on both alike."""
    spent: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for found, work in zip(spent, (one, other), strict=True):
            with work() as run:
                found += _spent(run, times=times, warm=3)
    return statistics.median(spent[0]), statistics.median(spent[1])


def _spent(work: Callable[[], object], *, times: int, warm: int) -> list[float]:
    for _ in range(warm):
        work()
    spent = []
    for _ in range(times):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return spent
