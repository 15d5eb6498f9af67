"""The demo school's made-up photographs and sounds of work: what each shows, what it is about, whom it suits."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).resolve().parent / "media"
KINDS = {"photo": "image/webp", "sound": "audio/wav"}


@dataclass(frozen=True)
class Piece:
    """One file, and the words for those who do not see or hear it."""

    file: str
    kind: Literal["photo", "sound"]
    en: str
    es: str
    themes: frozenset[str]
    suits: Literal["young", "older"]

    @property
    def content_type(self) -> str:
        return KINDS[self.kind]

    @property
    def path(self) -> Path:
        return FOLDER / self.file

    def read(self) -> bytes:
        return self.path.read_bytes()

    def alt(self, language: str) -> str:
        return self.es if language == "es" else self.en


@cache
def pieces() -> tuple[Piece, ...]:
    """This function will read the index once; the order is the index's own."""
    listed: dict[str, Any] = tomllib.loads((FOLDER / "index.toml").read_text(encoding="utf-8"))
    return tuple(
        Piece(one["file"], kind, one["en"], one["es"], frozenset(one["themes"]), one["suits"])
        for kind in ("photo", "sound")
        for one in listed[kind]
    )


def piece(file: str) -> Piece:
    """This function will find one piece by its file name; a KeyError says that there is none."""
    return {one.file: one for one in pieces()}[file]


def about(themes: Iterable[str], *, suits: str, kind: str | None = None) -> list[Piece]:
    """This function will list the pieces that touch any of the themes, those that touch most of them first."""
    wanted = frozenset(themes)
    fitting = [one for one in pieces() if one.suits == suits and one.themes & wanted and kind in (None, one.kind)]
    return sorted(fitting, key=lambda one: -len(one.themes & wanted))
