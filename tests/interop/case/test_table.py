"""A table of standards: read as the package that says the same, or refused with line, column and what helps."""

import csv
import io
import json
import re
import time
from typing import Any

import jsonschema
import pytest
from django.utils import translation

from tests.interop.case.packages import official_schema
from tests.interop.case.tables import GARDEN, mutated
from trellis.interop.case import table
from trellis.interop.case.columns import KNOWN, SPELLINGS, folded
from trellis.interop.case.difference import difference
from trellis.interop.case.grades import levels_in
from trellis.interop.case.problems import Problem
from trellis.interop.case.reading import LIMIT, Reading, read
from trellis.interop.case.shaping import shape


def taken(words: str | bytes, name: str = "garden.csv") -> dict[str, Any]:
    reading = read(words if isinstance(words, bytes) else words.encode(), file_name=name)
    assert reading.problems == ()
    return reading.value


def refused(words: str | bytes, name: str = "garden.csv") -> Problem:
    reading = read(words if isinstance(words, bytes) else words.encode(), file_name=name)
    assert not reading.is_whole
    return reading.problems[0]


def item(value: dict[str, Any], code: str) -> dict[str, Any]:
    return next(one for one in value["CFItems"] if one.get("humanCodingScheme") == code)


def parents(value: dict[str, Any]) -> dict[str, str]:
    ties = value["CFAssociations"]
    return {tie["originNodeURI"]["title"]: tie["destinationNodeURI"]["title"] for tie in ties}


def test_R090_table_is_read_as_the_package_that_says_the_same() -> None:
    value = taken(GARDEN)

    assert value["CFDocument"]["title"] == "garden"
    assert value["CFDocument"]["language"] == "en"
    assert [one["fullStatement"] for one in value["CFItems"]][3:] == [
        "Sow seeds, water them",
        "Compare two plants",
        "Draw what lives in soil",
    ]
    assert item(value, "G.P.1") | {"identifier": "", "uri": ""} == {
        "identifier": "", "uri": "", "fullStatement": "Sow seeds, water them", "humanCodingScheme": "G.P.1",
        "abbreviatedStatement": "Keep a diary", "CFItemType": "Standard", "educationLevel": ["KG", "01", "02"],
        "language": "en", "notes": 'Said "sow"\nin two lines', "lastChangeDateTime": table.NO_DATE,
    }  # fmt: skip
    assert item(value, "G.P.2")["educationLevel"] == ["03", "04", "05", "07"]
    assert parents(value) == {
        "G": "garden", "G.P": "G", "G.S": "G", "G.P.1": "G.P", "G.P.2": "G.P", "Draw what lives in soil": "G.S",
    }  # fmt: skip
    assert [strand.name for area in shape(value) for strand in area.strands] == ["Soil", "Plants"]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_R090_table_holds_against_the_official_schemas(version: str) -> None:
    validator = {"1.0": jsonschema.Draft7Validator, "1.1": jsonschema.Draft201909Validator}[version]

    assert list(validator(official_schema(version)).iter_errors(taken(GARDEN))) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_R090_separator_encoding_and_line_breaks_are_found_by_looking(
    separator: str, encoding: str, line_break: str
) -> None:
    written = io.StringIO()
    rows = csv.reader(io.StringIO(GARDEN))
    csv.writer(written, delimiter=separator, lineterminator="\n").writerows(rows)

    assert taken(written.getvalue().replace("\n", line_break).encode(encoding)) == taken(GARDEN)


def test_R090_columns_are_known_by_their_spanish_names_and_by_those_of_case() -> None:
    plain = taken("code,statement,parent,short,grades\nH,Huerto,,,\nH.1,Sembrar,H,Siembra,3 to 5\n")

    assert taken("Código;ENUNCIADO;Código superior;Breve;Grado(s)\nH;Huerto;;;\nH.1;Sembrar;H;Siembra;3 a 5\n") == plain
    named = "humanCodingScheme,fullStatement,Is Child Of,Abbreviated Statement,educationLevel"
    assert taken(f"{named}\nH,Huerto,,,\nH.1,Sembrar,H,Siembra,3-5\n") == plain


