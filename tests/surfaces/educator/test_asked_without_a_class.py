"""R021: a learner turns to somebody who works at the school and has no class; it stands on a page of theirs, and is answered."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.community.actions import Sent, reach_out
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.people.actions import add_person, end_membership
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

pytestmark = pytest.mark.django_db
Be = Callable[[Person], Client]
ASKED = "/educator/asked/"
THEIRS = "/educator/people/"


@pytest.fixture(autouse=True)
def noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def without_a_class(cast: Cast, role: str) -> Person:
    found = add_person(
        school=cast.school, name="Ito", said_as="Ms Ito", role=role, by=cast.keller, at=START, starts_on=START.date()
    )
    add_to_circle(learner=cast.leo, person=found, purpose="knows every book", by=cast.leo, at=NOON)
    return found


def sent(cast: Cast, to: Person, words: str = "I finished the third one") -> OutreachRequest:
    return reach_out(learner=cast.leo, to=to, kind="win", sent=Sent(words=words), by=cast.leo, at=NOON)


def read(be: Be, who: Person, address: str) -> str:
    answer = be(who).get(address)
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


@pytest.mark.parametrize("role", [Role.STAFF, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD])
def test_R021_whoever_works_here_is_reached_and_answers_from_a_page_of_their_own(
    cast: Cast, as_person: Be, role: str
) -> None:
    ito = without_a_class(cast, role)
    page = read(as_person, cast.leo, "/learner/people/")
    assert f'value="{ito.id}"' in page
    posted = as_person(cast.leo).post("/learner/people/", {"to": ito.id, "kind": "win", "words": "The third book"})
    assert posted.status_code == 302
    one = OutreachRequest.objects.get()

    home = read(as_person, ito, THEIRS)
    assert f"{ASKED}#asked-{one.id}" in home
    assert f'href="{THEIRS}"' in home.split("<main")[0]  # in the masthead of somebody without a class
    assert "The third book" in read(as_person, ito, ASKED)
    answered = as_person(ito).post(f"{ASKED}{one.id}/", {"text": "Come by, I kept the fourth"})

    assert answered.status_code == 302
    assert "Come by, I kept the fourth" in read(as_person, cast.leo, "/learner/today/")
    assert ASKED not in read(as_person, ito, THEIRS)


def test_R021_after_three_school_days_it_is_what_they_owe(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    ito = without_a_class(cast, Role.STAFF)
    sent(cast, ito)
    owes = "You have not answered Leo for three school days."
    assert owes not in read(as_person, ito, THEIRS)

    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=5))

    assert owes in read(as_person, ito, THEIRS)


def test_R021_of_somebody_elses_nothing_stands_there(cast: Cast, as_person: Be) -> None:
    ito = without_a_class(cast, Role.STAFF)
    one = sent(cast, ito, "canary for the library")

    for who in (cast.vera, cast.osei, cast.keller):
        for address in (THEIRS, ASKED):
            assert "canary" not in read(as_person, who, address)
            assert str(one.id) not in read(as_person, who, address)
        assert as_person(who).post(f"{ASKED}{one.id}/", {"text": "No"}).status_code == 404
    for who in (cast.ana, cast.leo, cast.kim):
        assert read(as_person, who, ASKED) == "404"


def test_R021_who_works_here_no_more_or_is_no_adult_of_the_school_is_out_of_reach(cast: Cast, as_person: Be) -> None:
    ito = without_a_class(cast, Role.STAFF)
    end_membership(membership=ito.memberships.get(), ends_on=NOON.date() - timedelta(days=1), by=cast.keller, at=NOON)
    for out in (ito, cast.ana):
        with pytest.raises(Refused, match="who work here"):
            sent(cast, out)


def test_nothing_refused_is_sent_and_what_was_typed_stays(cast: Cast, as_person: Be) -> None:
    ito = without_a_class(cast, Role.STAFF)
    one = sent(cast, ito)

    refused = as_person(ito).post(f"{ASKED}{one.id}/", {"text": "x" * 2001})

    assert refused.status_code == 422
    assert "x" * 2001 in refused.content.decode()
