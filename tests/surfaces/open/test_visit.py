"""R119, AR-18, AR-26: a visitor without an account says something about one piece, once, by an address that was agreed to."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.foundation.specimens import upload, wav
from tests.work import photo, piece, voice
from trellis.foundation import clock
from trellis.foundation.intents import NotAllowed, Refused
from trellis.rooms.evidence.actions import erase, hand_in
from trellis.rooms.evidence.actions.visiting import (
    agree_to_visitor,
    consent_to_visitor,
    invite_visitor,
    let_visitor_word_through,
    make_visitor_address,
    say_as_visitor,
    withdraw_visitor,
)
from trellis.rooms.evidence.models import Evidence, Feedback, VisitorInvitation
from trellis.rooms.people.models import Person

pytestmark = pytest.mark.django_db
Be = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def brake(cast: Cast) -> Evidence:
    made = piece(cast.leo, at=NOON, title="The brake", text="It holds.", files=[voice("Listen"), photo("A wheel")])
    hand_in(evidence=made, by=cast.leo, at=NOON)
    return made


def invited(cast: Cast, made: Evidence | None = None) -> VisitorInvitation:
    return invite_visitor(piece=made or brake(cast), for_whom="A bike mechanic", by=cast.duarte, at=NOON)


def opened(cast: Cast) -> tuple[VisitorInvitation, str]:
    row = invited(cast)
    agree_to_visitor(invitation=row, by=cast.leo, at=NOON)
    consent_to_visitor(invitation=row, by=cast.ana, at=NOON)
    address = make_visitor_address(invitation=row, by=cast.duarte, at=NOON)
    row.refresh_from_db()
    return row, f"/visit/{address}/"


@pytest.mark.parametrize("reading", ["teen", "young"])
def test_R119_a_learner_is_asked_on_today_until_they_have_said_yes_or_no(
    cast: Cast, as_person: Be, reading: str
) -> None:
    Person.objects.filter(pk=cast.leo.pk).update(reading=reading)
    row = invited(cast)
    leo = as_person(cast.leo)

    asked = leo.get("/learner/today/").content.decode()
    leo.post(f"/learner/visitors/{row.evidence_id}/", {"invitation": row.id, "act": "yes"})
    after = leo.get("/learner/today/").content.decode()

    assert "Mr Duarte asks whether a visitor may see “The brake” and say something about it: A bike mechanic." in asked
    assert f'href="/learner/visitors/{row.evidence_id}/"' in asked
    assert "A bike mechanic" not in after


def test_R119_a_visitor_says_something_in_one_form_and_a_teacher_reads_it_first(cast: Cast, as_person: Be) -> None:
    row, address = opened(cast)
    visitor = Client()
    page = visitor.get(address)
    said = visitor.post(address, {"works": "The felt", "tries": "Wet it", "name": "Berta, mechanic"})
    here = f"/learner/portfolio/{row.evidence_id}/"

    assert (page.status_code, said.status_code) == (200, 200)
    assert "Leo" not in page.content.decode() + said.content.decode()
    assert (page["X-Robots-Tag"], "no-store" in page["Cache-Control"]) == ("noindex, nofollow", True)
    assert visitor.get(address).status_code == 404
    assert visitor.post(address, {"works": "Again", "name": "B"}).status_code == 404
    for who in (cast.leo, cast.ana):
        seen = as_person(who).get(here if who == cast.leo else f"/family/child/{cast.leo.id}/work/{row.evidence_id}/")
        assert "The felt" not in seen.content.decode()
    desk = f"/educator/visitors/{row.evidence_id}/"
    assert "The felt" in as_person(cast.duarte).get(desk).content.decode()
    as_person(cast.duarte).post(desk, {"act": "through", "invitation": str(row.id)})
    shown = as_person(cast.leo).get(here).content.decode()
    assert "The felt" in shown
    assert "Berta, mechanic" in shown
    assert "a visitor, invited by Mr Duarte" in shown
    assert Feedback.objects.count() == 1


def test_AR26_without_the_learner_and_the_family_there_is_no_address(cast: Cast) -> None:
    row = invited(cast)

    for other in (cast.ana, cast.duarte, cast.kim):
        with pytest.raises(NotAllowed):
            agree_to_visitor(invitation=row, by=other, at=NOON)
    for other in (cast.leo, cast.void, cast.ruiz, cast.duarte, cast.keller):
        with pytest.raises(NotAllowed):
            consent_to_visitor(invitation=row, by=other, at=NOON)
    consent_to_visitor(invitation=row, by=cast.ana, at=NOON)
    with pytest.raises(Refused, match="First the learner agrees"):
        make_visitor_address(invitation=row, by=cast.duarte, at=NOON)
    agree_to_visitor(invitation=row, by=cast.leo, at=NOON)
    for other in (cast.brandt, cast.osei, cast.leo, cast.ana, cast.keller):
        with pytest.raises(NotAllowed):
            make_visitor_address(invitation=row, by=other, at=NOON)
    VisitorInvitation.objects.update(consent_at=None, consent_by=None)
    with pytest.raises(Refused, match="then the family"):
        make_visitor_address(invitation=row, by=cast.duarte, at=NOON)
    cast.leo.born_in = date(2008, 5, 1)
    cast.leo.save()
    assert make_visitor_address(invitation=row, by=cast.duarte, at=NOON)


@pytest.mark.parametrize(
    "how", ["withdrawn by the family", "by the learner", "by who invited", "run out", "erased", "new"]
)
def test_AR26_what_is_taken_back_or_has_run_out_opens_nothing_nor_its_files(
    cast: Cast, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, address = opened(cast)
    file = f"{address}{row.evidence.files.first().file_id}/"  # type: ignore[union-attr]
    assert (Client().get(address).status_code, Client().get(file).status_code) == (200, 200)
    by = {"withdrawn by the family": cast.ana, "by the learner": cast.leo, "by who invited": cast.duarte}
    if how in by:
        withdraw_visitor(invitation=row, by=by[how], at=NOON)
    elif how == "erased":
        erase(evidence=row.evidence, by=cast.leo, at=NOON)
    elif how == "new":
        make_visitor_address(invitation=row, by=cast.duarte, at=NOON)
    else:
        monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=7))

    assert (Client().get(address).status_code, Client().get(file).status_code) == (404, 404)
    assert Client().post(address, {"works": "x", "name": "B"}).status_code == 404


def test_AR26_an_address_opens_no_file_of_another_piece(cast: Cast) -> None:
    _row, address = opened(cast)
    other = piece(cast.leo, at=NOON, title="Another", files=[voice("Not this")])

    assert Client().get(f"{address}{other.files.get().file_id}/").status_code == 404
    assert Client().get(f"/files/{other.files.get().file_id}/").status_code == 404
    assert Client().get("/visit/abcdefgh/").status_code == 404


def test_R119_what_a_visitor_gets_wrong_keeps_what_was_typed(cast: Cast) -> None:
    row, address = opened(cast)

    for given, sentence in (
        ({"works": "  ", "name": "Berta"}, "Say something first"),
        ({"works": "Typed before", "name": " "}, "Write your name, as the learner may read it."),
        ({"works": "x" * 601, "name": "Berta"}, "600"),
        ({"works": "Typed before", "name": "Berta", "voice": upload(b"no sound", "no.wav")}, "Typed before"),
    ):
        answer = Client().post(address, given)
        assert (answer.status_code, sentence in answer.content.decode()) == (422, True), given
    assert "Typed before" in Client().post(address, {"works": "Typed before", "name": ""}).content.decode()
    row.refresh_from_db()
    assert row.answered_at is None
    spoken = Client().post(address, {"name": "Berta", "voice": upload(wav(1.0), "word.wav"), "voice_seconds": "1"})
    assert spoken.status_code == 200
    row.refresh_from_db()
    assert row.voice_id


def test_R119_only_who_teaches_lets_a_word_through_and_hears_it_before(cast: Cast, as_person: Be) -> None:
    row, _address = opened(cast)
    say_as_visitor(invitation=row, name="Berta", text="", upload=upload(wav(1.0), "word.wav"), by=cast.duarte, at=NOON)
    row.refresh_from_db()
    heard = f"/files/{row.voice_id}/"

    for other in (cast.leo, cast.ana, cast.kim, cast.keller, cast.osei, cast.nilsson):
        with pytest.raises(NotAllowed):
            let_visitor_word_through(invitation=row, by=other, at=NOON)
        assert as_person(other).get(heard).status_code == 404
    assert as_person(cast.duarte).get(heard).status_code == 200
    for _press in range(2):
        let_visitor_word_through(invitation=row, by=cast.duarte, at=NOON)
    assert Feedback.objects.get().said_by == "Berta"
    assert as_person(cast.leo).get(heard).status_code == 200


def test_R119_visitors_are_invited_by_those_who_teach_and_seen_by_those_asked(cast: Cast, as_person: Be) -> None:
    made = brake(cast)

    for other in (cast.leo, cast.ana, cast.keller, cast.osei, cast.kim, cast.nilsson):
        with pytest.raises(NotAllowed):
            invite_visitor(piece=made, for_whom="B", by=other, at=NOON)
    desk = f"/educator/visitors/{made.id}/"
    assert as_person(cast.duarte).post(desk, {"act": "invite", "for_whom": " "}).status_code == 422
    assert as_person(cast.duarte).post(desk, {"act": "invite", "for_whom": "Berta"}).status_code == 302
    row = VisitorInvitation.objects.get()
    assert as_person(cast.ana).get(f"/family/visitors/{row.id}/").status_code == 404  # the learner is asked first
    as_person(cast.leo).post(f"/learner/visitors/{made.id}/", {"act": "yes", "invitation": str(row.id)})
    assert "Berta" in as_person(cast.ana).get("/family/child/").content.decode()
    for other in (cast.void, cast.ruiz):
        assert as_person(other).post(f"/family/visitors/{row.id}/", {"act": "yes"}).status_code == 404
    asked = as_person(cast.ana).get(f"/family/visitors/{row.id}/").content.decode()
    assert "Berta" in asked
    assert 'value="yes"' in asked and 'value="no"' in asked
    assert as_person(cast.ana).post(f"/family/visitors/{row.id}/", {"act": "yes"}).status_code == 302
    told = as_person(cast.duarte).post(desk, {"act": "address", "invitation": str(row.id)}).content.decode()
    assert "/visit/" in told
    assert "/visit/" not in as_person(cast.duarte).get(desk).content.decode()
    for other in (cast.osei, cast.keller):
        assert as_person(other).get(desk).status_code == 404
    assert as_person(cast.kim).get(f"/learner/visitors/{made.id}/").status_code == 404
