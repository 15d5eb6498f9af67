"""What a page says, piece by piece, and which of it somebody wrote: words in a row of a room are a person's or a framework's."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from django.apps import apps

NOT_READ = {"script", "style", "template"}
READ_ATTRIBUTES = {"alt", "title", "placeholder", "aria-label", "aria-description"}
NEVER_CLOSED = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Reader(HTMLParser):
    """Gathers what can be read or heard of a page, each piece with the language it is said to be in."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, str]] = []
        self.open: list[tuple[str, str]] = []
        self.data: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return next((lang for _, lang in reversed(self.open) if lang), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.open.append((tag, given.get("lang", "")))
        self.pieces += [(given[name], self.language) for name in READ_ATTRIBUTES if given.get(name)]
        self.data += [(name, value) for name, value in given.items() if name.startswith("data-")]
        if tag in NEVER_CLOSED:
            self.open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in NEVER_CLOSED:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if any(tag == one for one, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(tag in NOT_READ for tag, _ in self.open):
            self.pieces.append((" ".join(data.split()), self.language))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def pieces_of(html: str) -> list[str]:
    """This function will list what a page says, one text or spoken name after the other."""
    return [words for words, _ in read(html).pieces]


def written_by_somebody(pattern: re.Pattern[str]) -> list[str]:
    """This function will find what people and frameworks have written that the pattern meets, the longest first."""
    found = {words for model in apps.get_models() if ".rooms." in model.__module__ for words in _words_in(model)}
    return sorted((words for words in found if pattern.search(words)), key=len, reverse=True)


def _words_in(model: Any) -> Iterator[str]:
    kept = [field.attname for field in model._meta.concrete_fields if _holds_words(field)]
    for row in model._base_manager.values_list(*kept) if kept else ():
        for value in row:
            yield from (" ".join(words.split()) for words in _flat(value))


def _holds_words(field: Any) -> bool:
    return field.get_internal_type() in {"CharField", "TextField", "JSONField", "URLField"}


def _flat(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _flat(one)


def without(own: list[str], piece: str) -> str:
    """This function will leave of a piece what nobody wrote; also where somebody's words are cut off."""
    for words in own:
        piece = piece.replace(words, "")
        if piece.endswith("…") and piece[:-1].strip() and words.startswith(piece[:-1].strip()):
            return ""
    return piece
