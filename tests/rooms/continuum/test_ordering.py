"""The order of areas and strands: one place at a time, what hangs on them moves along, and an import takes nothing of it back."""

import pytest

from tests.cast import NOON, Cast
from tests.interop.case.packages import package, written
from trellis.foundation.intents import NotAllowed, Refused
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.actions.ordering import move_area, move_strand
from trellis.rooms.continuum.models import Area, Change, Strand
from trellis.rooms.continuum.queries import continuum_of


@pytest.fixture
def three(cast: Cast) -> list[Strand]:
    """Forces, and two more strands of Science, of which two came to stand at the same place."""
    more = [
        Strand.objects.create(area=cast.areas["science"], slug=name.lower(), name={"en": name}, order=4, hue="moss")
        for name in ("Light", "Sound")
    ]
    return [cast.strands["forces"], *more]


def strands(cast: Cast) -> list[str]:
    return [one.name["en"] for one in continuum_of(cast.school).by_area[cast.areas["science"].id]]


def areas(cast: Cast) -> list[str]:
    return [one.slug for one in continuum_of(cast.school).areas]


def test_a_strand_changes_places_with_its_neighbour_and_its_targets_go_along(cast: Cast, three: list[Strand]) -> None:
    assert move_strand(strand=three[0], later=True, by=cast.vera, at=NOON)
    assert strands(cast) == ["Light", "Forces", "Sound"]
    assert move_strand(strand=three[2], later=False, by=cast.vera, at=NOON)
    assert strands(cast) == ["Light", "Sound", "Forces"]

    assert continuum_of(cast.school).by_strand[three[0].id][0].slug == "forces-name"
    assert [one.slug for one in continuum_of(cast.school).strands][-2:] == ["design", "shapes"]
    change = Change.objects.first()
    assert change and (change.kind, change.after, change.strand) == ("order", "Sound", three[2])


def test_an_area_changes_places_with_its_neighbour_and_its_strands_go_along(cast: Cast) -> None:
    assert move_area(area=cast.areas["making"], later=False, by=cast.vera, at=NOON)

    assert areas(cast) == ["making", "science"]
    assert [one.slug for one in continuum_of(cast.school).strands] == ["design", "shapes", "forces"]


def test_at_the_end_of_the_line_nothing_happens(cast: Cast, three: list[Strand]) -> None:
    assert not move_area(area=cast.areas["science"], later=False, by=cast.vera, at=NOON)
    assert not move_area(area=cast.areas["making"], later=True, by=cast.vera, at=NOON)
    assert not move_strand(strand=three[0], later=False, by=cast.vera, at=NOON)
    assert not move_strand(strand=three[2], later=True, by=cast.vera, at=NOON)

    assert not Change.objects.exists()


def test_what_is_retired_has_no_place_and_is_passed_over(cast: Cast, three: list[Strand]) -> None:
    Strand.objects.filter(pk=three[1].pk).update(retired_at=NOON)
    Area.objects.filter(pk=cast.areas["making"].pk).update(retired_at=NOON)

    with pytest.raises(Refused, match="no longer there"):
        move_strand(strand=three[1], later=True, by=cast.vera, at=NOON)
    with pytest.raises(Refused, match="no longer there"):
        move_area(area=cast.areas["making"], later=False, by=cast.vera, at=NOON)
    assert move_strand(strand=three[0], later=True, by=cast.vera, at=NOON)
    assert strands(cast) == ["Sound", "Forces"]


def test_an_import_takes_back_no_order_of_areas_and_strands(cast: Cast) -> None:
    lines = [("Maths", "", "Mathematics"), ("Count", "Maths", "Counting"), ("Shape", "Maths", "Shaping")]
    lines += [("C.1", "Count", "Count"), ("S.1", "Shape", "Fold")]
    for _twice in range(2):
        found = checked(written(package(*lines)), school=cast.school)
        write(found, school=cast.school, as_continuum=True, by=cast.vera, at=NOON)
        maths = Area.objects.get(slug="mathematics")
        if areas(cast)[-1] == "mathematics":
            move_area(area=maths, later=False, by=cast.vera, at=NOON)
            move_strand(strand=Strand.objects.get(slug="shaping"), later=False, by=cast.vera, at=NOON)
        lines.append(("C.2", "Count", "Count on"))

    assert areas(cast) == ["science", "mathematics", "making"]
    assert [one.slug for one in continuum_of(cast.school).by_area[maths.id]] == ["shaping", "counting"]


def test_only_keepers_change_the_order_of_areas_and_strands(cast: Cast) -> None:
    for person in (cast.duarte, cast.leo, cast.ana, cast.other_leader):
        with pytest.raises(NotAllowed):
            move_area(area=cast.areas["making"], later=False, by=person, at=NOON)
        with pytest.raises(NotAllowed):
            move_strand(strand=cast.strands["shapes"], later=False, by=person, at=NOON)
    assert areas(cast) == ["science", "making"]
