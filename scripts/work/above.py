"""Work that lies on a table or on the ground and is seen from above: quilts, circuits, chess, chalk, cards, cookies."""

import math

from PIL import Image, ImageDraw

from scripts.work.doodles import CRAYONS, DOODLES
from scripts.work.hand import Hand, paper
from scripts.work.photo import Colour, Scene, ball, bar, blank, shape, solid, stick

CLOTHS: dict[str, list[Colour]] = {
    "warm": [(188, 72, 62), (222, 160, 72), (240, 224, 190), (146, 66, 90)],
    "cool": [(64, 104, 152), (110, 166, 170), (240, 236, 220), (84, 84, 128)],
    "field": [(110, 142, 78), (214, 182, 84), (240, 228, 196), (168, 98, 60)],
}


def quilt(scene: Scene, *, cloth: str = "warm", across: int = 5, down: int = 4, kind: str = "half") -> None:
    """This function will sew squares into a quilt: halved, diamonds, or a star in the middle of each."""
    size, colours = 200, CLOTHS[cloth]
    sheet = blank(across * size + 40, down * size + 40)
    bar(sheet, (0, 0, sheet.width - 1, sheet.height - 1), (236, 226, 204), round_by=8, foot=0.96)
    for row in range(down):
        for column in range(across):
            x, y = 20 + column * size, 20 + row * size
            one, other = colours[(row + column) % 4], colours[(row + column * 2 + 1) % 4]
            square = [(x + 3, y + 3), (x + size - 3, y + 3), (x + size - 3, y + size - 3), (x + 3, y + size - 3)]
            shape(sheet, square, one, top=1.04, foot=0.94)
            if kind == "half":
                shape(
                    sheet,
                    square[:3] if (row + column) % 2 else [square[0], square[2], square[3]],
                    other,
                    top=1.04,
                    foot=0.94,
                )
            if kind == "diamond":
                shape(
                    sheet,
                    [
                        (x + size / 2, y + 12),
                        (x + size - 12, y + size / 2),
                        (x + size / 2, y + size - 12),
                        (x + 12, y + size / 2),
                    ],
                    other,
                    top=1.04,
                    foot=0.94,
                )
            if kind == "star":
                points = [
                    (
                        x + size / 2 + (84 if k % 2 else 34) * math.cos(math.pi * k / 6),
                        y + size / 2 + (84 if k % 2 else 34) * math.sin(math.pi * k / 6),
                    )
                    for k in range(12)
                ]
                shape(sheet, points, other, top=1.04, foot=0.94)
    draw = ImageDraw.Draw(sheet)
    for line in [*range(20, sheet.width, size)]:
        for y in range(26, sheet.height - 20, 22):
            draw.line((line + 7, y, line + 7, y + 11), (250, 244, 228, 255), 4)
    scene.put(sheet, (800, 600), scene.rng.uniform(-4, 4), lift=9)


def circuit(scene: Scene, *, lamps: int = 1, switch: bool = True, buzzer: bool = False, coil: bool = False) -> None:
    """This function will wire a battery to lamps on a card."""
    sheet = paper(1240, 860, str(scene.rng.random()), (214, 190, 150))
    lower, upper = 690, 190
    route = [(200, lower), (200, upper), (1040, upper), (1040, lower)]
    for (a, b), colour in (((0, 2), (196, 64, 54)), ((1, 4), (56, 58, 66))):
        hand = Hand(sheet, scene.rng, 0.2)
        hand.line(
            route[a : b + 1] if a == 0 else [(1040, upper), (1040, lower), (620, lower + 20)],
            colour,
            15,
            rough=0,
            soft=True,
        )
    Hand(sheet, scene.rng, 0.2).line([(200, lower), (420, lower + 10)], (196, 64, 54), 15, rough=0)
    bar(sheet, (400, lower - 70, 720, lower + 80), (66, 72, 78), round_by=18)
    bar(sheet, (640, lower - 70, 720, lower + 80), (206, 150, 70), round_by=12)
    bar(sheet, (720, lower - 24, 744, lower + 34), (200, 200, 196), round_by=6)
    for i in range(lamps):
        x = 620 + (i - (lamps - 1) / 2) * 240
        glow = Image.new("L", sheet.size, 0)
        ImageDraw.Draw(glow).ellipse((x - 92, upper - 92, x + 92, upper + 92), 110)
        sheet.paste((255, 240, 170, 255), (0, 0), glow.resize(sheet.size))
        bar(sheet, (x - 74, upper - 30, x + 74, upper + 30), (148, 150, 152), round_by=10)
        ball(sheet, x, upper, 50, (255, 222, 112), top=1.0, foot=0.96)
    if switch:
        bar(sheet, (960, 400, 1120, 500), (238, 232, 216), round_by=8)
        stick(sheet, (1000, 450, 1100, 396), 16, (196, 150, 74))
        for x in (1000, 1084):
            ball(sheet, x, 452, 15, (214, 168, 80))
    if buzzer:
        ball(sheet, 200, 450, 88, (48, 50, 54))
        ball(sheet, 200, 450, 20, (150, 150, 148))
    if coil:
        for k in range(14):
            stick(sheet, (130, 330 + 22 * k, 270, 344 + 22 * k), 12, (184, 104, 60))
    scene.put(sheet, (800, 610), scene.rng.uniform(-3, 3), lift=9)


