"""Work on paper: pages, maps, graphs, number lines, posters, storyboards, plans."""

import math
from itertools import pairwise

from PIL import Image, ImageDraw

from scripts.work.doodles import CRAYONS, DOODLES, oval
from scripts.work.hand import Hand, paper
from scripts.work.photo import Colour, Scene, bar, blank, shape, stick

INKS: dict[str, Colour] = {
    "pencil": (92, 92, 98),
    "pen": (38, 54, 110),
    "black": (44, 44, 48),
    "green": (46, 96, 66),
    "felt": (128, 52, 82),
}


def lay(scene: Scene, sheet: Image.Image, at: tuple[float, float] = (800, 600), turn: float | None = None) -> None:
    """This function will put a sheet on the table, a little askew as people do."""
    scene.put(sheet, at, scene.rng.uniform(-3.5, 3.5) if turn is None else turn, lift=7)


def pencil(scene: Scene, at: tuple[float, float], turn: float, colour: Colour = (222, 170, 52)) -> None:
    """This function will leave a pencil on the table."""
    rod = blank(620, 60)
    shape(rod, [(0, 12), (500, 12), (500, 48), (0, 48)], colour, foot=0.7)
    shape(rod, [(500, 12), (590, 28), (590, 33), (500, 48)], (232, 202, 160))
    shape(rod, [(574, 25), (602, 30), (574, 35)], (60, 58, 62))
    bar(rod, (0, 10, 40, 50), (206, 120, 118), round_by=10)
    scene.put(rod, at, turn, lift=9)


def crayon(scene: Scene, at: tuple[float, float], turn: float, colour: str) -> None:
    rod = blank(330, 70)
    bar(rod, (0, 6, 270, 64), CRAYONS[colour], round_by=8, foot=0.7)
    shape(rod, [(268, 12), (318, 26), (318, 44), (268, 58)], CRAYONS[colour])
    bar(rod, (40, 6, 230, 64), (245, 236, 214), round_by=2, foot=0.8)
    scene.put(rod, at, turn, lift=11)


def page(
    scene: Scene,
    lines: list[str],
    *,
    title: str = "",
    doodle: str = "",
    ink: str = "pencil",
    steady: float = 0.3,
    rule: str = "lined",
    size: float = 46,
) -> None:
    """This function will lay down a written page, with a small drawing if there is one."""
    sheet = paper(1000, 1080, str(scene.rng.random()), rule=rule)
    hand = Hand(sheet, scene.rng, steady)
    y = 148.0
    if title:
        end = hand.write(title, 140, y, size * 1.25, INKS[ink])
        hand.line([(140, y + 20), (end, y + 16)], INKS[ink], 4)
        y += 124
    for text in lines:
        hand.write(text, 140, y, size, INKS[ink])
        y += 62 if size < 50 else 124
    if doodle:
        DOODLES[doodle](hand, 560, min(870, y + 150), 150)
    lay(scene, sheet, (scene.rng.uniform(720, 880), 610))
    pencil(scene, (1400, 700), 74) if ink == "pencil" else pencil(scene, (180, 640), 96, (60, 92, 150))


def number_line(
    scene: Scene,
    first: int,
    last: int,
    step: int,
    jumps: list[tuple[float, float]],
    says: str,
    *,
    colour: str = "red",
    steady: float = 0.2,
) -> None:
    """This function will draw a number line with the jumps a child made on it."""
    sheet = paper(1380, 620, str(scene.rng.random()))
    hand = Hand(sheet, scene.rng, steady)
    ticks = list(range(first, last + 1, step))

    def place(value: float) -> float:
        return 90 + 1190 * (value - first) / (last - first)

    hand.line([(60, 400), (1320, 400)], INKS["black"], 7)
    for value in ticks:
        hand.line([(place(value), 378), (place(value), 424)], INKS["black"], 6)
        hand.write(
            str(value),
            place(value) - (11 if len(ticks) > 12 else 13) * len(str(value)),
            486,
            30 if len(ticks) > 12 else 44,
            INKS["black"],
        )
    for start, stop in jumps:
        a, b = place(start), place(stop)
        rise = 60 + 0.22 * abs(b - a)
        hand.line(
            [
                (a, 376),
                ((3 * a + b) / 4, 376 - rise * 0.8),
                ((a + b) / 2, 376 - rise),
                ((a + 3 * b) / 4, 376 - rise * 0.8),
                (b, 376),
            ],
            CRAYONS[colour],
            9,
            soft=True,
            rough=0.4,
        )
        hand.arrow(((a + 3 * b) / 4 + (b - a) * 0.12, 376 - rise * 0.45), (b, 372), CRAYONS[colour], 8)
    hand.write(says, 110, 575, 50, INKS["pencil"])
    lay(scene, sheet)
    crayon(scene, (1180, 1040), 14, colour)


