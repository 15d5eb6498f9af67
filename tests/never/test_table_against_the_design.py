"""The table of the product against the design's own, cell by cell, where the design lies beside the project."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tests.interop.case.packages import shared
from tests.never.who_sees_what.legend import COLUMNS, FILE

# The letters of the design's legend. Break-glass, groups and inspections have no page: until they do, those cells stay shut.
LETTERS = {"O": "own", "W": "write", "R": "read", "L": "logged", "S": "shared", "own": "own", "contact": "contact",
           "contest": "contest", "B": "", "G": "", "-": "", "C": ""}  # fmt: skip
# Words after a letter that are conditions of ours.
CONDITIONS = {
    "own areas": "areas",
    "under 13": "under13",
    "ready only": "ready",
    "student-led and family part": "family",
}
# Cells that mean the design's and are said otherwise; the code that narrows them is named.
SAID_OTHERWISE = {
    ("supports", "mentor"): "how it is done is given where the family agrees, and nobody asks it yet",
    ("name", "mentor"): "the first name, and no more",
    ("mentor_thread", "teacher"): "and written, by whoever is beside the two",
    ("mentor_thread", "other_staff"): "written and read by whoever is beside the two",
    ("mentor_thread", "mentor"): "their own thread",
    ("circle", "peer"): "that somebody is in a circle is shown to nobody who is: taking them out must not show",
    ("circle", "mentor"): "as for a peer",
    ("circle", "guardian"): "adults in it",
    ("outreach", "teacher"): "if addressed",
    ("outreach", "other_staff"): "if addressed",
    ("outreach", "leader"): "if addressed",
    ("circle", "leader"): "the list of those whom nobody knows yet is a page of its own, of claims and not of circles",
    ("trusted_adult", "other_staff"): "the counsellor, whom the design names beside those who lead",
    ("interaction", "guardian"): "the family's own are those it is party to",
    ("practice_log", "leader"): "only what its adult shares, and nothing is shared with a leader yet",
    ("staff_support", "leader"): "of the two whom it concerns",
    ("feedback", "mentor"): "a mentor's own words",
    ("conference", "learner"): "written by the two whom it concerns",
    ("conference", "teacher"): "written by the two whom it concerns",
    ("conference", "advisor"): "written by the two whom it concerns",
    ("agreement", "learner"): "written by the two whom it binds",
    ("agreement", "teacher"): "written by the two whom it binds",
    ("agreement", "guardian"): "their own they tick, the child's they read",
}

# Rows that the design's table leaves to a row of its catalogue, which says who sees it.
OF_THE_CATALOGUE = {"Quick check answers (R125)", "Line for the walk (R18)"}


def in_our_words(cell: str) -> set[str]:
    """A cell of the design, letter by letter, in the words of our table."""
    without_inspection = re.sub(r"\((?!student)[^)]*\)", "", cell).replace("(", "").replace(")", "")
    return {word for part in re.split(r" \+ |\+|, ", without_inspection) if (word := _word(part.strip()))}


def _rows(table: Path) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t")


def _word(part: str) -> str:
    letter, _, rest = part.partition(" ")
    condition = CONDITIONS.get(rest, "")
    verb = LETTERS.get(letter, "read")
    return f"{verb}:{condition}" if verb and condition else verb


def test_every_cell_says_what_the_design_says() -> None:
    design = {row["data"]: row for row in _rows(shared("design", "who-sees-what.tsv"))}
    named = {row["said"].replace("line, strengths", "strengths"): row for row in _rows(FILE)}

    assert set(named) >= OF_THE_CATALOGUE
    named = {name: row for name, row in named.items() if name not in OF_THE_CATALOGUE}
    assert set(named) <= set(design)
    differs = {
        (row["kind"], column): (row[column], design[name][column])
        for name, row in named.items()
        for column in COLUMNS
        if set(row[column].replace("-", "").split()) != in_our_words(design[name][column])
    }
    assert {cell: words for cell, words in differs.items() if cell not in SAID_OTHERWISE} == {}
    assert [cell for cell in SAID_OTHERWISE if cell not in differs] == []