def chess(scene: Scene, *, white: list[str], black: list[str], note: str = "") -> None:
    """This function will set pieces on a board; a piece is a letter and a square, as in "Nf3"."""
    size = 124
    board = blank(8 * size + 60, 8 * size + 60)
    bar(board, (0, 0, board.width - 1, board.height - 1), (110, 74, 48), round_by=10, foot=0.95)
    draw = ImageDraw.Draw(board)
    for row in range(8):
        for column in range(8):
            x, y = 30 + column * size, 30 + row * size
            draw.rectangle(
                (x, y, x + size, y + size), (236, 214, 172, 255) if (row + column) % 2 == 0 else (160, 110, 70, 255)
            )
    for pieces, colour in ((white, (244, 236, 216)), (black, (62, 54, 52))):
        for one in pieces:
            x, y = 30 + size * ("abcdefgh".index(one[1]) + 0.5), 30 + size * (8 - int(one[2]) + 0.5)
            place = blank(size, size)
            ball(place, 62, 62, 46, colour, foot=0.7)
            rank = {"K": 30, "Q": 26, "R": 24, "B": 20, "N": 20, "P": 14}[one[0]]
            ball(place, 62, 60, rank, colour, top=1.15, foot=0.78)
            if one[0] == "N":
                shape(place, [(48, 76), (42, 40), (62, 22), (84, 44), (82, 76)], colour, top=1.1)
            if one[0] in "KQ":
                for dx, dy in ((0, -24), (-22, -8), (22, -8), (-14, 16), (14, 16)):
                    ball(place, 62 + dx, 60 + dy, 8, (206, 160, 80))
            board.alpha_composite(place, (round(x - size / 2), round(y - size / 2)))
    scene.put(board, (700, 600), scene.rng.uniform(-2.5, 2.5), lift=13)
    if note:
        slip = paper(330, 720, note, rule="lined")
        hand = Hand(slip, scene.rng, 0.5)
        for i, move in enumerate(note.split("/")):
            hand.write(move, 30, 150 + 62 * i, 38)
        scene.put(slip, (1460, 560), -5, lift=6)


def chalk(scene: Scene, *, marks: list[tuple[str, float]], pole: bool = True, word: str = "") -> None:
    """This function will show shadows drawn with chalk on the ground: an hour and an angle for each."""
    sheet = blank(1600, 1200)
    sheet.paste((0, 0, 0, 1), (0, 0, 1600, 1200))
    hand = Hand(sheet, scene.rng, 0.25)
    colours = [(236, 232, 222), (240, 204, 120), (222, 150, 150), (160, 196, 220)]
    for i, (hour, angle) in enumerate(marks):
        long = 460 + 150 * abs(math.cos(math.radians(angle)))
        x, y = 800 + long * math.cos(math.radians(angle)), 880 - long * math.sin(math.radians(angle))
        hand.sheet = chalked = Image.new("RGBA", (1600, 1200), (255, 255, 255, 255))
        chalked.paste((0, 0, 0, 255), (0, 0, 1600, 1200))
        hand.line([(800, 880), (x, y)], (255, 255, 255), 20, rough=0.55)
        hand.write(hour, x - 24 * len(hour) + 60 * math.cos(math.radians(angle)), y - 26, 74, (255, 255, 255), 13)
        scene.image.paste(colours[i % 4], (0, 0), chalked.convert("L"))
    hand.sheet = chalked = Image.new("RGBA", (1600, 1200), (0, 0, 0, 255))
    hand.write(word, 240, 1080, 80, (255, 255, 255), 13)
    hand.ring(800, 880, 60, (255, 255, 255), 14)
    scene.image.paste(colours[0], (0, 0), chalked.convert("L"))
    if pole:
        angle = math.radians(marks[-1][1])
        dark = Image.new("L", (1600, 1200), 0)
        ImageDraw.Draw(dark).line((800, 880, 800 + 520 * math.cos(angle), 880 - 520 * math.sin(angle)), 150, 30)
        scene.image.paste((48, 46, 50), (0, 0), dark)
        top = blank(140, 140)
        ball(top, 70, 70, 42, (196, 150, 96))
        scene.put(top, (800, 880), lift=12)


