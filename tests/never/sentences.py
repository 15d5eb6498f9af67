"""Everything that Trellis itself says, in each language it speaks; what schools and people write is never among it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import polib

from scripts import messages
from tests.house.glossary import whole_word
from tests.house.test_every_word_is_translatable import NOT_FOR_A_SCHOOL, plain_words
from tests.never.sources import SOURCE

PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}")  # where a name or a number will stand
ENGLISH = "en"


@dataclass(frozen=True)
class Sentence:
    """What is said, in which language, and where."""

    words: str
    locale: str
    where: str

    @property
    def bare(self) -> str:
        return PLACE.sub(" … ", self.words)


@cache
def sentences() -> tuple[Sentence, ...]:
    """This function will gather every sentence in English and in every language there is a catalogue for."""
    return (*_english(), *_translated(), *_of_the_gallery())


def _english() -> Iterator[Sentence]:
    for entry in messages.found().values():
        for words in filter(None, (entry.msgid, entry.msgid_plural)):
            yield Sentence(words, ENGLISH, entry.occurrences[0][0])


def _translated() -> Iterator[Sentence]:
    for path in messages.catalogues():
        for entry in polib.pofile(str(path)):
            for words in entry.msgstr_plural.values() if entry.msgid_plural else (entry.msgstr,):
                yield Sentence(words, path.parts[-3], entry.occurrences[0][0])


def _of_the_gallery() -> Iterator[Sentence]:
    """The gallery is written in English alone, for those who build pages."""
    for path in sorted((SOURCE / NOT_FOR_A_SCHOOL[0]).parent.glob("gallery*/**/*.html")):
        for _line, words in plain_words(path.read_text()):
            yield Sentence(words, ENGLISH, str(path.relative_to(SOURCE)))


def saying(forbidden: Iterable[str], locale: str, among: Iterable[Sentence] = ()) -> list[tuple[str, Sentence]]:
    """This function will find the sentences of one language with one of these words, whole words only."""
    patterns = [(word, whole_word(word)) for word in forbidden]
    own = [one for one in among or sentences() if one.locale == locale]
    return [(word, one) for word, pattern in patterns for one in own if pattern.search(one.bare)]


def told(found: Any) -> list[str]:
    return [f"{word}: {one.words!r} ({one.where})" for word, one in found]
