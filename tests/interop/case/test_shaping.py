"""“Use as our continuum”: leaves become targets, headings strands and areas, grades labels."""

from typing import Any

import pytest

from tests.interop.case.packages import identifier, package, real, small
from trellis.interop.case.grades import grades_in, grades_of, is_grade
from trellis.interop.case.reading import read
from trellis.interop.case.shaping import PLATE_LENGTH, ShapedArea, language_of, plate_of, shape, tag_of


def outline(areas: list[ShapedArea]) -> dict[str, dict[str, list[str]]]:
    return {a.name: {s.name: [t.code for t in s.targets] for s in a.strands} for a in areas}


def typed(value: dict[str, Any], **types: str) -> dict[str, Any]:
    for item in value["CFItems"]:
        item["CFItemType"] = types.get(item["humanCodingScheme"].replace(".", "_").replace(" ", "_"))
    return value


def test_leaves_are_targets_and_the_lowest_heading_is_the_strand() -> None:
    assert outline(shape(small())) == {"Making": {"Shapes": ["M.1", "M.2"], "Tools": ["M.3", "M.4"]}}


def test_grade_is_a_label_and_strands_of_one_name_are_one_in_the_order_of_grades() -> None:
    value = package(
        ("Mathematics", "", "Mathematics"),
        ("g2", "Mathematics", "Grade 2"), ("s2", "g2", "Shapes."), ("2.1", "s2", "Name solids"),
        ("g1", "Mathematics", "Grade 1"), ("s1", "g1", "Shapes*"), ("1.1", "s1", "Name flat shapes"),
    )  # fmt: skip

    areas = shape(value)

    assert outline(areas) == {"Mathematics": {"Shapes": ["1.1", "2.1"]}}
    assert areas[0].strands[0].labels == ["Grade 1", "Grade 2"]
    assert [t.grades for t in areas[0].strands[0].targets] == [(1, 1), (2, 2)]


def test_grade_at_the_top_leaves_the_domains_as_areas() -> None:
    value = package(
        ("K", "", "Kindergarten"), ("G", "K", "Geometry"), ("G.A", "G", "Name shapes"), ("G.A.1", "G.A", "Circles"),
        ("N", "K", "Number"), ("N.A", "N", "Count"), ("N.A.1", "N.A", "To ten"),
    )  # fmt: skip

    assert outline(shape(value)) == {"Geometry": {"Name shapes": ["G.A.1"]}, "Number": {"Count": ["N.A.1"]}}


def test_heading_that_says_only_content_is_named_for_the_one_above_it() -> None:
    value = package(
        ("Music", "", "Music"), ("mc", "Music", "Subject content"), ("M.1", "mc", "Use the voice"),
        ("History", "", "History"), ("hc", "History", "Content"), ("H.1", "hc", "Changes within living memory"),
        ("hs", "History", "Content knowledge of Rome"), ("H.2", "hs", "Daily life in Rome"),
    )  # fmt: skip

    assert outline(shape(value)) == {
        "Music": {"Music": ["M.1"]}, "History": {"History": ["H.1"], "Content knowledge of Rome": ["H.2"]},
    }  # fmt: skip


def test_components_are_targets_below_their_standard_in_order() -> None:
    value = typed(
        package(
            ("D", "", "Number"), ("C", "D", "Count"),
            ("C.4", "C", "Understand number"), ("C.4.a", "C.4", "Say names"), ("C.4.b", "C.4", "Say how many"),
            ("C.5", "C", "Count on"), ("C.6", "C", "Count back"),
        ),
        D="Domain", C="Cluster", C_4="Standard", C_4_a="Component", C_4_b="Component", C_5="Standard", C_6="Standard",
    )  # fmt: skip

    targets = shape(value)[0].strands[0].targets

    assert [t.code for t in targets] == ["C.4", "C.4.a", "C.4.b", "C.5", "C.6"]
    assert [t.part_of for t in targets] == [None, identifier("C.4"), identifier("C.4"), None, None]


def test_framework_without_headings_is_one_strand_of_its_own_name() -> None:
    assert outline(shape(package(("a", "", "One"), ("b", "", "Two")))) == {
        "Willow framework": {"Willow framework": ["a", "b"]}
    }


def test_headings_without_any_above_them_are_strands_of_the_framework() -> None:
    value = package(("S", "", "Shapes"), ("a", "S", "Fold"), ("T", "", "Tools"), ("b", "T", "Cut"))

    assert outline(shape(value)) == {"Willow framework": {"Shapes": ["a"], "Tools": ["b"]}}


