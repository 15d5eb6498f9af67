"""A table of standards, one row each, read as the CASE package that says the same. Nothing is written here.

A table gives no identifiers and no dates. Identifiers are made from the framework's title and the row's code (where it has
none, from its statement and what it stands under), so that the same row is the same standard whenever it comes again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from trellis.interop.case.cells import Cell, CellError, rows_of
from trellis.interop.case.columns import Header, Slip, header_slips
from trellis.interop.case.grades import levels_in
from trellis.interop.case.schema import LARGEST_INTEGER
from trellis.interop.case.shaping import tag_of
from trellis.interop.case.structure import ring_in, shortened

MOST_ROWS = 20_000  # the largest framework of a whole country has about half of that
OF_THE_FRAMEWORK = ("framework", "source", "publisher")
TABLES = uuid5(NAMESPACE_URL, "urn:trellis:table-of-standards")
NO_DATE = "1970-01-01T00:00:00+00:00"  # CASE wants one; any other would make every row another one each time
# What a spreadsheet makes of 3-5 when it takes it for a day.
_DAY = re.compile(
    r"\d{1,2}[-/](?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|oct|nov|dec|dic)[a-z]*\.?"
    r"|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?: .*)?",
    re.IGNORECASE,
)
_COPY = re.compile(r"\s*\(\d+\)$")  # what a browser adds to the name of a file that it fetched before


@dataclass
class Row:
    """One standard as the table says it, with its place; its identifier is made when the whole table is known."""

    offset: int
    cells: Mapping[str, Cell]
    identifier: str = ""
    parent: "Row | None" = None

    def text(self, name: str) -> str:
        """This function will give what stands in one of the row's columns; nothing where the column is not there."""
        return self.cells[name].words if name in self.cells else ""

    @property
    def code(self) -> str:
        return " ".join(self.text("code").split())

    @property
    def label(self) -> str:
        return shortened(self.code or self.text("statement"))


@dataclass
class Table:
    """A table that was read: its rows, and the package that says the same; or what is wrong with it."""

    rows: list[Row] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    value: dict[str, Any] | None = None


def read_table(text: str, header: Header, *, file_name: str = "") -> Table:
    """This function will read a whole table as a package, or tell all that is wrong with it."""
    wrong = header_slips(header)
    if wrong:
        return Table(slips=wrong)
    rows, slips = _rows(text, header)
    title = _framework_text(rows, "framework") or title_of(file_name)
    slips = slips or _row_slips(rows, header) or _without_title(title, header)
    slips = slips or _identified(rows, uuid5(TABLES, title), header)
    return Table(rows, slips) if slips else Table(rows, value=_package(rows, title))


def title_of(file_name: str) -> str:
    """This function will make a framework's title from the name of its file."""
    return " ".join(_COPY.sub("", PurePath(file_name).stem).replace("_", " ").split())


# Rows -----------------------------------------------------------------------------------------------------------------


def _rows(text: str, header: Header) -> tuple[list[Row], list[Slip]]:
    found: list[Row] = []
    slips: list[Slip] = []
    reading = rows_of(text, header.separator)
    try:
        next(reading)
        for cells in reading:
            if len(found) == MOST_ROWS:
                return found, [Slip("table_too_many_rows", (), {"limit": f"{MOST_ROWS:,}"}, cells[0].offset)]
            slips += _cell_slips(cells, header)
            named = zip(header.fields, cells, strict=False)
            found.append(Row(cells[0].offset, {name: cell for name, cell in named if name}))
    except CellError as error:
        return found, [*slips, _cell_error(error, header)]
    if not found:
        slips.append(Slip("table_only_header", (), {}, header.cells[0].offset))
    return found, slips


def _cell_error(error: CellError, header: Header) -> Slip:
    at = len(error.row)
    column = shortened(header.cells[at].words, 40) if at < len(header.cells) else ""
    return Slip(error.kind, (), {"got": f"{at + 1}", "wanted": f"{len(header.cells)}"}, error.offset, column)


