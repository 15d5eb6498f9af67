"""Choose for who reads pictures first: pictures with few words, one press each, and nothing to type."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.paths.actions import publish_experience
from trellis.rooms.paths.models import ActivityPlan, Experience
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
CHOOSE = "/learner/choose/"


@pytest.fixture
def ways(cast: Cast) -> list[Experience]:
    return [
        publish_experience(
            title={"en": f"A long title about bridge number {n}"}, kind="project", targets=[cast.targets["shapes-strong"]],
            why={"en": "A paragraph of reasons that nobody of seven reads"}, by=cast.osei, at=clock.now(),
            details={"young_title": {"en": f"Bridge {n}"}},
        )
        for n in range(7)
    ]  # fmt: skip


@pytest.fixture
def maya(cast: Cast, as_person: Be, ways: list[Experience]) -> Client:
    return as_person(cast.maya)


def read(maya: Client) -> str:
    return maya.get(CHOOSE).content.decode().split("<main")[1].split("</main>")[0]


def test_R069_a_child_of_seven_chooses_by_pictures_that_are_read_aloud_and_types_nothing(
    cast: Cast, maya: Client, ways: list[Experience]
) -> None:
    page = read(maya)
    words = re.sub(r"<[^>]+>", " ", page.split(">", 1)[1]).split()

    assert "<textarea" not in page
    assert 'type="text"' not in page
    assert "A paragraph of reasons" not in page
    assert len(re.findall(r'id="say-[0-9a-f-]{36}"', page)) == len(ways)
    assert len(words) < 160

    maya.post(f"/learner/choose/way/{ways[0].id}/", {"act": "keep"})

    plan = ActivityPlan.objects.get(learner=cast.maya)
    assert plan.experience == ways[0]
    page = read(maya)
    assert f'id="say-{plan.id}"' in page
    assert f"/learner/choose/way/{ways[0].id}/" not in page  # what is in the plan is not offered again


def test_not_me_puts_a_picture_aside_and_the_next_takes_its_place(maya: Client, ways: list[Experience]) -> None:
    first = re.findall(r"/learner/choose/way/([0-9a-f-]{36})/", read(maya))[0]

    told = maya.post(f"/learner/choose/way/{first}/", {"act": "not_me"}, follow=True).content.decode()

    assert f"/learner/choose/way/{first}/" not in told.split("</main>")[0].split("<ul")[1]
    assert "aside" in told


def test_with_words_a_learner_of_fifteen_reads_reasons(cast: Cast, as_person: Be, ways: list[Experience]) -> None:
    assert (
        "A paragraph of reasons"
        in as_person(cast.leo).get(f"{CHOOSE}?target={cast.targets['shapes-strong'].id}").content.decode()
    )
