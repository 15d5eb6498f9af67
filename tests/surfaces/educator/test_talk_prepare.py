"""The sheet on which a talk is prepared (E3, L11): both halves, each for whose half it is."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.work import piece
from trellis.foundation import clock
from trellis.rooms.circles.actions import agree, make_agreement
from trellis.rooms.conferences.actions import add_to_agenda, hold_talk, promise_talk
from trellis.rooms.conferences.models import Conference, Preparation
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def talk(cast: Cast) -> Conference:
    now = clock.now()
    return promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)


@pytest.fixture
def work(cast: Cast) -> Evidence:
    return piece(cast.leo, cast.targets["forces-name"], at=clock.now(), title="Brake test two")


def page(browser: Client, talk: Conference, place: str, sheet: str = "prepare/") -> str:
    return browser.get(f"/{place}/talks/{talk.id}/{sheet}").content.decode()


def test_both_read_both_halves_and_sort_their_own(cast: Cast, as_person: Be, talk: Conference, work: Evidence) -> None:
    add_to_agenda(learner=cast.leo, adult=cast.duarte, text="Springs", by=cast.duarte, at=clock.now())
    promise = make_agreement(
        learner=cast.leo, owner=cast.leo, other=cast.duarte, text="two ways", by=cast.leo, at=clock.now()
    )
    agree(agreement=promise, by=cast.leo, at=clock.now())

    his, theirs = (page(as_person(cast.leo), talk, "learner"), page(as_person(cast.duarte), talk, "educator"))

    for read in (his, theirs):
        assert [words for words in ("two ways", "Brake test two", "Springs") if words not in read] == []
    assert f'name="first" value="piece:{work.id}"' in his
    assert f'href="/learner/portfolio/{work.id}/"' in his
    assert f'value="piece:{work.id}"' not in theirs
    assert f'href="/educator/inbox/{work.id}/"' in theirs
    assert "Only Mr Duarte changes this half." in his
    assert "Only Leo changes this half." in theirs


def test_a_learner_puts_one_thing_first_and_another_away(
    cast: Cast, as_person: Be, talk: Conference, work: Evidence
) -> None:
    leo, address = as_person(cast.leo), f"/learner/talks/{talk.id}/prepare/"

    leo.post(address, {"text": "canary of mine"})
    key = page(leo, talk, "learner").split('value="agenda:')[1].split('"')[0]
    leo.post(address, {"away": f"agenda:{key}"})
    leo.post(address, {"first": f"piece:{work.id}"})

    assert "canary of mine" in page(as_person(cast.leo), talk, "learner")
    for sheet in ("prepare/", "", "paper/"):
        assert "canary of mine" not in page(as_person(cast.duarte), talk, "educator", sheet)
    assert '<span class="tag">First</span>' in page(as_person(cast.duarte), talk, "educator")
    as_person(cast.leo).post(address, {"back": f"agenda:{key}"})
    for sheet in ("prepare/", ""):
        assert "canary of mine" in page(as_person(cast.duarte), talk, "educator", sheet)


def test_nobody_sorts_a_line_of_the_other_half(cast: Cast, as_person: Be, talk: Conference, work: Evidence) -> None:
    refused = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/prepare/", {"away": f"piece:{work.id}"})

    assert refused.status_code == 422
    assert "This line is gone. The sheet stands here as it is now." in refused.content.decode()
    assert not Preparation.objects.exists()


def test_what_is_too_long_stays_in_its_field(cast: Cast, as_person: Be, talk: Conference) -> None:
    refused = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/prepare/", {"text": "a" * 301})

    assert refused.status_code == 422
    assert "a" * 301 in refused.content.decode()


@pytest.mark.parametrize("who", ["kim", "osei", "brandt", "ana", "keller", "nilsson", "vera"])
def test_nobody_else_opens_the_sheet(cast: Cast, as_person: Be, talk: Conference, work: Evidence, who: str) -> None:
    browser = as_person(getattr(cast, who))

    for place in ("learner", "educator"):
        assert browser.get(f"/{place}/talks/{talk.id}/prepare/").status_code == 404
        assert browser.post(f"/{place}/talks/{talk.id}/prepare/", {"text": "me too"}).status_code == 404


def test_a_talk_that_was_held_has_nothing_to_prepare(cast: Cast, as_person: Be, talk: Conference) -> None:
    hold_talk(conference=talk, by=cast.duarte, at=clock.now())

    for person, place in ((cast.leo, "learner"), (cast.duarte, "educator")):
        led = as_person(person).get(f"/{place}/talks/{talk.id}/prepare/")
        assert led["Location"] == f"/{place}/talks/{talk.id}/"


def test_today_and_the_lists_lead_to_the_sheet(cast: Cast, as_person: Be, talk: Conference) -> None:
    for person, address, place in (
        (cast.leo, "/learner/today/", "learner"), (cast.leo, "/learner/talks/", "learner"),
        (cast.duarte, "/educator/talks/", "educator"), (cast.duarte, f"/educator/talks/{talk.id}/", "educator"),
    ):  # fmt: skip
        assert f'href="/{place}/talks/{talk.id}/prepare/"' in as_person(person).get(address).content.decode()
