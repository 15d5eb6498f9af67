"""Who sees what, as data: who_sees_what.tsv, read once.

A cell is a list of grants; a grant is a verb with an optional condition. Verbs: own (owns and writes), write, read,
logged (reads, and the log says so), shared (reads what the learner opened), contact, contest; "-" is never.
Conditions: areas (the viewer's own teaching areas), party (one of the two it concerns), under13, family (the family's
part), ready (ready to show, not the quiet hand), adults (the adults of a circle), counsellor
(those among the other staff who are counsellors), first (the first name, and no more).
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trellis.rooms.privacy.terms import Column, Kind

FILE = Path(__file__).with_name("who_sees_what.tsv")
READING = frozenset({"own", "write", "read", "logged", "shared"})
WRITING = frozenset({"own", "write"})


@dataclass(frozen=True)
class Grant:
    verb: str
    condition: str = ""


Cells = dict[tuple[Kind, Column], tuple[Grant, ...]]


def parse(text: str) -> Cells:
    """This function will read the table. Raises ValueError for a row, column or verb that is not known."""
    cells: Cells = {}
    for row in csv.DictReader(text.splitlines(), delimiter="\t"):
        for column in Column:
            cells[Kind(row["kind"]), column] = tuple(_grant(word) for word in row[column].split() if word != "-")
    return cells


def _grant(word: str) -> Grant:
    verb, _, condition = word.partition(":")
    if verb not in READING | {"contact", "contest"}:
        raise ValueError(f"{word} is no grant.")
    return Grant(verb, condition)


@lru_cache(maxsize=1)
def matrix() -> Cells:
    """This function will give the table that this installation lives by."""
    return parse(FILE.read_text(encoding="utf-8"))
