"""The table read by its legend: what each cell promises, worked out apart from the product, so that the two can disagree.

Nothing of the product's policy is used here. What a word in a cell means, what ages and rights change and which relation
somebody stands in is said again, from the legend and the rulings.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import trellis.rooms.privacy

FILE = Path(trellis.rooms.privacy.__file__).with_name("who_sees_what.tsv")
COLUMNS = ("learner", "peer", "teacher", "advisor", "other_staff", "leader", "guardian", "mentor", "operator")

# What opening a row to an audience opens, column by column; whoever shares with a class shares with nobody else.
OPENS = {
    "peer": {"class", "school"},
    "teacher": {"teachers", "school"},
    "advisor": {"teachers", "school"},
    "other_staff": {"school"},
    "leader": {"school"},
    "guardian": {"family"},
    "mentor": {"my_circle"},
}
# Limited rights are now, next and talks: no contact, no media, no knowledge of another guardian.
LIMITED = {"name", "states", "next_steps", "conference", "agreement", "school_words"}
GUARDIANS = {"ana", "ben", "sol", "void"}
AT_ANY_AGE = {
    "name",
    "school_words",
}  # whose page it is stands on it; and no age of a learner changes the school's words

Table = Mapping[tuple[str, str], tuple[str, ...]]


def table_in(text: str) -> Table:
    """This function will read a table: for each row and column the words of the cell."""
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return {(row["kind"], column): tuple(row[column].split()) for row in rows for column in COLUMNS}


def with_cell(text: str, row: str, column: str, words: str) -> str:
    """This function will give a copy of a table in which one cell reads otherwise."""
    lines = [line.split("\t") for line in text.splitlines()]
    place = lines[0].index(column)
    changed = [[*line[:place], words, *line[place + 1 :]] if line[0] == row else line for line in lines]
    return "\n".join("\t".join(line) for line in changed) + "\n"


@dataclass(frozen=True)
class Asker:
    """Somebody who asks, by the name the cast has for them, and how they stand to the learner: said, not worked out."""

    who: str
    columns: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()  # in which they teach
    rights: str = "full"
    is_of_the_school: bool = True


@dataclass(frozen=True)
class Planted:
    """Something with a mark that nobody could make up, and the facts about it on which a cell may depend."""

    what: str
    row: str
    mark: str
    areas: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    part: str = ""
    is_media: bool = False  # then the mark is the address of a file


@dataclass(frozen=True)
class Promise:
    """What the table promises somebody about one thing: whether they read it, and whether only with a line in the log."""

    reads: bool
    is_logged: bool = False


NEVER = Promise(reads=False)


def promised(table: Table, thing: Planted, asker: Asker, age: int) -> Promise:
    """This function will work out what the table promises somebody about something planted."""
    if _is_ruled(thing, asker):
        return Promise(reads=True)
    grants = {word for column in asker.columns for word in _cell(table, thing, asker, column, age)}
    verbs = {grant.partition(":")[0] for grant in grants}
    return Promise(reads=True, is_logged=verbs == {"logged"}) if grants else NEVER


def _is_ruled(thing: Planted, asker: Asker) -> bool:
    """What the rulings give beside the table: the school's words are public; the office prints a family's sheet, and so
    knows whose guardian somebody is."""
    prints_sheets = asker.who == "vera" and thing.row == "guardian_contact" and thing.part == "contact"
    return thing.row == "school_words" or prints_sheets


def _cell(table: Table, thing: Planted, asker: Asker, column: str, age: int) -> set[str]:
    words = table[thing.row, column]
    if column == "guardian":
        words = _of_a_guardian(words, thing, asker, age)
    return {word for word in words if _holds(*word.partition(":")[::2], thing, asker, column, age)}


def _of_a_guardian(words: tuple[str, ...], thing: Planted, asker: Asker, age: int) -> tuple[str, ...]:
    """Rights "none": never. Limited: now, next and talks. From eighteen on: only what the learner shares."""
    is_closed = asker.rights == "none" or (asker.rights == "limited" and (thing.row not in LIMITED or thing.is_media))
    if is_closed or words == ("-",):
        return ()
    if (
        age >= 18 and thing.row not in AT_ANY_AGE and words != ("own",)
    ):  # what is one's own is not the learner's to share
        return ("shared",)
    return words


def _holds(verb: str, condition: str, thing: Planted, asker: Asker, column: str, age: int) -> bool:
    """Whether one word of a cell lets somebody read this thing."""
    is_party = asker.who in thing.parties
    if verb in {"-", "contest"}:
        return False
    if verb == "shared":
        return bool(thing.opened & OPENS[column])
    if verb == "own" and (column != "learner" or thing.parties):
        return is_party
    if verb == "contact":
        return thing.part == "contact"
    if column == "guardian" and thing.row == "agreement":  # the child's own, or one's own: never another guardian's
        return is_party or ("leo" in thing.parties and not thing.parties & GUARDIANS)
    if column == "guardian" and thing.row == "conference" and thing.parties & GUARDIANS:  # what they said themselves
        return is_party
    conditions = {
        "": True,
        "areas": bool(thing.areas & asker.areas),
        "party": is_party,
        "under13": age < 13,
        "family": thing.part == "family",
        "ready": thing.part == "ready",
        "adults": thing.part == "adults",
        "counsellor": asker.who == "ito",
        "first": thing.part == "first",
    }
    return conditions[condition]
