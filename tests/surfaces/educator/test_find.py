"""Find a person: whoever may be known, by name, and Enter opens the first."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, TERM, Cast
from trellis.foundation import clock
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def _found(client: Client, text: str) -> list[tuple[str, str]]:
    page = client.get("/educator/find/", {"q": text}).content.decode().split('id="found"')[1]
    return re.findall(r'class="person" href="([^"]+)".*?class="name">([^<]+)<', page)


def test_a_teacher_finds_those_they_teach_by_name(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)

    assert _found(osei, "m") == [
        (f"/educator/learners/{cast.maya.id}/", "Maya"),
        (f"/educator/learners/{cast.mina.id}/", "Mina"),
    ]
    assert (_found(osei, "leo"), _found(osei, "keller"), _found(osei, "  ")) == ([], [], [])
    assert "is called “leo”" in osei.get("/educator/find/?q=leo").content.decode()
    assert "Enter opens the first" in osei.get("/educator/find/").content.decode()


def test_accents_and_later_words_of_a_name_make_no_difference(cast: Cast, as_person: Be) -> None:
    tomas = add_person(
        school=cast.school, name="Tomás Ortiz", said_as="Tomás", role=Role.LEARNER, group=cast.class_2b, by=cast.keller,
        at=NOON, starts_on=TERM,
    )  # fmt: skip
    osei = as_person(cast.osei)

    for text in ("tomas", "TOMÁS", "ort", "tom ortiz"):
        assert [name for _url, name in _found(osei, text)] == [tomas.said_as]
    assert _found(osei, "omás") == []


def test_the_office_finds_everybody_of_its_own_school(cast: Cast, as_person: Be) -> None:
    keller = as_person(cast.keller)
    assert _found(keller, "leo") == [(f"/educator/learners/{cast.leo.id}/", "Leo")]
    assert _found(keller, "ruiz")[0] == (f"/office/people/{cast.ruiz_limited.id}/", "Sr. Ruiz")
    assert _found(keller, "nilsson") == []
    assert keller.get(_found(keller, "ruiz")[0][0]).status_code == 200
    vera = as_person(cast.vera)
    assert _found(vera, "leo") == [(f"/office/people/{cast.leo.id}/", "Leo")]
    assert vera.get(f"/office/people/{cast.leo.id}/").status_code == 200


def test_enter_opens_the_only_one_or_the_first_that_was_seen(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)

    def opened(**asked: str) -> str:
        return str(osei.get("/educator/find/", asked).headers.get("Location", ""))

    assert opened(q="maya", go="") == f"/educator/learners/{cast.maya.id}/"
    assert opened(q="m", go="") == ""  # two: look first
    assert opened(q="m", go="", open=str(cast.maya.id)) == f"/educator/learners/{cast.maya.id}/"
    assert opened(q="m", go="", open=str(cast.mina.id)) == ""  # who was seen no longer stands first
    assert opened(q="maya") == ""
    assert opened(q="leo", go="", open=str(cast.leo.id)) == ""


def test_the_list_alone_leaves_the_focus_where_somebody_types(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)

    def has_focus(**headers: str) -> bool:
        return " autofocus" in osei.get("/educator/find/?q=m", headers=headers).content.decode().split('id="found"')[1]

    assert (has_focus(), has_focus(**{"HX-Request": "true"})) == (True, False)


@pytest.mark.parametrize("who", ["leo", "maya", "ana", "ruiz"])
def test_learners_and_families_have_no_such_page_and_no_key_for_it(cast: Cast, as_person: Be, who: str) -> None:
    client = as_person(getattr(cast, who))

    assert client.get("/educator/find/?q=m").status_code == 404
    assert "/educator/find/" not in client.get("/account/").content.decode()


@pytest.mark.parametrize(
    ("who", "address"), [("osei", "/educator/inbox/"), ("vera", "/office/continuum/"), ("keller", "/office/people/")]
)
def test_every_page_of_those_adults_has_the_key(cast: Cast, as_person: Be, who: str, address: str) -> None:
    page = as_person(getattr(cast, who)).get(address).content.decode()

    assert 'href="/educator/find/" data-key="/"' in page
    assert "ui/js/keys.js" in page