def test_R090_framework_is_named_by_its_column_else_by_its_file() -> None:
    rows = "statement,framework,source,publisher\nSow,School garden,https://garden.example,Willow\nReap,,,\n"

    document = taken(rows, "other.csv")["CFDocument"]

    assert document["title"] == "School garden"
    assert (document["officialSourceURL"], document["publisher"], document["creator"]) == (
        "https://garden.example", "Willow", "Willow",
    )  # fmt: skip
    assert taken("statement\nSow", "school_garden (2).csv")["CFDocument"]["title"] == "school garden"
    assert taken("statement,source\nSow,Our own", "x.csv")["CFDocument"]["creator"] == "Our own"


def test_R090_table_again_changes_nothing_and_a_changed_row_is_a_changed_standard() -> None:
    before = taken(GARDEN)

    assert taken(GARDEN) == before
    found = difference(before, taken(GARDEN.replace("Compare two plants", "Compare three plants")))
    assert [(change.code, change.fields[0].name) for change in found.changed] == [("G.P.2", "fullStatement")]
    assert (found.new, found.moved, found.retired, found.ties, found.dated) == ((), (), (), 0, 0)


def test_R090_row_put_in_between_is_new_and_leaves_the_others_alone() -> None:
    more = GARDEN.replace("G.P.2,", "G.P.9,Prune a bush,G.P,,,,,,\nG.P.2,")

    found = difference(taken(GARDEN), taken(more))

    assert [change.code for change in found.new] == ["G.P.9"]
    assert (found.changed, found.moved, found.retired) == ((), (), ())


def test_R090_row_without_a_code_is_known_by_its_words_and_its_place() -> None:
    one = "code,statement,parent\nA,Air,\nW,Water,\n,Look closely,A\n,Look closely,W\n"

    value = taken(one)

    assert len({line["identifier"] for line in value["CFItems"]}) == 4
    shuffled = taken("code,statement,parent\n,Look closely,W\nW,Water,\nA,Air,\n,Look closely,A\n")
    assert {line["identifier"] for line in shuffled["CFItems"]} == {line["identifier"] for line in value["CFItems"]}


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("", []),
        ("3", ["03"]),
        ("K-2", ["KG", "01", "02"]),
        ("Pre-K", ["PK"]),
        ("pk–1", ["PK", "KG", "01"]),
        ("Grades 9 to 12", ["09", "10", "11", "12"]),
        ("1.º y 2.º", ["01", "02"]),
        ("3 a 4", ["03", "04"]),
        ("5-3", ["5-3"]),
        ("Key Stage 2", ["Key Stage 2"]),
        ("7, 7; 8", ["07", "08"]),
    ],
)
def test_R090_grades_are_read_as_people_write_them(words: str, levels: list[str]) -> None:
    assert levels_in(words) == levels