def test_what_precedes_becomes_what_a_target_leans_on() -> None:
    targets = {t.code: t.needs for a in shape(small()) for s in a.strands for t in s.targets}

    assert targets == {"M.1": (), "M.2": (identifier("M.1"),), "M.3": (), "M.4": ()}


def test_sequence_numbers_order_lines_before_the_file_does() -> None:
    value = package(("b", "", "Second"), ("a", "", "First"))
    value["CFAssociations"][0]["sequenceNumber"], value["CFAssociations"][1]["sequenceNumber"] = 2, 1

    assert outline(shape(value)) == {"Willow framework": {"Willow framework": ["a", "b"]}}


PLATES = (
    ({"abbreviatedStatement": "Use materials"}, "Use materials"),
    ({"humanCodingScheme": "K.1", "fullStatement": "Count to ten. Then count back."}, "K.1 Count to ten"),
    ({"humanCodingScheme": "K.1", "fullStatement": "Count to ten (by ones)"}, "K.1 Count to ten"),
    ({"fullStatement": "Explain why a shape that is made of triangles is strong"}, "Explain why a shape that is made of…"),
    ({"fullStatement": "x" * 60}, "x" * 41 + "…"),
    ({"humanCodingScheme": "https://very.long/code", "fullStatement": "Count"}, "Count"),
    ({"humanCodingScheme": "1", "fullStatement": "."}, "1"),
    ({"humanCodingScheme": "7.G.2", "fullStatement": "Draw (freehand, with a ruler) shapes."}, "7.G.2 Draw (freehand, with a ruler) shapes"),
    ({"fullStatement": ""}, "…"),
)  # fmt: skip


@pytest.mark.parametrize(("item", "plate"), PLATES)
def test_plate_is_the_short_statement_else_code_and_first_clause(item: dict[str, str], plate: str) -> None:
    assert plate_of({"identifier": "x", **item}) == plate


GRADES = (
    ("Grade Level", "Kindergarten", True, (0, 0)),
    ("", "Grade 3", True, (3, 3)),
    ("", "Grades 6–8", True, (6, 8)),
    ("", "3rd grade", True, None),
    ("", "English: Key Stage 2", True, (3, 6)),
    ("Stage", "Key Stage 1 and 2", True, (1, 6)),
    ("", "Years 3-4", True, (3, 4)),
    ("", "High School", True, (9, 12)),
    ("", "Number and Place Value", False, None),
    ("Domain", "Stages of life", False, None),
    ("Strand", "Writing", False, None),
    ("", "Year of the Dragon", False, None),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "title", "is_one", "grades"), GRADES)
def test_heading_named_for_a_grade_is_known_as_one(kind: str, title: str, is_one: bool, grades: Any) -> None:
    assert is_grade(kind, title) is is_one
    if grades:
        assert grades_in(title) == grades


@pytest.mark.parametrize(
    ("code", "tag", "language"),
    [
        ("en-GB", "en-GB", "en"), ("es_MX", "es-MX", "es"), ("spa", "spa", "spa"), ("", "", "en"), ("English", "", "en"),
        ("English (United Kingdom)", "", "en"), ("zh-Hant-TW", "zh-Hant-TW", "zh"),
    ],
)  # fmt: skip
def test_language_is_a_code_that_a_page_may_write_or_none(code: str, tag: str, language: str) -> None:
    assert (tag_of(code), language_of(code)) == (tag, language)


def test_levels_are_read_in_the_frameworks_own_counting() -> None:
    assert grades_of(["KG", "01", "02"]) == (0, 2)
    assert grades_of(["Y3", "Y6"]) == (3, 6)
    assert grades_of(["PK"]) == (-1, -1)
    assert grades_of(["adult", ""]) is None


# What was seen by hand in each real package; docs/standards/case.md tells what it means.
SEEN = {
    "ccss-math": (32, 133, 488, 757),
    "england-nc-ks1-ks2-coded": (12, 89, 1117, 0),
    "esco-transversal-skills": (1, 12, 107, 0),
    "marble-skill-taxonomy": (8, 54, 1590, 3221),
}


@pytest.mark.parametrize("name", SEEN)
def test_real_framework_takes_the_shape_that_was_seen_by_hand(name: str) -> None:
    areas = shape(read(real(name)).value)

    strands = [strand for area in areas for strand in area.strands]
    targets = [target for strand in strands for target in strand.targets]
    assert (len(areas), len(strands), len(targets), sum(len(t.needs) for t in targets)) == SEEN[name]
    assert all(0 < len(target.plate) <= PLATE_LENGTH for target in targets)
    assert len({target.key for target in targets}) == len(targets)
