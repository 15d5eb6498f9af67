"""A question to one's class, on one's own Today: answered in one tap, in words or aloud, and kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import upload, wav
from trellis.foundation import clock
from trellis.rooms.evidence.actions import ask_class
from trellis.rooms.evidence.models import Evidence, QuickAnswer, QuickCheck
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
TODAY = "/learner/today/"


def said_on(answer: Any) -> str:
    return on_one_line(answer.content.decode())


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def check(cast: Cast) -> QuickCheck:
    return ask_class(group=cast.advisory, question="Which force?", cards="pictures", by=cast.duarte, at=NOON)


def test_R125_one_tap_on_today_answers_with_a_card(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    leo = as_person(cast.leo)
    page = said_on(leo.get(TODAY))
    assert "Which force?" in page
    assert 'name="card" value="nearly"' in page

    page = said_on(leo.post(f"/learner/checks/{check.id}/", {"card": "nearly"}, follow=True))

    assert "Mr Duarte sees your answer." in page
    assert 'name="card"' not in page
    assert "Keep my answer" in page
    assert QuickAnswer.objects.get().card == "nearly"


@pytest.mark.parametrize(
    "given", [{"text": "the road"}, {"card": "yes", "text": "it rolls"}, {"voice": "said"}]
)  # fmt: skip
def test_R125_answers_come_in_words_and_aloud(
    cast: Cast, as_person: Be, check: QuickCheck, given: dict[str, Any]
) -> None:
    data = {**given, **({"voice": upload(wav(1.0), "said.wav")} if "voice" in given else {})}

    page = said_on(as_person(cast.leo).post(f"/learner/checks/{check.id}/", data, follow=True))

    answer = QuickAnswer.objects.get()
    assert (answer.text, bool(answer.file)) == (given.get("text", ""), "voice" in given)
    assert not answer.file or f"/files/{answer.file_id}/" in page


def test_R125_one_tap_keeps_it_as_a_piece_of_ones_own(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    leo = as_person(cast.leo)
    leo.post(f"/learner/checks/{check.id}/", {"text": "the road"})
    assert "Which force?" in said_on(leo.get("/learner/portfolio/"))

    page = said_on(leo.post(f"/learner/checks/{check.id}/keep/", follow=True))

    piece = Evidence.objects.get()
    assert "Kept. It is yours alone until you hand it in." in page
    assert (piece.author, piece.title, piece.text, piece.handed_in_at) == (cast.leo, "Which force?", "the road", None)
    assert "What you answered lately" not in said_on(leo.get("/learner/portfolio/"))
    leo.post(f"/learner/checks/{check.id}/keep/")
    assert Evidence.objects.get() == piece
    assert "It is in your portfolio" in said_on(leo.get(TODAY))


@pytest.mark.parametrize("given", [{}, {"card": "b"}, {"text": "x" * 401}, {"voice": b"words"}])
def test_bad_input_says_what_to_do_and_keeps_what_was_written(
    cast: Cast, as_person: Be, check: QuickCheck, given: dict[str, Any]
) -> None:
    data = {
        "text": "",
        **given,
        **({"voice": upload(given["voice"], "a.txt"), "text": "mine"} if "voice" in given else {}),
    }

    answer = as_person(cast.leo).post(f"/learner/checks/{check.id}/", data)

    assert (answer.status_code, QuickAnswer.objects.count()) == (422, 0)
    assert str(data["text"]) in answer.content.decode()


@pytest.mark.parametrize("who", ["maya", "duarte", "ana", "keller", "nilsson"])
def test_nobody_else_answers_keeps_or_opens_it(cast: Cast, as_person: Be, check: QuickCheck, who: str) -> None:
    as_person(cast.leo).post(f"/learner/checks/{check.id}/", {"text": "the road"})
    other = as_person(getattr(cast, who))

    answers = [
        other.get(f"/learner/checks/{check.id}/"), other.post(f"/learner/checks/{check.id}/", {"card": "yes"}),
        other.post(f"/learner/checks/{check.id}/keep/"),
    ]  # fmt: skip

    assert {answer.status_code for answer in answers} == {404}
    assert QuickAnswer.objects.get().learner == cast.leo


def test_a_peer_sees_the_question_and_never_another_answer(cast: Cast, as_person: Be, check: QuickCheck) -> None:
    as_person(cast.leo).post(f"/learner/checks/{check.id}/", {"text": "the road pushes back"})
    kim = as_person(cast.kim)

    pages = [kim.get(at).content.decode() for at in (TODAY, f"/learner/checks/{check.id}/", "/learner/portfolio/")]

    assert all("the road pushes back" not in page for page in pages)
    assert "Which force?" in pages[0]
    assert kim.post(f"/learner/checks/{check.id}/keep/").status_code == 404


def test_the_day_after_it_is_off_today_and_may_still_be_kept(
    cast: Cast, as_person: Be, check: QuickCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    leo = as_person(cast.leo)
    leo.post(f"/learner/checks/{check.id}/", {"card": "yes"})
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))

    assert "Which force?" not in said_on(leo.get(TODAY))
    assert 'name="card"' not in said_on(leo.get(f"/learner/checks/{check.id}/"))
    answer = leo.post(f"/learner/checks/{check.id}/", {"card": "nearly"})
    assert answer.status_code == 422
    assert "This was asked on another day." in said_on(answer)
    assert leo.post(f"/learner/checks/{check.id}/keep/").status_code == 302
    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=14))
    assert leo.get(f"/learner/checks/{check.id}/").status_code == 404
