"""Small things drawn by hand with crayons: each is given a hand, a middle, and a size, and is about two sizes wide."""

import math
from collections.abc import Callable

from scripts.work.hand import Hand, Points
from scripts.work.photo import Colour

CRAYONS: dict[str, Colour] = {
    "red": (203, 74, 58), "blue": (62, 108, 168), "sky": (128, 178, 210), "green": (82, 138, 80), "leaf": (134, 170, 76),
    "yellow": (232, 184, 58), "orange": (222, 128, 54), "brown": (126, 84, 52), "purple": (126, 82, 144), "pink": (216, 130, 150),
    "grey": (130, 132, 134), "black": (58, 56, 60), "skin": (226, 176, 136), "sand": (222, 198, 150),
}  # fmt: skip


def oval(x: float, y: float, rx: float, ry: float, n: int = 22) -> Points:
    return [(x + rx * math.cos(math.tau * i / n), y + ry * math.sin(math.tau * i / n)) for i in range(n)]


def snail(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - s, y + 0.55 * s),
            (x - 0.4 * s, y + 0.3 * s),
            (x + 0.5 * s, y + 0.35 * s),
            (x + 0.7 * s, y - 0.15 * s),
            (x + 0.98 * s, y - 0.1 * s),
            (x + 0.95 * s, y + 0.4 * s),
            (x + 0.6 * s, y + 0.62 * s),
        ],
        CRAYONS["sand"],
    )
    h.fill(oval(x - 0.1 * s, y, 0.58 * s, 0.52 * s), CRAYONS["orange"])
    h.line(
        [
            (x - 0.1 * s + s * (0.5 - 0.028 * i) * math.cos(i / 2.1), y + s * (0.46 - 0.026 * i) * math.sin(i / 2.1))
            for i in range(17)
        ],
        CRAYONS["brown"],
        s / 14,
        soft=True,
    )
    h.line(
        [
            (x - s, y + 0.58 * s),
            (x, y + 0.62 * s),
            (x + 0.7 * s, y + 0.6 * s),
            (x + 0.98 * s, y + 0.3 * s),
            (x + 0.95 * s, y - 0.1 * s),
        ],
        CRAYONS["brown"],
        s / 22,
        soft=True,
    )
    for dx in (0.76, 0.96):
        h.line([(x + dx * s, y - 0.12 * s), (x + (dx + 0.06) * s, y - 0.5 * s)], CRAYONS["brown"], s / 20)


def boat(h: Hand, x: float, y: float, s: float) -> None:
    h.fill([(x + 0.06 * s, y - s), (x + 0.06 * s, y + 0.1 * s), (x + 0.7 * s, y + 0.1 * s)], CRAYONS["red"])
    h.fill([(x - 0.06 * s, y - 0.8 * s), (x - 0.06 * s, y + 0.1 * s), (x - 0.55 * s, y + 0.1 * s)], CRAYONS["yellow"])
    h.line([(x, y - s), (x, y + 0.25 * s)], CRAYONS["brown"], s / 16)
    h.fill(
        [
            (x - 0.85 * s, y + 0.2 * s),
            (x + 0.85 * s, y + 0.2 * s),
            (x + 0.55 * s, y + 0.6 * s),
            (x - 0.55 * s, y + 0.6 * s),
        ],
        CRAYONS["brown"],
    )
    for row in (0.62, 0.78):
        h.line(
            [(x + s * (i / 4 - 1.1), y + s * (row + 0.05 * (i % 2))) for i in range(10)],
            CRAYONS["blue"],
            s / 14,
            soft=True,
        )


