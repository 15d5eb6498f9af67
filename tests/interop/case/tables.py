"""Tables of standards for tests, written here, and how they go wrong on their way."""

from collections.abc import Iterator
from random import Random

GARDEN = """code,statement,parent,short,grades,type,language,notes,order
G,Growing things,,,,Area,en,,
G.P,Plants,G,,,Strand,en,,2
G.S,Soil,G,,,Strand,en,,1
G.P.1,"Sow seeds, water them",G.P,Keep a diary,K to 2,Standard,en,"Said ""sow""
in two lines",
G.P.2,Compare two plants,G.P,Compare,"3–5, 7",Standard,es-MX,,
,Draw what lives in soil,G.S,,3.º,Standard,en,,
"""

ODD = (
    b"\x00",
    b'"',
    b'""',
    b",",
    b";",
    b"\t",
    b"\n",
    b"\r\n",
    b"\xff",
    b"\xc3",
    b"G.P",
    b"99999999999",
    b"\xe2\x80\x9c",
    b"{",
)


def mutated(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` files made from one: bytes flipped, cut off, spliced, odd bytes put in, cells, lines and encodings changed."""
    random = Random(seed)
    ways = (_flipped, _cut, _spliced, _odd, _cells_swapped, _line_doubled, _encoded, _line_gone)
    for number in range(count):
        way = ways[number % len(ways)]
        yield f"{number}-{way.__name__.strip('_')}", way(data, random)


def _flipped(data: bytes, random: Random) -> bytes:
    flipped = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 8))):
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data))]


def _spliced(data: bytes, random: Random) -> bytes:
    start = random.randrange(len(data))
    return data[:start] + data[start + random.randrange(1, 60) :]


def _odd(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice(ODD) + data[at:]


def _cells_swapped(data: bytes, random: Random) -> bytes:
    cells = data.split(b",")
    one, two = random.sample(range(len(cells)), 2)
    cells[one], cells[two] = cells[two], cells[one]
    return b",".join(cells)


def _line_doubled(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    lines.insert(random.randrange(len(lines)), random.choice(lines))
    return b"".join(lines)


def _line_gone(data: bytes, random: Random) -> bytes:
    lines = data.splitlines(keepends=True)
    del lines[random.randrange(len(lines))]
    return b"".join(lines)


def _encoded(data: bytes, random: Random) -> bytes:
    encoding = random.choice(("cp1252", "utf-8-sig", "utf-16", "utf-16-be", "mac_roman"))
    return data.decode().encode(encoding, errors="replace")[random.choice((0, 0, 0, 1)) :]
