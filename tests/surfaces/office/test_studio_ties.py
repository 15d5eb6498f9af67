"""The studio over HTTP: what leans on what, moving, retiring, the history, and for whom all of it is there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.surfaces.office.studio import HOME, address, fields, order, read, strand_address
from tests.work import judged, piece
from trellis.rooms.continuum.actions.retiring import retire_target
from trellis.rooms.continuum.models import (
    Change,
    LearningTarget,
    Prerequisite,
)
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def vera(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.vera)


# -- what it leans on, another strand, retiring


def test_what_a_target_leans_on_is_found_by_words_added_and_undone(cast: Cast, vera: Client) -> None:
    where = address(cast, part="leans/")
    fold = cast.targets["shapes-fold"].id
    assert f'value="lean:{fold}"' in read(vera, f"{where}?find=fold+paper")
    assert "No target has these words." in read(vera, f"{where}?find=dragon")

    told = vera.post(where, {"act": f"lean:{fold}"}, follow=True).content.decode()
    assert f'value="apart:{fold}"' in told
    vera.post(where, {"act": f"apart:{fold}"})

    assert not Prerequisite.objects.filter(needs=fold).exclude(target__strand__slug="shapes").exists()


def test_a_circle_is_refused_in_a_sentence_that_names_it(cast: Cast, vera: Client) -> None:
    where = address(cast, "forces-name", "leans/")

    answer = vera.post(where, {"act": f"lean:{cast.targets['forces-explain'].id}", "find": "slow"})

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "They would lean on each other in a circle: “Can name the forces on a still thing” →" in page
    assert 'value="slow"' in page
    assert vera.post(where, {"act": "lean:x"}).status_code == 404


def test_a_target_moves_to_another_strand_and_back(cast: Cast, vera: Client) -> None:
    where = address(cast, part="move/")
    assert "This area has no other strand." in read(vera, where)
    assert "Shapes" in read(vera, f"{where}?find=shapes")

    told = vera.post(where, {"act": str(cast.strands["shapes"].id)}, follow=True).content.decode()

    assert order(cast, "shapes")[-1] == "explain"
    act = re.findall(r'value="(back:\d+)"', told)[0]
    back = vera.post(where, {"act": act}, follow=True).content.decode()
    assert "It stands where it stood before." in back
    assert order(cast) == ["name", "measure", "explain", "predict"]
    for odd in ("x", "back:", "back:x", "back:99999999999999999999"):
        assert vera.post(where, {"act": odd}).status_code == 404
    assert "It has been moved again since." in vera.post(where, {"act": "back:77"}).content.decode()


def test_before_retiring_it_says_what_waits_and_with_whom_and_names_no_learner(cast: Cast, vera: Client) -> None:
    piece(cast.leo, cast.targets["forces-explain"], title="Leo’s brakes")
    judged(cast, piece(cast.kim, cast.targets["forces-explain"]), cast.targets["forces-explain"])

    page = read(vera, address(cast, part="retire/"))

    assert "Work waits here for an answer." in page
    assert "It can still be answered, by: Mr Brandt, Mr Duarte" in page
    assert "Learners are on this now." in page
    assert "It is leant on by" in page
    main = page[page.index("<main") : page.index("</main")]
    assert not [name for name in ("Leo", "Kim", "brakes") if name in main]


def test_a_target_is_retired_with_what_takes_its_place_and_brought_back(cast: Cast, vera: Client) -> None:
    where, instead = address(cast, part="retire/"), cast.targets["forces-predict"].id
    assert f"?instead={instead}" in read(vera, f"{where}?find=stopping")
    assert f'name="instead" value="{instead}"' in read(vera, f"{where}?instead={instead}")

    told = on_one_line(vera.post(where, {"act": "retire", "instead": str(instead)}, follow=True).content.decode())

    assert 'value="offer"' in told
    assert "In its place:" in told
    assert vera.get(where).status_code == 302
    assert "retired on" in read(vera, strand_address(cast))
    assert 'id="retired"' in read(vera, f"{HOME}areas/science/")
    vera.post(address(cast), {"act": "offer"})
    assert LearningTarget.objects.get(slug="forces-explain").retired_at is None


def test_what_cannot_take_its_place_is_refused(cast: Cast, vera: Client) -> None:
    retire_target(target=cast.targets["forces-predict"], by=cast.vera, at=NOON)
    where = address(cast, part="retire/")

    answer = vera.post(where, {"instead": str(cast.targets["forces-predict"].id)})

    assert answer.status_code == 422
    assert "This one cannot take its place." in answer.content.decode()
    assert vera.post(where, {"instead": "x"}).status_code == 404
    assert LearningTarget.objects.get(slug="forces-explain").retired_at is None


# -- history, finding, and for whom


def test_the_history_tells_old_and_new_words_and_who(cast: Cast, vera: Client) -> None:
    form = fields(read(vera, address(cast)), "words")
    vera.post(address(cast), {**form, "teen.en": "I can say why"})
    vera.post(strand_address(cast, "order/"), {"later": str(cast.targets["forces-name"].id)})

    of_target, of_all = read(vera, address(cast, part="history/")), read(vera, f"{HOME}history/")

    for page in (of_target, of_all, read(vera, address(cast))):
        assert "<del>I can explain why things slow down</del> <ins>I can say why</ins>" in page
        assert "Ms Vera," in page
    assert "Words it had" in of_target
    assert "its place" in of_all
    assert "its place" not in of_target


def test_targets_are_found_by_all_their_words(cast: Cast, vera: Client) -> None:
    page = read(vera, f"{HOME}?find=SLOW+things")
    assert page.count(f'href="{address(cast)}"') == 1
    assert "No target has these words." in read(vera, f"{HOME}?find=slow+dragon")


PAGES = ("", "history/", "areas/science/", "strands/{strand}/", "targets/{target}/", "targets/{target}/leans/",
         "targets/{target}/move/", "targets/{target}/retire/", "targets/{target}/history/")  # fmt: skip


def test_the_studio_is_there_for_keepers_and_for_nobody_else(cast: Cast, as_person: Be, client: Client) -> None:
    ids: dict[str, Any] = {"strand": cast.strands["forces"].id, "target": cast.targets["forces-explain"].id}
    addresses = [f"{HOME}{page}".format(**ids) for page in PAGES]
    assert {client.get(one).status_code for one in addresses} == {302}
    for person in (cast.vera, cast.keller):
        assert {as_person(person).get(one).status_code for one in addresses} == {200}
    for person in (cast.osei, cast.duarte, cast.leo, cast.maya, cast.ana, cast.nilsson):
        browser = as_person(person)
        assert {browser.get(one).status_code for one in addresses} == {404}
        assert {browser.post(one, {"act": "retire"}).status_code for one in addresses} <= {404, 405}
    stranger = as_person(cast.other_leader)
    assert {stranger.get(one).status_code for one in addresses[2:]} == {404}
    assert stranger.post(strand_address(cast, "order/"), {"later": str(ids["target"])}).status_code == 404
    assert not Change.objects.exists()