def sun(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(oval(x, y, 0.52 * s, 0.52 * s), CRAYONS["yellow"])
    for i in range(11):
        a = math.tau * i / 11
        h.line(
            [(x + 0.65 * s * math.cos(a), y + 0.65 * s * math.sin(a)), (x + s * math.cos(a), y + s * math.sin(a))],
            CRAYONS["orange"],
            s / 11,
        )


def bridge(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [(x - s, y + 0.15 * s), (x - 0.72 * s, y + 0.15 * s), (x - 0.66 * s, y + 0.75 * s), (x - s, y + 0.75 * s)],
        CRAYONS["leaf"],
    )
    h.fill(
        [(x + s, y + 0.15 * s), (x + 0.72 * s, y + 0.15 * s), (x + 0.66 * s, y + 0.75 * s), (x + s, y + 0.75 * s)],
        CRAYONS["leaf"],
    )
    h.line(
        [(x + s * (i / 5 - 0.6), y + s * (0.62 + 0.05 * (i % 2))) for i in range(7)], CRAYONS["blue"], s / 14, soft=True
    )
    h.line([(x - 0.85 * s, y + 0.12 * s), (x + 0.85 * s, y + 0.12 * s)], CRAYONS["brown"], s / 10)
    h.line(
        [(x + s * (i / 4 - 0.75), y + (0.1 if i % 2 == 0 else -0.32) * s) for i in range(7)], CRAYONS["orange"], s / 15
    )
    h.line([(x - 0.5 * s, y - 0.33 * s), (x + 0.5 * s, y - 0.33 * s)], CRAYONS["orange"], s / 15)


def bike(h: Hand, x: float, y: float, s: float) -> None:
    for dx in (-0.6, 0.6):
        h.ring(x + dx * s, y + 0.3 * s, 0.38 * s, CRAYONS["black"], s / 16)
    frame = [(-0.6, 0.3), (-0.25, -0.25), (0.35, -0.25), (-0.02, 0.3), (-0.6, 0.3)]
    h.line([(x + a * s, y + b * s) for a, b in frame], CRAYONS["red"], s / 13)
    h.line(
        [(x + 0.6 * s, y + 0.3 * s), (x + 0.3 * s, y - 0.5 * s), (x + 0.55 * s, y - 0.55 * s)], CRAYONS["red"], s / 13
    )
    h.line([(x - 0.4 * s, y - 0.42 * s), (x - 0.12 * s, y - 0.42 * s)], CRAYONS["black"], s / 11)


def house(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - 0.6 * s, y - 0.1 * s),
            (x + 0.6 * s, y - 0.1 * s),
            (x + 0.6 * s, y + 0.8 * s),
            (x - 0.6 * s, y + 0.8 * s),
        ],
        CRAYONS["yellow"],
        gap=s / 7,
    )
    h.fill([(x - 0.75 * s, y - 0.1 * s), (x, y - 0.8 * s), (x + 0.75 * s, y - 0.1 * s)], CRAYONS["red"])
    h.line(
        [
            (x - 0.6 * s, y - 0.1 * s),
            (x - 0.6 * s, y + 0.8 * s),
            (x + 0.6 * s, y + 0.8 * s),
            (x + 0.6 * s, y - 0.1 * s),
        ],
        CRAYONS["black"],
        s / 20,
    )
    h.fill(
        [
            (x - 0.14 * s, y + 0.3 * s),
            (x + 0.16 * s, y + 0.3 * s),
            (x + 0.16 * s, y + 0.8 * s),
            (x - 0.14 * s, y + 0.8 * s),
        ],
        CRAYONS["blue"],
    )


def flower(h: Hand, x: float, y: float, s: float) -> None:
    h.line([(x, y), (x + 0.05 * s, y + 0.5 * s), (x, y + s)], CRAYONS["green"], s / 11, soft=True)
    h.fill([(x, y + 0.75 * s), (x + 0.3 * s, y + 0.4 * s), (x + 0.5 * s, y + 0.45 * s)], CRAYONS["green"])
    for i in range(6):
        a = math.tau * i / 6
        h.fill(
            oval(x + 0.3 * s * math.cos(a), y - 0.3 * s + 0.3 * s * math.sin(a), 0.19 * s, 0.19 * s, 10),
            CRAYONS["purple"],
        )
    h.fill(oval(x, y - 0.3 * s, 0.17 * s, 0.17 * s, 12), CRAYONS["yellow"])


