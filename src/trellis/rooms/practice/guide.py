"""The practice guide: eight strategies, each with three tactics, each with something to try today. Read once from guide.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("guide.toml")
Words = dict[str, str]


@dataclass(frozen=True)
class PracticeCard:
    """One thing to try on a day, with the tactic it belongs to."""

    slug: str
    strategy: str
    tactic: Words
    how: Words
    try_today: Words


@dataclass(frozen=True)
class Strategy:
    """A chapter of the guide."""

    number: int
    slug: str
    title: Words
    why: Words
    cards: tuple[PracticeCard, ...]


@cache
def guide() -> tuple[Strategy, ...]:
    """This function will read the guide, chapter by chapter."""
    raw = tomllib.loads(FILE.read_text(encoding="utf-8"))["strategies"]
    return tuple(
        Strategy(
            number, one["slug"], one["title"], one["why"], tuple(_card(one["slug"], card) for card in one["cards"])
        )
        for number, one in enumerate(raw, start=1)
    )


def _card(strategy: str, raw: dict[str, Words]) -> PracticeCard:
    return PracticeCard(str(raw["slug"]), strategy, raw["tactic"], raw["how"], raw["try"])


def strategy_called(slug: str) -> Strategy | None:
    """This function will find a chapter by its short name."""
    return next((one for one in guide() if one.slug == slug), None)


def card_called(slug: str) -> PracticeCard | None:
    """This function will find a card by its short name."""
    return next((card for one in guide() for card in one.cards if card.slug == slug), None)


def beside(strategy: Strategy) -> tuple[Strategy | None, Strategy | None]:
    """This function will tell which chapters stand before and after one."""
    chapters = guide()
    before = chapters[strategy.number - 2] if strategy.number > 1 else None
    after = chapters[strategy.number] if strategy.number < len(chapters) else None
    return before, after
