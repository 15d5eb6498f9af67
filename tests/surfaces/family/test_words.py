"""A word from school on the family's page: read in their language, answered there, and read by the learner as well."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import upload, wav
from tests.rooms.test_family_words import LINE, released, written
from trellis.foundation import clock
from trellis.rooms.community.models import WordAnswer
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def seen(answer: Any) -> str:
    return on_one_line(answer.content.decode())


def test_the_family_reads_it_and_the_child_reads_the_same(cast: Cast, as_person: Be) -> None:
    written(cast)
    assert LINE not in seen(as_person(cast.ruiz).get("/family/child/"))

    released(cast)

    page = seen(as_person(cast.ruiz).get("/family/child/"))
    assert LINE in page and "Unas palabras sobre Maya" in page
    assert LINE in seen(as_person(cast.maya).get("/learner/talks/"))


@pytest.mark.parametrize("who", ["ruiz_limited", "ana"])
def test_limited_rights_and_other_families_find_no_word(cast: Cast, as_person: Be, who: str) -> None:
    word = released(cast)
    client = as_person(getattr(cast, who))

    assert LINE not in seen(client.get("/family/child/"))
    assert client.get(f"/family/child/{cast.maya.id}/words/{word.id}/").status_code == 404
    assert client.post(f"/family/child/{cast.maya.id}/words/{word.id}/", {"words": "Hola"}).status_code == 404
    assert not WordAnswer.objects.exists()


def test_a_family_answers_written_or_spoken_and_pressed_twice_it_is_one(cast: Cast, as_person: Be) -> None:
    word = released(cast)
    client, address = as_person(cast.ruiz), f"/family/child/{cast.maya.id}/words/{word.id}/"

    for _twice in range(2):
        page = seen(client.post(address, {"words": "¿Puede enseñarlo en casa?"}, follow=True))
    client.post(address, {"voice": upload(wav(1.0), "said.wav")})

    assert "Enviado" in page and "¿Puede enseñarlo en casa?" in page
    assert [(one.text, bool(one.file_id)) for one in WordAnswer.objects.all()] == [
        ("¿Puede enseñarlo en casa?", False), ("", True),
    ]  # fmt: skip


def test_an_answer_that_is_refused_stays_typed(cast: Cast, as_person: Be) -> None:
    word = released(cast)
    address = f"/family/child/{cast.maya.id}/words/{word.id}/"

    long = as_person(cast.ruiz).post(address, {"words": "b" * 2001})
    empty = as_person(cast.ruiz).post(address, {"words": ""})

    assert long.status_code == empty.status_code == 422
    assert "b" * 2001 in seen(long)
    assert not WordAnswer.objects.exists()
