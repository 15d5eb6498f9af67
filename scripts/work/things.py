"""Work that stands on a table and is seen from the front: bridges, brakes, boats, bread, puppets, pots, bottles."""

import math
from itertools import pairwise

from PIL import Image, ImageDraw

from scripts.work.doodles import CRAYONS
from scripts.work.hand import Hand, paper
from scripts.work.photo import HIGH, WIDE, Colour, Scene, ball, bar, blank, shape, solid, stick

WALLS: dict[str, Colour] = {
    "cream": (230, 222, 202),
    "sky": (190, 208, 214),
    "sage": (196, 208, 184),
    "rose": (222, 196, 188),
    "slate": (146, 158, 164),
}
BOOKS: list[Colour] = [(176, 66, 58), (62, 98, 146), (214, 168, 70), (74, 118, 82), (126, 84, 134), (70, 84, 92)]
EDGE = 660  # where the table meets the wall


def front(scene: Scene, wall: str) -> Image.Image:
    """This function will set up a view from the front and give an empty sheet as large as the picture."""
    scene.wall(WALLS[wall], EDGE)
    scene.near = 0.045
    return blank(WIDE, HIGH)


def stand(scene: Scene, sheet: Image.Image, foot: float, lift: float = 16) -> None:
    """This function will stand what is on the sheet on the table, with a pool of shadow at its foot."""
    pool = Image.new("L", (WIDE, HIGH), 0)
    box = sheet.getbbox() or (0, 0, 1, 1)
    ImageDraw.Draw(pool).ellipse((box[0] - 20, foot - 26, box[2] + 50, foot + 34), 230)
    scene.shade(pool, (0, -14), 14)
    scene.put(sheet, (WIDE / 2, HIGH / 2), lift=lift)


def note(scene: Scene, text: str, at: tuple[float, float], colour: Colour = (250, 226, 130)) -> None:
    """This function will stick a small note with a word or a number on it."""
    size = min(64, 400 / max(4, len(text)))
    sheet = paper(round(80 + 0.68 * size * len(text)), 150, text, colour)
    Hand(sheet, scene.rng, 0.3).write(text, 34, 100, size)
    scene.put(sheet, at, scene.rng.uniform(-8, 8), lift=6)


def car(sheet: Image.Image, x: float, y: float, colour: Colour, s: float = 1) -> None:
    """This function will park a toy car with its wheels on `y`."""
    shape(
        sheet,
        [(x - 34 * s, y - 52 * s), (x - 20 * s, y - 86 * s), (x + 26 * s, y - 86 * s), (x + 44 * s, y - 52 * s)],
        (206, 222, 228),
    )
    bar(sheet, (x - 74 * s, y - 56 * s, x + 74 * s, y - 14 * s), colour, round_by=14 * s)
    bar(sheet, (x - 38 * s, y - 92 * s, x + 30 * s, y - 80 * s), colour, round_by=6 * s)
    for dx in (-42, 42):
        ball(sheet, x + dx * s, y - 17 * s, 18 * s, (52, 50, 52))
        ball(sheet, x + dx * s, y - 17 * s, 8 * s, (196, 196, 192))


def pile(sheet: Image.Image, scene: Scene, middle: float, top: float, foot: float) -> None:
    """This function will stack books from the table up to `top`."""
    y = foot
    colours = scene.rng.sample(BOOKS, len(BOOKS))
    for i in range(12):
        high = min(scene.rng.uniform(46, 74), y - top)
        if high < 8:
            break
        half, shift = scene.rng.uniform(150, 195), scene.rng.uniform(-16, 16)
        colour = colours[i % len(colours)]
        bar(sheet, (middle - half + shift, y - high, middle + half + shift, y), colour, round_by=5)
        bar(
            sheet,
            (middle - half + shift + 20, y - high + high * 0.36, middle - half + shift + 120, y - high + high * 0.52),
            (238, 228, 200),
            round_by=3,
        )
        y -= high


