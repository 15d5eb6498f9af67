"""Reading a package: whole, or not at all with a sentence and its place."""

import gzip
import json
import time
from typing import Any

import jsonschema
import pytest

from tests.interop.case.packages import NAMES, identifier, item, official_schema, package, real, small, tie, written
from trellis.interop.case.problems import Problem
from trellis.interop.case.reading import LIMIT, read


def refused(data: bytes) -> Problem:
    reading = read(data)
    assert not reading.is_whole
    return reading.problems[0]


@pytest.mark.parametrize("name", NAMES)
def test_real_package_comes_out_as_it_came_in(name: str) -> None:
    data = real(name)

    reading = read(data)

    assert reading.problems == ()
    assert reading.value == json.loads(data)
    assert reading.package.model_dump(exclude_unset=True) == json.loads(data)


@pytest.mark.parametrize("name", NAMES)
def test_real_package_holds_against_the_official_schema(name: str) -> None:
    validator = jsonschema.Draft201909Validator(official_schema("1.1"))

    errors = list(validator.iter_errors(read(real(name)).value))

    assert errors == []


def test_small_packages_hold_against_both_official_schemas() -> None:
    for version, validator in (("1.0", jsonschema.Draft7Validator), ("1.1", jsonschema.Draft201909Validator)):
        assert list(validator(official_schema(version)).iter_errors(small())) == []


def test_package_1_0_is_read_with_its_own_forms() -> None:
    value = small()
    value["CFDocument"] |= {"subject": "Making", "statusEndDate": None, "CFPackageURI": {"uri": "x"}}
    value["CFItems"][2] |= {"CFItemType": None, "educationLevel": "02", "licenseURI": None}
    value["CFAssociations"][0]["CFAssociationGroupingURI"] = None
    value["CFDefinitions"] = []
    value["CFRubrics"] = None

    reading = read(written(value))

    assert reading.problems == ()
    assert reading.package.model_dump(exclude_unset=True) == value


def test_unknown_fields_are_kept() -> None:
    value = small() | {"x-ours": {"deep": [1, 2.5, None, "é"]}}
    value["CFItems"][0]["x-colour"] = ["moss"]
    value["CFAssociations"][0]["originNodeURI"]["x"] = 1

    assert read(written(value)).package.model_dump(exclude_unset=True) == value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encoding_that_names_itself_is_read(encoding: str) -> None:
    value = package(("Ñ.1", "", "Dibujar «formas» 形 🌱"))

    reading = read(json.dumps(value, ensure_ascii=False).encode(encoding))

    assert reading.value == value


NOT_A_PACKAGE = {
    b"": "empty",
    b" \n\x00 ": "empty",
    b"<!doctype html><title>Sign in</title>": "web_page",
    b"\xef\xbb\xbf<html>": "web_page",
    b"PK\x03\x04rest": "archive",
    gzip.compress(b"{}", mtime=0): "archive",
    b"PK\x03\x04 [Content_Types].xml xl/workbook.xml": "workbook",
    b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet": "workbook",
    b"PK\x03\x04 [Content_Types].xml word/document.xml": "document",
    b"\xd0\xcf\x11\xe0 " + "Workbook".encode("utf-16-le"): "workbook",
    b"\xd0\xcf\x11\xe0 " + "WordDocument".encode("utf-16-le"): "document",
    b"%PDF-1.4\n%\xe2\xe3": "document",
    b"\x89PNG\r\n\x1a\n": "document",
    b"{\\rtf1\\ansi The framework}": "document",
    b'// exported on Friday\n{"CFDocument": {}}': "words_before",
    b'var data = {"CFDocument": {}};': "words_before",
    b"uuid,words\n1,Shapes\n": "table",
    b'"uuid,words\n1,Shapes\n': "table",
    b"identifier,fullStatement\n1,Shapes\n": "table_unknown_column",
    b"CFDocument: 1": "table",
    b'"words"': "not_a_package",
    b"[]": "not_a_package",
    b'[{"CFDocument": {}}]': "a_list_of_packages",
    b"{}": "not_a_package",
    b"null": "not_a_package",
    b'{"CFDocuments": []}': "a_list_of_frameworks",
    b'{"imsx_codeMajor": "failure"}': "a_refusal",
    b'{"title": "T", "creator": "C", "identifier": "x"}': "only_a_cover",
    b'{"CFDocument": 3}': "wrong_form",
    b'{"CFItems": []}': "missing",
}


