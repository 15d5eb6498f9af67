"""What GLOSSARY.md asks for, read as data: the words to avoid, and where each may stay."""

import re
from functools import cache

from tests.house.source import ROOT

GLOSSARY = ROOT / "GLOSSARY.md"
LINE = re.compile(r"^\*(?P<title>Avoid|Never on a screen(?:, in Spanish)?)\*: (?P<words>.*?)(?=\n\n|\Z)", re.M | re.S)
TITLES = {"Avoid": "avoid", "Never on a screen": "en", "Never on a screen, in Spanish": "es"}


@cache
def words_under(which: str, text: str = "") -> dict[str, frozenset[str]]:
    """This function will list the words of one sort (avoid, en, es), each with the names in which it may stay."""
    found: dict[str, frozenset[str]] = {}
    for line in LINE.finditer(text or GLOSSARY.read_text()):
        if TITLES[line["title"]] == which:
            for entry in re.split(r",\s*(?![^(]*\))", " ".join(line["words"].split())):
                word, _, allowed = entry.partition(" (")
                found[word.strip()] = frozenset(re.findall(r"`([^`]+)`", allowed))
    return found


def whole_word(words: str) -> re.Pattern[str]:
    """Whole words only: "low" is not in "slow", "late" not in "later"."""
    return re.compile(rf"(?<![\w-]){re.escape(words)}(?![\w-])", re.I)
