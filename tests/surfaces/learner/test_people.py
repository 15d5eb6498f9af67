"""My People (L10): the circle is the learner's own; adults are reached from it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.foundation.specimens import picture_bytes, upload, wav
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.foundation.models import StoredFile
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.circles.models import Interaction, Relationship
from trellis.rooms.community.actions import Sent, answer_outreach, reach_out
from trellis.rooms.community.models import OutreachRequest
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.evidence.actions import erase
from trellis.rooms.people.actions import end_membership, name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Rights

type Be = Callable[[Person], Client]
HERE = "/learner/people/"


def page_of(browser: Client, address: str = HERE) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode().split("<main")[1]


def test_R009_the_advisor_sees_last_and_next_of_each_and_a_peer_taken_out_is_gone_for_all(
    cast: Cast, client: Client, as_person: Be
) -> None:
    now = clock.now()
    as_person(cast.leo).post(f"{HERE}new/", {"person": cast.kim.id, "purpose": "brake model, together"})
    note_interaction(learner=cast.leo, kind="spoke", by=cast.brandt, at=now - timedelta(days=2))
    promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=(now + timedelta(days=3)).date(), by=cast.duarte, at=now
    )
    as_person(cast.leo).post(f"{HERE}{cast.kim.id}/", {"act": "met"})
    around = f"/educator/learners/{cast.leo.id}/people/"

    seen = page_of(as_person(cast.duarte), around)
    for words in ("Ana Andrade", "Mr Brandt", "Mr Duarte", "Kim", "brake model, together", "last ", "next "):
        assert words in seen
    assert seen.index("Ana Andrade") < seen.index("Mr Brandt") < seen.index("Mr Duarte")  # by name

    answer = as_person(cast.leo).post(f"{HERE}{cast.kim.id}/", {"act": "out"}, follow=True)
    told = answer.content.decode()

    assert "Kim is out of your circle. Nobody is told." in told
    assert "brake model" not in told
    for adult in (cast.duarte, cast.brandt):
        seen = page_of(as_person(adult), around)
        assert "Kim" not in seen
        assert "brake model" not in seen
    for address in ("/learner/today/", HERE, "/account/looked/", "/account/told/"):
        page = as_person(cast.kim).get(address).content.decode().split("<main")[1]
        assert "Leo" not in page, address
    assert Relationship.objects.get().ended is not None


def test_R009_who_is_taken_out_comes_back_with_undo(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)
    browser.post(f"{HERE}new/", {"person": cast.kim.id, "purpose": "brakes"})
    told = browser.post(f"{HERE}{cast.kim.id}/", {"act": "out"}, follow=True).content.decode()
    row = Relationship.objects.get()
    assert f'action="{HERE}back/{row.id}/"' in told

    browser.post(f"{HERE}back/{row.id}/")

    assert "brakes" in page_of(browser)
    assert as_person(cast.kim).post(f"{HERE}back/{row.id}/").status_code == 404


def test_R009_family_and_educators_stand_there_untyped_and_stay(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)
    page = page_of(browser)
    for name in ("Ana Andrade", "Mr Brandt", "Mr Duarte"):
        assert name in page
    assert "Mr Void" not in page  # a guardian without rights
    browser.post(f"{HERE}{cast.brandt.id}/", {"act": "for", "purpose": "the forces lab"})
    assert "the forces lab" in page_of(browser)

    answer = browser.post(f"{HERE}{cast.brandt.id}/", {"act": "out"})

    assert answer.status_code == 422
    assert "belongs to you by family or by school" in answer.content.decode()
    end_membership(
        membership=cast.brandt.memberships.get(), ends_on=clock.now().date() - timedelta(days=1), by=cast.keller,
        at=clock.now(),
    )  # fmt: skip
    assert "the forces lab" not in page_of(browser)  # what was said of a teacher goes with the teaching


def test_R009_words_about_a_guardian_whose_rights_end_are_shown_no_more(cast: Cast, as_person: Be) -> None:
    as_person(cast.leo).post(f"{HERE}{cast.ana.id}/", {"act": "for", "purpose": "hears my talks"})
    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=clock.now())

    page = page_of(as_person(cast.leo))

    assert "Ana" not in page
    assert "hears my talks" not in page


@pytest.mark.parametrize("whom", ["", "nobody", "nilsson", "void", "ruiz", "ada", "leo"])
def test_R009_nobody_else_comes_into_a_circle(cast: Cast, as_person: Be, whom: str) -> None:
    """Nobody chosen, no such person, another school, a guardian without rights or of another child, another class, oneself."""
    person = getattr(cast, whom, None)
    answer = as_person(cast.leo).post(
        f"{HERE}new/", {"person": getattr(person, "id", whom), "purpose": "for all of it"}
    )

    assert answer.status_code == 422
    assert "Choose somebody of your groups or an adult of your school." in answer.content.decode()
    assert "for all of it" in answer.content.decode()  # what was typed stays
    assert not Relationship.objects.exists()


def test_R009_pressed_twice_somebody_is_there_once_and_too_many_words_are_refused(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)
    for _press in range(2):
        browser.post(f"{HERE}new/", {"person": cast.kim.id, "purpose": "brakes"})
    assert Relationship.objects.count() == 1

    answer = browser.post(f"{HERE}{cast.kim.id}/", {"act": "for", "purpose": "x" * 201})

    assert answer.status_code == 422
    assert "at most 200 signs" in answer.content.decode()
    assert Relationship.objects.get().purpose == "brakes"


def test_a_circle_has_no_page_for_anybody_else(cast: Cast, as_person: Be) -> None:
    add_to_circle(learner=cast.leo, person=cast.kim, purpose="brakes", by=cast.leo, at=clock.now())
    for other in (cast.osei, cast.vera, cast.kim, cast.ana, cast.nilsson):
        assert as_person(other).get(f"/educator/learners/{cast.leo.id}/people/").status_code == 404
    assert "brakes" not in page_of(as_person(cast.keller), f"/educator/learners/{cast.leo.id}/people/")
    assert as_person(cast.leo).get(f"{HERE}{cast.maya.id}/").status_code == 404


def test_two_learners_met_once_however_often_it_is_pressed_and_undone_it_never_was(cast: Cast, as_person: Be) -> None:
    add_to_circle(learner=cast.leo, person=cast.kim, by=cast.leo, at=clock.now())
    browser = as_person(cast.leo)
    for _press in range(2):
        browser.post(f"{HERE}{cast.kim.id}/", {"act": "met"})
    met = Interaction.objects.get()
    assert (met.learner, met.other) == (cast.kim, cast.leo)
    assert "last " in page_of(browser, f"{HERE}{cast.kim.id}/")

    assert as_person(cast.kim).post(f"{HERE}met/{met.id}/").status_code == 404
    as_person(cast.leo).post(f"{HERE}met/{met.id}/")

    assert not Interaction.objects.exists()


def sends(browser: Client, to: Person | None, kind: str = "high_five", **given: object) -> int:
    return browser.post(HERE, {"to": to.id if to else "", "kind": kind, **given}).status_code


def test_R021_mina_gives_the_principal_a_high_five_and_her_voice_comes_back(cast: Cast, as_person: Be) -> None:
    bridge = piece(cast.mina, cast.targets["shapes-strong"], files=[photo("a bridge of triangles")], at=clock.now())
    assert sends(as_person(cast.mina), cast.keller, piece=bridge.id) == 302
    sent = OutreachRequest.objects.get()

    top = page_of(as_person(cast.keller), "/leader/walk/")
    assert top.index("They reached out to you") < top.index("On your way")  # before anybody else
    assert "gives you a high five" in top
    page = page_of(as_person(cast.keller), "/leader/asked/")
    assert f"/files/{sent.picture_id}/640/" in page
    assert "a bridge of triangles" in page
    assert as_person(cast.keller).get(f"/files/{sent.picture_id}/").status_code == 200

    voice = upload(wav(2.0), "said.wav")
    answer = as_person(cast.keller).post(
        f"/leader/asked/{sent.id}/", {"act": "answer", "voice": voice, "text": "Strong."}
    )
    assert answer.status_code == 302
    reply = OutreachRequest.objects.get().reply

    for address in ("/learner/today/", HERE):
        seen = page_of(as_person(cast.mina), address)
        assert "Ms Keller" in seen, address
        assert "Strong." in seen
        assert f"/files/{reply.voice_id}/" in seen
    assert as_person(cast.mina).get(f"/files/{reply.voice_id}/").status_code == 200
    assert as_person(cast.ada).get(f"/files/{reply.voice_id}/").status_code == 404
    assert "reached out" not in page_of(as_person(cast.keller), "/leader/walk/")


@pytest.mark.parametrize(("days", "words"), [(0, ""), (2, ""), (3, "three"), (4, "four")])
def test_R021_unanswered_for_three_school_days_it_is_the_adults_debt(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch, days: int, words: str
) -> None:
    monday = clock.now() + timedelta(days=(7 - clock.now().weekday()) % 7)
    monkeypatch.setattr(clock, "now", lambda: monday + timedelta(days=days))
    sent = Sent(words="My robot turns left")
    reach_out(learner=cast.mina, to=cast.osei, kind="win", sent=sent, by=cast.mina, at=monday)

    page = page_of(as_person(cast.osei), "/educator/class/")

    assert "shares a win with you" in page
    assert ("You have not answered Mina for" in page) is bool(words)
    if words:
        assert f"You have not answered Mina for {words} school days." in page
    for word in ("overdue", "late ", "missed"):
        assert word not in page.lower()


def test_R021_time_asked_for_is_answered_with_a_day_and_becomes_a_promise(cast: Cast, as_person: Be) -> None:
    assert sends(as_person(cast.leo), cast.duarte, "time", words="why the pad slips when hot") == 302
    sent, day = OutreachRequest.objects.get(), (clock.now() + timedelta(days=2)).date()

    as_person(cast.duarte).post(f"/educator/asked/{sent.id}/", {"act": "answer", "day": day.isoformat()})

    page = page_of(as_person(cast.leo), "/learner/today/")
    assert "Your talk with Mr Duarte" in page
    assert "A talk, on" in page
    # Somebody who leads promises no talk: the day is refused, and nothing is answered.
    sends(as_person(cast.leo), cast.keller, "time", words="a bench for the yard")
    other = OutreachRequest.objects.get(to=cast.keller)
    answer = as_person(cast.keller).post(
        f"/leader/asked/{other.id}/", {"act": "answer", "day": day.isoformat(), "text": "Yes"}
    )
    assert answer.status_code == 422
    assert "Answer in words" in answer.content.decode()
    assert "Yes</textarea>" in answer.content.decode()


def test_R021_we_talked_is_an_answer_and_a_meeting_and_pressed_twice_it_is_one(cast: Cast, as_person: Be) -> None:
    sends(as_person(cast.leo), cast.duarte, words="it works")
    sent = OutreachRequest.objects.get()
    for _press in range(2):
        as_person(cast.duarte).post(f"/educator/asked/{sent.id}/", {"act": "spoke", "back": "/educator/class/"})

    assert Interaction.objects.get().learner == cast.leo
    assert "noted that you two talked" in page_of(as_person(cast.leo), HERE)
    again = as_person(cast.duarte).post(f"/educator/asked/{sent.id}/", {"act": "answer", "text": "Fine"})
    assert again.status_code == 422
    assert "You have answered this already" in again.content.decode()


def test_R021_who_reads_what_a_learner_sends(cast: Cast, as_person: Be) -> None:
    sends(as_person(cast.leo), cast.keller, words="mark of leo")
    sent = OutreachRequest.objects.get()
    around = f"/educator/learners/{cast.leo.id}/people/"
    assert "mark of leo" in page_of(as_person(cast.duarte), around)  # the advisor
    assert "mark of leo" not in page_of(as_person(cast.brandt), around)  # a teacher to whom it was not sent
    assert "mark of leo" not in page_of(as_person(cast.duarte), "/educator/class/")  # not theirs to answer
    for other in (cast.duarte, cast.brandt, cast.osei):
        assert as_person(other).post(f"/educator/asked/{sent.id}/", {"text": "mine"}).status_code == 404
    assert as_person(cast.kim).post(f"{HERE}sent/{sent.id}/").status_code == 404
    page = page_of(as_person(cast.leo))
    assert "Whom you choose reads this. So does Mr Duarte. The law" in page
    assert "So does your family." in page_of(as_person(cast.maya))  # she is seven


def refused(answer: object, words: str) -> None:
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert words in answer.content.decode()  # type: ignore[attr-defined]
    assert not OutreachRequest.objects.exists()


def test_R021_what_cannot_be_sent_says_what_to_do_and_keeps_what_was_typed(cast: Cast, as_person: Be) -> None:
    browser, words = as_person(cast.leo), {"kind": "win", "words": "I typed this"}
    refused(browser.post(HERE, words), "Choose one of your people first.")
    refused(browser.post(HERE, {"to": cast.duarte.id, "words": "I typed this"}), "Choose what it is for.")
    for out_of_reach in (cast.osei, cast.kim, cast.ana, cast.nilsson, cast.vera):
        answer = browser.post(HERE, {**words, "to": out_of_reach.id})
        refused(answer, "Choose one of your people who work here.")
        assert "I typed this</textarea>" in answer.content.decode()
    refused(browser.post(HERE, {"kind": "win", "to": cast.keller.id, "words": "  "}), "Say something first")
    refused(browser.post(HERE, {"kind": "win", "to": cast.keller.id, "words": "x" * 1001}), "at most 1000 signs")
    sound = upload(wav(1.0), "said.wav")
    refused(browser.post(HERE, {"kind": "win", "to": cast.keller.id, "picture": sound}), "This is not a picture.")
    others = piece(cast.kim, text="Kim's", at=clock.now())
    assert browser.post(HERE, {**words, "to": cast.keller.id, "piece": others.id}).status_code == 404


def test_R021_whoever_was_taken_out_is_reached_no_more(cast: Cast, as_person: Be) -> None:
    osei = add_to_circle(learner=cast.leo, person=cast.osei, purpose="poems", by=cast.leo, at=clock.now())
    browser = as_person(cast.leo)
    assert sends(browser, cast.osei, words="a poem") == 302
    browser.post(f"{HERE}{cast.osei.id}/", {"act": "out"})
    osei.refresh_from_db()
    assert osei.ended

    answer = browser.post(HERE, {"kind": "win", "to": cast.osei.id, "words": "one more"})

    assert answer.status_code == 422
    assert OutreachRequest.objects.count() == 1


def test_R021_sent_twice_it_goes_once_and_taken_back_nothing_remains(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)
    for _press in range(2):
        picture = upload(picture_bytes("PNG"), "bridge.png")
        assert sends(browser, cast.duarte, words="it holds", picture=picture) == 302
    sent = OutreachRequest.objects.get()

    browser.post(f"{HERE}sent/{sent.id}/")

    assert not OutreachRequest.objects.exists()
    assert not StoredFile.objects.filter(pk=sent.picture_id).exists()
    sends(browser, cast.duarte, words="again")
    sent = OutreachRequest.objects.get()
    answer_outreach(request=sent, text="Well held.", by=cast.duarte, at=clock.now())
    told = browser.post(f"{HERE}sent/{sent.id}/", follow=True).content.decode()
    assert "Mr Duarte has answered already." in told
    assert OutreachRequest.objects.exists()


def test_R021_the_copy_of_a_piece_ends_with_it(cast: Cast, as_person: Be) -> None:
    work = piece(cast.leo, text="The bench", files=[photo()], at=clock.now())
    for adult in (cast.duarte, cast.keller):
        sends(as_person(cast.leo), adult, words=f"for {adult.said_as}", piece=work.id)
    answered = OutreachRequest.objects.get(to=cast.duarte)
    pictures = [one.picture_id for one in OutreachRequest.objects.all()]
    answer_outreach(request=answered, text="I see.", by=cast.duarte, at=clock.now())

    erase(evidence=work, by=cast.leo, at=clock.now())

    left = OutreachRequest.objects.get()
    assert (left.id, left.picture, left.words) == (answered.id, None, "High five")
    assert not StoredFile.objects.filter(pk__in=pictures).exists()


def test_R021_on_the_tablet_a_face_sends_the_piece_that_was_just_kept(cast: Cast, as_person: Be) -> None:
    work = piece(cast.maya, cast.targets["shapes-strong"], files=[photo("my bridge")], at=clock.now())
    browser = as_person(cast.osei)
    browser.post(f"/kiosk/open/{cast.class_2b.id}/")
    browser.post(f"/kiosk/face/{cast.maya.id}/")
    here = f"/learner/capture/{work.id}/"
    page = page_of(browser, here)
    assert "High five?" in page
    assert "Whom you touch sees it. So does your family." in page

    browser.post(f"{here}high-five/", {"to": cast.keller.id})

    sent = OutreachRequest.objects.get()
    assert (sent.learner, sent.to, sent.kind) == (cast.maya, cast.keller, "high_five")
    assert "Ms Keller has your high five." in page_of(browser, here)
    assert browser.get(HERE).status_code == 404  # the tablet opens no other page
    voice = upload(wav(1.0), "said.wav")
    reply = answer_outreach(request=sent, voice=voice, by=cast.keller, at=clock.now())
    assert f"/files/{reply.voice_id}/" in page_of(browser, "/learner/today/")
    assert browser.get(f"/files/{reply.voice_id}/").status_code == 200
    browser.post(f"/kiosk/face/{cast.ada.id}/")
    assert browser.get(f"/files/{reply.voice_id}/").status_code == 404


def test_R021_a_high_five_is_taken_back_by_undo(cast: Cast, as_person: Be) -> None:
    work, browser = piece(cast.maya, files=[photo()], at=clock.now()), as_person(cast.maya)
    here = f"/learner/capture/{work.id}/"
    told = browser.post(f"{here}high-five/", {"to": cast.keller.id}, follow=True).content.decode()
    assert f'action="{here}high-five/"' in told

    browser.post(f"{here}high-five/", {"act": "back"})

    assert not OutreachRequest.objects.exists()
    assert browser.post(f"{here}high-five/", {"act": "back"}).status_code == 404
    assert browser.post(f"{here}high-five/", {"to": cast.duarte.id}).status_code == 404
    assert as_person(cast.ada).post(f"{here}high-five/", {"to": cast.keller.id}).status_code == 404


def test_R021_the_family_of_a_child_under_thirteen_reads_along_and_that_of_an_older_one_does_not(
    cast: Cast, as_person: Be
) -> None:
    for learner in (cast.maya, cast.leo):
        sent = Sent(words=f"won by {learner.said_as}")
        asked = reach_out(learner=learner, to=cast.keller, kind="win", sent=sent, by=learner, at=clock.now())
        answer_outreach(request=asked, text=f"seen by me, {learner.said_as}", by=cast.keller, at=clock.now())
        add_to_circle(learner=learner, person=cast.vera, purpose="finds me books", by=learner, at=clock.now())
        name_guardian(guardian=cast.void, learner=learner, rights=Rights.NONE, by=cast.keller, at=clock.now())

    maya = page_of(as_person(cast.ruiz), f"/family/child/{cast.maya.id}/whole/")
    leo = page_of(as_person(cast.ana), f"/family/child/{cast.leo.id}/whole/")

    assert "won by Maya" in maya
    assert "seen by me, Maya" in maya
    assert "won by Leo" not in leo
    assert "seen by me" not in leo
    for page in (maya, leo):
        assert "finds me books" in page  # the adults of a circle
    assert as_person(cast.ruiz_limited).get(f"/family/child/{cast.maya.id}/whole/").status_code == 404
    assert as_person(cast.void).get(f"/family/child/{cast.maya.id}/whole/").status_code == 404
