"""R010: one adult is asked by name whether they know a learner."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.knowing import everybody_but, shut
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed
from trellis.rooms.circles.actions.by_name import answer_by_name, ask_by_name
from trellis.rooms.circles.models import BuddyCommitment, ConnectionClaim, NameAsked
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
LEADS, MINE, TODAY = "/leader/people/", "/educator/people/", "/educator/class/"
KNOW = "asks: do you know"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def read(be: Be, who: Person, address: str) -> str:
    answer = be(who).get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def asked_about_ivo(cast: Cast, as_person: Be, adult: Person) -> NameAsked:
    keller = as_person(cast.keller)
    for _press in range(2):
        assert keller.post(f"{LEADS}{cast.ivo.id}/ask/", {"adult": str(adult.id)})["Location"] == LEADS
    return NameAsked.objects.get()


def test_R010_whom_one_can_ask_stands_in_the_row_that_was_chosen_alone(cast: Cast, as_person: Be) -> None:
    everybody_but(cast, "ivo", "lina")
    adult = f'<option value="{cast.brandt.id}">'

    closed, opened = read(as_person, cast.keller, LEADS), read(as_person, cast.keller, f"{LEADS}?ask={cast.ivo.id}")

    assert closed.count(f"?ask={cast.ivo.id}#ask") == closed.count(f"?ask={cast.lina.id}#ask") == 1
    assert (closed.count(adult), opened.count(adult)) == (0, 1)
    assert f"{LEADS}{cast.ivo.id}/ask/" in opened
    assert f'<option value="{cast.keller.id}">' not in opened
    for nobody in ("x", cast.leo.id, cast.brandt.id):
        assert adult not in read(as_person, cast.keller, f"{LEADS}?ask={nobody}")


def test_R010_one_adult_is_asked_by_name_and_a_yes_is_what_they_said(cast: Cast, as_person: Be) -> None:
    everybody_but(cast, "ivo")
    asked = asked_about_ivo(cast, as_person, cast.brandt)

    assert "Mr Brandt was asked on Thursday 8 October." in read(as_person, cast.keller, LEADS)
    for address in (TODAY, MINE):
        page = read(as_person, cast.brandt, address)
        assert KNOW in page
        assert "Ivo" in page
    told = Notice.objects.get(kind=NoticeKind.DO_YOU_KNOW)
    assert (told.to, told.about, told.facts) == (cast.brandt, cast.keller, {"by": "Ms Keller"})
    for other in (cast.osei, cast.duarte, cast.vera):
        assert KNOW not in read(as_person, other, MINE)

    brandt = as_person(cast.brandt)
    for _press in range(2):
        answered = brandt.post(f"{MINE}asked/{asked.id}/", {"act": "yes"})
    assert answered.status_code == 404  # it is asked once
    assert ConnectionClaim.objects.get(about=cast.ivo).by == cast.brandt
    assert KNOW not in read(as_person, cast.brandt, TODAY)
    assert "Brandt" not in read(as_person, cast.ivo, "/learner/today/")


def test_R010_a_no_is_kept_nowhere_and_is_asked_no_more(cast: Cast, as_person: Be) -> None:
    everybody_but(cast, "ivo")
    asked = asked_about_ivo(cast, as_person, cast.brandt)

    as_person(cast.brandt).post(f"{MINE}asked/{asked.id}/", {"act": "no"})

    assert not ConnectionClaim.objects.filter(about=cast.ivo).exists()
    assert KNOW not in read(as_person, cast.brandt, MINE)
    page = read(as_person, cast.keller, LEADS)
    assert "Ivo" in page
    assert "Mr Brandt was asked on" not in page  # the question is gone, and with it that it was answered
    assert not NameAsked.objects.exists()
    again = as_person(cast.keller).post(f"{LEADS}{cast.ivo.id}/ask/", {"adult": str(cast.brandt.id)})
    assert again.status_code == 302
    assert NameAsked.objects.count() == 1  # asked anew


def test_R010_whoever_is_asked_may_say_i_will_although_not_all_adults_are_asked(cast: Cast, as_person: Be) -> None:
    everybody_but(cast, "ivo")
    asked_about_ivo(cast, as_person, cast.brandt)

    as_person(cast.brandt).post(f"{MINE}{cast.ivo.id}/will/", {"act": "will"})
    not_asked = as_person(cast.vera).post(f"{MINE}{cast.ivo.id}/will/", {"act": "will"})

    assert not_asked.status_code == 404
    assert BuddyCommitment.objects.get().adult == cast.brandt


def test_R010_after_the_round_was_closed_a_yes_still_counts(cast: Cast, as_person: Be) -> None:
    shut(cast, everybody_but(cast, "ivo"))
    asked = asked_about_ivo(cast, as_person, cast.brandt)

    as_person(cast.brandt).post(f"{MINE}asked/{asked.id}/", {"act": "yes"})

    assert ConnectionClaim.objects.get(about=cast.ivo).round_id == asked.round_id


@pytest.mark.parametrize("adult", ["ana", "leo", "nilsson", "keller", ""])
def test_who_does_not_work_here_or_asks_themself_is_refused_with_a_sentence(
    cast: Cast, as_person: Be, adult: str
) -> None:
    everybody_but(cast, "ivo")
    typed = str(getattr(cast, adult).id) if adult else "nobody"
    answer = as_person(cast.keller).post(f"{LEADS}{cast.ivo.id}/ask/", {"adult": typed}, follow=True)

    assert "Choose somebody else who works here today." in answer.content.decode()
    assert not NameAsked.objects.exists()


def test_nobody_else_asks_or_answers(cast: Cast, as_person: Be) -> None:
    held = everybody_but(cast, "ivo")
    for other in (cast.duarte, cast.vera, cast.leo, cast.ana):
        address = f"{LEADS}{cast.ivo.id}/ask/"
        assert as_person(other).post(address, {"adult": str(cast.brandt.id)}).status_code == 404
        with pytest.raises(NotAllowed):
            ask_by_name(held=held, learner=cast.ivo, adult=cast.brandt, by=other, at=NOON)
    assert as_person(cast.keller).post(f"{LEADS}{cast.leo.id}/ask/", {"adult": "x"}).status_code == 404  # has somebody
    asked = asked_about_ivo(cast, as_person, cast.brandt)
    for other in (cast.duarte, cast.keller, cast.vera):
        assert as_person(other).post(f"{MINE}asked/{asked.id}/", {"act": "yes"}).status_code == 404
        with pytest.raises(NotAllowed):
            answer_by_name(asked=asked, knows=True, by=other, at=NOON)
    assert as_person(cast.brandt).post(f"{MINE}asked/{asked.id}/", {"act": "perhaps"}).status_code == 404