def paper_bridge(
    scene: Scene, *, wall: str = "cream", kind: str = "fold", cars: int = 1, coins: int = 0, word: str = ""
) -> None:
    """This function will span two piles of books with paper: flat, folded, or on an arch."""
    sheet, foot, top = front(scene, wall), 960, scene.rng.uniform(600, 660)
    white, lower = (246, 243, 232), 0.8
    pile(sheet, scene, 310, top, foot)
    pile(sheet, scene, 1290, top, foot)
    rise = 84 if kind == "fold" else 150
    sag = 46 if kind == "flat" and cars + coins / 4 > 1 else 10
    if kind == "arch":
        mask = Image.new("L", sheet.size, 0)
        ImageDraw.Draw(mask).arc((420, top + 20, 1180, top + 560), 184, 356, 255, 26)
        sheet.paste((*[round(part * lower) for part in white], 255), (0, 0), mask)
    if kind in {"fold", "truss"}:
        n = 12 if kind == "fold" else 8
        points = [(420 + 760 * i / n, top - (rise - 10 if i % 2 else 4)) for i in range(n + 1)]
        for (x, y), (nx, ny) in pairwise(points):
            shape(sheet, [(x - 10, y), (x + 10, y), (nx + 10, ny), (nx - 10, ny)], white if y > ny else (212, 210, 202))
        shape(sheet, [(360, top - 12), (1240, top - 12), (1244, top + 6), (356, top + 6)], white)
    deck = top - (rise if kind in {"fold", "truss"} else 6)
    curve = [(330 + 940 * i / 16, deck + sag * math.sin(math.pi * i / 16)) for i in range(17)]
    shape(sheet, [*curve, *[(x, y + 17) for x, y in reversed(curve)]], white)
    for i in range(cars):
        x = 800 + (i - (cars - 1) / 2) * min(190, 560 / max(1, cars))
        car(
            sheet, x, deck + sag * math.sin(math.pi * (x - 330) / 940), BOOKS[(i * 2 + cars) % 6], min(1.35, 4.2 / cars)
        )
    for i in range(coins):
        x, y = 700 + 110 * (i % 3), deck + sag - 13 * (i // 3)
        bar(sheet, (x - 40, y - 13, x + 40, y), (206, 172, 104) if i % 2 else (200, 198, 190), round_by=5)
    stand(scene, sheet, foot)
    if word:
        note(scene, word, (800, 1050))


def spaghetti(
    scene: Scene, *, rows: int = 1, wide: int = 4, load: str = "", joint: str = "mallow", word: str = ""
) -> None:
    """This function will build triangles of spaghetti that meet in marshmallows or clay, seen from the front."""
    sheet, foot = front(scene, scene.rng.choice(list(WALLS))), 980
    side = min(520, 1150 / wide, 760 / (0.87 * rows))
    high = side * 0.87
    nodes = [
        [(800 + (i - (wide - r) / 2) * side, foot - 26 - r * high) for i in range(wide - r + 1)]
        for r in range(rows + 1)
    ]
    dough = (238, 205, 128)
    for r, line in enumerate(nodes):
        for (x, y), (nx, ny) in pairwise(line):
            stick(sheet, (x, y, nx, ny), 11, dough)
        if r < rows:
            for i, (x, y) in enumerate(nodes[r + 1]):
                for bx, by in line[i : i + 2]:
                    stick(sheet, (bx, by, x, y), 11, dough)
    for line in nodes:
        for x, y in line:
            if joint == "mallow":
                bar(
                    sheet,
                    (x - 30, y - 24, x + 30, y + 24),
                    scene.rng.choice([(248, 240, 234), (244, 206, 206)]),
                    round_by=18,
                )
            else:
                ball(sheet, x, y, 27, scene.rng.choice([(86, 140, 178), (196, 84, 70), (104, 152, 92)]))
    x, y = nodes[-1][len(nodes[-1]) // 2]
    if load == "book":
        bar(sheet, (x - 260, y - 86, x + 200, y - 24), BOOKS[1], round_by=5)
    if load == "cup":
        shape(sheet, [(x - 70, y - 150), (x + 70, y - 150), (x + 52, y - 20), (x - 52, y - 20)], (222, 122, 84))
    stand(scene, sheet, foot, lift=12)
    if word:
        note(scene, word, (1290, 1050))


def brake(
    scene: Scene, *, rim: Colour = (196, 160, 108), pad: Colour = (196, 82, 66), weight: int = 2, word: str = ""
) -> None:
    """This function will set up a wheel between two posts with a pad on its rim and weights on a thread."""
    sheet, foot = front(scene, "sky"), 1010
    bar(sheet, (430, foot - 44, 1200, foot), (158, 112, 70))
    for x in (560, 1060):
        bar(sheet, (x - 24, 420, x + 24, foot - 40), (178, 130, 84))
    mask = Image.new("L", sheet.size, 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((560, 330, 1060, 830), 255)
    draw.ellipse((614, 384, 1006, 776), 0)
    hub = Image.new("L", sheet.size, 0)
    spokes = ImageDraw.Draw(hub)
    turn = scene.rng.uniform(0, 1)
    for i in range(8):
        a = turn + math.tau * i / 8
        spokes.line((810, 580, 810 + 210 * math.cos(a), 580 + 210 * math.sin(a)), 255, 15)
    sheet.paste((232, 226, 210, 255), (0, 0), hub)
    rimmed = blank(WIDE, HIGH)
    solid(rimmed, mask, rim)
    sheet.alpha_composite(rimmed)
    stick(sheet, (540, 580, 1080, 580), 16, (150, 152, 156))
    ball(sheet, 810, 580, 44, (90, 100, 108))
    shape(sheet, [(770, 270), (850, 270), (850, 336), (770, 336)], pad)
    stick(sheet, (560, 430, 560, 250), 20, (150, 104, 64))
    stick(sheet, (560, 258, 1190, 286), 24, (172, 124, 78))
    ImageDraw.Draw(sheet).line((1180, 286, 1180, 560), (74, 70, 68, 255), 5)
    for i in range(weight):
        bar(sheet, (1132, 560 + 62 * i, 1228, 616 + 62 * i), (120, 124, 128), round_by=8)
    stand(scene, sheet, foot)
    if word:
        note(scene, word, (330, 1050))


def bottles(scene: Scene, *, fills: list[float], wall: str = "cream", words: list[str] | None = None) -> None:
    """This function will line up bottles with more and less coloured water."""
    sheet, foot = front(scene, wall), 960
    for i, fill in enumerate(fills):
        x = 800 + (i - (len(fills) - 1) / 2) * min(240, 1300 / len(fills))
        glass = [
            (x - 78, foot),
            (x - 78, foot - 330),
            (x - 32, foot - 420),
            (x - 32, foot - 540),
            (x + 32, foot - 540),
            (x + 32, foot - 420),
            (x + 78, foot - 330),
            (x + 78, foot),
        ]
        mask = Image.new("L", sheet.size, 0)
        ImageDraw.Draw(mask).polygon(glass, 120)
        sheet.paste((216, 230, 228, 150), (0, 0), mask)
        top = foot - 330 * fill
        shape(
            sheet,
            [(x - 72, foot - 8), (x - 72, top), (x + 72, top), (x + 72, foot - 8)],
            [*CRAYONS.values()][(i * 2 + 1) % 9],
        )
        ImageDraw.Draw(sheet).line((x - 52, foot - 40, x - 52, foot - 310), (255, 255, 255, 150), 9)
        bar(sheet, (x - 38, foot - 552, x + 38, foot - 528), (206, 218, 216), round_by=8)
    stand(scene, sheet, foot, lift=12)
    for i, word in enumerate(words or []):
        note(scene, word, (800 + (i - (len(fills) - 1) / 2) * min(240, 1300 / len(fills)), 1030))


def loaves(
    scene: Scene, *, count: int = 1, seeds: bool = False, board: Colour = (178, 132, 84), word: str = ""
) -> None:
    """This function will put bread on a board, still warm."""
    sheet, foot = front(scene, "rose"), 960
    bar(sheet, (300, foot - 40, 1300, foot + 6), board, round_by=20)
    half = 430 if count == 1 else 620 / count
    for i in range(count):
        x, high = 800 + (i - (count - 1) / 2) * 1.86 * half, min(330, half * 1.15)
        mask = Image.new("L", sheet.size, 0)
        ImageDraw.Draw(mask).rounded_rectangle((x - half, foot - 40 - high, x + half, foot - 34), high * 0.48, 255)
        solid(sheet, mask, (198, 130, 70), top=1.22, foot=0.72)
        for k in (-1, 0, 1) if count < 4 else (0,):
            cut, up = x + k * half * 0.52, foot - 40 - high * 0.66
            slash = blank(round(high * 0.2), round(high * 0.62))
            ball(
                slash,
                slash.width / 2,
                slash.height / 2,
                slash.width / 2 - 2,
                (240, 212, 158),
                squash=slash.height / slash.width,
                foot=0.94,
            )
            sheet.alpha_composite(
                slash.rotate(-24, Image.Resampling.BICUBIC, expand=True),
                (round(cut - high * 0.2), round(up - high * 0.28)),
            )
        for _ in range(40 if seeds else 0):
            sx, sy = x + scene.rng.uniform(-0.8, 0.8) * half, foot - 60 - scene.rng.uniform(0.2, 0.8) * high
            ball(sheet, sx, sy, 6, (92, 66, 44))
    stand(scene, sheet, foot + 6)
    if word:
        note(scene, word, (380, 1050))


def boats(scene: Scene, *, sail: Colour = (214, 96, 78), cargo: int = 0, count: int = 1, foil: bool = False) -> None:
    """This function will float home-made boats in a tub, with marbles for cargo."""
    sheet, foot = front(scene, "sage"), 1000
    shape(sheet, [(220, 650), (1380, 650), (1310, foot), (290, foot)], (216, 222, 220), foot=0.78)
    for i in range(count):
        s, x = 1.5 if count == 1 else 1.15, 800 + (i - (count - 1) / 2) * 520
        hull = (190, 194, 198) if foil else (176, 116, 68)
        stick(sheet, (x, 610, x, 610 - 340 * s), 13, (150, 108, 70))
        shape(
            sheet,
            [(x + 14, 610 - 325 * s), (x + 14, 610 - 50 * s), (x + 190 * s, 610 - 50 * s)],
            sail if i % 2 == 0 else (98, 140, 176),
        )
        for k in range(cargo):
            ball(sheet, x - s * (130 - 50 * (k % 6)), 598 - 40 * (k // 6), 30, [*CRAYONS.values()][k % 8])
        shape(
            sheet,
            [(x - 210 * s, 606), (x + 210 * s, 606), (x + 150 * s, 606 + 100 * s), (x - 150 * s, 606 + 100 * s)],
            hull,
        )
    water = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(water).polygon(
        [(228, 678), *[(240 + 1130 * i / 20, 676 + 8 * math.sin(i * 1.7)) for i in range(21)], (1316, 990), (286, 990)],
        205,
    )
    sheet.paste((126, 176, 198, 255), (0, 0), water)
    stand(scene, sheet, foot)


def puppets(scene: Scene, *, looks: list[tuple[Colour, Colour, str]], wall: str = "slate") -> None:
    """This function will stand stick puppets of paper in a box: each a colour, a colour, and ears."""
    sheet, foot = front(scene, wall), 980
    for i, (skin, dress, ears) in enumerate(looks):
        x = 800 + (i - (len(looks) - 1) / 2) * 400
        stick(sheet, (x, 620, x, foot - 60), 20, (196, 154, 104))
        if ears == "long":
            for dx in (-46, 46):
                ball(sheet, x + dx, 250, 34, skin, squash=2.6)
        if ears == "round":
            for dx in (-98, 98):
                ball(sheet, x + dx, 296, 48, skin)
        if ears == "crown":
            shape(
                sheet,
                [(x - 96, 300), (x - 110, 190), (x - 50, 246), (x, 170), (x + 50, 246), (x + 110, 190), (x + 96, 300)],
                (228, 184, 70),
            )
        ball(sheet, x, 380, 122, skin)
        shape(sheet, [(x - 70, 490), (x + 70, 490), (x + 150, 760), (x - 150, 760)], dress)
        for dx in (-42, 42):
            ball(sheet, x + dx, 364, 15, (48, 44, 44))
        ImageDraw.Draw(sheet).arc((x - 44, 376, x + 44, 440), 20, 160, (120, 54, 48, 255), 9)
        for k in range(3):
            ball(sheet, x, 560 + 70 * k, 14, (244, 232, 204))
    bar(sheet, (240, 800, 1360, foot), (186, 148, 104), round_by=6)
    hand = Hand(sheet, scene.rng, 0.2)
    hand.line([(300, 880), (1300, 872)], CRAYONS["red"], 22, rough=0.4)
    stand(scene, sheet, foot)


def pots(scene: Scene, *, highs: list[int], words: list[str], wall: str = "sage") -> None:
    """This function will line up pots with seedlings of different heights, and their labels."""
    sheet, foot = front(scene, wall), 980
    gap = 1300 / len(highs)
    for i, high in enumerate(highs):
        x, top = 800 + (i - (len(highs) - 1) / 2) * gap, foot - 200
        if high:
            stick(sheet, (x, top, x + high * 0.06, top - high), 13, (96, 142, 70))
            for k in range(max(1, high // 70)):
                y = top - high + 70 * k
                for side in (-1, 1):
                    shape(
                        sheet,
                        [(x + 4, y + 34), (x + side * 50, y - 12), (x + side * 92, y + 8), (x + side * 56, y + 36)],
                        (118, 168, 82),
                    )
        shape(sheet, [(x - 92, top + 10), (x + 92, top + 10), (x + 68, foot), (x - 68, foot)], (192, 108, 74))
        bar(sheet, (x - 104, top - 24, x + 104, top + 30), (204, 120, 84), round_by=8)
    stand(scene, sheet, foot)
    for i, word in enumerate(words):
        note(scene, word, (800 + (i - (len(highs) - 1) / 2) * gap, 1046), (250, 246, 232))


def drums(scene: Scene, *, tins: list[tuple[int, int, Colour]]) -> None:
    """This function will set up drums made of tins: each half as wide, high, and painted as told."""
    sheet, foot = front(scene, "cream"), 960
    x = 800 - sum(half for half, _, _ in tins) - 20 * len(tins)
    for half, high, colour in tins:
        x += half + 20
        shape(sheet, [(x - half, foot - high), (x + half, foot - high), (x + half, foot), (x - half, foot)], colour)
        zig = [(x - half + 2 * half * k / 8, foot - (30 if k % 2 else high - 34)) for k in range(9)]
        ImageDraw.Draw(sheet).line(zig, (244, 232, 200, 255), 9, joint="curve")
        ball(sheet, x, foot - high, half, (240, 226, 196), squash=0.2)
        ImageDraw.Draw(sheet).ellipse(
            (x - half, foot - high - half * 0.2, x + half, foot - high + half * 0.2),
            outline=(120, 84, 54, 255),
            width=8,
        )
        x += half + 20
    stand(scene, sheet, foot)
    for turn in (24, 12):
        beater = blank(620, 70)
        stick(beater, (20, 35, 560, 35), 16, (190, 146, 94))
        ball(beater, 570, 35, 32, (176, 74, 62))
        scene.put(beater, (scene.rng.uniform(700, 900), 1050 + turn), turn, lift=9)


THINGS = {one.__name__: one for one in (paper_bridge, spaghetti, brake, bottles, loaves, boats, puppets, pots, drums)}
