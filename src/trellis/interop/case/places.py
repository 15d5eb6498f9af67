"""Where something stands in a JSON text: from a pointer to a line, and the seven lines around it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Pointer = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\n\r]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]')
_PIECE = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{,]|[\]}]|[^"\[\]{},]+')
_tolerant = json.JSONDecoder(strict=False, parse_int=str, parse_float=str)
LONGEST_LINE = 160
WINDOW = 900  # characters on either side of a place in a file that is one long line


@dataclass(frozen=True)
class Row:
    """One of the seven lines shown around a place; number is a line's, or a character's in a file of one long line."""

    number: int
    text: str
    is_here: bool


@dataclass(frozen=True)
class Place:
    """A place in a file, counted from one, as editors count."""

    line: int
    column: int
    rows: tuple[Row, ...]
    is_one_long_line: bool


def place_of(text: str, offset: int) -> Place:
    """This function will tell line, column and the seven lines around a character of the text."""
    offset = min(max(offset, 0), len(text))
    before = text.rfind("\n", 0, offset) + 1
    after = text.find("\n", offset)
    is_long = (len(text) if after < 0 else after) - before > LONGEST_LINE
    return Place(
        line=text.count("\n", 0, offset) + 1,
        column=offset - before + 1,
        rows=tuple(_laid_out(text, offset) if is_long else _lines(text, offset)),
        is_one_long_line=is_long,
    )


def row_of(text: str, offset: int) -> Place:
    """This function will tell the same of a table, whose lines are rows and stay rows however long they are."""
    before = text.rfind("\n", 0, offset) + 1
    return Place(text.count("\n", 0, offset) + 1, offset - before + 1, tuple(_lines(text, offset)), False)


def offsets_of(text: str, pointers: Iterable[Pointer]) -> dict[Pointer, int]:
    """This function will find where each pointer's value begins; where a step is missing, its nearest holder.

    The text is valid JSON. Values off the way are skipped by the C decoder, so that one pass over 32 MB takes a second.
    """
    found: dict[Pointer, int] = {}
    _descend(text, _space(text, 0), (), set(pointers), found)
    return found


def narrowed(text: str, refuses: Callable[[str, int], bool]) -> tuple[Pointer, int]:
    """This function will find the smallest value that `refuses` (text, start) refuses, going from the whole inwards."""
    pointer: Pointer = ()
    start = _space(text, 0)
    while text[start : start + 1] in ("{", "["):
        for step, value_at in _members(text, start):
            if refuses(text, value_at):
                pointer, start = (*pointer, step), value_at
                break
        else:
            break
    return pointer, start


def second_named(text: str, start: int, name: str) -> int:
    """This function will find where the object at `start` gives a name for the second time; else the object itself."""
    if text[start : start + 1] != "{":
        return start
    found = [at for step, at in _members(text, start) if step == name]
    return found[1] if len(found) > 1 else start


def too_deep_at(text: str, limit: int) -> int:
    """This function will find the bracket that opens one level more than the limit, or -1."""
    depth = 0
    for token in _TOKEN.finditer(text):
        first = token.group()[0]
        if first in "{[":
            depth += 1
            if depth > limit:
                return token.start()
        elif first in "]}":
            depth -= 1
    return -1


def written(pointer: Pointer) -> str:
    """This function will write a pointer as RFC 6901 does."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in pointer)


def value_at(value: Any, pointer: Pointer) -> Any:
    """This function will follow a pointer as far as it leads, and answer None where it leads nowhere."""
    for step in pointer:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _space(text: str, at: int) -> int:
    return _SPACE.match(text, at).end()  # type: ignore[union-attr]


def _members(text: str, start: int) -> Iterator[tuple[str | int, int]]:
    is_object = text[start] == "{"
    at, index = _space(text, start + 1), 0
    while text[at] not in "]}":
        step: str | int = index
        if is_object:
            step, at = _tolerant.raw_decode(text, at)
            at = _space(text, _space(text, at) + 1)
        yield step, at
        at = _space(text, _tolerant.raw_decode(text, at)[1])
        if text[at] == ",":
            at = _space(text, at + 1)
        index += 1


def _descend(text: str, start: int, here: Pointer, wanted: set[Pointer], found: dict[Pointer, int]) -> None:
    inner: dict[str | int, set[Pointer]] = {}
    for pointer in wanted:
        found[pointer] = start  # until a nearer place is found
        if len(pointer) > len(here):
            inner.setdefault(pointer[len(here)], set()).add(pointer)
    if not inner or text[start] not in "{[":
        return
    for step, at in _members(text, start):
        if step in inner:
            _descend(text, at, (*here, step), inner.pop(step), found)
            if not inner:
                return


def _lines(text: str, offset: int) -> Iterator[Row]:
    here = text.count("\n", 0, offset)
    first = text.rfind("\n", 0, offset) + 1
    number = here
    for _ in range(3):
        if first == 0:
            break
        first = text.rfind("\n", 0, first - 1) + 1
        number -= 1
    for _ in range(7):
        end = text.find("\n", first)
        line = text[first : len(text) if end < 0 else end].rstrip("\r")
        yield Row(number + 1, _clipped(line), number == here)
        if end < 0 or number == here + 3:
            return
        first, number = end + 1, number + 1


def _laid_out(text: str, offset: int) -> list[Row]:
    start = _outside_strings(text, max(0, offset - WINDOW))
    pieces: list[tuple[int, str]] = []
    indent, fresh = 0, True
    for token in _PIECE.finditer(text, start, min(len(text), offset + WINDOW)):
        piece = token.group()
        closes = piece[0] in "]}"
        indent = max(0, indent - closes)
        if fresh or closes:
            pieces.append((token.start(), "  " * min(indent, 8)))
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + piece)
        fresh = piece in ("{", "[", ",")
        indent += piece in ("{", "[")
    here = max((n for n, (at, _) in enumerate(pieces) if at <= offset), default=0)
    shown = range(max(0, here - 3), min(len(pieces), here + 4))
    return [Row(pieces[n][0] + 1, _clipped(pieces[n][1]), n == here) for n in shown]


def _outside_strings(text: str, at: int) -> int:
    quotes = re.sub(r"\\.", "", text[:at]).count('"')
    return text.find('"', at) + 1 if quotes % 2 and text.find('"', at) >= 0 else at


def _clipped(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 1] + "…"
