"""R61: the whole of a learner in sections of one size, each with work or a sentence of its own kind, none with a figure."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.paths.actions import add_own_step, name_own_area
from trellis.rooms.paths.models import OwnArea
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me

type Be = Callable[[Person], Client]


@pytest.fixture
def term(cast: Cast) -> None:
    """A term of Leo's: work in two areas, what he likes and hopes, something of his own."""
    at = clock.now()
    for slug in ("forces-name", "design-tools"):
        target = cast.targets[slug]
        judged(cast, piece(cast.leo, target, at=at, title=f"About {slug}"), target, at=at)
    for kind, text in (("interest", "bikes"), ("strength", "I ask twice"), ("hope", "A shop")):
        say_about_me(learner=cast.leo, kind=kind, text=text, visibility=["family"], by=cast.leo, at=at)
    area = name_own_area(learner=cast.leo, name="Brakes", by=cast.leo, at=at)
    add_own_step(area=area, text="Felt tried", is_done=True, by=cast.leo, at=at)
    OwnArea.objects.update(visibility=("family",))


@pytest.mark.parametrize(
    ("who", "address"), [("ana", "/family/child/{}/whole/"), ("duarte", "/educator/learners/{}/whole/")]
)
def test_R061_a_whole_learner_is_at_least_five_sections_of_one_size_and_none_a_percentage(
    cast: Cast, as_person: Be, term: None, who: str, address: str
) -> None:
    page = on_one_line(as_person(getattr(cast, who)).get(address.format(cast.leo.id)).content.decode())

    cards = page.split('<div class="cards">')[1].split("</div>")[0]
    sections = re.findall(r'<section class="sheet stack" data-gap="2">(.*?)</section>', cards)
    assert len(sections) >= 5
    assert cards.count("<section") == len(sections)  # all of one size: the same brick in the same grid
    texts = [re.sub(r"<[^>]+>", " ", one.split("</h3>")[1]) for one in sections]
    assert [text for text in texts if not text.strip()] == []
    assert not re.search(r"\d\s*%|percent", cards)
    for words in ("About forces-name", "bikes", "I ask twice", "Brakes", "Mr Duarte"):
        assert words in cards


def test_what_is_not_shared_at_home_is_in_no_section_there(cast: Cast, as_person: Be) -> None:
    say_about_me(learner=cast.leo, kind="hope", text="canary hope", by=cast.leo, at=clock.now())
    name_own_area(learner=cast.leo, name="canary area", by=cast.leo, at=clock.now())
    OwnArea.objects.update(visibility=())

    assert "canary" not in as_person(cast.ana).get(f"/family/child/{cast.leo.id}/whole/").content.decode()
