"""From bytes to a JSON value, or to the one problem that keeps them from being JSON that can be kept exactly."""

import json
from collections.abc import Mapping
from typing import Any

from trellis.interop.case import places
from trellis.interop.case.places import Pointer
from trellis.interop.case.problems import Problem
from trellis.interop.case.structure import Fault, entry_of, shortened

DEEPEST = 40  # real packages are five levels deep
SUSPECT = ("\\ud", "\\uD", "\\u0000", "\x00")  # half a surrogate pair, or the letter nought, may be near
BY_JSON_MESSAGE = {
    "Expecting ',' delimiter": "comma_missing",
    "Expecting ':' delimiter": "colon_missing",
    "Expecting property name enclosed in double quotes": "name_missing",
    "Illegal trailing comma before end of object": "name_missing",
    "Illegal trailing comma before end of array": "value_missing",
    "Expecting value": "value_missing",
    "Extra data": "text_after_end",
    "Unterminated string starting at": "cut_off",
}
BY_FIRST_BYTES = (
    (b"PK", "archive"), (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"), (b"<", "web_page"), (b"%PDF", "document"),
    (b"{\\rtf", "document"), (b"\x89PNG", "document"), (b"\xff\xd8\xff", "document"), (b"GIF8", "document"),
    (b"\xd0\xcf\x11\xe0", "document"),
)  # fmt: skip
WORKBOOKS = (b"xl/workbook", b"vnd.oasis.opendocument.spreadsheet", "Workbook".encode("utf-16-le"))
PACKED_DOCUMENTS = (
    b"[Content_Types].xml",
    b"mimetypeapplication/vnd.oasis",
)  # what office programs pack their files in


class NameTwiceError(ValueError):
    pass


class TooLargeError(ValueError):
    pass


class NotANumberError(ValueError):
    pass


def decoded(data: bytes) -> str | Problem:
    """This function will turn bytes into text: UTF-8 with or without its mark, UTF-16 and UTF-32; nothing is guessed."""
    if not data.strip(b" \t\r\n\x00"):
        return Problem("empty")
    for first, kind in BY_FIRST_BYTES:
        if data.lstrip().removeprefix(b"\xef\xbb\xbf").startswith(first):
            return Problem(_kind_of_document(data, kind))
    encoding = json.detect_encoding(data)
    try:
        return data.decode("utf-8-sig" if encoding.startswith("utf-8") else encoding)
    except UnicodeDecodeError as error:
        if not encoding.startswith("utf-8"):
            return Problem("cut_off" if "truncated" in error.reason else "encoding")
        shown = data.decode("utf-8", errors="replace")
        at = len(data[: error.start].decode("utf-8", errors="replace"))
        if "unexpected end" in error.reason:
            return Problem("cut_off", place=places.place_of(shown, at))
        return Problem("encoding", place=places.place_of(shown, at))


def _kind_of_document(data: bytes, kind: str) -> str:
    if kind in ("archive", "document") and any(mark in data for mark in WORKBOOKS):
        return "workbook"
    return "document" if any(mark in data for mark in PACKED_DOCUMENTS) else kind


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        names = [name for name, _ in pairs]
        raise NameTwiceError(next(name for name in names if names.count(name) > 1))
    return value


def _finite(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise TooLargeError(digits)
    return number


def _whole(digits: str) -> int:
    if len(digits) > 300:
        raise TooLargeError(digits)
    return int(digits)


def _no_constant(name: str) -> None:
    raise NotANumberError(name)


_strict = json.JSONDecoder(object_pairs_hook=_once, parse_float=_finite, parse_int=_whole, parse_constant=_no_constant)


def parsed(text: str) -> Any:
    """This function will turn text into a JSON value, refusing what JSON itself leaves open: a name twice, NaN, infinity."""
    try:
        return _strict.decode(text)
    except json.JSONDecodeError as error:
        return _broken(text, error)
    except RecursionError:
        at = max(0, places.too_deep_at(text, DEEPEST))
        return Problem("too_deep", {"limit": str(DEEPEST)}, place=places.place_of(text, at))
    except NameTwiceError as error:
        return _narrowed(text, NameTwiceError, "name_twice", {"name": shortened(str(error))}, str(error))
    except TooLargeError:
        return _narrowed(text, TooLargeError, "number_too_large", {})
    except NotANumberError as error:
        return _narrowed(text, NotANumberError, "no_number", {"got": str(error)})


def _broken(text: str, error: json.JSONDecodeError) -> Problem:
    return Problem(_kind_of_break(text, error), place=places.place_of(text, error.pos))


def _kind_of_break(text: str, error: json.JSONDecodeError) -> str:
    rest = text[error.pos :].strip()
    if not text[: error.pos].strip():
        return "words_before" if '"CFDocument"' in text else "table"
    if text.lstrip().startswith('"') and '"CFDocument"' not in text:
        return "table"
    if rest.startswith("'"):
        return "single_quotes"
    return BY_JSON_MESSAGE.get(error.msg, "not_json") if rest else "cut_off"


def _narrowed(text: str, mistake: type[ValueError], kind: str, values: Mapping[str, str], name: str = "") -> Problem:
    def refuses(text: str, at: int) -> bool:
        try:
            _strict.raw_decode(text, at)
        except mistake:
            return True
        except (ValueError, RecursionError):
            return False
        return False

    try:
        pointer, at = places.narrowed(text, refuses)
        if mistake is NameTwiceError:
            at = places.second_named(text, at, name)
    except (ValueError, IndexError, RecursionError):  # the text breaks off further on
        return Problem(kind, values)
    return Problem(kind, values, places.written(pointer), entry_of(pointer), place=places.place_of(text, at))


def unstorable(value: Any, text: str) -> list[Fault]:
    """This function will look through a value for what no database keeps: deep nesting, half letters, the letter nought."""
    if _depth(value) <= DEEPEST and not any(escape in text for escape in SUSPECT):
        return []
    waiting: list[tuple[Any, Pointer]] = [(value, ())]
    while waiting:
        inside, pointer = waiting.pop()
        if len(pointer) >= DEEPEST:
            return [Fault("too_deep", pointer, {"limit": str(DEEPEST)})]
        for step, child in inside.items() if isinstance(inside, dict) else enumerate(inside):
            if isinstance(child, dict | list):
                waiting.append((child, (*pointer, step)))
            if _is_broken(child) or _is_broken(step):
                return [Fault("broken_letter", (*pointer, step), {})]
    return []


def _depth(value: Any) -> int:
    """How deep a value is nested, level by level; told no deeper than it matters."""
    level, depth = [value], 0
    while level and depth <= DEEPEST:
        inner: list[Any] = []
        for holder in level:
            if type(holder) is dict:
                inner += [child for child in holder.values() if type(child) is dict or type(child) is list]
            elif type(holder) is list:
                inner += [child for child in holder if type(child) is dict or type(child) is list]
        level, depth = inner, depth + 1
    return depth


def _is_broken(word: Any) -> bool:
    return isinstance(word, str) and (
        "\x00" in word or (not word.isascii() and any("\ud800" <= c <= "\udfff" for c in word))
    )
