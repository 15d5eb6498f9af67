"""With whom (L3): who is along is kept by who they are, anybody else in words."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.paths.actions import choose_way, publish_experience
from trellis.rooms.paths.models import ActivityPlan, Experience
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def target(cast: Cast) -> LearningTarget:
    return cast.targets["forces-explain"]


@pytest.fixture
def way(cast: Cast, target: LearningTarget) -> Experience:
    return publish_experience(
        title={"en": "Air track"}, kind="project", targets=[target], why={"en": "It moves"}, by=cast.brandt,
        at=clock.now(), details={"place": {"en": "the yard"}},
    )  # fmt: skip


@pytest.fixture
def leo(cast: Cast, as_person: Be, way: Experience) -> Client:
    return as_person(cast.leo)


def page_of(leo: Client, address: str) -> str:
    return on_one_line(leo.get(address).content.decode())


def test_R054_who_is_in_ones_plan_stands_among_the_first_faces(
    cast: Cast, leo: Client, target: LearningTarget, way: Experience
) -> None:
    choose_way(
        learner=cast.leo, experience=way, target=target, along=[cast.zoe], with_whom="Rosa", by=cast.leo,
        at=clock.now(),
    )  # fmt: skip

    page = page_of(leo, f"/learner/choose/?target={target.id}&way={way.id}")

    assert f'name="along" value="{cast.zoe.id}" checked' in page
    assert 'name="with_whom" maxlength="80" value="Rosa"' in page


def test_R054_of_two_people_of_one_name_the_one_who_was_meant_is_asked_again(
    cast: Cast, leo: Client, target: LearningTarget, way: Experience
) -> None:
    Person.objects.filter(pk=cast.max.pk).update(name="Zoe", said_as="Zoe")
    for one in (cast.zoe, cast.max):
        address, given = f"/learner/choose/way/{way.id}/", {"target": str(target.id), "along": [str(one.id)]}
        leo.post(address, given)
        page = page_of(leo, f"/learner/choose/?target={target.id}&way={way.id}")

        checked = [part[:36] for part in page.split('name="along" value="')[1:] if part[36:].startswith('" checked')]
        assert checked == [str(one.id)]
        assert list(ActivityPlan.objects.get().along.all()) == [one]
        assert "with Zoe." in page


def test_R054_half_a_class_is_read_back_whole_and_kept(
    cast: Cast, leo: Client, target: LearningTarget, way: Experience
) -> None:
    names = {cast.zoe: "Zoe Alexandra of the long name", cast.max: "Max Emanuel of the longer name", cast.kim: "Kim"}
    for one, name in names.items():
        Person.objects.filter(pk=one.pk).update(said_as=name)

    leo.post(f"/learner/choose/way/{way.id}/", {"along": [str(one.id) for one in names], "with_whom": "Rosa, of 9B"})

    page = page_of(leo, "/learner/choose/")
    assert "with Kim, Max Emanuel of the longer name, Zoe Alexandra of the long name and Rosa, of 9B." in page


@pytest.mark.parametrize("name", ["with_whom", "other_place"])
def test_R054_too_many_letters_are_refused_and_stay(
    leo: Client, target: LearningTarget, way: Experience, name: str
) -> None:
    answer = leo.post(f"/learner/choose/way/{way.id}/", {"target": str(target.id), name: "x" * 81})

    assert answer.status_code == 422
    assert "Say it in fewer words: 80 letters are enough." in answer.content.decode()
    assert "x" * 81 in answer.content.decode()
    assert not ActivityPlan.objects.exists()


def test_R054_nobody_of_another_class_is_along(cast: Cast, target: LearningTarget, way: Experience) -> None:
    with pytest.raises(NotAllowed):
        choose_way(learner=cast.leo, experience=way, along=[cast.maya], by=cast.leo, at=clock.now())

    assert not ActivityPlan.objects.exists()