@pytest.mark.parametrize(("data", "kind"), NOT_A_PACKAGE.items(), ids=lambda value: str(value)[:30])
def test_other_file_is_named_for_what_it_is(data: bytes, kind: str) -> None:
    problem = refused(data)

    assert problem.kind == kind
    assert problem.sentence().endswith(".")
    assert problem.remedy().endswith(".")


BROKEN = {
    "comma_missing": ('"CFItems": [', '"CFItems" [', "colon_missing"),
    "quote": ('"title": "Willow framework",', '"title": "Willow framework', "not_json"),
    "comma": ('"title": "Willow framework",', '"title": "Willow framework"', "comma_missing"),
    "name": ('"title": "Willow framework",', '"title": "Willow framework",,', "name_missing"),
    "value": ('"title": "Willow framework",', '"title": ,', "value_missing"),
    "single": ('"title": "Willow framework",', "'title': 'Willow framework',", "single_quotes"),
    "nan": ('"title": "Willow framework",', '"title": NaN,', "no_number"),
    "infinity": ('"title": "Willow framework",', '"title": 1e999,', "number_too_large"),
    "digits": ('"title": "Willow framework",', f'"title": {"9" * 5000},', "number_too_large"),
    "twice": ('"title": "Willow framework",', '"title": "Willow framework", "title": "Other",', "name_twice"),
    "half": ('"title": "Willow framework",', r'"title": "Willow \ud83c framework",', "broken_letter"),
    "nought": ('"title": "Willow framework",', r'"title": "Willow \u0000 framework",', "broken_letter"),
    "deep": ('"title": "Willow framework",', f'"title": {"[" * 60}{"]" * 60},', "too_deep"),
    "very deep": ('"title": "Willow framework",', f'"title": {"[" * 90000}{"]" * 90000},', "too_deep"),
}


@pytest.mark.parametrize(("was", "becomes", "kind"), BROKEN.values(), ids=BROKEN)
def test_broken_json_is_told_with_its_line(was: str, becomes: str, kind: str) -> None:
    whole = written(small(), indent=1).decode()
    line = whole[: whole.index(was)].count("\n") + 1

    problem = refused(whole.replace(was, becomes).encode())

    assert problem.kind == kind
    assert problem.place is not None
    assert problem.place.line in (line, line + 1)
    assert problem.sentence().startswith(f"Line {problem.place.line}")


