"""The camera: tables, light, shadows, and a lens that is a little soft at the rim. All chance comes from a named seed."""

import math
from functools import cache
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

WIDE, HIGH = 1600, 1200  # drawn at twice the size that is kept
KEPT = (800, 600)
Colour = tuple[int, int, int]


def tone(colour: Colour, factor: float) -> Colour:
    """This function will make a colour lighter (above 1) or darker (below 1)."""
    return tuple(max(0, min(255, round(part * factor))) for part in colour)


@cache
def noise(width: int, height: int, seed: str) -> Image.Image:
    """This function will scatter grey grain; the same seed scatters the same grain."""
    return Image.frombytes("L", (width, height), Random(seed).randbytes(width * height))  # noqa: S311


def soft_noise(size: tuple[int, int], cells: tuple[int, int], seed: str) -> Image.Image:
    """This function will stretch few cells of grain over a large sheet: clouds, or streaks of wood."""
    return noise(*cells, seed).resize(size, Image.Resampling.BICUBIC)


def stain(sheet: Image.Image, grain: Image.Image, strength: float) -> Image.Image:
    """This function will darken and lighten a sheet by a grey grain, around its middle."""
    grey = grain.point([round(255 * (1 - strength + strength * level / 255)) for level in range(256)])
    return ImageChops.multiply(sheet, Image.merge("RGB", (grey, grey, grey)))


def wood(colour: Colour, rng: Random, planks: int = 4) -> Image.Image:
    sheet = Image.new("RGB", (WIDE, HIGH), colour)
    draw = ImageDraw.Draw(sheet)
    edges = [round(HIGH * i / planks + rng.uniform(-30, 30)) for i in range(1, planks)]
    for top, foot in zip([0, *edges], [*edges, HIGH], strict=True):
        draw.rectangle((0, top, WIDE, foot), tone(colour, rng.uniform(0.94, 1.04)))
    seed = str(rng.random())
    sheet = stain(sheet, soft_noise((WIDE, HIGH), (4, 130), seed), 0.13)
    sheet = stain(sheet, soft_noise((WIDE, HIGH), (9, 420), seed + "fine"), 0.08)
    draw = ImageDraw.Draw(sheet)
    for y in edges:
        draw.line((0, y, WIDE, y), tone(colour, 0.62), 4)
    return sheet


def laminate(colour: Colour, rng: Random) -> Image.Image:
    return stain(Image.new("RGB", (WIDE, HIGH), colour), soft_noise((WIDE, HIGH), (24, 18), str(rng.random())), 0.06)


def mat(colour: Colour, rng: Random) -> Image.Image:
    sheet = laminate(colour, rng)
    draw = ImageDraw.Draw(sheet)
    for i, x in enumerate(range(40, WIDE, 76)):
        draw.line((x, 0, x, HIGH), tone(colour, 1.28 if i % 5 == 0 else 1.13), 3)
    for i, y in enumerate(range(20, HIGH, 76)):
        draw.line((0, y, WIDE, y), tone(colour, 1.28 if i % 5 == 0 else 1.13), 3)
    return sheet


def cloth(colour: Colour, rng: Random) -> Image.Image:
    """This function will lay a checked cloth, as in a kitchen."""
    sheet = laminate(colour, rng)
    veil = Image.new("L", (WIDE, HIGH), 0)
    for start in range(-40, WIDE, 200):
        for box in ((start, 0, start + 100, HIGH), (0, start, WIDE, start + 100)):
            part = Image.new("L", (WIDE, HIGH), 0)
            ImageDraw.Draw(part).rectangle(box, 46)
            veil = ImageChops.add(veil, part)
    sheet.paste(Image.new("RGB", (WIDE, HIGH), tone(colour, 0.55)), (0, 0), veil)
    return sheet


