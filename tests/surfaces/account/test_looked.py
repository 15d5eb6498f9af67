"""Who looked: AR-16 and AR-17 promise that a learner and their family read it, and nobody else does here."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Rights
from trellis.rooms.privacy.actions import note_access
from trellis.rooms.privacy.matrix import matrix
from trellis.surfaces.account.looked import A_PAGE, IN_WORDS

type Be = Callable[[Person], Client]
LOOKED = "/account/looked/"


@pytest.fixture
def look(cast: Cast) -> None:
    note_access(
        learner=cast.leo, kinds=["evidence", "plans"], why="Ana asked me to.", by=cast.keller, at=clock.now()
    )  # fmt: skip


def page_of(as_person: Be, person: Person, address: str = LOOKED) -> str:
    response = as_person(person).get(address)
    assert response.status_code == 200
    return on_one_line(response.content.decode())


@pytest.mark.usefixtures("look")
def test_AR17_a_learner_reads_who_looked_at_what_when_and_why(cast: Cast, as_person: Be) -> None:
    page = page_of(as_person, cast.leo)

    assert "Ms Keller</span> looked at what is yours: work that was handed in, plans." in page
    assert "Ana asked me to." in page
    assert page.count('class="owed"') == 1


@pytest.mark.usefixtures("look")
def test_AR17_a_guardian_reads_it_about_their_child_by_name(cast: Cast, as_person: Be) -> None:
    assert "Ms Keller</span> looked at what is Leo’s:" in page_of(as_person, cast.ana)


@pytest.mark.usefixtures("look")
def test_AR17_nobody_else_finds_the_page(cast: Cast, as_person: Be) -> None:
    for person in (cast.keller, cast.duarte, cast.vera):
        assert as_person(person).get(LOOKED).status_code == 404
    assert "Keller" not in page_of(as_person, cast.ruiz)
    assert "Nobody has looked" in page_of(as_person, cast.kim)


@pytest.mark.usefixtures("look")
def test_AR17_limited_rights_read_no_log(cast: Cast, as_person: Be) -> None:
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.LIMITED, by=cast.keller, at=clock.now())

    assert as_person(cast.ana).get(LOOKED).status_code == 404
    for address in ("/account/", "/family/child/"):
        assert LOOKED not in page_of(as_person, cast.ana, address)


def test_AR16_the_page_is_linked_where_it_is_promised(cast: Cast, as_person: Be) -> None:
    for person, address in ((cast.leo, "/account/"), (cast.ana, "/account/"), (cast.ana, "/family/child/")):
        assert f'href="{LOOKED}"' in page_of(as_person, person, address)
    assert LOOKED not in page_of(as_person, cast.keller, "/account/")


def test_it_is_paged(cast: Cast, as_person: Be) -> None:
    for hours in range(A_PAGE + 1):
        at = clock.now() - timedelta(hours=2 * hours)
        note_access(learner=cast.leo, kinds=["evidence"], why=f"visit {hours}.", by=cast.keller, at=at)

    assert page_of(as_person, cast.leo).count('class="owed"') == A_PAGE
    assert f"visit {A_PAGE}." in page_of(as_person, cast.leo, f"{LOOKED}?page=2")


def test_whatever_is_read_with_a_line_is_said_in_words() -> None:
    logged = {kind for (kind, _column), cell in matrix().items() for grant in cell if grant.verb == "logged"}

    assert logged - IN_WORDS.keys() == set()
