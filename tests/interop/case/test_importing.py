"""A framework in the school's own tables: whole, once, and out again as it came."""

import json
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cast import NOON, Cast
from tests.interop.case.mutations import mutated
from tests.interop.case.packages import (
    NAMES,
    changes_in,
    identifier,
    item,
    official_schema,
    package,
    real,
    small,
    tie,
    written,
)
from tests.interop.case.test_mutations import rich
from trellis.foundation.intents import NotAllowed
from trellis.foundation.models import AuditLine
from trellis.interop.case.importing import checked, write
from trellis.interop.case.outbound import package_of
from trellis.rooms.continuum.actions.adopting import Adopted
from trellis.rooms.continuum.actions.frameworks import Brought
from trellis.rooms.continuum.models import Alignment, Framework, LearningTarget, Prerequisite, Standard, Strand
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.queries.frameworks import frameworks_of


def bring(cast: Cast, data: bytes | dict[str, Any], *, as_continuum: bool = False) -> tuple[Brought, Adopted]:
    found = checked(data if isinstance(data, bytes) else written(data), school=cast.school)
    return write(found, school=cast.school, as_continuum=as_continuum, by=cast.vera, at=NOON)


def writes(cast: Cast, data: bytes, *, as_continuum: bool = False) -> list[str]:
    with CaptureQueriesContext(connection) as queries:
        bring(cast, data, as_continuum=as_continuum)
    return changes_in(queries)


def kept(cast: Cast) -> Framework:
    return Framework.objects.get(school=cast.school)


def targets(cast: Cast) -> dict[str, LearningTarget]:
    rows = Alignment.objects.filter(standard__framework__school=cast.school).select_related(
        "target__strand__area", "standard"
    )
    return {row.standard.code: row.target for row in rows}


@pytest.mark.parametrize("name", NAMES)
def test_real_package_comes_out_of_the_tables_as_it_came_in(cast: Cast, name: str) -> None:
    data = real(name)

    brought, _adopted = bring(cast, data)

    out = package_of(kept(cast))
    assert brought.new == len(json.loads(data)["CFItems"])
    assert out == json.loads(data)
    assert list(jsonschema.Draft201909Validator(official_schema("1.1")).iter_errors(out)) == []


def test_writing_is_seen_by_this_test(cast: Cast) -> None:
    assert len(writes(cast, written(small()), as_continuum=True)) > 8


@pytest.mark.parametrize("name", NAMES)
def test_real_package_again_writes_not_a_row(cast: Cast, name: str) -> None:
    data = real(name)
    bring(cast, data, as_continuum=True)
    in_another_layout = json.dumps(json.loads(data), indent=2, sort_keys=True).encode()
    lines = AuditLine.objects.count()

    assert writes(cast, data, as_continuum=True) == []
    assert writes(cast, in_another_layout, as_continuum=True) == []
    assert AuditLine.objects.count() == lines


def test_one_import_is_one_audit_line(cast: Cast) -> None:
    before = AuditLine.objects.count()

    bring(cast, small(), as_continuum=True)

    line = AuditLine.objects.order_by("id").last()
    assert AuditLine.objects.count() == before + 1
    assert (line.event, line.by_id, line.facts["new"]) == ("FrameworkImported", cast.vera.id, "7")
    assert [c["event"] for c in line.consequences] == ["FrameworkAdopted"]


def test_standards_know_parent_order_levels_and_notes(cast: Cast) -> None:
    value = small()
    value["CFItems"][2] |= {"notes": "Paper of 80 g", "educationLevel": ["02"], "x-ours": 1, "CFItemType": None}

    bring(cast, value)

    row = Standard.objects.get(code="M.1")
    assert (row.parent.code, row.order, row.grades, row.kind) == ("Shapes", 1, ["02"], "")
    assert row.source == value["CFItems"][2]


def test_only_the_keepers_of_the_continuum_bring_frameworks_in(cast: Cast) -> None:
    found = checked(written(small()), school=cast.school)

    for person in (cast.osei, cast.leo, cast.ana, cast.other_leader):
        with pytest.raises(NotAllowed):
            write(found, school=cast.school, as_continuum=True, by=person, at=NOON)

    assert not Framework.objects.exists()


def test_two_schools_keep_the_same_framework_apart(cast: Cast) -> None:
    bring(cast, small())

    found = checked(written(small()), school=cast.other_school)
    write(found, school=cast.other_school, as_continuum=False, by=cast.other_leader, at=NOON)

    assert found.difference.is_first
    assert Framework.objects.count() == 2
    assert [f.standards for f in frameworks_of(cast.school)] == [4]  # headings left out


