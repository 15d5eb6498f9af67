"""A child's hand: wobbling lines, crayons that miss the paper's hollows, and letters with a will of their own."""

import math
from itertools import pairwise
from random import Random

from PIL import Image, ImageChops, ImageDraw

from scripts.work.photo import Colour, noise, soft_noise, stain

Points = list[tuple[float, float]]

# Letters as strokes on a grid: each point is two hexadecimal digits, x then y. y: 0 ascender, 4 middle, 8 line, b descender.
LETTERS = {
    "a": "4524062847 4448", "b": "0008 0524462807", "c": "4524062847", "d": "4524062847 4048", "e": "06464524062847",
    "f": "41302128 0434", "g": "4524062847 44492b0a", "h": "0008 05244548", "i": "1418 1212", "j": "24291b0a 2222",
    "k": "0008 4406 1648", "l": "1018", "m": "0408 05142528 25344548", "n": "0408 05244548", "o": "2406284624",
    "p": "040b 0524462807", "q": "4524062847 444b", "r": "0408 052445", "s": "45240526472807", "t": "21273847 0444",
    "u": "04072847 4448", "v": "0428 2844", "w": "0418 1825 2538 3844", "x": "0448 4408", "y": "0428 440b", "z": "0444 4408 0848",
    "A": "0820 2048 1535", "B": "0008 0031331404 14454708", "C": "4120042847", "D": "0008 0031443708",
    "E": "0008 0040 0434 0848", "F": "0008 0040 0434", "G": "4120042847 4745 4535", "H": "0008 4048 0444", "I": "1018",
    "J": "30362806", "K": "0008 4004 0448", "L": "0008 0848", "M": "0800 0024 2440 4048", "N": "0800 0048 4840",
    "O": "2004284420", "P": "0008 0031331404", "Q": "2004284420 2548", "R": "0008 0031331404 1448", "S": "41200224462807",
    "T": "0040 2028", "U": "0006284640", "V": "0028 2840", "W": "0018 1824 2438 3840", "X": "0048 4008", "Y": "0024 4024 2428",
    "Z": "0040 4008 0848", "0": "2004284420", "1": "0220 2028", "2": "0220423408 0848", "3": "0120422414 14462807",
    "4": "3006 0646 3038", "5": "4000 0004 0433462807", "6": "300528462406", "7": "0040 4018", "8": "240220422406284624",
    "9": "4224022042 4248", ".": "0808", ",": "0809", ":": "0505 0808", "-": "0636", "+": "2327 0545", "=": "0545 0747",
    "?": "0120422425 2828", "'": "0001", "/": "4008", "(": "200428", ")": "002408",
    "á": "4524062847 4448 2132", "é": "06464524062847 2132", "í": "1418 1221", "ó": "2406284624 2132",
    "ú": "04072847 4448 2132", "ñ": "0408 05244548 01123241", "¿": "47342405272847 2222",
}  # fmt: skip
NARROW = {"i": 2.4, "l": 2.4, "I": 2.6, ".": 1.6, ",": 1.6, ":": 1.6, "'": 1.4, "j": 3.2, "(": 2.6, ")": 2.6, " ": 3.6}


def curve(points: Points, steps: int = 7) -> Points:
    """This function will run a soft line through all points."""
    if len(points) < 3:
        return points
    ends = [points[0], *points, points[-1]]
    walked: Points = []
    for i in range(1, len(ends) - 2):
        a, b, c, d = ends[i - 1 : i + 3]
        for k in range(steps):
            t = k / steps
            walked.append(tuple(
                0.5 * (2 * b[n] + (c[n] - a[n]) * t + (2 * a[n] - 5 * b[n] + 4 * c[n] - d[n]) * t * t + (3 * b[n] - a[n] - 3 * c[n] + d[n]) * t**3)
                for n in (0, 1)
            ))  # fmt: skip
    return [*walked, points[-1]]


def wobble(points: Points, amount: float, rng: Random) -> Points:
    """This function will walk a line in short steps and let the hand drift beside it."""
    a, b, c, d = (rng.uniform(0, math.tau) for _ in range(4))
    walked: Points = []
    gone = 0.0
    for (x, y), (nx, ny) in pairwise(points):
        length = math.hypot(nx - x, ny - y)
        for k in range(max(1, round(length / 14))):
            t = k / max(1, round(length / 14))
            s = gone + length * t
            walked.append((
                x + (nx - x) * t + amount * (math.sin(s / 61 + a) + 0.5 * math.sin(s / 23 + b)),
                y + (ny - y) * t + amount * (math.sin(s / 67 + c) + 0.5 * math.sin(s / 19 + d)),
            ))  # fmt: skip
        gone += length
    return [*walked, points[-1]]


def paper(width: int, height: int, seed: str, colour: Colour = (250, 248, 240), rule: str = "") -> Image.Image:
    """This function will cut a sheet: plain, "lined", "squared" or "dotted"."""
    sheet = stain(Image.new("RGB", (width, height), colour), soft_noise((width, height), (12, 9), seed), 0.035)
    draw = ImageDraw.Draw(sheet)
    blue = (176, 200, 220)
    if rule == "lined":
        for y in range(150, height - 30, 62):
            draw.line((0, y, width, y), blue, 2)
        draw.line((110, 0, 110, height), (226, 160, 160), 3)
    if rule == "squared":
        for x in range(26, width, 40):
            draw.line((x, 0, x, height), blue, 2)
        for y in range(26, height, 40):
            draw.line((0, y, width, y), blue, 2)
    return sheet.convert("RGBA")