def kite(h: Hand, x: float, y: float, s: float) -> None:
    top, foot, left, right = (
        (x, y - 0.9 * s),
        (x, y + 0.5 * s),
        (x - 0.5 * s, y - 0.25 * s),
        (x + 0.5 * s, y - 0.25 * s),
    )
    mid = (x, y - 0.25 * s)
    for corner, colour in (
        ((top, left, mid), "red"),
        ((top, right, mid), "yellow"),
        ((foot, left, mid), "blue"),
        ((foot, right, mid), "green"),
    ):
        h.fill(list(corner), CRAYONS[colour], rough=0.45)
    h.line(
        [foot, (x + 0.15 * s, y + 0.7 * s), (x - 0.1 * s, y + 0.85 * s), (x + 0.1 * s, y + 1.05 * s)],
        CRAYONS["black"],
        s / 26,
        soft=True,
    )


def bee(h: Hand, x: float, y: float, s: float) -> None:
    for dx in (-0.12, 0.2):
        h.fill(oval(x + dx * s, y - 0.42 * s, 0.2 * s, 0.32 * s, 14), CRAYONS["sky"], rough=0.6)
    h.fill(oval(x, y, 0.7 * s, 0.4 * s), CRAYONS["yellow"])
    for dx in (-0.28, 0.02, 0.32):
        h.line([(x + dx * s, y - 0.34 * s), (x + dx * s, y + 0.34 * s)], CRAYONS["black"], s / 8)


def tree(h: Hand, x: float, y: float, s: float) -> None:
    h.fill([(x - 0.12 * s, y), (x + 0.12 * s, y), (x + 0.17 * s, y + s), (x - 0.17 * s, y + s)], CRAYONS["brown"])
    for dx, dy, r in ((-0.32, -0.1, 0.38), (0.3, -0.12, 0.4), (0, -0.45, 0.44)):
        h.fill(oval(x + dx * s, y + dy * s, r * s, r * s, 14), CRAYONS["green"], rough=0.55)


def bread(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - 0.9 * s, y + 0.4 * s),
            (x - 0.85 * s, y - 0.2 * s),
            (x - 0.4 * s, y - 0.45 * s),
            (x + 0.4 * s, y - 0.45 * s),
            (x + 0.85 * s, y - 0.2 * s),
            (x + 0.9 * s, y + 0.4 * s),
        ],
        CRAYONS["orange"],
    )
    for dx in (-0.4, 0, 0.4):
        h.line([(x + (dx - 0.1) * s, y - 0.3 * s), (x + (dx + 0.1) * s, y + 0.05 * s)], CRAYONS["sand"], s / 9)


def drum(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - 0.7 * s, y - 0.2 * s),
            (x + 0.7 * s, y - 0.2 * s),
            (x + 0.6 * s, y + 0.6 * s),
            (x - 0.6 * s, y + 0.6 * s),
        ],
        CRAYONS["red"],
    )
    h.fill(oval(x, y - 0.22 * s, 0.7 * s, 0.22 * s), CRAYONS["sand"])
    h.ring(x, y - 0.22 * s, 0.7 * s, CRAYONS["brown"], s / 18, squash=0.3)
    h.line([(x + s * (i / 4 - 0.62), y + (0.0 if i % 2 else 0.55) * s) for i in range(6)], CRAYONS["yellow"], s / 16)


def robot(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - 0.7 * s, y - 0.3 * s),
            (x + 0.7 * s, y - 0.3 * s),
            (x + 0.7 * s, y + 0.4 * s),
            (x - 0.7 * s, y + 0.4 * s),
        ],
        CRAYONS["grey"],
        gap=s / 8,
    )
    h.line(
        [
            (x - 0.7 * s, y - 0.3 * s),
            (x + 0.7 * s, y - 0.3 * s),
            (x + 0.7 * s, y + 0.4 * s),
            (x - 0.7 * s, y + 0.4 * s),
            (x - 0.7 * s, y - 0.3 * s),
        ],
        CRAYONS["black"],
        s / 18,
    )
    for dx in (-0.4, 0.4):
        h.ring(x + dx * s, y + 0.5 * s, 0.2 * s, CRAYONS["black"], s / 14)
    h.line([(x, y - 0.3 * s), (x + 0.1 * s, y - 0.75 * s)], CRAYONS["black"], s / 18)
    h.fill(oval(x + 0.1 * s, y - 0.8 * s, 0.1 * s, 0.1 * s, 10), CRAYONS["red"])


