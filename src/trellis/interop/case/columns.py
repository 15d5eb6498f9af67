"""The columns that a table of standards may have, by the names that people give them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from trellis.interop.case.cells import MOST_CELLS, SEPARATORS, Cell, CellError, rows_of
from trellis.interop.case.structure import Fault, shortened

# In plain words, in Spanish, and as CASE names its fields. Capitals, accents, spaces and brackets do not count.
SPELLINGS = {
    "code": "code codes human_coding_scheme notation código clave",
    "statement": "statement full_statement statement_text description enunciado texto descripción",
    "parent": "parent parent_code under is_child_of superior código_superior depende_de padre bajo",
    "short": "short short_statement abbreviated abbreviated_statement breve corto abreviado enunciado_breve",
    "grades": "grade grades grade_level grade_levels education_level grado grados nivel_educativo",
    "type": "type item_type cf_item_type kind tipo clase",
    "language": "language lang idioma lengua",
    "notes": "note notes nota notas",
    "order": "order sequence sequence_number orden",
    "framework": "framework framework_title marco título_del_marco",
    "source": "source creator fuente autoría",
    "publisher": "publisher published_by editorial publicado_por",
}


def folded(name: str) -> str:
    """This function will leave of a name only what tells it from others: letters and digits, small and without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", name.casefold()) if letter.isalnum())


LONGEST_NAME = 60
KNOWN = {folded(spelling): field for field, spellings in SPELLINGS.items() for spelling in spellings.split()}


@dataclass(frozen=True)
class Slip(Fault):
    """A fault of a table: it has a place in the text, and a column's name where it lies in one."""

    offset: int = 0
    column: str = ""
    label: str = ""
    earlier: int | None = None  # where the row begins that it collides with


@dataclass(frozen=True)
class Header:
    """The first row of a table, and what tells its cells apart."""

    separator: str
    cells: tuple[Cell, ...]
    error: CellError | None = None

    @property
    def fields(self) -> list[str]:
        """What each column means; nothing for one that is not known."""
        return [KNOWN.get(folded(cell.words[:LONGEST_NAME]), "") for cell in self.cells]

    def name_of(self, field: str) -> str:
        """This function will give a column's name as the file writes it."""
        fields = self.fields
        return shortened(self.cells[fields.index(field)].words, 40) if field in fields else field


def header_of(text: str) -> Header | None:
    """This function will find the first row of a table, or None where no first row names a single known column."""
    if text.lstrip()[:1] in ("{", "["):
        return None
    headers = [_first_row(text, separator) for separator in SEPARATORS]
    best = max(headers, key=lambda header: (sum(map(bool, header.fields)), len(header.cells)))
    return best if any(best.fields) else None


def column_at(text: str, header: Header, offset: int) -> str:
    """This function will name the column in which a place of the text lies, or say nothing where none can be told."""
    name = ""
    try:
        for row in rows_of(text, header.separator):
            for title, cell in zip(header.cells, row, strict=False):
                if cell.offset > offset:
                    return name
                name = shortened(title.words, 40)
    except CellError:
        return ""
    return name


def header_slips(header: Header) -> list[Slip]:
    """This function will say what is wrong with the names of the columns."""
    if header.error:
        kind = "table_quote" if header.error.kind == "table_quote" else "table_too_many_columns"
        return [Slip(kind, (), {"limit": str(MOST_CELLS)}, header.error.offset)]
    nought = [cell for cell in header.cells if "\x00" in cell.words]
    if nought:
        return [Slip("broken_letter", (), {}, nought[0].offset)]
    named = list(zip(header.cells, header.fields, strict=True))
    strange = [cell for cell, field in named if cell.words and not field]
    found = []
    if strange:
        values = {"names": _listed(cell.words for cell in strange)}
        found.append(Slip("table_unknown_column", (), values, strange[0].offset, shortened(strange[0].words, 40)))
    if "statement" not in header.fields:
        found.append(Slip("table_no_statement", (), {}, header.cells[0].offset))
    return found + list(_named_twice(named))


def _named_twice(named: Iterable[tuple[Cell, str]]) -> Iterable[Slip]:
    first: dict[str, str] = {}
    for cell, field in named:
        name = shortened(cell.words, 40)
        if field in first:
            yield Slip("table_column_twice", (), {"one": first[field], "other": name}, cell.offset, name)
        elif field:
            first[field] = name


def _first_row(text: str, separator: str) -> Header:
    try:
        return Header(separator, tuple(next(rows_of(text, separator), [])))
    except CellError as error:
        return Header(separator, tuple(error.row), error)


def _listed(names: Iterable[str], most: int = 8) -> str:
    named = list(islice(names, most + 1))
    return ", ".join(f"“{shortened(name, 40)}”" for name in named[:most]) + (" …" if len(named) > most else "")