def test_what_breaks_in_the_middle_leaves_nothing_behind(cast: Cast) -> None:
    found = checked(written(small()), school=cast.school)

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON, tell=stop)

    assert (
        Framework.objects.count(),
        Standard.objects.count(),
        AuditLine.objects.filter(by_id=cast.vera.id).count(),
    ) == (0, 0, 0)


def test_changed_package_writes_what_differs_and_deletes_nothing(cast: Cast) -> None:
    bring(cast, small())
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold paper so that it stands alone"
    value["CFItems"].append(item("M.5", "Sand an edge"))
    value["CFAssociations"] = [
        t for t in value["CFAssociations"] if t["identifier"] != identifier("M.4-isChildOf-Tools")
    ]
    value["CFAssociations"].append(tie("M.5", "isChildOf", "Tools", 9))
    del value["CFItems"][6]

    brought, _adopted = bring(cast, value)

    assert (brought.new, brought.changed, brought.retired) == (1, 1, 1)
    assert package_of(kept(cast)) == value
    assert Standard.objects.get(code="M.4").retired_at == NOON
    assert Standard.objects.count() == 8


def test_line_that_comes_back_is_the_same_row(cast: Cast) -> None:
    bring(cast, small())
    pk = Standard.objects.get(code="M.4").pk
    without = small()
    del without["CFItems"][6], without["CFAssociations"][6]
    bring(cast, without)

    bring(cast, small())

    row = Standard.objects.get(code="M.4")
    assert (row.pk, row.retired_at) == (pk, None)
    assert package_of(kept(cast)) == small()


def test_ties_that_point_outside_are_listed(cast: Cast) -> None:
    value = small()
    value["CFAssociations"] += [tie("M.1", "isRelatedTo", "elsewhere"), tie("M.1", "isChildOf", "Tools", 5)]

    bring(cast, value)

    references = kept(cast).references.order_by("position")
    assert [(r.kind, r.destination) for r in references] == [
        ("isRelatedTo", identifier("elsewhere")), ("isChildOf", identifier("Tools")),
    ]  # fmt: skip
    assert package_of(kept(cast)) == value


ODD = {
    "null lists": lambda v: v.update(CFAssociations=None, CFRubrics=None),
    "no associations": lambda v: v.pop("CFAssociations"),
    "empty associations": lambda v: v.update(CFAssociations=[]),
    "very long words": lambda v: v["CFItems"][2].update(
        humanCodingScheme="c" * 5000, CFItemType="t" * 5000, language="l" * 500, fullStatement="w " * 50_000
    ),
    "long title": lambda v: v["CFDocument"].update(title="T" * 5000, creator="C" * 5000, language="x" * 400),
    "other scripts": lambda v: v["CFItems"][2].update(fullStatement="形を折る 🌱", humanCodingScheme="形.1"),
    "numbers": lambda v: v.update({"x": [1e22, -0.5, 10**200, 1.0, True]}),
    "deep": lambda v: v["CFItems"][2].update(extensions={"a": {"b": [[{"c": [[[1]]]}]]}}),
    "empty words": lambda v: v["CFItems"][2].update(fullStatement="", humanCodingScheme=""),
}  # fmt: skip


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_odd_package_comes_out_as_it_came_in(cast: Cast, change: Any) -> None:
    value = small()
    change(value)

    bring(cast, value, as_continuum=True)

    assert package_of(kept(cast)) == value
    assert writes(cast, written(value), as_continuum=True) == []
    assert continuum_of(cast.school).targets


def test_framework_becomes_the_continuum(cast: Cast) -> None:
    before = len(continuum_of(cast.school).targets)

    _brought, adopted = bring(cast, small(), as_continuum=True)

    continuum = continuum_of(cast.school)
    assert adopted == Adopted(new=4, leaning=1)
    assert len(continuum.targets) == before + 4
    found = targets(cast)
    assert {code: t.plate["en"] for code, t in found.items()} == {
        "M.1": "M.1 Fold paper so that it stands",
        "M.2": "M.2 Make a shape strong and say why",
        "M.3": "M.3 Use five tools safely",
        "M.4": "M.4 Draw a plan that others can build from",
    }
    assert [(found[code].strand.slug, found[code].order) for code in sorted(found)] == [
        ("shapes-2", 1), ("shapes-2", 2), ("tools", 1), ("tools", 2),
    ]  # fmt: skip
    assert found["M.1"].strand.area == cast.areas["making"]
    assert Alignment.objects.count() == 4
    assert Prerequisite.objects.filter(target=targets(cast)["M.2"]).get().needs == targets(cast)["M.1"]