def person(h: Hand, x: float, y: float, s: float) -> None:
    h.fill(
        [
            (x - 0.25 * s, y - 0.1 * s),
            (x + 0.25 * s, y - 0.1 * s),
            (x + 0.34 * s, y + 0.5 * s),
            (x - 0.34 * s, y + 0.5 * s),
        ],
        CRAYONS["blue"],
    )
    h.fill(oval(x, y - 0.4 * s, 0.27 * s, 0.3 * s), CRAYONS["skin"], rough=0.3)
    h.line(
        [
            (x - 0.28 * s, y - 0.4 * s),
            (x - 0.2 * s, y - 0.66 * s),
            (x + 0.2 * s, y - 0.66 * s),
            (x + 0.28 * s, y - 0.4 * s),
        ],
        CRAYONS["brown"],
        s / 8,
        soft=True,
    )
    h.line([(x - 0.25 * s, y), (x - 0.6 * s, y + 0.2 * s)], CRAYONS["blue"], s / 10)
    h.line([(x + 0.25 * s, y), (x + 0.6 * s, y - 0.2 * s)], CRAYONS["blue"], s / 10)
    for dx in (-0.15, 0.15):
        h.line([(x + dx * s, y + 0.5 * s), (x + dx * 1.3 * s, y + s)], CRAYONS["brown"], s / 10)
    h.line(
        [(x - 0.1 * s, y - 0.3 * s), (x, y - 0.25 * s), (x + 0.1 * s, y - 0.3 * s)], CRAYONS["black"], s / 30, soft=True
    )


def cloud(h: Hand, x: float, y: float, s: float) -> None:
    for dx, dy, r in ((-0.5, 0.1, 0.32), (0, -0.1, 0.42), (0.5, 0.1, 0.34)):
        h.fill(oval(x + dx * s, y + dy * s, r * s, r * s, 14), CRAYONS["sky"], rough=0.65)


def fish(h: Hand, x: float, y: float, s: float) -> None:
    h.fill([(x + 0.5 * s, y), (x + s, y - 0.4 * s), (x + s, y + 0.4 * s)], CRAYONS["orange"])
    h.fill(oval(x, y, 0.7 * s, 0.38 * s), CRAYONS["orange"])
    h.line(
        [(x - 0.1 * s, y - 0.3 * s), (x + 0.02 * s, y), (x - 0.1 * s, y + 0.3 * s)], CRAYONS["red"], s / 16, soft=True
    )
    h.fill(oval(x - 0.4 * s, y - 0.08 * s, 0.07 * s, 0.07 * s, 8), CRAYONS["black"], rough=0)


def moon(h: Hand, x: float, y: float, s: float) -> None:
    rim = [(x + 0.7 * s * math.cos(a), y + 0.7 * s * math.sin(a)) for a in (0.9 + i * 0.22 for i in range(21))]
    h.fill(
        [
            *rim,
            *[
                (x + s * (0.32 + 0.5 * math.cos(a)), y + s * 0.52 * math.sin(a))
                for a in (5.0 - i * 0.24 for i in range(15))
            ],
        ],
        CRAYONS["yellow"],
    )


def net(h: Hand, x: float, y: float, s: float) -> None:
    """Threads between pins, as children weave them on a nail board."""
    pins = oval(x, y, s, 0.8 * s, 9)
    for i in range(9):
        h.line([pins[i], pins[(i + 4) % 9]], list(CRAYONS.values())[i], s / 24, rough=0)


DOODLES: dict[str, Callable[[Hand, float, float, float], None]] = {
    one.__name__: one
    for one in (
        snail,
        boat,
        sun,
        bridge,
        bike,
        house,
        flower,
        kite,
        bee,
        tree,
        bread,
        drum,
        robot,
        person,
        cloud,
        fish,
        moon,
        net,
    )
}
