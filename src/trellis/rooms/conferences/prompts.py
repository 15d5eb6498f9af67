"""The bank of questions with which people reflect, as data: prompts.tsv, read once.

Nobody has to answer. None of them asks about politics, the mind's health, sex, wrongdoing, family, what is told in
confidence, religion or income; families may read all of them.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from trellis.foundation.i18n import said
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Reading

FILE = Path(__file__).with_name("prompts.tsv")
DAYS = 10  # a question stands so long: about three a month
AT_ONCE = 5  # so many other questions may be turned to in that time


@dataclass(frozen=True)
class ReflectionPrompt:
    """A question of the bank: when it fits, and its words for the young and for others, by language."""

    key: str
    fits: str  # what must be so: choice, work, goal, talk; always where it is empty
    words: dict[str, str]
    words_young: dict[str, str]

    def said_to(self, reader: Person) -> str:
        """This function will say the question in the wording and language in which somebody reads."""
        words = self.words_young if reader.reading == Reading.YOUNG else self.words
        return said(words, reader.locale)


@lru_cache(maxsize=1)
def bank() -> tuple[ReflectionPrompt, ...]:
    """This function will read the whole bank, in its own order."""
    rows = csv.DictReader(FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t")
    return tuple(
        ReflectionPrompt(
            row["key"], row["fits"], {"en": row["en"], "es": row["es"]}, {"en": row["en_young"], "es": row["es_young"]}
        )
        for row in rows
    )


def prompt_called(key: str) -> ReflectionPrompt | None:
    """This function will find a question of the bank by its name."""
    return next((prompt for prompt in bank() if prompt.key == key), None)


def whose_turn(person: Person, facts: Iterable[str], *, day: int, turn: int = 0, but: str = "") -> ReflectionPrompt:
    """This function will tell which question's turn it is for somebody: questions come round, for everybody in an order of
    their own. Every second one asks about what is so just now (`facts`), where one of these fits. `day` counts the days,
    `turn` how often another one was asked for; the question answered last (`but`) is passed over.

    The same day gives the same question, and no two in a row are the same, whatever is skipped: nothing is remembered.
    """
    tick = day // DAYS * AT_ONCE + turn % AT_ONCE
    always = _in_order_of(person, [prompt for prompt in bank() if not prompt.fits])
    sometimes = _in_order_of(person, [prompt for prompt in bank() if prompt.fits])
    found = always[tick % len(always)]
    asked = sometimes[tick // 2 % len(sometimes)]
    if tick % 2 and asked.fits in set(facts):
        found = asked
    return found if found.key != but else always[(tick + AT_ONCE) % len(always)]


def _in_order_of(person: Person, prompts: list[ReflectionPrompt]) -> list[ReflectionPrompt]:
    return sorted(prompts, key=lambda prompt: sha256(f"{person.id}{prompt.key}".encode()).digest())
