"""S8: the trellis drawing of 20, 200 and 2,000 targets, laid out and rendered: milliseconds, bytes, and the same twice.

    python -m benchmarks.s8_drawing

Goals: at 200 targets at most 50 ms and 40 kB, deterministic. Times are the median of 50 on the machine that runs it.
"""

import gzip
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from statistics import median
from typing import Final

from benchmarks import row as line
from tests.engine.growths import of_size
from trellis.engine.trellis_drawing import Afar, Near, View, draw_afar, draw_near, view_of

TIMES: Final = 50
SIZES: Final = {20: (2, 2, 5), 200: (6, 6, 6), 2000: (14, 12, 12)}  # areas, strands of each, steps of each
GOAL_MS: Final = 50
GOAL_BYTES: Final = 40_000


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    targets: int
    drawing: str
    layout_ms: float
    page_ms: float
    html: int
    gzipped: int
    is_same: bool


def measure() -> list[Row]:
    """This function will measure each size as a path opens: near where it fits, else from afar and one panel opened."""
    from django.template.loader import get_template

    near, afar = get_template("ui/trellis/near.html"), get_template("ui/trellis/afar.html")
    rows = []
    for targets, (areas, strands, steps) in SIZES.items():
        growth = of_size(areas=areas, strands=strands, steps=steps, touched=strands)
        panel = growth.within("a0")
        if view_of(growth) is View.AFAR:
            rows.append(_row(targets, "from afar", lambda growth=growth: draw_afar(growth), afar))
            rows.append(_row(targets, "panel opened", lambda panel=panel: draw_near(panel, columns=7), near))
        else:
            rows.append(_row(targets, "near", lambda growth=growth: draw_near(growth), near))
    return rows


def _row(targets: int, name: str, draw: Callable[[], Near | Afar], template) -> Row:
    def page() -> str:
        return template.render({"drawing": draw()})

    layout, whole = [], []
    for _ in range(TIMES):
        start = time.perf_counter()
        draw()
        layout.append(time.perf_counter() - start)
        start = time.perf_counter()
        html = page()
        whole.append(time.perf_counter() - start)
    seen = {sha256(page().encode()).hexdigest() for _ in range(3)} | {sha256(html.encode()).hexdigest()}
    raw = html.encode()
    return Row(
        targets, name, median(layout) * 1000, median(whole) * 1000, len(raw), len(gzip.compress(raw)), len(seen) == 1
    )


def table(rows: list[Row]) -> str:
    """This function will write the rows as a table in Markdown."""
    lines = [
        "| targets | drawing | layout ms | layout and page ms | HTML bytes | gzipped | same twice |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.targets} | {row.drawing} | {row.layout_ms:.1f} | {row.page_ms:.1f} | {row.html:,} | {row.gzipped:,} | {'yes' if row.is_same else 'NO'} |"
        for row in rows
    ]
    return "\n".join(lines)


def holds(rows: list[Row]) -> bool:
    """This function will say whether the goals are met at 200 targets."""
    at_goal = [row for row in rows if row.targets == 200]
    is_quick = all(row.page_ms <= GOAL_MS and row.html <= GOAL_BYTES for row in at_goal)
    return is_quick and all(row.is_same for row in rows)


def rows() -> list[line.Row]:
    """This function will give the table of all benchmarks its lines."""
    return [
        line.Row(
            number="S8",
            work=f"Trellis drawing, {row.targets:,} targets, {row.drawing}",
            measured=f"{row.page_ms:.1f} ms, {row.html:,} bytes, the same twice: {'yes' if row.is_same else 'no'}",
            goal="<= 50 ms and 40,000 bytes at 200, deterministic" if row.targets == 200 else "deterministic",
            holds=holds([row]),
        )
        for row in measure()
    ]


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
    os.environ.setdefault("TRELLIS_TESTING", "1")  # static files under their plain names
    import django

    django.setup()
    measured = measure()
    print(table(measured))
    print("goals met" if holds(measured) else "GOALS MISSED")