def test_file_cut_off_is_told_with_its_line() -> None:
    whole = written(small(), indent=1)
    for length in (40, 500, len(whole) // 2, len(whole) - 3):
        problem = refused(whole[:length])

        assert problem.kind == "cut_off"
        assert problem.place.line <= whole[:length].count(b"\n") + 1


def test_file_cut_within_a_letter_is_cut_off() -> None:
    whole = json.dumps(package(("a", "", "é" * 40)), ensure_ascii=False).encode()

    assert refused(whole[: whole.index("é".encode()) + 1]).kind == "cut_off"


def test_latin_1_is_not_guessed_at() -> None:
    data = json.dumps(package(("a", "", "Dibujar un árbol")), ensure_ascii=False, indent=1).encode("latin-1")

    problem = refused(data)

    assert problem.kind == "encoding"
    assert problem.place.line == data[: data.index("árbol".encode("latin-1"))].count(b"\n") + 1
    assert "UTF-8" in problem.remedy()


def test_file_over_the_limit_is_refused_unread() -> None:
    problem = refused(b"{" + b" " * LIMIT)

    assert problem.kind == "too_large"
    assert problem.sentence() == "The file is 32.1 MB; Trellis takes packages of up to 32 MB."


WRONG = {
    "document without title": (lambda v: v["CFDocument"].pop("title"), "missing", "/CFDocument/title"),
    "item without statement": (lambda v: v["CFItems"][2].pop("fullStatement"), "missing", "/CFItems/2/fullStatement"),
    "items no list": (lambda v: v.update(CFItems={}), "wrong_form", "/CFItems"),
    "item a text": (lambda v: v["CFItems"].insert(1, "Shapes"), "wrong_form", "/CFItems/1"),
    "statement a number": (lambda v: v["CFItems"][1].update(fullStatement=4), "wrong_form", "/CFItems/1/fullStatement"),
    "no identifier": (lambda v: v["CFItems"][1].update(identifier="HS-1"), "not_an_identifier", "/CFItems/1/identifier"),
    "level no text": (
        lambda v: v["CFItems"][1].update(educationLevel=["K", 1]), "wrong_form", "/CFItems/1/educationLevel/1",
    ),
    "association of no kind": (
        lambda v: v["CFAssociations"][1].update(associationType="childOf"),
        "unknown_association", "/CFAssociations/1/associationType",
    ),
    "order a text": (
        lambda v: v["CFAssociations"][1].update(sequenceNumber="1"), "wrong_form", "/CFAssociations/1/sequenceNumber",
    ),
    "order too large": (
        lambda v: v["CFAssociations"][1].update(sequenceNumber=2**40), "wrong_form", "/CFAssociations/1/sequenceNumber",
    ),
    "definitions a list": (lambda v: v.update(CFDefinitions=[{}]), "wrong_form", "/CFDefinitions"),
    "another version": (
        lambda v: v["CFDocument"].update(caseVersion="2.0"), "unknown_version", "/CFDocument/caseVersion",
    ),
    "title without words": (lambda v: v["CFDocument"].update(title=" "), "blank_title", "/CFDocument/title"),
    "no items": (lambda v: v.update(CFItems=[]), "no_items", "/CFItems"),
}  # fmt: skip


@pytest.mark.parametrize(("change", "kind", "pointer"), WRONG.values(), ids=WRONG)
def test_wrong_schema_is_told_with_pointer_and_line(change: Any, kind: str, pointer: str) -> None:
    value = small()
    change(value)

    problem = refused(written(value, indent=1))

    assert (problem.kind, problem.pointer) == (kind, pointer)
    assert problem.sentence().startswith("Line ")


def test_problem_of_an_item_names_it_by_its_code() -> None:
    value = small()
    del value["CFItems"][3]["uri"]

    problem = refused(written(value))

    assert problem.label == "M.2"
    assert problem.entry == "CFItems, 4"
    assert (
        problem.sentence() == f"Line 1, character {problem.place.column}: M.2: “uri” is missing, and CASE requires it."
    )


STRUCTURE = {
    "isChildOf to nowhere": (lambda v: v["CFAssociations"].append(tie("M.1", "isChildOf", "absent")), "isChildOf_destination_absent"),
    "isChildOf from nowhere": (lambda v: v["CFAssociations"].append(tie("absent", "isChildOf", "M.1")), "isChildOf_origin_absent"),
    "precedes to nowhere": (lambda v: v["CFAssociations"].append(tie("M.1", "precedes", "absent")), "precedes_destination_absent"),
    "precedes from nowhere": (lambda v: v["CFAssociations"].append(tie("absent", "precedes", "M.1")), "precedes_origin_absent"),
    "cover under a line": (lambda v: v["CFAssociations"].append(tie("cover", "isChildOf", "M.1")), "isChildOf_names_cover"),
    "cover before a line": (lambda v: v["CFAssociations"].append(tie("cover", "precedes", "M.1")), "precedes_names_cover"),
    "isChildOf in a circle": (lambda v: v["CFAssociations"].append(tie("Making", "isChildOf", "M.1")), "isChildOf_circle"),
    "its own child": (lambda v: v["CFAssociations"].append(tie("M.1", "isChildOf", "M.1")), "isChildOf_circle"),
    "precedes in a circle": (lambda v: v["CFAssociations"].append(tie("M.2", "precedes", "M.1")), "precedes_circle"),
    "item twice": (lambda v: v["CFItems"].append(item("M.1", "Again")), "identifier_twice"),
    "item as the cover": (lambda v: v["CFItems"].append(item("cover", "Again")), "identifier_twice"),
    "association twice": (lambda v: v["CFAssociations"].append(v["CFAssociations"][0]), "identifier_twice"),
    "one identifier in two spellings": (
        lambda v: v["CFItems"].append(item("M.9", "Again") | {"identifier": identifier("M.1").upper()}),
        "identifier_twice",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "kind"), STRUCTURE.values(), ids=STRUCTURE)
def test_lines_that_do_not_hang_together_are_refused(change: Any, kind: str) -> None:
    value = small()
    change(value)

    problem = refused(written(value, indent=1))

    assert problem.kind == kind
    assert problem.sentence().startswith("Line ")


def test_circle_is_told_by_its_codes() -> None:
    value = small()
    value["CFAssociations"].append(tie("Making", "isChildOf", "M.1"))

    sentence = refused(written(value)).sentence()

    assert "circle: " in sentence
    assert {"Making", "Shapes", "M.1"} <= set(sentence.split("circle: ")[1].rstrip(".").split(" → "))


def test_place_is_seven_lines_with_the_wrong_one_in_the_middle() -> None:
    value = small()
    value["CFAssociations"].insert(4, tie("M.1", "isChildOf", "absent"))
    data = written(value, indent=1)

    place = refused(data).place

    lines = data.decode().split("\n")
    assert lines[place.line - 1].strip() == f'"identifier": "{identifier("absent")}",'
    assert [row.text for row in place.rows] == lines[place.line - 4 : place.line + 3]
    assert [row.is_here for row in place.rows] == [False, False, False, True, False, False, False]


def test_place_in_one_long_line_is_laid_out() -> None:
    value = small()
    value["CFAssociations"].insert(4, tie("M.1", "isChildOf", "absent"))

    place = refused(written(value)).place

    here = [row.text.strip() for row in place.rows if row.is_here]
    assert place.is_one_long_line
    assert here == [f'"identifier": "{identifier("absent")}",']
    assert len(place.rows) == 7


def test_other_associations_may_point_outside() -> None:
    value = small()
    for kind in ("isRelatedTo", "exactMatchOf", "isPartOf", "replacedBy", "ext:supports"):
        value["CFAssociations"].append(tie("M.1", kind, f"elsewhere-{kind}"))

    assert read(written(value)).value == value


def test_line_under_two_parents_is_legal() -> None:
    value = small()
    value["CFAssociations"].append(tie("M.1", "isChildOf", "Tools"))

    assert read(written(value)).is_whole


def test_many_problems_are_counted_and_some_told() -> None:
    value = package(*((f"n{n}", "", "Words") for n in range(300)))
    for line in value["CFItems"]:
        del line["fullStatement"]

    reading = read(written(value))

    assert reading.problems_in_all == 300
    assert len(reading.problems) == 20


def test_problem_can_be_kept_and_brought_back() -> None:
    value = small()
    value["CFAssociations"].append(tie("M.1", "isChildOf", "absent"))
    problem = refused(written(value))

    kept = json.loads(json.dumps(problem.as_json()))

    assert Problem.from_json(kept) == problem


def test_largest_file_is_read_or_refused_in_bounded_time() -> None:
    names = [f"n{n}" for n in range(20_000)]
    value = package(*((name, names[n - 1] if n else "", "Words " * 60) for n, name in enumerate(names)))
    value["CFAssociations"].append(tie(names[0], "isChildOf", names[-1]))
    data = written(value)
    assert LIMIT // 2 < len(data) < LIMIT

    started = time.perf_counter()
    problem = refused(data)

    assert problem.kind == "isChildOf_circle"
    assert time.perf_counter() - started < 60
