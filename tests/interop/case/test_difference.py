"""What would change: new, changed, moved, retired; nothing else is ever said to change."""

import json
from copy import deepcopy

from tests.interop.case.packages import identifier, item, real, small, tie
from trellis.interop.case.difference import Difference, difference, woven


def codes(changes: tuple) -> list[str]:
    return [change.code for change in changes]


def test_first_package_is_all_new_in_reading_order() -> None:
    found = difference(None, small())

    assert found.is_first
    assert codes(found.new) == ["Making", "Shapes", "M.1", "M.2", "Tools", "M.3", "M.4"]
    assert (found.new[3].under, found.new[3].after) == ("Shapes", "M.1")


def test_same_package_changes_nothing() -> None:
    found = difference(small(), small())

    assert found.is_nothing
    assert found.same == 7


def test_new_line_is_told_with_its_place() -> None:
    value = small()
    value["CFItems"].insert(3, item("M.1b", "Fold it again"))
    value["CFAssociations"].append(tie("M.1b", "isChildOf", "Shapes", 4))

    found = difference(small(), value)

    assert codes(found.new) == ["M.1b"]
    assert (found.new[0].under, found.new[0].after) == ("Shapes", "M.1")
    assert (codes(found.changed), codes(found.moved), codes(found.retired), found.same) == ([], [], [], 7)


def test_changed_words_are_told_field_by_field() -> None:
    value = small()
    value["CFItems"][2] |= {"fullStatement": "Fold paper so that it stands alone", "notes": "New"}

    found = difference(small(), value)

    assert codes(found.changed) == ["M.1"]
    assert [(f.name, f.before) for f in found.changed[0].fields] == [
        ("fullStatement", "Fold paper so that it stands"),
        ("notes", ""),
    ]


def test_line_under_another_heading_has_moved() -> None:
    value = small()
    value["CFAssociations"][3] = tie("M.2", "isChildOf", "Tools", 1)

    found = difference(small(), value)

    assert [(c.code, c.was_under, c.under) for c in found.moved] == [("M.2", "Shapes", "Tools")]
    assert found.changed == ()


def test_only_the_line_that_changed_places_has_moved() -> None:
    value = small()
    value["CFItems"].append(item("M.5", "Sand an edge"))
    value["CFAssociations"].append(tie("M.5", "isChildOf", "Tools", 8))
    reordered = deepcopy(value)
    reordered["CFAssociations"][-1]["sequenceNumber"] = 1

    assert codes(difference(value, reordered).moved) == ["M.5"]


def test_line_that_is_gone_is_retired() -> None:
    value = small()
    del value["CFItems"][6]
    del value["CFAssociations"][6]

    found = difference(small(), value)

    assert codes(found.retired) == ["M.4"]
    assert found.same == 6


def test_date_alone_is_no_change_that_people_read() -> None:
    value = small()
    value["CFItems"][2]["lastChangeDateTime"] = "2027-01-01T00:00:00Z"

    found = difference(small(), value)

    assert (found.changed, found.same, found.dated, found.is_nothing) == ((), 7, 1, False)


def test_null_that_comes_in_place_of_nothing_is_a_change() -> None:
    value = small()
    value["CFItems"][2]["notes"] = None

    assert [f.name for f in difference(small(), value).changed[0].fields] == ["notes"]


def test_identifiers_are_compared_without_their_case() -> None:
    value = small()
    value["CFItems"][2]["identifier"] = identifier("M.1").upper()

    found = difference(small(), value)

    assert (found.new, found.retired) == ((), ())
    assert codes(found.changed) == ["M.1"]


def test_cover_ties_and_definitions_are_counted() -> None:
    value = small()
    value["CFDocument"]["title"] = "Willow framework, second edition"
    value["CFAssociations"].append(tie("M.3", "isRelatedTo", "M.1"))
    value["CFDefinitions"] = {"CFItemTypes": []}

    found = difference(small(), value)

    assert [f.after for f in found.cover] == ["Willow framework, second edition"]
    assert (found.ties, found.other) == (1, 1)


def test_difference_can_be_kept_and_brought_back() -> None:
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold paper"
    found = difference(small(), value)

    assert Difference.from_json(json.loads(json.dumps(found.as_json()))) == found


def test_woven_words_mark_what_went_and_what_came() -> None:
    assert woven("the law of motion describes force", "the law describes net force") == [
        ("same", "the law"), ("gone", "of motion"), ("same", "describes"), ("come", "net"), ("same", "force"),
    ]  # fmt: skip


def test_real_package_against_itself_changes_nothing() -> None:
    value = json.loads(real("marble-skill-taxonomy"))

    assert difference(value, deepcopy(value)).is_nothing
