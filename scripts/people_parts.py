"""The paper shapes that portraits are put together from: heads, hair, clothes and what people wear.

A shape is SVG text with colours in braces: {h} hair, {H} hair's shade, {k} skin, {K} skin's shade, {c} cloth, {C} its
shade, {d} a second cloth, {a} an accent. Heads and hair are drawn round the middle of the face; clothes on the sheet.
"""

import math
from typing import NamedTuple


class Hair(NamedTuple):
    """Hair in two sheets of paper: one behind the shoulders, one in front of the face."""

    back: str
    front: str


def path(d: str, fill: str = "{h}") -> str:
    return f'<path d="{d}" fill="{fill}"/>'


def line(d: str, stroke: str, width: float, *, faint: str = "") -> str:
    """This function will draw an open line with round ends."""
    opacity = f' opacity="{faint}"' if faint else ""
    return f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:g}"{opacity}/>'


def disc(x: float, y: float, r: float, fill: str = "{h}") -> str:
    return f'<circle cx="{x:g}" cy="{y:g}" r="{r:g}" fill="{fill}"/>'


def discs(places: list[tuple[float, float, float]], fill: str = "{h}") -> str:
    """This function will draw many discs as one path, which is shorter than many circles."""
    return path(
        "".join(f"M{x - r:g} {y:g}a{r:g} {r:g} 0 10{2 * r:g} 0 {r:g} {r:g} 0 10-{2 * r:g} 0" for x, y, r in places),
        fill,
    )


def cloud(x: float, y: float, r: float, bumps: int, fill: str = "{h}", squash: float = 1.0) -> str:
    """This function will cut a round cloud with `bumps` scallops: coily hair, a puff, a bun."""
    points = [
        (x + r * math.cos(2 * math.pi * i / bumps), y + squash * r * math.sin(2 * math.pi * i / bumps))
        for i in range(bumps)
    ]
    size = round(r * math.sin(math.pi / bumps) * 1.12, 1)
    arcs = " ".join(f"{size:g} {size:g} 0 01{px:.1f} {py:.1f}" for px, py in [*points[1:], points[0]])
    return path(f"M{points[0][0]:.1f} {points[0][1]:.1f}A{arcs}Z", fill)


HEADS = {
    "round": "M-18.5 0C-18.5-13-11-20 0-20S18.5-13 18.5 0 10.5 19.5 0 19.5-18.5 12-18.5 0Z",
    "oval": "M-17-4C-17-15-9.5-20.5 0-20.5S17-15 17-4 10.5 20.5 0 20.5-17 10-17-4Z",
    "square": "M-17.8-6C-17.8-16-10-20.5 0-20.5S17.8-16 17.8-6V5C17.8 15 9 20 0 20S-17.8 15-17.8 5Z",
    "heart": "M-18.2-5C-18.2-15-10-20 0-20S18.2-15 18.2-5C18.2 9 9 20.8 0 20.8S-18.2 9-18.2-5Z",
    "long": "M-16.8-7C-16.8-17-9-21 0-21S16.8-17 16.8-7V6C16.8 16 8.5 22 0 22S-16.8 16-16.8 6Z",
}

# Hair that is combed back from the forehead; the base of many others.
BACKSWEPT = "M-18.8 3C-21.5-15-12-25 0-25S21.5-15 18.8 3C17-6 12-12.5 1-14-9-13-17-7-18.8 3Z"
PARTED = "M0-25C-14-25-21.5-14-19 6L-17.2 4C-17.2-5-10-11 0-17 10-11 17.2-5 17.2 4L19 6C21.5-14 14-25 0-25Z"
SIDE = "M-19 5C-22-15-12-25 2-25 14-25 22-14 19 5L17 3C16.5-4 10-9 6-17-1-9-11-6-15.5-3-16.6-1-17 1-17 3Z"
LOW = "M-18.6 1C-20.5-14-11-22.8 0-22.8S20.5-14 18.6 1L17-2C16-9 12-13 0-13S-16-9-17-2Z"
NAPE = "M-21 18C-25-15-14-26 0-26S25-15 21 18C17 21 12 20 9 17H-9C-12 20-17 21-21 18Z"


