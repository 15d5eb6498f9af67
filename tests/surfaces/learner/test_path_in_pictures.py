"""My Path for who reads pictures first: few words, a picture and a voice for each, one tap to plant."""

import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from tests.crawl import on_one_line
from tests.work import judged, photo, piece
from trellis.rooms.continuum.models import LearningTarget, Wording
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import name_own_area, plant_target
from trellis.rooms.paths.models import PathStep
from trellis.rooms.people.models import Person
from trellis.rooms.suggestions.models import Dismissal

type Be = Callable[[Person], Client]
PATH = "/learner/path/"


@pytest.fixture
def strong(cast: Cast) -> LearningTarget:
    """A target that the young, teens and adults read in different words."""
    target: LearningTarget = cast.targets["shapes-strong"]
    for reading, words in (("young", "I can build it strong"), ("teen", "I can brace a frame"), ("adult", "Can brace")):
        Wording.objects.filter(target=target, reading=reading, locale="en").update(text=words)
    plant_target(learner=cast.maya, target=target, by=cast.maya, at=NOON)
    return target


def read(browser: Client, address: str = PATH) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


def test_R091_the_young_open_a_target_as_a_picture_its_young_words_and_a_voice(
    cast: Cast, as_person: Be, strong: LearningTarget
) -> None:
    page = read(as_person(cast.maya), f"{PATH}{strong.id}/")

    assert re.search(r'<img src="[^"]*ui/pictures/[\w-]+\.svg"', page)
    assert '<h1 id="words">I can build it strong</h1>' in page
    assert 'data-of="words"' in page
    assert 'data-of="why"' in page
    assert "Because to make a shape strong and say why helps you." in page
    assert "I can brace a frame" not in page
    assert 'data-reader="young"' in page


def test_R091_the_young_see_their_own_work_in_what_it_looks_like_and_nobody_elses(
    cast: Cast, as_person: Be, strong: LearningTarget
) -> None:
    mine = piece(cast.maya, strong, text="", files=[photo("My bridge")])
    adas = piece(cast.ada, strong, text="", files=[photo("canary-bridge")])
    judged(cast, mine, strong, Says.NOT_YET, by=cast.osei, reason="Push with one finger.")

    page = read(as_person(cast.maya), f"{PATH}{strong.id}/")

    assert f"/files/{mine.files.get().file_id}/640/" in page
    assert "shapes-strong seen 1" in page
    assert "Push with one finger." in page
    assert str(adas.files.get().file_id) not in page
    assert "canary-bridge" not in page


def test_R091_the_path_of_the_young_is_made_of_pictures_each_with_a_voice(
    cast: Cast, as_person: Be, strong: LearningTarget
) -> None:
    shown = cast.targets["shapes-fold"]
    judged(cast, piece(cast.maya, shown), shown, by=cast.osei)
    bees = name_own_area(learner=cast.maya, name="Bees", by=cast.maya, at=NOON)
    plant_target(learner=cast.ada, target=cast.targets["design-tools"], by=cast.ada, at=NOON)

    page = read(as_person(cast.maya))

    now, _next, can = re.split(r"<h2 ", page)[1:4]
    assert "I can build it strong" in now
    assert f"/learner/path/own/{bees.id}/" in now
    assert "I can fold paper so that it stands" in can
    assert "I can brace a frame" not in page
    for target in (strong, shown):
        assert f'id="say-{target.id}"' in page
        assert f'data-of="say-{target.id}"' in page
    assert "I can use five tools safely" not in now
    assert "this strand" not in page  # the reasons too are in words for the young


def test_R121_a_next_step_is_planted_put_aside_and_brought_back_by_one_tap_each(cast: Cast, as_person: Be) -> None:
    maya = as_person(cast.maya)
    offered = re.findall(rf'action="({PATH}[\w-]+/act/)"', read(maya))
    assert 1 <= len(offered) <= 3

    maya.post(offered[0], {"act": "plant"})
    maya.post(offered[1], {"act": "not_me"})
    aside = read(maya)
    maya.post(offered[1], {"act": "bring_back"})

    assert PathStep.objects.get(learner=cast.maya, taken_off_at=None).target_id in map(_id_of, offered[:1])
    assert "Bring it back" in aside
    assert Dismissal.objects.get().undone_at is not None
    assert "Bring it back" not in read(maya)


def _id_of(address: str) -> UUID:
    return UUID(address.split("/")[3])


def test_a_target_taken_off_can_be_put_back(cast: Cast, as_person: Be, strong: LearningTarget) -> None:
    maya, act = as_person(cast.maya), f"{PATH}{strong.id}/act/"

    maya.post(act, {"act": "take_off"})
    taken_off = read(maya, f"{PATH}{strong.id}/")
    maya.post(act, {"act": "put_back"})

    assert "Put it back" in taken_off
    assert PathStep.objects.filter(learner=cast.maya, target=strong, taken_off_at=None).exists()


def test_a_target_without_our_words_shows_a_picture_by_its_strand_and_the_standards_words(
    cast: Cast, as_person: Be
) -> None:
    target = LearningTarget.objects.create(
        strand=cast.strands["forces"], slug="ngss-2-ps1", order=9, plate={"en": "2-PS1 Describe materials"},
        has_our_words=False,
    )  # fmt: skip

    page = read(as_person(cast.maya), f"{PATH}{target.id}/")

    assert "2-PS1 Describe materials" in page
    assert "not yet in our words" in page
    assert "ui/pictures/forces-and-motion.svg" in page


def test_the_whole_trellis_stands_behind_one_tap_and_stays_within_the_path(
    cast: Cast, as_person: Be, strong: LearningTarget
) -> None:
    page = read(as_person(cast.maya), f"{PATH}?as=picture")

    assert 'class="trellis as-picture"' in page
    main = page.split("<main", 1)[1].split("</main>")[0]
    links = set(re.findall(r'href="(/[^"]*)"', main))
    assert [link for link in links if not link.startswith(PATH)] == []


def test_older_readers_keep_their_page(cast: Cast, as_person: Be) -> None:
    page = read(as_person(cast.leo))

    assert "Three next steps" in page
    assert 'class="pic"' not in page


@pytest.mark.parametrize("who", ["osei", "ruiz", "keller", "nilsson"])
def test_the_path_is_for_learners(cast: Cast, as_person: Be, strong: LearningTarget, who: str) -> None:
    assert as_person(getattr(cast, who)).get(f"{PATH}{strong.id}/").status_code == 404


def test_a_young_reader_of_spanish_hears_words_in_their_own_language(
    cast: Cast, as_person: Be, strong: LearningTarget
) -> None:
    cast.maya.locale = "es"
    cast.maya.save()
    Wording.objects.create(target=strong, reading="young", locale="es", text="Puedo hacerlo fuerte", since=START)

    page = read(as_person(cast.maya), f"{PATH}{strong.id}/")

    assert '<h1 id="words">Puedo hacerlo fuerte</h1>' in page
    assert 'lang="es"' in page
