"""The page of a talk on which two write at once: over HTTP, without the script (E3, L11)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
BOTH = "Written at the same time. Your words are still here."


@pytest.fixture
def talk(cast: Cast) -> Conference:
    now = clock.now()
    return promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)


def leos(cast: Cast, text: str, was: str = "", **given: Any) -> dict[str, Any]:
    """What a page sends of Leo's promise."""
    key = cast.leo.id
    return {f"will-{key}": text, f"by-{key}": "", f"was-will-{key}": was, f"was-by-{key}": "", **given}


def test_R012_both_write_one_promise_at_once_and_neither_loses_a_word(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    as_person(cast.leo).post(f"/learner/talks/{talk.id}/", leos(cast, "two ways"))
    duarte, address = as_person(cast.duarte), f"/educator/talks/{talk.id}/"

    answer = duarte.post(address, leos(cast, "three ways", line="My words", **{"was-line": ""}))
    page = answer.content.decode()
    again = duarte.post(address, leos(cast, "two or three ways", was="two ways"))

    assert answer.status_code == 409
    assert BOTH in page
    assert "Leo’s promise was changed while you wrote: “two ways”. Make one of both, then keep it." in page
    assert ">three ways</textarea>" in page
    assert f'name="was-will-{cast.leo.id}" value="two ways"' in page
    assert talk.lines.get().text == "My words"
    assert again.status_code == 302
    assert talk.agreements.get().text == "two or three ways"


def test_we_agree_asks_first_what_the_other_wrote_meanwhile(cast: Cast, as_person: Be, talk: Conference) -> None:
    as_person(cast.leo).post(f"/learner/talks/{talk.id}/", leos(cast, "two ways"))

    answer = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", leos(cast, "three ways", act="end"))

    talk.refresh_from_db()
    assert (answer.status_code, talk.held_at) == (409, None)
    assert "“two ways”" in answer.content.decode()


def test_what_has_to_be_mended_is_still_compared_with_what_stood_there_first(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    as_person(cast.leo).post(f"/learner/talks/{talk.id}/", leos(cast, "two ways"))
    given = leos(cast, "three ways", **{f"by-{cast.leo.id}": "next week"})

    page = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", given).content.decode()

    assert "Write the day as year, month, day" in page
    assert f'name="was-will-{cast.leo.id}" value=""' in page


def test_what_the_page_keeps_by_itself_is_answered_by_the_page_and_read_by_the_other(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    given = leos(cast, "two ways", line="Friction", act="itself", **{"was-line": ""})

    answer = as_person(cast.leo).post(f"/learner/talks/{talk.id}/", given)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<textarea name="was-line" hidden>Friction</textarea>' in page
    assert "Kept. Mr Duarte sees it too." not in page  # that is said when somebody kept it by hand
    theirs = as_person(cast.duarte).get(f"/educator/talks/{talk.id}/").content.decode()
    assert "Friction" in theirs
    assert "two ways" in theirs


def test_it_never_ends_a_talk_nor_ticks_by_itself(cast: Cast, as_person: Be, talk: Conference) -> None:
    as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", leos(cast, "two ways", act="itself"))

    talk.refresh_from_db()
    assert talk.held_at is None


@pytest.mark.parametrize("who", ["kim", "osei", "ana", "keller", "nilsson"])
def test_nobody_else_writes_by_itself(cast: Cast, as_person: Be, talk: Conference, who: str) -> None:
    for place in ("learner", "educator"):
        answer = as_person(getattr(cast, who)).post(f"/{place}/talks/{talk.id}/", {"line": "canary", "act": "itself"})
        assert answer.status_code == 404
    assert not talk.lines.exists()
