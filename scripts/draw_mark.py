"""Draws Trellis's own mark, a fan of laths with a plant climbing it: `python -m scripts.draw_mark [folder]`."""

import sys
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw

HOME = Path(__file__).resolve().parent.parent / "src/trellis/ui/static/ui"
LATH, SHADE, VINE, LEAF, BUD, PAPER = "#c6a775", "#b08c57", "#3f8a4c", "#6fae63", "#c2607c", "#f1f3e8"

# Every shape is a list of points of a 64 by 64 sheet: laths as lines, leaves as two curves.
UPRIGHTS = [((27, 60), (12, 9)), ((32, 61), (32, 5)), ((37, 60), (52, 9))]
RAILS = [((13, 21), (51, 21)), ((19, 39), (45, 39))]
STEM = [(32, 61), (40, 56), (47, 50), (40, 44), (24, 37), (20, 32), (28, 28), (42, 24), (46, 17), (34, 15)]
LEAVES = [((41, 49), (56, 46), -1), ((25, 36), (9, 32), 1), ((41, 25), (55, 29), 1), ((33, 15), (22, 10), 1)]


def leaf(
    start: tuple[float, float], tip: tuple[float, float], side: int
) -> tuple[tuple[float, float], tuple[float, float]]:
    """This function will give the two control points of a leaf that bulges to both sides of its rib."""
    (x, y), (tx, ty) = start, tip
    mx, my, dx, dy = (x + tx) / 2, (y + ty) / 2, tx - x, ty - y
    return (mx - dy * 0.62 * side, my + dx * 0.62 * side), (mx + dy * 0.38 * side, my - dx * 0.38 * side)


def smooth(points: list[tuple[float, float]]) -> str:
    """This function will write a soft path through the midpoints of `points`."""
    path = f"M{points[0][0]:g} {points[0][1]:g}"
    for (x, y), (nx, ny) in pairwise(points[1:]):
        path += f"Q{x:g} {y:g} {(x + nx) / 2:g} {(y + ny) / 2:g}"
    return path + f"L{points[-1][0]:g} {points[-1][1]:g}"


def line(points: str, colour: str, width: float) -> str:
    return f'<path d="{points}" fill="none" stroke="{colour}" stroke-width="{width:g}"/>'


def shapes(thick: float) -> str:
    """This function will draw wood, then the plant; `thick` fattens both for the smallest sizes."""
    wood = "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in UPRIGHTS)
    rails = "".join(f"M{a[0]} {a[1]}L{b[0]} {b[1]}" for a, b in RAILS)
    leaves = ""
    for start, tip, side in LEAVES:
        one, other = leaf(start, tip, side)
        leaves += f"M{start[0]} {start[1]}Q{one[0]:.1f} {one[1]:.1f} {tip[0]} {tip[1]}Q{other[0]:.1f} {other[1]:.1f} {start[0]} {start[1]}Z"
    bud = f'<circle cx="34" cy="14.5" r="{3.4 + thick / 2:g}" fill="{BUD}"/>'
    return (
        line(rails, SHADE, 3.6 + thick) + line(wood, LATH, 4 + thick) + line(smooth(STEM), VINE, 4 + thick)
        + f'<path d="{leaves}" fill="{LEAF}"/>' + bud
    )  # fmt: skip


def mark(thick: float = 0) -> str:
    body = shapes(thick)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" stroke-linecap="round" stroke-linejoin="round">{body}</svg>\n'


def curve(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """This function will walk the same soft path as `smooth`, in small steps."""
    walked, at = [], points[0]
    for control, after in pairwise(points[1:]):
        end = ((control[0] + after[0]) / 2, (control[1] + after[1]) / 2)
        walked += bend(at, control, end)
        at = end
    return [*walked, points[-1]]


def touch_icon(size: int = 180, sharper: int = 4) -> Image.Image:
    """This function will paint the mark on paper for a telephone's first screen."""
    sheet = Image.new("RGB", (size * sharper, size * sharper), PAPER)
    draw, zoom, margin = ImageDraw.Draw(sheet), size * sharper / 84, 10

    def place(points):
        return [((x + margin) * zoom, (y + margin) * zoom) for x, y in points]

    def stroke(points, colour, width):
        radius = width * zoom / 2
        draw.line(place(points), colour, round(width * zoom), joint="curve")
        for x, y in place(points):
            draw.ellipse((x - radius, y - radius, x + radius, y + radius), colour)

    for rail in RAILS:
        stroke(rail, SHADE, 3.6)
    for upright in UPRIGHTS:
        stroke(upright, LATH, 4)
    stroke(curve(STEM), VINE, 4)
    for start, tip, side in LEAVES:
        one, other = leaf(start, tip, side)
        draw.polygon(place([*bend(start, one, tip), *bend(tip, other, start)]), LEAF)
    (x, y) = place([(34, 14.5)])[0]
    draw.ellipse((x - 3.4 * zoom, y - 3.4 * zoom, x + 3.4 * zoom, y + 3.4 * zoom), BUD)
    return sheet.resize((size, size), Image.Resampling.LANCZOS).quantize(64, dither=Image.Dither.NONE)


def bend(start, control, end, steps: int = 24) -> list[tuple[float, float]]:
    """This function will walk one quadratic curve."""
    return [
        tuple((1 - t) ** 2 * start[k] + 2 * t * (1 - t) * control[k] + t * t * end[k] for k in (0, 1))
        for t in (i / steps for i in range(steps + 1))
    ]


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mark.svg").write_text(mark(), encoding="utf-8", newline="\n")
    (folder / "favicon.svg").write_text(mark(thick=1.6), encoding="utf-8", newline="\n")
    touch_icon().save(folder / "apple-touch-icon.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME)
