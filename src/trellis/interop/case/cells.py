"""From a text to the rows of a table, each cell with its place. Only the separator is found by looking.

Written here because the standard library's reader tells a line and no column, and takes an unclosed quotation mark for
the rest of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SEPARATORS = "\t;,"
MOST_CELLS = 100  # a table of standards has a dozen columns
SEPARATOR_SAID = re.compile(r'"?sep=(.)"?[ \t;,]*\n', re.IGNORECASE)  # what some spreadsheets write above the table


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table, and where it begins in the text."""

    words: str
    offset: int


class CellError(ValueError):
    """A row that cannot be told apart into cells."""

    def __init__(self, kind: str, row: list[Cell], offset: int) -> None:
        super().__init__(kind)
        self.kind, self.row, self.offset = kind, row, offset


def with_one_line_break(text: str) -> str:
    """This function will write every line break in the one way in which lines are counted."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def rows_of(text: str, separator: str) -> Iterator[list[Cell]]:
    """This function will give the rows that hold anything, one by one.

    Raises CellError where a quotation mark is not closed, or where a row has more cells than any table.
    """
    apart = re.escape(separator)
    cell = re.compile(rf' *+"(?P<quoted>[^"]*+(?:""[^"]*+)*+)" *+(?=[{apart}\n]|\Z)|(?! *+")(?P<plain>[^{apart}\n]*+)')
    blank = re.compile(rf"[ {apart}\n]*+")
    at = _next_row(text, said.end() if (said := SEPARATOR_SAID.match(text)) else 0, blank)
    while at < len(text):
        row, at = _row(text, at, cell, blank)
        yield row
        at = _next_row(text, at, blank)


def _next_row(text: str, at: int, blank: re.Pattern[str]) -> int:
    """Where the line begins in which something stands again: empty rows are stepped over in one stride."""
    something = blank.match(text, at).end()  # type: ignore[union-attr]
    return something if something == len(text) else max(at, text.rfind("\n", at, something) + 1)


def _row(text: str, at: int, cell: re.Pattern[str], blank: re.Pattern[str]) -> tuple[list[Cell], int]:
    row: list[Cell] = []
    while True:
        found = cell.match(text, at)
        if found is None:
            raise CellError("table_quote", row, at)
        row.append(Cell(_words(found), at))
        at = found.end()
        if at == len(text) or text[at] == "\n":
            return row, at
        if len(row) == MOST_CELLS:
            return row, _end_of_row(text, at, row, blank)
        at += 1


def _end_of_row(text: str, at: int, row: list[Cell], blank: re.Pattern[str]) -> int:
    """A spreadsheet may close a row with thousands of separators; nothing else may follow so many cells."""
    something = blank.match(text, at).end()  # type: ignore[union-attr]
    end = text.find("\n", at, something)
    if end < 0 and something < len(text):
        raise CellError("table_too_many_cells", row, something)
    return end if end >= 0 else something


def _words(found: re.Match[str]) -> str:
    quoted = found["quoted"]
    return (found["plain"] if quoted is None else quoted.replace('""', '"')).strip()
