"""What the school lives by, written by those who lead it; what stood before is kept."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from trellis.rooms.charter.actions import publish_vision
from trellis.rooms.charter.models import GuidingPrinciple, Vision
from trellis.rooms.charter.queries import principles_of, vision_of
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
HERE = "/office/vision/"
PRINCIPLES = {"act": "principles", "says-1-en": "We ask  first.", "means-1-es": "Con calma", "says-3-en": "We wait."}


@pytest.mark.parametrize("who", ["vera", "osei", "leo", "ana"])
def test_only_leaders_write_it(cast: Cast, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))
    assert browser.get(HERE).status_code == 404
    assert browser.post(HERE, {"act": "vision", "sentence-en": "X"}).status_code == 404
    assert vision_of(cast.school) is None


def test_a_sentence_is_published_and_its_parts_stay(cast: Cast, as_person: Be) -> None:
    part = ({"en": "Known"}, {"en": "By name."})
    publish_vision(school=cast.school, sentence={"en": "Before."}, parts=[part], by=cast.keller, at=NOON)
    leader = as_person(cast.keller)
    for _press in range(2):
        typed = {"act": "vision", "sentence-en": " Everybody is known. ", "sentence-es": ""}
        assert leader.post(HERE, typed).status_code == 302

    now = vision_of(cast.school)
    assert now is not None and (now.version, now.sentence) == (2, {"en": "Everybody is known."})
    assert [one.name for one in now.parts.all()] == [{"en": "Known"}]
    assert Vision.objects.count() == 2
    assert "Everybody is known." in on_one_line(leader.get("/").content.decode())


def test_principles_are_published_with_what_they_look_like(cast: Cast, as_person: Be) -> None:
    leader = as_person(cast.keller)
    for _press in range(2):
        assert leader.post(HERE, PRINCIPLES).status_code == 302
    assert [(one.text, one.means) for one in principles_of(cast.school)] == [
        ({"en": "We ask first."}, {"es": "Con calma"}), ({"en": "We wait."}, {}),
    ]  # fmt: skip
    leader.post(HERE, {"act": "principles", "says-1-en": "Only this."})

    assert principles_of(cast.school).count() == 1 and GuidingPrinciple.objects.count() == 3
    assert "Only this." in on_one_line(leader.get(HERE).content.decode())


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"act": "vision"}, "Write the sentence"), ({"act": "principles"}, "one principle at least"),
        ({"act": "principles", "means-2-en": "kept typed"}, "Write the principle above"),
        ({"act": "vision", "sentence-en": "kept typed" * 50}, "at most 400"),
        ({"act": "principles", "says-1-en": "a", "means-1-en": "kept typed" * 50}, "at most 400"),
    ],
)  # fmt: skip
def test_what_cannot_be_published_stays_typed(cast: Cast, as_person: Be, typed: dict[str, str], says: str) -> None:
    answer = as_person(cast.keller).post(HERE, typed)

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422 and says in page
    assert ("kept typed" in page) == any("kept" in words for words in typed.values())
    assert not Vision.objects.exists() and not GuidingPrinciple.objects.exists()


def test_there_is_no_other_act(cast: Cast, as_person: Be) -> None:
    assert as_person(cast.keller).post(HERE, {"act": "x"}).status_code == 404