LONG = "x" * 300
REFUSED = {
    "header alone": ("code,statement\n", "table_only_header", 1, ""),
    "no statement": ("code,parent\nA,\n", "table_no_statement", 1, ""),
    "unknown columns": ("code,statement,wish,colour\nA,x,,\n", "table_unknown_column", 1, "wish"),
    "two of one meaning": ("statement,Description\nx,y\n", "table_column_twice", 1, "Description"),
    "a cell under no name": ("code,statement,\nA,x,\nB,y,z\n", "table_no_name", 3, ""),
    "too many cells": ("code,statement\nA,x\nB,y, and z\n", "table_too_many_cells", 3, ""),
    "hundreds of cells": (f"code,statement\nA,x\nB,y{',' * 200}z\n", "table_too_many_cells", 3, ""),
    "open quote": ('code,statement\nA,x\nB,"y\nC,z\n', "table_quote", 3, "statement"),
    "open quote in the header": ('code,"statement\nA,x\n', "table_quote", 1, ""),
    "words after a quote": ('code,statement\nA,"x" y\n', "table_quote", 2, "statement"),
    "hundreds of columns": (f"code,statement{',x' * 200}\nA,x\n", "table_too_many_columns", 1, ""),
    "nought": ("code,statement\nA,x\nB,y\x00z\n", "broken_letter", 3, "statement"),
    "nought in the header": ("code,state\x00ment\nA,x\n", "broken_letter", 1, ""),
    "no words": ("code,statement\nA,x\nB,\n", "table_no_words", 3, "statement"),
    "row too short": ("code,statement\nA,x\nB\n", "table_no_words", 3, "statement"),
    "code twice": ("código,enunciado\nA,x\nB,y\nA,z\n", "table_code_twice", 4, "código"),
    "row twice": ("statement\nx\ny\nx\n", "table_row_twice", 4, "statement"),
    "no such parent": ("code,statement,parent\nA,x,\nB,y,Q\n", "table_no_parent", 3, "parent"),
    "its own parent": ("code,statement,parent\nA,x,\nB,y,B\n", "table_circle", 3, "parent"),
    "order in words": ("statement,order\nx,first\n", "table_order", 2, "order"),
    "order too large": ("statement,order\nx,9999999999\n", "table_order", 2, "order"),
    "a language's name": ("statement,language\nx,es\ny,español\n", "table_language", 3, "language"),
    "grades made a day": ("statement,grades\nx,5-Mar\n", "table_day", 2, "grades"),
    "two frameworks": ("statement,framework\nx,One\n\ny,Two\n", "table_two_frameworks", 4, "framework"),
    "long row": (f"code,statement,notes,parent\nA,x,{LONG},Q\n", "table_no_parent", 2, "parent"),
    "after a cell of two lines": ('code,statement\nA,"x\ny"\nB,\n', "table_no_words", 4, "statement"),
    "latin-1": ("code,statement\nA,x\nB,árbol\n".encode("latin-1"), "table_encoding", 3, "statement"),
    "as an older spreadsheet": ("código;enunciado;notas\nA;x;\nB;y;año\n".encode("cp1252"), "table_encoding", 1, "c\ufffddigo"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_R090_refusal_names_line_and_column_and_says_what_helps(
    words: str | bytes, kind: str, line: int, column: str
) -> None:
    problem = refused(words)

    assert (problem.kind, problem.place.line, problem.column) == (kind, line, column)
    where = f"Line {line}, column “{column}”: " if column else f"Line {line}: "
    assert problem.sentence().startswith(where)
    assert problem.sentence().endswith(".")
    assert problem.remedy().endswith(".")
    assert not problem.place.is_one_long_line
    assert sum(row.is_here for row in problem.place.rows) == 1
    assert Problem.from_json(json.loads(json.dumps(problem.as_json()))) == problem


def test_R090_refusal_kept_before_tables_were_read_is_still_told() -> None:
    kept = refused("code,statement\n").as_json()
    del kept["column"]

    assert Problem.from_json(kept).sentence() == "Line 1: The table ends after its first row."


@pytest.mark.parametrize("language", ["en", "es"])
def test_R090_columns_named_in_a_refusal_are_all_known(language: str) -> None:
    with translation.override(language):
        remedy = refused("statement,wish\nx,y\n").remedy()
        alone = refused("code\nx\n").sentence()

    named = remedy.split(".")[0].split(", ")
    names = [named[0].split()[-1], *named[1:]]
    assert {KNOWN[folded(name)] for name in names} == set(SPELLINGS)
    assert KNOWN[folded(re.findall("[“«](.*)[”»]", alone)[0])] == "statement"


def test_R090_every_wrong_row_is_told_at_once() -> None:
    reading = read(b"code,statement,parent\nA,,\nB,x,\nB,y,Q\nC,,\n", file_name="garden.csv")

    assert [problem.place.line for problem in reading.problems] == [2, 4, 4, 5]
    assert [problem.column for problem in reading.problems] == ["statement", "code", "parent", "statement"]


def test_R090_circle_of_rows_is_told_by_its_codes() -> None:
    problem = refused("code,statement,parent\nA,x,C\nB,y,A\nC,z,B\nD,w,A\n")

    ring = problem.sentence().split("circle: ")[1].rstrip(".").split(" → ")
    assert set(ring) == {"A", "B", "C"}
    assert ring[0] == ring[-1]


def test_R090_rows_too_deep_are_refused_as_in_a_package() -> None:
    rows = "".join(f"{n},Step {n},{n - 1 if n else ''}\n" for n in range(45))

    problem = refused(f"code,statement,parent\n{rows}")

    assert (problem.kind, problem.place.line, problem.column) == ("lines_too_deep", 41, "parent")


def test_R090_more_rows_than_any_framework_has_are_refused() -> None:
    rows = [f"Step {n}" for n in range(table.MOST_ROWS + 1)]

    assert len(taken("statement\n" + "\n".join(rows[:-1]))["CFItems"]) == table.MOST_ROWS
    problem = refused("statement\n" + "\n".join(rows))
    assert (problem.kind, problem.place.line) == ("table_too_many_rows", table.MOST_ROWS + 2)


@pytest.mark.parametrize(
    "words",
    [
        "," * (LIMIT - 1),
        "code,statement\n" + "," * 31_000_000,
        "code,statement\n" + "\n" * 31_000_000 + "A,",
        'code,statement\nA,"' + '""' * 15_000_000,
        "code,statement\nA," + "," * 31_000_000 + "x",
    ],
    ids=["commas", "empty cells", "empty rows", "quotes", "one long row"],
)
def test_R090_large_nonsense_is_refused_in_seconds(words: str) -> None:
    started = time.perf_counter()

    assert refused(words).sentence()
    assert time.perf_counter() - started < 10


def test_R090_table_over_the_limit_is_refused_unread() -> None:
    assert refused("statement\n" + "x" * LIMIT).kind == "too_large"


def test_R090_spreadsheets_leave_their_traces_and_are_read() -> None:
    plain = taken("code,statement\nA,x\nB,y\n")

    assert taken('sep=;\n"code" ; "statement";;\n;;;\nA;x;;\n\n "B" ;"y";;\n;;;\n') == plain
    assert taken("code,statement" + "," * 16000 + "\nA,x" + "," * 16000 + "\nB,y" + "," * 16000) == plain


def test_R090_one_column_alone_may_hold_commas() -> None:
    assert [one["fullStatement"] for one in taken("Statement\nDraw, cut and fold\n")["CFItems"]] == [
        "Draw, cut and fold"
    ]


def told_or_faithful(name: str, data: bytes) -> Reading:
    reading = read(data, file_name="garden.csv")
    for problem in reading.problems:
        assert problem.sentence().endswith("."), name
        assert problem.remedy().endswith("."), name
    assert reading.is_whole != bool(reading.problems), name
    if reading.is_whole:
        assert reading.package.model_dump(exclude_unset=True) == reading.value, name
        assert {c for c in said(reading) if c} <= set(cells_of(data)), name
        assert difference(reading.value, reading.value).is_nothing, name
        shape(reading.value)
    return reading


def said(reading: Reading) -> set[str]:
    """Every word that the package says, as a cell of the table holds it."""
    names = ("fullStatement", "humanCodingScheme", "abbreviatedStatement", "notes", "CFItemType")
    return {" ".join(line.get(name, "").split()) for line in reading.value["CFItems"] for name in names}


def cells_of(data: bytes) -> list[str]:
    """The same cells as the standard library reads them, whatever the separator."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else json.detect_encoding(data)
    text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    rows = [row for mark in ",;\t" for row in csv.reader(io.StringIO(text), delimiter=mark, skipinitialspace=True)]
    return [" ".join(cell.split()) for row in rows for cell in row]


def test_R090_400_mutated_tables_give_a_sentence_or_a_faithful_import() -> None:
    assert read(GARDEN.encode(), file_name="garden.csv").is_whole

    outcomes = [told_or_faithful(name, file).is_whole for name, file in mutated(GARDEN.encode(), 400, seed=21)]

    assert outcomes.count(True) >= 60
    assert outcomes.count(False) >= 120