def route(scene: Scene, *, cards: str, goal: str = "house", across: int = 6, start: tuple[int, int] = (0, 3)) -> None:
    """This function will lay arrow cards (u, d, l, r) for a floor robot on a squared field."""
    size = 150
    field = paper(across * size + 20, 4 * size + 20, cards, (244, 238, 220))
    hand = Hand(field, scene.rng, 0.5)
    for i in range(across + 1):
        hand.line([(10 + i * size, 10), (10 + i * size, 4 * size + 10)], (120, 120, 122), 5)
    for i in range(5):
        hand.line([(10, 10 + i * size), (10 + across * size, 10 + i * size)], (120, 120, 122), 5)
    x, y = start
    for move in cards:
        dx, dy = {"u": (0, -1), "d": (0, 1), "l": (-1, 0), "r": (1, 0)}[move]
        a, b = (10 + (x + 0.5) * size, 10 + (y + 0.5) * size), (10 + (x + dx + 0.5) * size, 10 + (y + dy + 0.5) * size)
        hand.arrow(a, (a[0] + (b[0] - a[0]) * 0.8, a[1] + (b[1] - a[1]) * 0.8), CRAYONS["red"], 10)
        x, y = x + dx, y + dy
    DOODLES[goal](hand, 10 + (x + 0.5) * size, 10 + (y + 0.5) * size, 58)
    scene.put(field, (800, 440), scene.rng.uniform(-2, 2), lift=5)
    toy = blank(150, 150)
    ball(toy, 75, 75, 66, (228, 180, 62))
    ball(toy, 75, 75, 22, (84, 140, 84))
    shape(toy, [(75, 24), (92, 46), (58, 46)], (60, 62, 66))
    left = 800 - field.width / 2
    scene.put(
        toy, (left + 10 + (start[0] + 0.5) * size, 440 - field.height / 2 + 10 + (start[1] + 0.5) * size), lift=14
    )
    for i, move in enumerate(cards):
        card = blank(124, 164)
        bar(card, (0, 0, 123, 163), (250, 247, 238), round_by=14, foot=0.97)
        turn = {"u": 0, "l": 90, "d": 180, "r": 270}[move]
        arrow = blank(124, 124)
        shape(arrow, [(62, 14), (104, 62), (78, 62), (78, 110), (46, 110), (46, 62), (20, 62)], CRAYONS["blue"])
        card.alpha_composite(arrow.rotate(turn, Image.Resampling.BICUBIC), (0, 20))
        scene.put(card, (800 + (i - (len(cards) - 1) / 2) * 142, 980), scene.rng.uniform(-5, 5), lift=6)


def cookies(scene: Scene, *, plates: list[list[tuple[int, int]]], word: str = "") -> None:
    """This function will share cookies on plates; each is (how many parts, how many of them lie here)."""
    for i, plate in enumerate(plates):
        dish = blank(460, 460)
        ball(dish, 230, 230, 220, (236, 238, 236), foot=0.95)
        ball(dish, 230, 230, 158, (246, 247, 244), top=0.98, foot=1.0)
        for k, (parts, here) in enumerate(plate):
            x, y = 230 + (k - (len(plate) - 1) / 2) * 150, 230 + 24 * (k % 2)
            r = 118 if len(plate) == 1 else 86
            mask = Image.new("L", dish.size, 0)
            ImageDraw.Draw(mask).pieslice((x - r, y - r, x + r, y + r), -90, -90 + 360 * here / parts, 255)
            solid(dish, mask, (206, 152, 88))
            for _ in range(12):
                a, far = (
                    math.radians(scene.rng.uniform(-82, -98 + 360 * here / parts)),
                    r * scene.rng.uniform(0.3, 0.82),
                )
                ball(dish, x + far * math.cos(a), y + far * math.sin(a), 9, (86, 54, 36))
        across = 2 if len(plates) in {2, 4} else min(3, len(plates))
        column, row = i % across, i // across
        rows = math.ceil(len(plates) / across)
        scene.put(
            dish,
            (800 + (column - (across - 1) / 2) * 490, 560 + (row - (rows - 1) / 2) * 470),
            scene.rng.uniform(0, 360),
            lift=12,
        )
    if word:
        slip = paper(520, 150, word)
        Hand(slip, scene.rng, 0.2).write(word, 36, 104, 60)
        scene.put(slip, (800, 1090), scene.rng.uniform(-4, 4), lift=5)


def flown(scene: Scene, *, colours: list[str], tail: int = 5) -> None:
    """This function will lay a finished kite on the lawn, its tail in a curve."""
    sheet = blank(1100, 1100)
    top, foot, left, right, mid = (550, 40), (550, 760), (240, 330), (860, 330), (550, 330)
    for points, colour in zip(
        ((top, left, mid), (top, right, mid), (foot, left, mid), (foot, right, mid)), colours, strict=True
    ):
        shape(sheet, list(points), CRAYONS[colour], top=1.05, foot=0.92)
    stick(sheet, (*top, *foot), 13, (206, 166, 112))
    stick(sheet, (*left, *right), 13, (206, 166, 112))
    for k in range(tail):
        x, y = 550 + 90 * math.sin(k * 1.2), 800 + 52 * k
        shape(sheet, [(x, y), (x - 52, y - 26), (x - 52, y + 26)], CRAYONS[colours[k % 4]])
        shape(sheet, [(x, y), (x + 52, y - 26), (x + 52, y + 26)], CRAYONS[colours[k % 4]])
    scene.put(sheet, (800, 640), scene.rng.uniform(-26, 26), lift=12)


ABOVE = {one.__name__: one for one in (quilt, circuit, chess, chalk, route, cookies, flown)}