def ground(colour: Colour, rng: Random) -> Image.Image:
    """This function will pour asphalt, sand or lawn, seen from above."""
    sheet = Image.new("RGB", (WIDE, HIGH), colour)
    seed = str(rng.random())
    return stain(
        stain(sheet, soft_noise((WIDE, HIGH), (40, 30), seed), 0.12),
        soft_noise((WIDE, HIGH), (500, 375), seed + "s"),
        0.16,
    )


TABLES = {
    "birch": lambda rng: wood((226, 197, 155), rng), "oak": lambda rng: wood((193, 152, 104), rng),
    "walnut": lambda rng: wood((133, 93, 64), rng, 3), "grey": lambda rng: laminate((200, 203, 198), rng),
    "white": lambda rng: laminate((232, 230, 222), rng), "blue": lambda rng: laminate((148, 178, 196), rng),
    "mat": lambda rng: mat((52, 104, 88), rng), "cloth": lambda rng: cloth((214, 219, 205), rng),
    "mustard": lambda rng: laminate((222, 178, 82), rng), "rose": lambda rng: laminate((221, 172, 165), rng),
    "asphalt": lambda rng: ground((128, 130, 131), rng), "sand": lambda rng: ground((214, 192, 150), rng),
    "lawn": lambda rng: ground((122, 148, 82), rng),
}  # fmt: skip


