"""The order of areas and strands in the studio: by button and by key, on the page where they stand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.surfaces.office.studio import HOME, read
from trellis.rooms.continuum.models import Area, LearningTarget, Strand
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def vera(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.vera)


def places(page: str, what: str) -> list[str]:
    """What stands on a page, from the top."""
    return [part.split('"')[0] for part in page.split(f'id="{what}-')[1:]]


def test_areas_change_places_by_a_button_and_the_page_opens_at_the_one_that_moved(cast: Cast, vera: Client) -> None:
    page = read(vera, HOME)
    assert places(page, "area") == ["science", "making"]
    assert page.count('aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"') == 2

    answer = vera.post(f"{HOME}order/", {"earlier": str(cast.areas["making"].id)})

    assert answer["Location"] == f"{HOME}#area-making"
    assert places(read(vera, HOME), "area") == ["making", "science"]
    ended = vera.post(f"{HOME}order/", {"earlier": str(cast.areas["making"].id)}, follow=True).content.decode()
    assert "It is at the end of its line already." in ended


def test_strands_change_places_by_a_button_those_without_a_target_too(cast: Cast, vera: Client) -> None:
    area, where = f"{HOME}areas/making/", f"{HOME}areas/making/order/"
    bare = Strand.objects.create(area=cast.areas["making"], slug="clay", name={"en": "Clay"}, order=9, hue="clay")
    design, shapes = (str(cast.strands[slug].id) for slug in ("design", "shapes"))

    answer = vera.post(where, {"later": design})
    page = read(vera, area)
    last = vera.post(where, {"later": design})

    assert answer["Location"] == f"{area}#strand-{design}"
    assert places(page, "strand") == [shapes, design, str(bare.id)]
    assert last.status_code == 302
    assert [one.slug for one in continuum_of(cast.school).by_area[cast.areas["making"].id]] == [
        "shapes",
        "clay",
        "design",
    ]


def test_the_page_opens_on_which_the_strand_stands(cast: Cast, vera: Client) -> None:
    design, shapes = cast.strands["design"], cast.strands["shapes"]
    LearningTarget.objects.bulk_create(
        LearningTarget(strand=shapes, slug=f"more-{n}", order=9 + n, plate={"en": f"More {n}"}) for n in range(60)
    )
    bare = Strand.objects.create(area=cast.areas["making"], slug="clay", name={"en": "Clay"}, order=9, hue="clay")
    where = f"{HOME}areas/making/order/"

    moved = [vera.post(where, {act: str(one.id)})["Location"] for act, one in (("later", design), ("earlier", bare))]

    assert moved == [f"{HOME}areas/making/?page=2#strand-{one.id}" for one in (design, bare)]
    for one, location in zip((design, bare), moved, strict=True):
        assert str(one.id) in places(read(vera, location), "strand")


def test_one_alone_has_no_place_to_change(cast: Cast, vera: Client) -> None:
    Strand.objects.filter(area=cast.areas["making"]).update(retired_at="2026-10-01T00:00Z")
    Area.objects.filter(slug="making").update(retired_at="2026-10-01T00:00Z")

    assert 'name="earlier"' not in read(vera, f"{HOME}areas/science/")
    assert 'name="earlier"' not in read(vera, HOME)


@pytest.mark.parametrize("given", [{}, {"later": "x"}, {"later": "01a2286d-1191-76df-ac27-de79f502716c"}])
def test_what_is_not_there_has_no_place(cast: Cast, vera: Client, given: dict[str, Any]) -> None:
    for where in ("order/", "areas/making/order/", "areas/none/order/"):
        assert vera.post(f"{HOME}{where}", given).status_code == 404
    of_another = {"later": str(cast.strands["forces"].id)}
    assert vera.post(f"{HOME}areas/making/order/", of_another).status_code == 404


@pytest.mark.parametrize("who", ["osei", "leo", "ana", "other_leader"])
def test_only_who_keeps_the_continuum_changes_its_order(cast: Cast, as_person: Be, who: str) -> None:
    client = as_person(getattr(cast, who))

    assert client.post(f"{HOME}order/", {"later": str(cast.areas["science"].id)}).status_code == 404
    assert client.post(f"{HOME}areas/making/order/", {"later": str(cast.strands["design"].id)}).status_code == 404
    assert [one.slug for one in continuum_of(cast.school).areas] == ["science", "making"]