def drawn_map(
    scene: Scene,
    *,
    places: list[tuple[str, int, int, str]],
    road: list[tuple[int, int]],
    river: bool = True,
    steady: float = 0.25,
) -> None:
    """This function will draw a map: places, a river, and the way that was walked."""
    sheet = paper(1300, 960, str(scene.rng.random()), (248, 243, 228))
    hand = Hand(sheet, scene.rng, steady)
    if river:
        for dy in (0, 14, 28, 42):
            hand.line(
                [(0, 620 + dy), (300, 560 + dy), (600, 640 + dy), (900, 560 + dy), (1299, 600 + dy)],
                CRAYONS["sky"],
                16,
                soft=True,
                rough=0.5,
            )
    points = [(float(x), float(y)) for x, y in road]
    hand.line(points, CRAYONS["sand"], 34, soft=True, rough=0.3)
    steps = points
    for (x, y), (nx, ny) in pairwise(steps):
        for k in range(5):
            t = (k + 0.25) / 5
            hand.line(
                [(x + (nx - x) * t, y + (ny - y) * t), (x + (nx - x) * (t + 0.09), y + (ny - y) * (t + 0.09))],
                CRAYONS["red"],
                9,
            )
    for doodle, x, y, name in places:
        DOODLES[doodle](hand, x, y, 82)
        hand.write(name, x - 11 * len(name), y + 148, 40, INKS["black"])
    hand.arrow((1190, 200), (1190, 90), INKS["black"], 6)
    hand.write("N", 1172, 262, 46, INKS["black"])
    lay(scene, sheet)
    crayon(scene, (1440, 1040), 62, "red")
    crayon(scene, (1330, 1120), 20, "sky")


def graph(
    scene: Scene,
    values: list[float],
    *,
    title: str,
    across: str,
    up: str,
    bars: bool = False,
    colour: str = "red",
    steady: float = 0.6,
) -> None:
    """This function will plot what was measured on squared paper."""
    sheet = paper(1120, 960, str(scene.rng.random()), rule="squared")
    hand = Hand(sheet, scene.rng, steady)
    hand.line([(146, 130), (146, 826), (1070, 826)], INKS["black"], 7)
    hand.write(title, 190, 96, 50, INKS["black"])
    hand.write(across, 1060 - 26 * len(across), 916, 40, INKS["pencil"])
    hand.write(up, 20, 122, 36, INKS["pencil"])
    high = max(values)
    places = [(146 + 880 * (i + 0.7) / len(values), 826 - 600 * value / high) for i, value in enumerate(values)]
    for i, (x, y) in enumerate(places):
        hand.write(str(i + 1), x - 10, 872, 34, INKS["pencil"])
        if bars:
            half = 300 / len(values)
            hand.fill([(x - half, y), (x + half, y), (x + half, 824), (x - half, 824)], CRAYONS[colour], gap=18)
            hand.line([(x - half, 824), (x - half, y), (x + half, y), (x + half, 824)], INKS["black"], 5)
    if not bars:
        hand.line(places, CRAYONS[colour], 6)
        for x, y in places:
            hand.line([(x - 14, y - 14), (x + 14, y + 14)], INKS["black"], 6)
            hand.line([(x - 14, y + 14), (x + 14, y - 14)], INKS["black"], 6)
    lay(scene, sheet)
    ruler(scene, (1440, 560), 84)


def ruler(scene: Scene, at: tuple[float, float], turn: float, length: int = 1000) -> None:
    rod = blank(length, 92)
    bar(rod, (0, 0, length - 1, 91), (238, 214, 150), foot=0.92)
    draw = ImageDraw.Draw(rod)
    for i, x in enumerate(range(24, length - 20, 16)):
        draw.line((x, 0, x, 36 if i % 5 == 0 else 22), (90, 72, 44), 3)
    scene.put(rod, at, turn, lift=6)


