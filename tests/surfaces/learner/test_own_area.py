"""Own areas (R115): named, filled, renamed and taken away by the learner alone."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.work import piece
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.paths.actions import add_own_step, name_own_area
from trellis.rooms.paths.models import OwnArea
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def bees(cast: Cast) -> OwnArea:
    return name_own_area(learner=cast.leo, name="Bees", by=cast.leo, at=NOON)


@pytest.fixture
def leo(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.leo)


def steps(area: OwnArea) -> list[tuple[str, bool, bool]]:
    return [(step.text, step.is_next, step.is_done) for step in area.steps.all()]


def test_R115_a_new_area_opens_on_its_own_page(cast: Cast, leo: Client) -> None:
    answer = leo.post("/learner/choose/area/", {"name": "Bees"})

    assert answer["Location"] == f"/learner/path/own/{OwnArea.objects.get().id}/"
    assert leo.get(answer["Location"]).status_code == 200


def test_R115_steps_are_added_and_the_learner_says_how_far_they_are(leo: Client, bees: OwnArea) -> None:
    address = f"/learner/path/own/{bees.id}/"
    for how in ("next", "now", "done"):
        leo.post(address, {"act": "add", "text": f"Look {how}", "how": how})
    added = steps(bees)
    first, second, third = bees.steps.all()

    leo.post(f"{address}step/{first.id}/", {"act": "done"})
    leo.post(f"{address}step/{second.id}/", {"act": "next"})
    leo.post(f"{address}step/{third.id}/", {"act": "take_away"})

    assert added == [("Look next", True, False), ("Look now", False, False), ("Look done", False, True)]
    assert steps(bees) == [("Look next", False, True), ("Look now", True, False)]


def test_R115_a_refused_step_is_said_beside_what_was_typed(leo: Client, bees: OwnArea) -> None:
    answer = leo.post(f"/learner/path/own/{bees.id}/", {"act": "add", "text": "y" * 81})

    assert answer.status_code == 422
    assert "Write it in up to 80 characters." in answer.content.decode()
    assert f'value="{"y" * 81}"' in answer.content.decode()


@pytest.mark.parametrize("again", ["Bees", "bees ", "  BEES", "Bees\t"])
def test_R115_no_two_areas_have_one_name(leo: Client, bees: OwnArea, again: str) -> None:
    answer = leo.post("/learner/choose/area/", {"name": again})

    assert answer.status_code == 422
    assert "is on your path already. Open it there, or find another name." in answer.content.decode()
    assert OwnArea.objects.count() == 1


def test_R115_an_area_is_renamed_and_not_to_the_name_of_another(cast: Cast, leo: Client, bees: OwnArea) -> None:
    name_own_area(learner=cast.leo, name="Old bikes", by=cast.leo, at=NOON)
    address = f"/learner/path/own/{bees.id}/"

    taken = leo.post(address, {"act": "rename", "name": "old  BIKES"})
    bees.refresh_from_db()
    kept = bees.name
    leo.post(address, {"act": "rename", "name": "BEES"})

    bees.refresh_from_db()
    assert (taken.status_code, kept, bees.name) == (422, "Bees", "BEES")
    assert '<h1 class="wide">Bees</h1>' in taken.content.decode()


def test_R115_an_area_taken_away_leaves_its_work(cast: Cast, leo: Client, bees: OwnArea) -> None:
    work = piece(cast.leo, own_area=bees, title="A waggle")
    shown = leo.get(f"/learner/path/own/{bees.id}/").content.decode()

    told = leo.post(f"/learner/path/own/{bees.id}/", {"act": "take_away"}, follow=True).content.decode()

    assert "A waggle" in shown
    assert "“Bees” is off your path. What you made in it stays." in told
    assert Evidence.objects.get() == work
    assert leo.get(f"/learner/path/own/{bees.id}/").status_code == 404
    assert leo.post("/learner/choose/area/", {"name": "Bees"}).status_code == 302


def test_R115_an_area_is_opened_from_the_picture(cast: Cast, leo: Client, bees: OwnArea) -> None:
    add_own_step(area=bees, text="Look", by=cast.leo, at=NOON)
    link = f'href="/learner/path/own/{bees.id}/"'

    assert link in leo.get("/learner/path/").content.decode()
    own = on_one_line(leo.get("/learner/path/?area=own").content.decode())
    assert own.count('<li class="strand') == own.count('<li class="strand own"') == 1


def test_R115_nobody_else_changes_it(cast: Cast, as_person: Be, bees: OwnArea) -> None:
    step = add_own_step(area=bees, text="Look", by=cast.leo, at=NOON)

    kim, duarte = as_person(cast.kim), as_person(cast.duarte)
    for other in (kim, duarte):
        assert other.get(f"/learner/path/own/{bees.id}/").status_code == 404
        assert other.post(f"/learner/path/own/{bees.id}/", {"act": "take_away"}).status_code == 404
        assert other.post(f"/learner/path/own/{bees.id}/step/{step.id}/", {"act": "done"}).status_code == 404
    assert steps(bees) == [("Look", False, False)]
