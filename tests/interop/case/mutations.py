"""Files that went wrong on their way, the same ones at every run."""

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

OTHER_VALUES = (
    None,
    True,
    0,
    -1,
    2**70,
    1.5,
    "",
    "words",
    "\u0000",
    "\ud800",
    [],
    ["x"],
    [[]],
    {},
    {"x": 1},
    "é" * 300,
)


def mutated(data: bytes, count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`count` files made from one: bytes flipped, cut off, keys taken away, values swapped, entries doubled."""
    random = Random(seed)
    ways = (_flipped, _cut, _spliced, _without_key, _other_value, _doubled, _swapped)
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
    return data[:start] + data[start + random.randrange(1, 200) :]


def _changed(data: bytes, random: Random, change: Callable[[Any, Any, Random], None]) -> bytes:
    value = json.loads(data)
    holders = [holder for holder in _holders(value) if holder]
    holder = random.choice(holders[:3] if random.random() < 0.3 else holders)
    change(holder, random.choice(list(holder) if isinstance(holder, dict) else range(len(holder))), random)
    return json.dumps(value, indent=random.choice((None, 1))).encode()


def _without_key(data: bytes, random: Random) -> bytes:
    return _changed(data, random, lambda holder, step, _: holder.__delitem__(step))


def _other_value(data: bytes, random: Random) -> bytes:
    return _changed(data, random, lambda holder, step, random: holder.__setitem__(step, random.choice(OTHER_VALUES)))


def _doubled(data: bytes, random: Random) -> bytes:
    value = json.loads(data)
    entries = value[random.choice(("CFItems", "CFAssociations"))]
    entries.insert(random.randrange(len(entries)), random.choice(entries))
    return json.dumps(value).encode()


def _swapped(data: bytes, random: Random) -> bytes:
    """Two strings of the file change places: identifiers, types, statements, whatever comes."""
    value = json.loads(data)
    places = [(holder, step) for holder in _holders(value) for step in holder if isinstance(holder, dict)]
    texts = [(holder, step) for holder, step in places if isinstance(holder[step], str)]
    (one, a), (two, b) = random.sample(texts, 2)
    one[a], two[b] = two[b], one[a]
    return json.dumps(value).encode()


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)