def poster(
    scene: Scene,
    title: str,
    doodle: str,
    lines: list[str],
    *,
    colour: str = "blue",
    ground: Colour = (250, 246, 232),
    steady: float = 0.45,
) -> None:
    """This function will lay down a poster draft with a big title and one drawing."""
    sheet = paper(920, 1120, str(scene.rng.random()), ground)
    hand = Hand(sheet, scene.rng, steady)
    size = min(120, 820 / (0.66 * max(5, len(title))))
    width = 0.66 * size * len(title)
    hand.write(title, (920 - width) / 2, 180, size, CRAYONS[colour], 15)
    hand.line([(110, 224), (810, 214)], CRAYONS["yellow"], 16, rough=0.5)
    DOODLES[doodle](hand, 460, 520, 230)
    for i, text in enumerate(lines):
        hand.write(text, 110, 880 + 84 * i, 50, INKS["black"])
    lay(scene, sheet, (790, 600))
    for i, one in enumerate((colour, "yellow")):
        crayon(scene, (1420, 420 + 150 * i), 70 + 30 * i, one)


def storyboard(scene: Scene, frames: list[tuple[str, str]], *, steady: float = 0.5) -> None:
    """This function will plan a film in boxes, one drawing and a few words in each."""
    sheet = paper(1360, 1000, str(scene.rng.random()))
    hand = Hand(sheet, scene.rng, steady)
    for i, (doodle, says) in enumerate(frames):
        x, y = 50 + 430 * (i % 3), 50 + 470 * (i // 3)
        hand.line([(x, y), (x + 390, y), (x + 390, y + 300), (x, y + 300), (x, y)], INKS["black"], 6)
        DOODLES[doodle](hand, x + 195, y + 140, 88)
        hand.write(says, x + 6, y + 372, 37, INKS["pen"])
        hand.write(str(i + 1), x + 12, y + 48, 34, INKS["felt"])
    lay(scene, sheet)


def shared(scene: Scene, wholes: int, parts: int, says: str, *, colour: str = "orange", steady: float = 0.2) -> None:
    """This function will draw round things cut into equal parts, with what was found out."""
    sheet = paper(1240, 820, str(scene.rng.random()))
    hand = Hand(sheet, scene.rng, steady)
    r = min(200, 520 / wholes)
    for w in range(wholes):
        x, y = 1240 * (w + 0.5) / wholes, 310
        for p in range(parts):
            a, b = math.tau * p / parts - 1.571, math.tau * (p + 1) / parts - 1.571
            wedge = [
                (x, y),
                *[(x + r * math.cos(a + (b - a) * k / 8), y + r * math.sin(a + (b - a) * k / 8)) for k in range(9)],
            ]
            hand.fill(
                wedge,
                list(CRAYONS.values())[(p * 3 + w) % 9] if p % 2 == 0 else CRAYONS[colour],
                gap=17,
                slope=0.5 if p % 2 else -0.5,
            )
            hand.line([(x, y), (x + r * math.cos(a), y + r * math.sin(a))], INKS["black"], 6)
        hand.ring(x, y, r, INKS["black"], 7)
    hand.write(says, 110, 700, 54, INKS["pencil"])
    lay(scene, sheet)
    crayon(scene, (1350, 1080), 24, colour)


def notes(
    scene: Scene,
    title: str,
    doodle: str,
    labels: list[tuple[int, int, int, int, str]],
    lines: list[str],
    *,
    steady: float = 0.3,
) -> None:
    """This function will draw a thing that was looked at closely, with arrows and words round it."""
    sheet = paper(1240, 960, str(scene.rng.random()))
    hand = Hand(sheet, scene.rng, steady)
    hand.write(title, 70, 96, 56, INKS["black"])
    DOODLES[doodle](hand, 600, 400, 240)
    for x, y, tx, ty, word in labels:
        hand.arrow((x, y), (tx, ty), INKS["pencil"], 5)
        hand.write(word, x - 24 * len(word) if tx > x else x + 10, y + 14, 42, INKS["pen"])
    for i, text in enumerate(lines):
        hand.write(text, 80, 800 + 68 * i, 44, INKS["pencil"])
    lay(scene, sheet)
    pencil(scene, (1300, 1110), 18)


def tallies(scene: Scene, title: str, rows: list[tuple[str, str, int]], *, steady: float = 0.25) -> None:
    """This function will count with strokes, five to a gate."""
    sheet = paper(1040, 980, str(scene.rng.random()), rule="lined")
    hand = Hand(sheet, scene.rng, steady)
    hand.write(title, 140, 138, 56, INKS["black"])
    for i, (doodle, name, count) in enumerate(rows):
        y = 270 + 186 * i
        DOODLES[doodle](hand, 220, y - 10, 66)
        hand.write(name, 320, y + 8, 44, INKS["pencil"])
        for k in range(count):
            x = 560 + 118 * (k // 5) + 20 * (k % 5)
            hand.line([(x, y + 18), (x + 4, y - 50)] if k % 5 < 4 else [(x - 92, y), (x - 4, y - 36)], INKS["pen"], 7)
    lay(scene, sheet)
    pencil(scene, (1450, 640), 80)


def music(scene: Scene, title: str, beats: list[list[int]], says: str, *, steady: float = 0.5) -> None:
    """This function will write a rhythm in coloured dots, one row for each instrument."""
    sheet = paper(1300, 820, str(scene.rng.random()))
    hand = Hand(sheet, scene.rng, steady)
    hand.write(title, 70, 110, 60, INKS["black"])
    width = 1080 / len(beats[0])
    for row, line in enumerate(beats):
        y = 240 + 130 * row
        hand.line([(100, y), (1220, y)], INKS["pencil"], 4)
        for i, size in enumerate(line):
            x = 150 + width * i
            if size:
                hand.fill(oval(x, y, 16 + 15 * size, 16 + 15 * size, 18), list(CRAYONS.values())[row * 2], rough=0.45)
            hand.line([(x + width / 2, y - 12), (x + width / 2, y + 12)], INKS["pencil"], 3)
    hand.write(says, 90, 730, 48, INKS["pencil"])
    lay(scene, sheet)


def plan(scene: Scene, title: str, labels: list[tuple[int, int, int, int, str]], lines: list[str]) -> None:
    """This function will draw a plan of a brake: wheel, pads, arms and cable, in pen on squared paper."""
    sheet = paper(1280, 960, str(scene.rng.random()), rule="squared")
    hand = Hand(sheet, scene.rng, 0.75)
    ink = INKS["pen"]
    hand.write(title, 66, 100, 52, ink)
    for r in (270, 238, 26):
        hand.ring(470, 560, r, ink, 6)
    for i in range(9):
        a = math.tau * i / 9
        hand.line(
            [(470 + 28 * math.cos(a), 560 + 28 * math.sin(a)), (470 + 236 * math.cos(a), 560 + 236 * math.sin(a))],
            INKS["pencil"],
            3,
        )
    hand.fill([(388, 260), (428, 260), (428, 322), (388, 322)], CRAYONS["red"], gap=12)
    hand.fill([(512, 260), (552, 260), (552, 322), (512, 322)], CRAYONS["red"], gap=12)
    hand.line([(400, 260), (430, 190), (470, 178), (510, 190), (540, 260)], ink, 7, soft=True)
    hand.line([(470, 182), (600, 170), (760, 150), (1000, 170)], ink, 5, soft=True)
    for x, y, tx, ty, word in labels:
        hand.arrow((x, y), (tx, ty), INKS["felt"], 4)
        hand.write(word, x + 14, y + 12, 40, INKS["felt"])
    for i, text in enumerate(lines):
        hand.write(text, 780, 640 + 66 * i, 40, ink)
    lay(scene, sheet)
    ruler(scene, (700, 1130), 3, 1200)


def prices(scene: Scene, title: str, rows: list[tuple[str, str]], *, steady: float = 0.4) -> None:
    """This function will write a price list on a card and leave some coins beside it."""
    sheet = paper(760, 940, str(scene.rng.random()), (244, 226, 178))
    hand = Hand(sheet, scene.rng, steady)
    hand.write(title, 90, 140, 80, CRAYONS["red"], 11)
    for i, (what, cost) in enumerate(rows):
        hand.write(what, 90, 300 + 130 * i, 58, INKS["black"])
        hand.write(cost, 560, 300 + 130 * i, 58, CRAYONS["blue"])
    lay(scene, sheet, (620, 610))
    for _ in range(9):
        coin = blank(120, 120)
        copper = scene.rng.choice([(196, 140, 92), (206, 204, 198), (214, 178, 96)])
        ImageDraw.Draw(coin).ellipse((6, 6, 114, 114), (*copper, 255))
        ImageDraw.Draw(coin).ellipse(
            (18, 18, 102, 102), outline=(*[round(part * 0.82) for part in copper], 255), width=5
        )
        scene.put(coin, (scene.rng.uniform(1120, 1480), scene.rng.uniform(300, 960)), lift=5)


def fan_of_sticks(scene: Scene, at: tuple[float, float], count: int, colour: Colour) -> None:
    """This function will leave some loose sticks on the table."""
    for i in range(count):
        rod = blank(460, 40)
        stick(rod, (14, 20, 446, 20), 13, colour)
        scene.put(rod, (at[0] + 26 * i, at[1] + 18 * i), 18 * i - 30 + scene.rng.uniform(-6, 6), lift=6)


FLAT = {
    one.__name__: one
    for one in (page, number_line, drawn_map, graph, poster, storyboard, shared, notes, tallies, music, plan, prices)
}