def test_school_runs_on_an_imported_framework_alone(cast: Cast) -> None:
    found = checked(written(small()), school=cast.other_school)

    write(found, school=cast.other_school, as_continuum=True, by=cast.other_leader, at=NOON)

    continuum = continuum_of(cast.other_school)
    assert [(a.name, [s.name for s in continuum.by_area[a.id]]) for a in continuum.areas] == [
        ({"en": "Making"}, [{"en": "Shapes"}, {"en": "Tools"}])
    ]
    assert [t.has_our_words for t in continuum.targets] == [False] * 4
    assert continuum.targets[0].keywords == {"en": ["paper", "stands"]}


def test_first_strands_of_areas_differ_in_their_hues(cast: Cast) -> None:
    value = package(
        ("A", "", "Art"), ("a1", "A", "Lines"), ("A.1", "a1", "Draw a line"),
        ("B", "", "Body"), ("b1", "B", "Balance"), ("B.1", "b1", "Stand on one leg"),
        ("C", "", "Cooking"), ("c1", "C", "Soup"), ("C.1", "c1", "Cook a soup"), ("c2", "C", "Bread"), ("C.2", "c2", "Bake"),
    )  # fmt: skip

    write(checked(written(value), school=cast.other_school), school=cast.other_school, as_continuum=True,
          by=cast.other_leader, at=NOON)  # fmt: skip

    assert [strand.hue for strand in continuum_of(cast.other_school).strands] == ["madder", "clay", "ochre", "moss"]


def test_again_as_continuum_adds_the_new_and_retires_what_is_gone(cast: Cast) -> None:
    bring(cast, small(), as_continuum=True)
    value = small()
    value["CFItems"][6] = item("M.5", "Sand an edge")
    value["CFAssociations"][6] = tie("M.5", "isChildOf", "Tools", 9)

    _brought, adopted = bring(cast, value, as_continuum=True)

    found = targets(cast)
    assert adopted == Adopted(new=1, retired=1)
    assert found["M.4"].retired_at == NOON
    assert found["M.5"].strand == found["M.3"].strand


def test_plate_follows_the_framework_until_somebody_words_it(cast: Cast) -> None:
    bring(cast, small(), as_continuum=True)
    LearningTarget.objects.filter(pk=targets(cast)["M.2"].pk).update(plate={"en": "Strong shapes"})
    value = small()
    value["CFItems"][2]["fullStatement"] = "Fold card"
    value["CFItems"][3]["fullStatement"] = "Make a shape stronger"

    bring(cast, value, as_continuum=True)

    found = targets(cast)
    assert (found["M.1"].plate, found["M.2"].plate) == ({"en": "M.1 Fold card"}, {"en": "Strong shapes"})


def test_target_in_our_own_words_stays_where_it_is(cast: Cast) -> None:
    bring(cast, small(), as_continuum=True)
    own = targets(cast)["M.1"]
    LearningTarget.objects.filter(pk=own.pk).update(has_our_words=True)
    value = small()
    value["CFAssociations"][2] = tie("M.1", "isChildOf", "Tools", 1)

    bring(cast, value, as_continuum=True)

    assert targets(cast)["M.1"].strand == own.strand


def test_line_that_moved_takes_its_target_along(cast: Cast) -> None:
    bring(cast, small(), as_continuum=True)
    value = small()
    value["CFAssociations"][2] = tie("M.1", "isChildOf", "Tools", 1)

    bring(cast, value, as_continuum=True)

    found = targets(cast)
    assert found["M.1"].strand == found["M.3"].strand
    assert (found["M.1"].order, found["M.3"].order) == (1, 2)
    assert Strand.objects.filter(name={"en": "Tools"}).count() == 1


def test_retired_target_that_comes_back_is_offered_again(cast: Cast) -> None:
    bring(cast, small(), as_continuum=True)
    without = small()
    del without["CFItems"][6], without["CFAssociations"][6]
    bring(cast, without, as_continuum=True)

    bring(cast, small(), as_continuum=True)

    assert targets(cast)["M.4"].retired_at is None


@pytest.mark.parametrize("name", NAMES)
def test_real_framework_runs_a_school(cast: Cast, name: str) -> None:
    found = checked(real(name), school=cast.other_school)

    _brought, adopted = write(found, school=cast.other_school, as_continuum=True, by=cast.other_leader, at=NOON)

    continuum = continuum_of(cast.other_school)
    assert len(continuum.targets) == adopted.new
    assert all(t.on_plate("teen", "en") for t in continuum.targets)
    assert all(continuum.by_strand[s.id] for s in continuum.strands)


def test_mutated_files_are_told_or_come_out_as_they_came_in(cast: Cast) -> None:
    for name, data in mutated(written(rich(), indent=1), 200, seed=13):
        found = checked(data, school=cast.school)
        if found.difference is None:
            assert found.reading.problems, name
            continue
        brought, _adopted = write(
            found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON + timedelta(seconds=1)
        )
        assert package_of(Framework.objects.get(pk=brought.framework.pk)) == json.loads(data), name
