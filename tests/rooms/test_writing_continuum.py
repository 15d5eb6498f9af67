from datetime import datetime

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.continuum.actions.writing import (
    AreaWords,
    StrandWords,
    TargetWords,
    give_teaching_areas,
    write_areas,
)
from trellis.rooms.continuum.models import Area
from trellis.rooms.continuum.queries import continuum_of, criteria_of
from trellis.rooms.continuum.rules import limited_to
from trellis.rooms.people.queries import teaching_memberships_of


def target(slug: str, needs: tuple[str, ...] = ()) -> TargetWords:
    return TargetWords(
        slug=slug, wordings={("adult", "en"): f"Can {slug}", ("teen", "en"): f"I can {slug}"},
        criteria=[{"en": "seen"}, {"en": "said"}], window=(1, 3), needs=needs,
    )  # fmt: skip


def area(*targets: TargetWords) -> AreaWords:
    return AreaWords(
        slug="sky", name={"en": "Sky"}, is_cross_cutting=True,
        strands=[StrandWords(slug="stars", name={"en": "Stars"}, hue="plum", targets=targets)],
    )  # fmt: skip


def test_areas_are_written_after_those_that_are_there(cast: Cast, at: datetime) -> None:
    before = len(continuum_of(cast.school).targets)

    made = write_areas(school=cast.school, areas=[area(target("look"), target("name", ("look",)))], by=cast.vera, at=at)

    continuum = continuum_of(cast.school)
    second = continuum.by_id[made["name"].id]
    assert [a.slug for a in continuum.areas][-1] == "sky"
    assert len(continuum.targets) == before + 2
    assert (second.order, second.needs, second.said("teen", "en")) == (2, (made["look"].id,), "I can name")
    assert [c.order for c in criteria_of(second.id)] == [1, 2]


@pytest.mark.parametrize("targets", [(target("look", ("nowhere",)),), (target("look"), target("look"))])
def test_loose_ends_are_refused_and_nothing_is_written(cast: Cast, at: datetime, targets) -> None:
    with pytest.raises(Refused):
        write_areas(school=cast.school, areas=[area(*targets)], by=cast.vera, at=at)

    assert not Area.objects.filter(slug="sky").exists()


@pytest.mark.parametrize("who", ["osei", "leo", "other_leader"])
def test_only_keepers_write(cast: Cast, at: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        write_areas(school=cast.school, areas=[area(target("look"))], by=getattr(cast, who), at=at)


def test_teaching_areas_take_the_place_of_the_last_ones(cast: Cast, at: datetime) -> None:
    (membership,) = teaching_memberships_of(cast.brandt, on=NOON.date())
    for given in ([cast.areas["science"]], [cast.areas["making"]]):
        give_teaching_areas(membership=membership, areas=given, by=cast.vera, at=at)

    assert limited_to([membership]) == {cast.areas["making"].id}
