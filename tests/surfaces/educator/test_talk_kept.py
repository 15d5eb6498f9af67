"""What is ticked and said on the page of a talk is kept as it is done, without a press (E3, L11)."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.foundation.specimens import upload, wav
from trellis.foundation import clock
from trellis.foundation.models import StoredFile
from trellis.rooms.circles.actions import agree, keep_agreement, make_agreement
from trellis.rooms.circles.models import Agreement
from trellis.rooms.conferences.actions import promise_talk, start_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def talk(cast: Cast) -> Conference:
    now = clock.now()
    found = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    start_talk(conference=found, by=cast.duarte, at=now)
    return found


@pytest.fixture
def promised(cast: Cast) -> list[Agreement]:
    """What each of the two promised last time."""
    at, made = clock.now(), []
    for owner, other in ((cast.leo, cast.duarte), (cast.duarte, cast.leo)):
        words = f"{owner.said_as} tries"
        one = make_agreement(learner=cast.leo, owner=owner, other=other, text=words, by=owner, at=at)
        agree(agreement=one, by=owner, at=at)
        made.append(one)
    return made


def kept() -> set[str]:
    return set(Agreement.objects.exclude(kept_at=None).values_list("text", flat=True))


def test_R012_a_tick_is_kept_by_itself_and_taken_back_by_itself(
    cast: Cast, as_person: Be, talk: Conference, promised: list[Agreement]
) -> None:
    duarte, here = as_person(cast.duarte), f"/educator/talks/{talk.id}/"
    ticks = [str(one.id) for one in promised]

    page = duarte.post(here, {"kept": ticks, "act": "itself"}).content.decode()
    after = kept()
    duarte.post(here, {"kept": ticks[1:], "was_kept": ticks, "act": "itself"})

    assert after == {"Leo tries", "Mr Duarte tries"}
    assert page.count('name="was_kept"') == 2
    assert kept() == {"Mr Duarte tries"}
    talk.refresh_from_db()
    assert talk.held_at is None


def test_a_page_that_is_not_fresh_ticks_nothing_that_the_other_took_back(
    cast: Cast, as_person: Be, talk: Conference, promised: list[Agreement]
) -> None:
    """Leo took his tick back meanwhile; on Mr Duarte's page it still stood, and he ticks his own."""
    leos, his = (str(one.id) for one in promised)
    duarte, here = as_person(cast.duarte), f"/educator/talks/{talk.id}/"
    duarte.post(here, {"kept": [leos, his], "was_kept": [leos], "act": "itself"})

    assert kept() == {"Mr Duarte tries"}


def test_before_they_sit_together_nobody_ticks_the_promise_of_the_other(
    cast: Cast, as_person: Be, promised: list[Agreement]
) -> None:
    now = clock.now()
    apart = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    given = {"kept": [str(one.id) for one in promised], "act": "itself"}

    as_person(cast.leo).post(f"/learner/talks/{apart.id}/", given)

    assert kept() == {"Leo tries"}


def said(text: str = "", was: str = "", **given: Any) -> dict[str, Any]:
    return {"line": text, "was-line": was, "voice": upload(wav(1.0), "v.wav"), "act": "itself", **given}


def test_R012_what_somebody_said_is_kept_by_itself_with_what_they_wrote(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    leo, here = as_person(cast.leo), f"/learner/talks/{talk.id}/"
    leo.post(here, {"line": "Friction", "was-line": "", "act": "itself"})

    page = leo.post(here, said("Friction", "Friction")).content.decode()

    line = talk.lines.get()
    assert (line.text, bool(line.file_id), line.is_settled) == ("Friction", True, False)
    assert f"/files/{line.file_id}/" in page
    assert f"/files/{line.file_id}/" in as_person(cast.duarte).get(f"/educator/talks/{talk.id}/").content.decode()


def test_said_again_at_once_it_takes_the_place_of_the_first_and_later_it_stands_beside_it(
    cast: Cast, as_person: Be, talk: Conference
) -> None:
    leo, here = as_person(cast.leo), f"/learner/talks/{talk.id}/"
    leo.post(here, said())
    first = talk.lines.get().file_id

    leo.post(here, said(said_again="1"))
    again = talk.lines.get().file_id
    leo.post(here, said())  # the page was opened anew: what is said now is another thing
    beside = talk.lines.count()
    leo.post(here, {"line": "", "was-line": ""})  # kept by hand: said again, nothing of it goes
    leo.post(here, said(said_again="1"))

    assert again != first
    assert not StoredFile.objects.filter(pk=first).exists()
    assert StoredFile.objects.filter(pk=again).exists()
    assert (beside, talk.lines.count()) == (2, 3)


def test_what_is_no_sound_is_refused_by_itself_too(cast: Cast, as_person: Be, talk: Conference) -> None:
    bad = said(voice=upload(b"nothing", "v.wav"))
    answer = as_person(cast.leo).post(f"/learner/talks/{talk.id}/", bad)

    assert answer.status_code == 422
    assert "This is not a sound" in answer.content.decode()
    assert not talk.lines.exists()


def test_a_tick_that_was_taken_back_on_another_page_is_not_said_to_be_kept(
    cast: Cast, as_person: Be, talk: Conference, promised: list[Agreement]
) -> None:
    keep_agreement(agreement=promised[0], by=cast.leo, at=clock.now())
    page = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/", {"act": "itself"}).content.decode()

    assert f'name="was_kept" value="{promised[0].id}"' in page