class Hand:
    """Somebody who draws on a sheet: `steady` is 0 for a six-year-old and 1 for a careful fifteen-year-old."""

    def __init__(self, sheet: Image.Image, rng: Random, steady: float = 0.3) -> None:
        self.sheet, self.rng = sheet, rng
        self.drift = 6.5 * (1 - steady) + 0.4

    def lay(self, mask: Image.Image, at: tuple[int, int], colour: Colour, rough: float) -> None:
        """This function will press colour on the paper through a mask; rough colour misses the paper's hollows."""
        if rough:
            tooth = noise(256, 256, "tooth")
            grain = Image.new("L", mask.size)
            for x in range(0, mask.width, 256):
                for y in range(0, mask.height, 256):
                    grain.paste(tooth, (x, y))
            table = [255 if level > 255 * rough else round(255 * (1 - 0.75 * rough)) for level in range(256)]
            mask = ImageChops.multiply(mask, grain.point(table))
        self.sheet.paste(
            Image.new("RGBA", mask.size, (*colour, 255)), at, ImageChops.multiply(mask, self.inside(at, mask.size))
        )

    def inside(self, at: tuple[int, int], size: tuple[int, int]) -> Image.Image:
        """This function will give the part of the sheet that is paper, so that no crayon floats in the air."""
        return self.sheet.getchannel("A").crop((at[0], at[1], at[0] + size[0], at[1] + size[1]))

    def line(
        self,
        points: Points,
        colour: Colour = (60, 58, 62),
        width: float = 5,
        *,
        rough: float = 0.25,
        soft: bool = False,
    ) -> None:
        """This function will draw a line as this hand does."""
        walked = wobble(curve(points) if soft else points, self.drift, self.rng)
        pad = round(width + 4)
        left, top = (round(min(p[n] for p in walked)) - pad for n in (0, 1))
        right, foot = (round(max(p[n] for p in walked)) + pad for n in (0, 1))
        mask = Image.new("L", (right - left, foot - top), 0)
        draw, r = ImageDraw.Draw(mask), width / 2
        moved = [(x - left, y - top) for x, y in walked]
        draw.line(moved, 255, max(1, round(width)), joint="curve")
        for x, y in (moved[0], moved[-1]):
            draw.ellipse((x - r, y - r, x + r, y + r), 255)
        self.lay(mask, (left, top), colour, rough)

    def ring(
        self, x: float, y: float, r: float, colour: Colour = (60, 58, 62), width: float = 5, *, squash: float = 1.0
    ) -> None:
        """This function will draw a circle that does not quite meet itself."""
        start, turns = self.rng.uniform(0, 6), self.rng.uniform(6.1, 6.7)
        self.line(
            [
                (x + r * math.cos(start + turns * i / 26), y + r * squash * math.sin(start + turns * i / 26))
                for i in range(27)
            ],
            colour,
            width,
        )

    def fill(self, outline: Points, colour: Colour, *, rough: float = 0.5, gap: float = 0, slope: float = 0.5) -> None:
        """This function will colour in: solid with a paint-like `rough`, or scribbled where `gap` is given."""
        left, top = (math.floor(min(p[n] for p in outline)) for n in (0, 1))
        size = tuple(math.ceil(max(p[n] for p in outline)) - (left, top)[n] + 1 for n in (0, 1))
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in outline], 255)
        if gap:
            hatch = Image.new("L", size, 0)
            zigzag, x = [], -size[1] * abs(slope)
            while x < size[0] + size[1] * abs(slope):
                zigzag += [
                    (x, 0 if slope > 0 else size[1]),
                    (x + size[1] * abs(slope) + self.rng.uniform(-6, 6), size[1] if slope > 0 else 0),
                ]
                x += gap + self.rng.uniform(-gap, gap) * 0.3
            ImageDraw.Draw(hatch).line(zigzag, 235, max(3, round(gap * 0.72)), joint="curve")
            mask = ImageChops.multiply(mask, hatch)
        self.lay(mask, (left, top), colour, rough)

    def write(
        self, text: str, x: float, y: float, size: float = 40, colour: Colour = (58, 58, 66), width: float = 0
    ) -> float:
        """This function will write with `y` as the line it stands on, and say where it ended."""
        unit, loose = size / 8, self.drift / 5
        for letter in text:
            rise, lean = self.rng.uniform(-1, 1) * unit * loose, self.rng.uniform(-0.1, 0.14) * loose + 0.06
            for stroke in LETTERS.get(letter, "").split():
                grid = [(int(stroke[i], 16), int(stroke[i + 1], 16)) for i in range(0, len(stroke), 2)]
                points = [(x + (gx * 0.92 + (8 - gy) * lean) * unit, y + (gy - 8) * unit + rise) for gx, gy in grid]
                if len(points) == 2 and points[0] == points[1]:
                    points[1] = (points[0][0] + 2, points[0][1] + 2)
                drift, self.drift = self.drift, self.drift * 0.22 * size / 40
                self.line(points, colour, width or max(3, size / 9), soft=True)
                self.drift = drift
            x += (NARROW.get(letter, 5.2) + self.rng.uniform(-0.3, 0.5) * loose) * unit
        return x

    def arrow(
        self, start: tuple[float, float], tip: tuple[float, float], colour: Colour = (60, 58, 62), width: float = 5
    ) -> None:
        angle = math.atan2(tip[1] - start[1], tip[0] - start[0])
        self.line([start, tip], colour, width)
        for side in (2.6, -2.6):
            self.line(
                [tip, (tip[0] + 26 * math.cos(angle + side), tip[1] + 26 * math.sin(angle + side))], colour, width
            )