class Scene:
    """One photograph being arranged: things are put on a table, then the picture is taken."""

    def __init__(self, name: str, table: str) -> None:
        self.rng = Random(name)  # noqa: S311
        self.image = TABLES[table](self.rng)
        self.near = 0.0  # how much closer the camera stands than arm's length

    def put(self, thing: Image.Image, at: tuple[float, float], turn: float = 0, *, lift: float = 10) -> None:
        """This function will lay a thing with its middle at `at`; `lift` is how far it stands off the table."""
        turned = thing.rotate(turn, Image.Resampling.BICUBIC, expand=True) if turn else thing
        left, top = round(at[0] - turned.width / 2), round(at[1] - turned.height / 2)
        self.shade(turned.getchannel("A"), (left, top), lift)
        self.image.paste(turned, (left, top), turned)

    def shade(self, outline: Image.Image, at: tuple[int, int], lift: float) -> None:
        """This function will let an outline throw its shadow to the lower right, away from the window."""
        if lift <= 0:
            return
        dark = Image.new("L", self.image.size, 0)
        for reach, depth in ((0.5, 95), (1.6, 70)):
            one = Image.new("L", self.image.size, 0)
            one.paste(
                outline.point([round(level * depth / 255) for level in range(256)]),
                (round(at[0] + lift * reach), round(at[1] + lift * reach * 1.3)),
            )
            dark = ImageChops.lighter(
                dark, one.filter(ImageFilter.BoxBlur(lift * reach)).filter(ImageFilter.BoxBlur(lift * reach))
            )
        self.image.paste(Image.new("RGB", self.image.size, (38, 30, 28)), (0, 0), dark)

    def wall(self, colour: Colour, edge: int) -> None:
        """This function will turn the table into one seen from the front, with a wall behind it, out of focus."""
        back = stain(
            Image.new("RGB", (WIDE, HIGH), colour), soft_noise((WIDE, HIGH), (5, 4), str(self.rng.random())), 0.05
        )
        table = self.image.resize((WIDE, HIGH - edge))
        self.image.paste(back, (0, 0))
        self.image.paste(table, (0, edge))
        band = self.image.crop((0, edge - 60, WIDE, edge + 60)).filter(ImageFilter.BoxBlur(7))
        self.image.paste(band, (0, edge - 60))

    def take(self) -> Image.Image:
        """This function will take the picture: window light, a soft rim, a little grain."""
        lit = ImageChops.multiply(self.image, window_light(self.rng))
        tilt, near = self.rng.uniform(0.012, 0.03) * WIDE, self.rng.uniform(0.005, 0.035) + self.near
        x, y = WIDE * near, HIGH * near
        corners = (x + tilt, y, x, HIGH - y, WIDE - x, HIGH - y, WIDE - x - tilt, y)
        lit = lit.transform((WIDE, HIGH), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
        small = lit.resize(KEPT, Image.Resampling.LANCZOS).point(
            [min(255, round(level * 1.06)) for level in range(256)] * 3
        )
        blurred = small.filter(ImageFilter.GaussianBlur(2.2))
        small.paste(blurred, (0, 0), rim())
        return stain(small, noise(*KEPT, "film"), 0.045)


def window_light(rng: Random) -> Image.Image:
    """This function will light the table from the upper left, warm, fading to the lower right, cool."""
    corner = Image.new("RGB", (2, 2))
    warm = rng.uniform(0.0, 0.03)
    corner.putpixel((0, 0), (255, round(253 - 60 * warm), round(246 - 300 * warm)))
    corner.putpixel((1, 0), (244, 243, 240))
    corner.putpixel((0, 1), (240, 238, 234))
    corner.putpixel((1, 1), (205, 206, 212))
    return corner.resize((WIDE, HIGH), Image.Resampling.BICUBIC)


@cache
def rim() -> Image.Image:
    """This function will say where the lens is soft: 0 in the middle, 255 in the corners."""
    mask = Image.new("L", (80, 60))
    for y in range(60):
        for x in range(80):
            far = math.hypot((x - 39.5) / 40, (y - 29.5) / 30)
            mask.putpixel((x, y), max(0, min(255, round((far - 0.86) * 520))))
    return mask.resize(KEPT, Image.Resampling.BICUBIC)


def blank(width: int, height: int) -> Image.Image:
    return Image.new("RGBA", (width, height), (0, 0, 0, 0))


def solid(sheet: Image.Image, mask: Image.Image, colour: Colour, *, top: float = 1.1, foot: float = 0.84) -> None:
    """This function will fill a mask with a colour that is lit from above and has a soft dark edge."""
    box = mask.getbbox()
    if box is None:
        return
    part = mask.crop(box)
    ramp = Image.new("RGB", (1, 2))
    ramp.putpixel((0, 0), tone(colour, top))
    ramp.putpixel((0, 1), tone(colour, foot))
    body = ramp.resize(part.size, Image.Resampling.BICUBIC)
    inner = part.filter(ImageFilter.GaussianBlur(max(2, min(part.size) / 22)))
    edge = inner.point([round(255 * (0.72 + 0.28 * min(1, max(0, (level - 110) / 145)))) for level in range(256)])
    body = ImageChops.multiply(body, Image.merge("RGB", (edge, edge, edge)))
    sheet.paste(body, box[:2], part)


def shape(sheet: Image.Image, points: list[tuple[float, float]], colour: Colour, **light: float) -> None:
    """This function will add a lit polygon to a sheet."""
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).polygon(points, 255)
    solid(sheet, mask, colour, **light)


def ball(
    sheet: Image.Image, x: float, y: float, r: float, colour: Colour, *, squash: float = 1.0, **light: float
) -> None:
    """This function will add a lit disc or oval."""
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).ellipse((x - r, y - r * squash, x + r, y + r * squash), 255)
    solid(sheet, mask, colour, **light)


def bar(
    sheet: Image.Image, box: tuple[float, float, float, float], colour: Colour, *, round_by: float = 6, **light: float
) -> None:
    """This function will add a lit bar with rounded corners."""
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).rounded_rectangle(box, round_by, 255)
    solid(sheet, mask, colour, **light)


def stick(
    sheet: Image.Image, ends: tuple[float, float, float, float], width: float, colour: Colour, **light: float
) -> None:
    """This function will add a straight rod with round ends."""
    x, y, tx, ty = ends
    mask = Image.new("L", sheet.size, 0)
    draw, r = ImageDraw.Draw(mask), width / 2
    draw.line((x, y, tx, ty), 255, round(width))
    for ex, ey in ((x, y), (tx, ty)):
        draw.ellipse((ex - r, ey - r, ex + r, ey + r), 255)
    solid(sheet, mask, colour, **light)