def _cell_slips(cells: list[Cell], header: Header) -> Iterator[Slip]:
    width = len(header.cells)
    beyond = [cell for cell in cells[width:] if cell.words]
    if beyond:
        yield Slip("table_too_many_cells", (), {"got": f"{len(cells)}", "wanted": f"{width}"}, beyond[0].offset)
    for title, field_name, cell in zip(header.cells, header.fields, cells, strict=False):
        if "\x00" in cell.words:
            yield Slip("broken_letter", (), {}, cell.offset, shortened(title.words, 40))
        elif cell.words and not field_name:
            yield Slip("table_no_name", (), {"got": shortened(cell.words, 40)}, cell.offset)


# What a row may not say ---------------------------------------------------------------------------------------------------


def _slip(kind: str, row: Row, header: Header, column: str, *, earlier: Row | None = None, **values: Any) -> Slip:
    offset = row.cells[column].offset if column in row.cells else row.offset
    return Slip(kind, (), values, offset, header.name_of(column), row.label, earlier.offset if earlier else None)


def _without_words(rows: list[Row], header: Header) -> Iterator[Slip]:
    return (_slip("table_no_words", row, header, "statement") for row in rows if not row.text("statement"))


def _codes_twice(rows: list[Row], header: Header) -> Iterator[Slip]:
    first: dict[str, Row] = {}
    for row in rows:
        if row.code and first.setdefault(row.code, row) is not row:
            yield _slip("table_code_twice", row, header, "code", earlier=first[row.code])


def _wrong_values(rows: list[Row], header: Header) -> Iterator[Slip]:
    for row in rows:
        order, language = row.text("order"), row.text("language")
        if order and _number(order) is None:
            yield _slip("table_order", row, header, "order", got=shortened(order, 40))
        if _DAY.fullmatch(row.text("grades")):
            yield _slip("table_day", row, header, "grades", got=shortened(row.text("grades"), 40))
        if language and not tag_of(language):
            yield _slip("table_language", row, header, "language", got=shortened(language, 40))


def _two_frameworks(rows: list[Row], header: Header) -> Iterator[Slip]:
    for name in OF_THE_FRAMEWORK:
        said = [row for row in rows if row.text(name)]
        other = next((row for row in said if _one_line(row.text(name)) != _one_line(said[0].text(name))), None)
        if other:
            got, first = shortened(other.text(name), 40), shortened(said[0].text(name), 40)
            yield _slip("table_two_frameworks", other, header, name, earlier=said[0], got=got, first=first)


def _without_title(title: str, header: Header) -> list[Slip]:
    return [] if title else [Slip("blank_title", (), {}, header.cells[0].offset)]


def _row_slips(rows: list[Row], header: Header) -> list[Slip]:
    """What is wrong with the rows, in the file's order; circles are told where every parent is known."""
    by_code = {row.code: row for row in rows if row.code}
    slips = [slip for check in CHECKS for slip in check(rows, header)]
    slips += _loose_ends(rows, by_code, header)
    return sorted(slips, key=lambda slip: slip.offset) or _circle(by_code, header)


CHECKS = (_without_words, _codes_twice, _wrong_values, _two_frameworks)


# How the rows hang together ------------------------------------------------------------------------------------------------


def _loose_ends(rows: list[Row], by_code: Mapping[str, Row], header: Header) -> Iterator[Slip]:
    """Tie every row to the one it stands under, and tell where there is none."""
    for row in rows:
        wanted = _one_line(row.text("parent"))
        row.parent = by_code.get(wanted)
        if wanted and row.parent is None:
            yield _slip("table_no_parent", row, header, "parent", code=shortened(wanted))


