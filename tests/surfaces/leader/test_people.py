"""Who knows whom (P2): whom nobody knows yet, "I will", the threads; and what everybody else reads of it, which is nothing."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.knowing import DAY, a_round, everybody_but, learner_names, shut
from trellis.foundation import clock
from trellis.rooms.circles.actions.claims import ask_adults
from trellis.rooms.circles.actions.commitment import promise_to_know
from trellis.rooms.circles.models import BuddyCommitment, ClaimRound, ConnectionClaim
from trellis.rooms.people.actions import add_person, end_membership
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]
PEOPLE, MINE, ASKED = "/leader/people/", "/educator/people/", "/learner/today/adults/"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    hands = {"at": NOON}
    monkeypatch.setattr(clock, "now", lambda: hands["at"])
    return hands


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return on_one_line(response.content.decode())


def without_token(page: str) -> str:
    return re.sub(r"\b\w{64}\b", "", page)


def listed(page: str) -> list[str]:
    """Who stands on "nobody yet", in their order."""
    part = page.split('id="nobody"')[1].split("</section>")[0] if 'id="nobody"' in page else ""
    return [piece.split("</span>")[0] for piece in part.split('<p><span class="name">')[1:]]


def counsellor(cast: Cast) -> Person:
    return add_person(
        school=cast.school, name="Mx Ito", said_as="Mx Ito", role=Role.COUNSELLOR, group=None, by=cast.keller,
        at=NOON - DAY, starts_on=(NOON - DAY).date(), details={"slug": "ito"},
    )  # fmt: skip


def test_R010_ivo_is_on_nobody_yet_until_a_teacher_presses_i_will_and_nobody_else_is_told(
    cast: Cast, as_person: Be, at_noon: dict[str, object]
) -> None:
    """Ivo named no adult and none named him; the principal reads it; a teacher says I will; three weeks later that teacher,
    and nobody else, is asked how it is."""
    held = everybody_but(cast, "ivo")
    before = [without_token(read(as_person(getattr(cast, who)), at)) for who, at in BESIDE]
    page = read(as_person(cast.keller), PEOPLE)
    assert listed(page) == ["Ivo"]
    assert "<b>1</b> <span>of us is still needed</span>" in page
    ask_adults(held=held, by=cast.keller, at=NOON)

    brandt = as_person(cast.brandt)
    assert "Ivo" in read(brandt, MINE)
    assert brandt.post(f"{MINE}{cast.ivo.id}/will/", {"act": "will"})["Location"] == MINE

    assert "Ivo is off the list." in read(brandt, MINE)
    assert "Ivo" not in read(brandt, "/educator/class/")
    page = read(as_person(cast.keller), PEOPLE)
    assert (
        "Everybody here has an adult of their own." in page and "Mr Brandt promised it on Thursday 8 October." in page
    )
    after = [without_token(read(as_person(getattr(cast, who)), at)) for who, at in BESIDE]
    assert after == before
    at_noon["at"] = NOON + timedelta(weeks=3)
    assert "On Thursday 8 October you said you would get to know" in read(as_person(cast.brandt), "/educator/class/")
    assert "you would get to know: how is it" in read(as_person(cast.brandt), "/account/told/")
    for who in ("ivo", "ada", "leo", "ruiz"):
        assert "get to know" not in read(as_person(getattr(cast, who)), "/account/told/")


BESIDE = (
    ("ada", "/learner/today/"),
    ("ivo", "/learner/today/"),
    ("ada", "/account/told/"),
    ("ivo", "/account/told/"),
    ("ivo", "/account/looked/"),
    ("ruiz", "/family/child/"),
)


def test_R010_the_list_is_by_name_with_something_to_begin_with_and_what_was_said_on_one_side(
    cast: Cast, as_person: Be
) -> None:
    held = everybody_but(cast, "mina", "ivo", "ada")
    learner_names(cast, held, {"mina": ["vera", "nunes"]})

    page = read(as_person(cast.keller), PEOPLE)

    assert listed(page) == ["Ada", "Ivo", "Mina"]
    assert "Mina named Mr Nunes, Ms Vera." in page and "It was not said back so far." in page
    assert "Taught by Ms Osei." in page
    assert '<th scope="row">Maya</th><td>Ms Osei</td>' in page


def test_R010_pages_of_who_knows_whom_do_not_exist_for_anybody_else(cast: Cast, as_person: Be) -> None:
    held = everybody_but(cast, "ivo")
    ito = counsellor(cast)
    posts = (f"{PEOPLE}rounds/", f"{PEOPLE}rounds/{held.id}/", f"{PEOPLE}{cast.ivo.id}/will/")

    for who in (cast.keller, ito):
        assert listed(read(as_person(who), PEOPLE)) == ["Ivo"]
    for who in (cast.osei, cast.vera, cast.ivo, cast.ruiz, cast.ana, cast.nilsson):
        browser = as_person(who)
        assert browser.get(PEOPLE).status_code == 404
        assert [browser.post(one, {"act": "will", "name": "X"}).status_code for one in posts] == [404, 404, 404]
    falk = as_person(cast.other_leader)
    assert "Ivo" not in read(falk, PEOPLE)
    assert [falk.post(one, {"act": "close"}).status_code for one in posts[1:]] == [404, 404]
    assert (ClaimRound.objects.get().closed_at, BuddyCommitment.objects.count()) == (None, 0)


def test_adults_read_names_without_threads_and_only_while_they_are_asked(cast: Cast, as_person: Be) -> None:
    held = everybody_but(cast, "ivo", "mina")
    learner_names(cast, held, {"mina": ["nunes"]})
    assert "Mina" not in read(as_person(cast.vera), MINE)
    assert as_person(cast.vera).post(f"{MINE}{cast.mina.id}/will/", {"act": "will"}).status_code == 404

    assert as_person(cast.keller).post(f"{PEOPLE}rounds/{held.id}/", {"act": "ask"})["Location"] == PEOPLE

    page = read(as_person(cast.vera), MINE)
    assert "Two of us are still needed." in page and "Ivo" in page and "Mina" in page and "Nunes" not in page
    assert "Two learners here have no adult of their own yet." in read(as_person(cast.osei), "/educator/class/")
    as_person(cast.keller).post(f"{PEOPLE}rounds/{held.id}/", {"act": "stop"})
    assert "Mina" not in read(as_person(cast.vera), MINE)


def test_i_will_is_undone_pressed_twice_it_is_one_and_for_who_has_left_it_is_nothing(cast: Cast, as_person: Be) -> None:
    everybody_but(cast, "ivo", "mina")
    keller, will = as_person(cast.keller), f"{PEOPLE}{cast.ivo.id}/will/"

    for act, count in (("will", 1), ("will", 1), ("back", 0), ("back", 0), ("will", 1)):
        assert keller.post(will, {"act": act}).status_code == 302
        assert BuddyCommitment.objects.count() == count
    assert keller.post(will, {"act": "dance"}).status_code == 404
    end_membership(membership=cast.mina.memberships.get(), ends_on=(NOON - DAY).date(), by=cast.keller, at=NOON)
    assert keller.post(f"{PEOPLE}{cast.mina.id}/will/", {"act": "will"}).status_code == 404


def test_a_round_is_opened_with_a_name_closed_and_opened_again_once_it_is_closed(cast: Cast, as_person: Be) -> None:
    keller = as_person(cast.keller)
    assert "Nobody has been asked yet who knows whom." in read(keller, PEOPLE)

    refused = keller.post(f"{PEOPLE}rounds/", {"name": "x" * 81})
    assert (refused.status_code, "x" * 81 in refused.content.decode()) == (422, True)
    assert keller.post(f"{PEOPLE}rounds/", {"name": "October"}).status_code == 302
    again = keller.post(f"{PEOPLE}rounds/", {"name": "November"})
    assert (again.status_code, "Close that round first." in again.content.decode()) == (422, True)
    held = ClaimRound.objects.get()
    assert keller.post(f"{PEOPLE}rounds/{held.id}/", {"act": "dance"}).status_code == 404
    keller.post(f"{PEOPLE}rounds/{held.id}/", {"act": "close"})
    assert "closed on Thursday 8 October" in read(keller, PEOPLE)


def test_a_learner_says_on_today_to_whom_they_would_go_and_nobody_is_an_answer(cast: Cast, as_person: Be) -> None:
    assert as_person(cast.leo).get(ASKED).status_code == 404
    a_round(cast)

    for who, address in ((cast.leo, "/learner/today/"), (cast.maya, "/learner/today/")):
        assert ASKED in read(as_person(who), address)
    leo = as_person(cast.leo)
    assert 'value="' + str(cast.vera.id) in read(leo, ASKED)
    assert leo.post(ASKED, {"adult": [cast.vera.id, cast.duarte.id]})["Location"] == "/learner/today/"
    assert ASKED not in read(leo, "/learner/today/")
    assert read(leo, ASKED).count(" checked") == 2
    assert as_person(cast.maya).post(ASKED, {"adult": [cast.vera.id], "nobody": "yes"}).status_code == 302
    assert ASKED not in read(as_person(cast.maya), "/learner/today/")
    assert {(c.by.said_as, c.about.said_as) for c in ConnectionClaim.objects.all()} == {
        ("Leo", "Ms Vera"),
        ("Leo", "Mr Duarte"),
    }


def test_an_answer_about_somebody_who_does_not_work_here_is_refused_and_keeps_what_was_ticked(
    cast: Cast, as_person: Be
) -> None:
    held = a_round(cast)
    leo = as_person(cast.leo)

    for stranger in (cast.nilsson, cast.kim, cast.ana, cast.leo):
        answer = leo.post(ASKED, {"adult": [cast.vera.id, stranger.id]})
        page = answer.content.decode()
        assert (answer.status_code, page.count(" checked")) == (422, 1)
        assert "Choose among those who work here today" in page
    assert ConnectionClaim.objects.count() == 0
    shut(cast, held, at=NOON)
    assert leo.post(ASKED, {"adult": [cast.vera.id]})["Location"] == "/learner/today/"
    assert "closed in the meantime" in read(leo, "/learner/today/")
    assert ConnectionClaim.objects.count() == 0


def test_on_the_tablet_of_a_class_one_answers_once_and_what_was_said_is_not_shown_again(
    cast: Cast, as_person: Be
) -> None:
    a_round(cast)
    tablet = as_person(cast.osei)
    tablet.post(f"/kiosk/open/{cast.class_2b.id}/")
    tablet.post(f"/kiosk/face/{cast.maya.id}/")
    assert ASKED in read(tablet, "/learner/today/")
    assert " checked" not in read(tablet, ASKED)

    assert tablet.post(ASKED, {"adult": [cast.vera.id]})["Location"] == "/learner/today/"

    assert ASKED not in read(tablet, "/learner/today/")
    assert tablet.get(ASKED).status_code == 404
    assert ConnectionClaim.objects.get().about == cast.vera


def test_an_adult_ticks_class_by_class_and_goes_on_where_they_stopped(cast: Cast, as_person: Be) -> None:
    a_round(cast)
    osei, first = as_person(cast.osei), f"{MINE}{cast.class_2b.id}/"
    assert "Go on with 2B" in read(osei, MINE)

    onward = osei.post(first, {"learner": [cast.ivo.id, cast.ada.id]})

    assert onward["Location"] == f"{MINE}{cast.advisory.id}/"
    assert read(osei, first).count(" checked") == 2
    assert "Go on with Advisory Duarte" in read(osei, MINE)
    assert osei.post(onward["Location"], {})["Location"] == MINE
    refused = osei.post(first, {"learner": [cast.ivo.id, cast.leo.id]})
    assert (refused.status_code, refused.content.decode().count(" checked")) == (422, 1)
    assert ConnectionClaim.objects.count() == 2
    assert osei.get(f"{MINE}{cast.school.id}/").status_code == 404
    shut(cast, ClaimRound.objects.get(), at=NOON)
    assert osei.post(first, {"learner": []})["Location"] == MINE
    assert "closed in the meantime" in read(osei, MINE)
    assert ConnectionClaim.objects.count() == 2


@pytest.mark.parametrize(
    ("act", "told"), [("known", "know each other now"), ("more_time", "asked again"), ("handed_back", "Handed back")]
)
def test_how_it_is_has_three_answers_for_whoever_promised(
    cast: Cast, as_person: Be, at_noon: dict[str, object], act: str, told: str
) -> None:
    everybody_but(cast, "ivo")
    made = promise_to_know(learner=cast.ivo, by=cast.brandt, at=NOON)
    address = f"{MINE}promises/{made.id}/"
    assert "you are asked how it is." in read(as_person(cast.brandt), MINE)
    at_noon["at"] = NOON + timedelta(weeks=3)
    assert as_person(cast.vera).post(address, {"act": act}).status_code == 404
    brandt = as_person(cast.brandt)
    assert brandt.post(address, {"act": "dance"}).status_code == 404

    assert brandt.post(address, {"act": act})["Location"] == MINE

    assert told in read(brandt, MINE)
    assert "how is it?" not in read(brandt, MINE)
    handed = "Mr Brandt handed a promise back on Thursday 29 October" in read(as_person(cast.keller), PEOPLE)
    assert handed is (act == "handed_back")
