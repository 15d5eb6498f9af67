"""The loom: learners on one side, adults on the other, each by name, and the threads between them. Pure layout; templates draw
it. Nobody's place says anything but their name, and a thread has no strength.

The same names and threads give the same numbers on every device. Sizes are in CSS pixels at the usual letter size.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, LEFT, RIGHT = 720, 130, 550
FIRST, APART, FEWEST_APART = 24, 31, 44
BEND = 190  # how far a thread runs straight on before it turns
MOST = 30  # names on one side that one drawing holds


@dataclass(frozen=True)
class Knot:
    """Where one person stands: a name and a dot. A loose one has no thread from both sides."""

    name: str
    x: int
    y: int
    is_loose: bool = False

    @property
    def end(self) -> str:
        """The loose thread: it hangs there and waits."""
        return f"M{self.x} {self.y}c30 -1 46 10 64 2c16 -7 22 9 10 10c-9 0 -8 -10 4 -9"

    @property
    def baseline(self) -> int:
        return self.y + 5


@dataclass(frozen=True)
class Thread:
    """Two people of whom one named the other, or each the other."""

    path: str
    is_mutual: bool


@dataclass(frozen=True)
class Loom:
    width: int
    height: int
    left: tuple[Knot, ...]
    right: tuple[Knot, ...]
    threads: tuple[Thread, ...]


def draw_loom[Key](
    left: Sequence[tuple[Key, str, bool]], right: Sequence[tuple[Key, str]], threads: Sequence[tuple[Key, Key, bool]]
) -> Loom:
    """This function will place learners (key, name, whether loose), adults (key, name) and threads (learner, adult, whether each
    named the other), in the order given. Threads of one side only lie below those of both."""
    rows = max(len(left), 1)
    height = max(FIRST * 2 + APART * (rows - 1), FIRST * 2 + FEWEST_APART * (len(right) - 1))
    ys = _spread(len(left), height, APART)
    learners = {key: Knot(name, LEFT, y, loose) for (key, name, loose), y in zip(left, ys, strict=True)}
    ys = _spread(len(right), height, (height - FIRST * 2) // max(len(right) - 1, 1))
    adults = {key: Knot(name, RIGHT, y) for (key, name), y in zip(right, ys, strict=True)}
    drawn = [_thread(learners[a], adults[b], both) for a, b, both in sorted(threads, key=lambda one: one[2])]
    return Loom(WIDTH, height, tuple(learners.values()), tuple(adults.values()), tuple(drawn))


def _spread(count: int, height: int, apart: int) -> list[int]:
    first = FIRST if count > 1 else height // 2
    return [first + apart * number for number in range(count)]


def _thread(learner: Knot, adult: Knot, is_mutual: bool) -> Thread:
    x, y, to_x, to_y = learner.x, learner.y, adult.x, adult.y
    return Thread(f"M{x} {y}C{x + BEND} {y} {to_x - BEND} {to_y} {to_x} {to_y}", is_mutual)
