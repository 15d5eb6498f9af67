"""From bytes to a package, or to the list of problems that keep it from being one. Nothing is written here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from trellis.interop.case import places
from trellis.interop.case.cells import with_one_line_break
from trellis.interop.case.columns import Header, Slip, column_at, header_of
from trellis.interop.case.decoding import decoded, parsed, unstorable
from trellis.interop.case.places import Pointer, row_of
from trellis.interop.case.problems import Problem
from trellis.interop.case.schema import CFPackage
from trellis.interop.case.structure import Fault, entry_of, faults_of, shortened
from trellis.interop.case.table import Table, read_table

LIMIT = 32 * 1024 * 1024
TOLD = 20  # problems told with their place; the others are counted
WANTED = {
    "string_type": "text",
    "int_type": "whole_number",
    "float_type": "number",
    "list_type": "list",
    "too_long": "object",
    "dict_type": "object",
    "model_type": "object",
    "model_attributes_type": "object",
    "greater_than_equal": "whole_number",
    "less_than_equal": "whole_number",
}
TAGS = ("text", "list", "object")


@dataclass(frozen=True)
class Reading:
    """What reading a file gave: the package and the value it was read from, or the problems; never both."""

    package: CFPackage | None = None
    value: Any = None
    problems: tuple[Problem, ...] = ()
    problems_in_all: int = 0

    @property
    def is_whole(self) -> bool:
        return self.package is not None


def read(data: bytes, *, limit: int = LIMIT, file_name: str = "") -> Reading:
    """This function will read a CASE package whole, or a table as one, or tell in sentences why it cannot be taken.

    Never raises for what a file may hold. file_name names the framework of a table that does not name it itself.
    """
    if len(data) > limit:
        return _refused(too_large(len(data), limit=limit))
    text = decoded(data)
    if isinstance(text, Problem):
        return _refused(_as_table_problem(text, data))
    rows = with_one_line_break(text)
    header = header_of(rows)
    return _read_package(text) if header is None else _read_rows(rows, header, file_name)


def _read_package(text: str) -> Reading:
    value = parsed(text)
    if isinstance(value, Problem):
        return _refused(value)
    faults = unstorable(value, text) or _form_faults(value)
    if isinstance(faults, CFPackage):
        package, faults = faults, faults_of(faults)
        if not faults:
            return Reading(package=package, value=value)
    return Reading(problems=tuple(_placed(faults, text, value)), problems_in_all=len(faults))


def _read_rows(text: str, header: Header, file_name: str) -> Reading:
    table = read_table(text, header, file_name=file_name)
    slips = table.slips
    if table.value is not None:
        package = CFPackage.model_validate(table.value)
        slips = [_at_row(fault, table, header) for fault in faults_of(package)]
        if not slips:
            return Reading(package=package, value=table.value)
    return Reading(problems=tuple(_told(slip, text) for slip in slips[:TOLD]), problems_in_all=len(slips))


def _at_row(fault: Fault, table: Table, header: Header) -> Slip:
    """A package made of a table has as many ties as items, and as many items as rows."""
    row = table.rows[fault.pointer[1]]  # type: ignore[index]
    return Slip(fault.kind, (), fault.values, row.offset, header.name_of("parent"))


def _told(slip: Slip, text: str) -> Problem:
    lines = {} if slip.earlier is None else {"line": str(row_of(text, slip.earlier).line)}
    place = row_of(text, slip.offset)
    return Problem(slip.kind, {**slip.values, **lines}, label=slip.label, place=place, column=slip.column)


def _as_table_problem(problem: Problem, data: bytes) -> Problem:
    """A table that an older spreadsheet wrote in an encoding of its own is told how a spreadsheet saves it otherwise."""
    shown = with_one_line_break(data.decode("utf-8", errors="replace"))
    if problem.kind != "encoding" or (header := header_of(shown)) is None:
        return problem
    at = shown.index("\ufffd")
    return Problem("table_encoding", place=row_of(shown, at), column=column_at(shown, header, at))


def too_large(size: int, *, limit: int = LIMIT) -> Problem:
    """This function will say that a file of so many bytes is over the limit."""
    megabytes = -(-size * 10 // 1024 // 1024) / 10
    return Problem("too_large", {"size": f"{megabytes:.1f}", "limit": str(limit // 1024 // 1024)})


def _refused(problem: Problem) -> Reading:
    return Reading(problems=(problem,), problems_in_all=1)


def _form_faults(value: Any) -> CFPackage | list[Fault]:
    kind = _other_message(value)
    if kind:
        return [Fault(kind, (), {})]
    try:
        package = CFPackage.model_validate(value)
    except ValidationError as error:
        return [_form_fault(e) for e in error.errors(include_url=False)]
    if not package.CFDocument.title.strip():
        return [Fault("blank_title", ("CFDocument", "title"), {})]
    return package if package.items else [Fault("no_items", ("CFItems",), {})]


def _other_message(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict) and "CFDocument" in value[0]:
        return "a_list_of_packages"
    if not isinstance(value, dict):
        return "not_a_package"
    if isinstance(value.get("CFDocument"), dict):
        return ""
    names = value.keys()
    if "CFDocuments" in names:
        return "a_list_of_frameworks"
    if any(name.startswith("imsx_") for name in names):
        return "a_refusal"
    if {"creator", "title"} <= names:
        return "only_a_cover"
    return "" if "CFDocument" in names or "CFItems" in names else "not_a_package"


def _form_fault(error: Any) -> Fault:
    pointer = tuple(error["loc"])
    if pointer and pointer[-1] in TAGS:
        pointer = pointer[:-1]
    pointer = tuple(s for n, s in enumerate(pointer) if not (s in TAGS and n and isinstance(pointer[n - 1], str)))
    kind, values = error["type"], {"field": _field(pointer)}
    if kind == "missing":
        return Fault("missing", pointer, values)
    got = error["input"]
    if kind == "string_pattern_mismatch":
        is_association = pointer[-1] == "associationType"
        return Fault(
            "unknown_association" if is_association else "not_an_identifier", pointer, {"got": shortened(got, 40)}
        )
    if kind == "literal_error" and isinstance(got, str):
        return Fault("unknown_version", pointer, {"got": shortened(got, 40)})
    return Fault("wrong_form", pointer, values | {"wanted": WANTED.get(kind, "text"), "got": _form_of(got)})


def _field(pointer: Pointer) -> str:
    named = [step for step in pointer if isinstance(step, str)]
    return shortened(str(named[-1] if named else "CFPackage"), 40)


def _form_of(value: Any) -> str:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int) and abs(value) > 2**31:
        return "large_number"
    forms: Iterable[tuple[Any, str]] = ((str, "text"), (int | float, "number"), (list, "list"), (dict, "object"))
    return next((name for form, name in forms if isinstance(value, form)), "nothing")


def _placed(faults: list[Fault], text: str, value: Any) -> Iterator[Problem]:
    told = faults[:TOLD]
    offsets = _offsets(text, [fault.pointer for fault in told])
    for fault in told:
        at = offsets.get(fault.pointer)
        yield Problem(
            fault.kind,
            dict(fault.values),
            places.written(fault.pointer),
            entry_of(fault.pointer) if len(fault.pointer) > 1 else "",
            _label(value, fault.pointer),
            None if at is None else places.place_of(text, at),
        )


def _offsets(text: str, pointers: list[Pointer]) -> dict[Pointer, int]:
    try:
        return places.offsets_of(text, pointers)
    except (ValueError, IndexError, RecursionError):  # a value nested too deep to step over: tell it without its place
        return {}


def _label(value: Any, pointer: Pointer) -> str:
    if len(pointer) < 2 or pointer[0] != "CFItems":
        return ""
    item = places.value_at(value, pointer[:2])
    words = (
        [item.get(name) for name in ("humanCodingScheme", "fullStatement", "identifier")]
        if isinstance(item, dict)
        else []
    )
    return next((shortened(word) for word in words if isinstance(word, str) and word.strip()), "")