def plait(x: float, drift: float, beads: int) -> str:
    """This function will plait a braid that falls from (x, 8), with a tie at its end."""
    rows = [(x + drift * i, 9 + 6.2 * i, 5.2 - 0.35 * i) for i in range(beads)]
    end_x, end_y, _ = rows[-1]
    return discs(rows) + disc(round(end_x + drift, 1), end_y + 5.2, 2.6, "{a}")


def strands(tops: list[float], foot: float, spread: float, width: float) -> str:
    """This function will hang ropes of hair from the top of the head down to `foot`."""
    ropes = "".join(f"M{x:g}-12Q{x * spread:g} {foot / 3:.0f} {x * spread:g} {foot:g}" for x in tops)
    return line(ropes, "{h}", width)


HAIRS = {
    "crop": Hair(
        "", path("M-19 3C-22-16-11-25 1-25 14-25 22-15 19 3L16.8 2C16.8-5 15-9 11-11 4-8-6-8-12-11-15-8-16.8-4-16.8 2Z")
    ),
    "sweep": Hair(
        "",
        path(
            "M-19 3C-23-13-15-23-4-24-2-27 8-28 13-23 20-19 21-8 19 3L16.8 1C16-5 15-8 12-10 3-5-7-6-13-12-16-8-17-3-16.8 1Z"
        ),
    ),
    "tuft": Hair(
        "",
        path(
            "M-19 3C-21-10-18-16-14-19L-15-24-9-22-7-28-1-24 5-29 7-23 14-25 14-19C18-16 21-10 19 3L16.8 1C16-6 14-9 12-10L8-7 4-11 0-7-4-11-8-7-12-10C-14-9-16-6-16.8 1Z"
        ),
    ),
    "buzz": Hair("", path(LOW)),
    "flat": Hair(
        "", path(LOW, "{H}") + path("M-17-9C-19-20-17-27-10-27.5H10C17-27 19-20 17-9 15-12 9-13 0-13S-15-12-17-9Z")
    ),
    "mop": Hair(
        "",
        path(
            "M-20.5 7C-25-16-12-26.5 0-26.5S25-16 20.5 7C18 8 17 5 16.8 1 16-4 15-5 13-6 7-3 2-4-1-7-3-4-8-2-13-6-15-4-16-2-16.8 1-17 5-18 8-20.5 7Z"
        ),
    ),
    "curls": Hair(
        "",
        discs(
            [
                (-18, -2, 5),
                (-18, -11, 6.5),
                (-12, -18, 7.5),
                (-4, -21, 8),
                (5, -21, 8),
                (13, -17, 7.5),
                (18, -10, 6.5),
                (18.5, -1, 4.6),
                (-7, -14, 5.5),
                (2, -15, 5.5),
                (10, -12, 5),
            ]
        ),
    ),
    "ringlets": Hair(
        discs(
            [
                (-21, -4, 8),
                (-23, 6, 7.5),
                (-22, 16, 7),
                (-18, 24, 6),
                (21, -4, 8),
                (23, 6, 7.5),
                (22, 16, 7),
                (18, 24, 6),
            ]
        ),
        discs(
            [
                (-17, -10, 7),
                (-11, -18, 8),
                (-2, -21, 8.5),
                (8, -20, 8),
                (15, -14, 7.5),
                (18.5, -5, 5),
                (-19, -1, 4.5),
                (-5, -14, 5),
                (4, -15, 5),
            ]
        ),
    ),
    "afro": Hair(cloud(0, -8, 25, 13), path("M-18.4 1C-20-12-14-21 0-21S20-12 18.4 1C16-8 11-13 0-13S-16-8-18.4 1Z")),
    "coils": Hair(
        cloud(0, -11, 20, 13), path("M-18.4 1C-20-12-14-21 0-21S20-12 18.4 1L16.6-3C15-9 11-11.5 0-11.5S-15-9-16.6-3Z")
    ),
    "puffs": Hair(
        cloud(-18, -19, 9.5, 9) + cloud(18, -19, 9.5, 9),
        path("M-18.6 2C-20-13-12-23 0-23S20-13 18.6 2C16-7 9-12 0-12.5-9-12-16-7-18.6 2Z")
        + line("M0-23V-13", "{K}", 1.1)
        + line("M-15-18-11-13M15-18 11-13", "{a}", 2.6),
    ),
    "space": Hair(disc(-13, -24, 7.5) + disc(13, -24, 7.5), path(PARTED) + line("M-9-20-13-17M9-20 13-17", "{a}", 2)),
    "topbun": Hair(cloud(0, -29, 7, 9), path(BACKSWEPT) + line("M-5-24.5Q0-22.5 5-24.5", "{a}", 2.4)),
    "lowbun": Hair(disc(17, 13, 7.5), path(SIDE)),
    "bob": Hair(
        path(NAPE), path("M-20 2C-21-16-11-25 0-25S21-16 20 2L17 0C16-4 15.5-6 15-7 6-5-6-5-15-7-15.5-6-16-4-17 0Z")
    ),
    "sidebob": Hair(path(NAPE), path(SIDE)),
    "straight": Hair(path("M-22 36C-22 10-26-26 0-26S22 10 22 36Z"), path(PARTED)),
    "fringe": Hair(
        path("M-22 36C-22 10-26-26 0-26S22 10 22 36Z"),
        path("M-20 7C-22-16-11-25 0-25S22-16 20 7L17.2 5C17-2 16.5-4 15.5-6H-15.5C-16.5-4-17-2-17.2 5Z"),
    ),
    "wavy": Hair(
        path(
            "M-20-8C-27-2-22 6-25 12-28 20-22 25-25 36H25C22 25 28 20 25 12 22 6 27-2 20-8 18-22 10-26 0-26S-18-22-20-8Z"
        ),
        path(SIDE),
    ),
    "layers": Hair(
        path(
            "M-20-6C-25 2-23 10-26 20-22 20-20 22-20 26H20C20 22 22 20 26 20 23 10 25 2 20-6 18-22 10-26 0-26S-18-22-20-6Z"
        ),
        path(PARTED),
    ),
    "plaits": Hair("", plait(-20, -0.6, 4) + plait(20, 0.6, 4) + path(PARTED) + line("M0-24V-17", "{K}", 1)),
    "sideplait": Hair(
        path("M-19 10C-23-15-14-26 0-26S23-15 20 12C10 18-10 18-19 10Z"), plait(19, -0.9, 5) + path(SIDE)
    ),
    "crown": Hair(
        "",
        path(BACKSWEPT)
        + discs([(-16, -13, 4.6), (-11, -18.5, 4.8), (-4, -21.5, 5), (4, -21.5, 5), (11, -18.5, 4.8), (16, -13, 4.6)])
        + line("M-13-20-10-14.5M-7-24-5-17.5M0-26V-19M7-24 5-17.5M13-20 10-14.5", "{H}", 1.1),
    ),
    "tail": Hair(
        path("M8-19C22-31 35-20 31-1 29 8 25 11 23 7 25-2 23-10 11-14Z"),
        path(BACKSWEPT) + line("M10-22Q15-19 15-15", "{a}", 2.6),
    ),
    "locs": Hair(
        strands([-19, -14, -9, 9, 14, 19], 30, 1.2, 5.4),
        path(LOW)
        + line(
            "M-16-13Q-20-6-20 10M-10-18Q-15-12-16-4M16-13Q20-6 20 10M10-18Q15-12 16-4M-3-20-6-12M4-20 5-12", "{h}", 4.6
        ),
    ),
    "twists": Hair(
        "",
        path(LOW)
        + line(
            "M-17-8-21-13M-14-14-18-20M-9-18-11-25M-3-20-4-27M4-20 5-27M10-18 12-25M14-14 18-20M17-8 21-13M-8-13-9-19M0-14V-21M8-13 9-19",
            "{h}",
            4.4,
        ),
    ),
    "rows": Hair(
        strands([-19, 19], 20, 1.05, 4.2),
        path(LOW)
        + line("M-11-13Q-13-19-8-21M-4-14Q-5-20-3-22M4-14Q5-20 3-22M11-13Q13-19 8-21", "{K}", 0.9)
        + discs([(-20, 15, 2.7), (-20, 21, 2.7), (20, 15, 2.7), (20, 21, 2.7)], "{a}"),
    ),
    "pixie": Hair(
        "", path("M-19 7C-23-14-13-25 1-25 14-26 22-15 19 7L17 1 16-5C14-8 12-10 10-14 4-8-6-5-14-5L-16.5 1Z")
    ),
    "flop": Hair(
        path("M-18.5 2C-20-14-11-22 0-22S20-14 18.5 2 10-6 0-6-18.5 2-18.5 2Z", "{H}"),
        path("M-17-9C-18-20-11-26 1-26 15-27 24-17 20-1 18 1 16-1 15-4 12-8 4-9-4-15-8-12-13-10-17-9Z"),
    ),
    "curtain": Hair(
        "",
        path(
            "M0-24C-5-28-22-25-20.5-6-20-2-19 2-17.5 4-17-2-9-6-1-17 7-8 16-3 17.5 4 19 2 20-2 20.5-6 22-25 5-28 0-24Z"
        ),
    ),
    "receding": Hair(
        "",
        path(
            "M-18.6 7C-22-8-18-17-12-20-4-24 5-24 12-20 18-17 22-8 18.6 7L17 3C17-4 16-9 13-12 7-17-7-17-13-12-16-9-17-4-17 3Z"
        ),
    ),
    "bald": Hair("", path("M-17.5 8C-21.5 2-20-8-17-11-17.5-5-17 0-17 6ZM17.5 8C21.5 2 20-8 17-11 17.5-5 17 0 17 6Z")),
    "hijab": Hair(
        path("M-26 44C-27-14-17-28 0-28S27-14 26 44Z", "{H}"),
        '<path d="M0-27.5C-17-27.5-23-14-22 2-21 12-17 20-21 34H21C17 20 21 12 22 2 23-14 17-27.5 0-27.5ZM0-16C11-16 15.5-9 15.5 1S8 20.5 0 20.5-15.5 11-15.5 1-11-16 0-16Z" fill="{h}" fill-rule="evenodd"/>'
        + path("M-14.5-6C-13-13-8-16 0-16S13-13 14.5-6C11-11 7-12.5 0-12.5S-11-11-14.5-6Z", "{a}")
        + line("M15 17C9 24-2 28-14 30M17 9C14 21 6 26-4 29", "{H}", 1.3),
    ),
    "patka": Hair(
        disc(0, -26.5, 6.2) + line("M-5-23Q0-20.5 5-23", "{H}", 2.4),
        path("M-19 2C-21.5-14-13-24 0-24S21.5-14 19 2C14-7 8-10.5 0-11.5-8-10.5-14-7-19 2Z")
        + line("M-15-9C-10-15-4-17 0-17.5M15-9C10-15 4-17 0-17.5", "{H}", 1.2),
    ),
    "beanie": Hair(
        "",
        path("M-16.5-6C-19 0-18 4-18 5-20-2-20-8-18-12H18C20-8 20-2 18 5 18 4 19 0 16.5-6 10-9-10-9-16.5-6Z")
        + path("M-18-11C-18-22-10-29 0-29S18-22 18-11Z", "{a}")
        + path("M-19.5-14.5C-8-17 8-17 19.5-14.5V-8C8-10.5-8-10.5-19.5-8Z", "{d}"),
    ),
    "flatcap": Hair(
        "",
        path("M-18.6 5C-20 0-20-6-18-10L-16.5-8C-17-3-17 1-16.8 4ZM18.6 5C20 0 20-6 18-10L16.5-8C17-3 17 1 16.8 4Z")
        + path("M-20-10C-22-20-12-27 0-27S22-20 20-10C8-14-8-14-20-10Z", "{a}")
        + path("M-20-10C-10-15 10-15 20-10 14-7 6-8 0-8S-14-7-20-10Z", "{d}"),
    ),
    "bandana": Hair(
        cloud(0, -10, 24, 13),
        path("M-18.4 1C-20-12-14-21 0-21S20-12 18.4 1C16-8 11-13 0-13S-16-8-18.4 1Z")
        + line("M-19.5-8C-12-17 12-17 19.5-8", "{a}", 5),
    ),
}