def _circle(by_code: Mapping[str, Row], header: Header) -> list[Slip]:
    ring = ring_in({code: [row.parent.code] for code, row in by_code.items() if row.parent})
    if not ring:
        return []
    names = [by_code[code].label for code in ring[:6]] + (["…"] if len(ring) > 6 else []) + [by_code[ring[0]].label]
    return [_slip("table_circle", by_code[ring[0]], header, "parent", ring=" → ".join(names))]


def _identified(rows: list[Row], framework: UUID, header: Header) -> list[Slip]:
    """Give every row its identifier: those with a code first, since only they have rows below them."""
    first: dict[str, Row] = {}
    slips = []
    for row in sorted(rows, key=lambda row: not row.code):
        above = UUID(row.parent.identifier) if row.parent and row.parent.identifier else framework
        name = f"code:{row.code}" if row.code else f"words:{_one_line(row.text('statement'))}"
        row.identifier = str(uuid5(framework if row.code else above, name))
        if first.setdefault(row.identifier, row) is not row:
            slips.append(_slip("table_row_twice", row, header, "statement", earlier=first[row.identifier]))
    return slips


# The package ---------------------------------------------------------------------------------------------------------


def _package(rows: list[Row], title: str) -> dict[str, Any]:
    framework = str(uuid5(TABLES, title))
    return {
        "CFDocument": _document(rows, framework, title),
        "CFItems": [_item(row) for row in rows],
        "CFAssociations": [_tie(row, framework, title) for row in rows],
    }


def _document(rows: list[Row], framework: str, title: str) -> dict[str, Any]:
    source = _framework_text(rows, "source")
    publisher = _framework_text(rows, "publisher")
    is_address = source.startswith(("http://", "https://"))
    return _told(
        {
            "identifier": framework,
            "uri": f"urn:uuid:{framework}",
            "creator": publisher if is_address else source or publisher,
            "title": title,
            "lastChangeDateTime": NO_DATE,
            "officialSourceURL": source if is_address else "",
            "publisher": publisher,
            "language": _language(rows),
        },
        always=("creator",),
    )


def _item(row: Row) -> dict[str, Any]:
    return _told(
        {
            "identifier": row.identifier,
            "uri": f"urn:uuid:{row.identifier}",
            "fullStatement": row.text("statement"),
            "humanCodingScheme": row.code,
            "abbreviatedStatement": row.text("short"),
            "CFItemType": _one_line(row.text("type")),
            "educationLevel": levels_in(row.text("grades")),
            "language": tag_of(row.text("language")),
            "notes": row.text("notes"),
            "lastChangeDateTime": NO_DATE,
        }
    )


def _tie(row: Row, framework: str, title: str) -> dict[str, Any]:
    end = row.parent.identifier if row.parent else framework
    identifier = str(uuid5(UUID(row.identifier), f"under:{end}"))
    order = _number(row.text("order"))
    return {
        "identifier": identifier,
        "uri": f"urn:uuid:{identifier}",
        "associationType": "isChildOf",
        "originNodeURI": _node(row.identifier, row.label),
        "destinationNodeURI": _node(end, row.parent.label if row.parent else shortened(title)),
        "lastChangeDateTime": NO_DATE,
    } | ({} if order is None else {"sequenceNumber": order})


def _node(identifier: str, title: str) -> dict[str, str]:
    return {"title": title, "identifier": identifier, "uri": f"urn:uuid:{identifier}"}


def _told(message: dict[str, Any], always: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: value for name, value in message.items() if value or name in always}


def _framework_text(rows: list[Row], name: str) -> str:
    return next((_one_line(row.text(name)) for row in rows if row.text(name)), "")


def _language(rows: list[Row]) -> str:
    """The language that most rows are in; a framework says one."""
    said = Counter(tag_of(row.text("language")) for row in rows if row.text("language"))
    return next((language for language, _count in said.most_common(1)), "")


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _number(words: str) -> int | None:
    number = int(words) if re.fullmatch(r"-?[0-9]{1,10}", words) else None
    return number if number is not None and abs(number) <= LARGEST_INTEGER else None
