"""Class today (E1) and the learner page (E2)."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.work import agreed, piece
from trellis.foundation import clock
from trellis.rooms.circles.actions import note_interaction, raise_hand
from trellis.rooms.circles.models import HandRaised, Interaction
from trellis.rooms.conferences.actions import promise_rhythm, promise_talk
from trellis.rooms.conferences.models import Conference, Rhythm
from trellis.rooms.evidence.actions import say_ready
from trellis.rooms.paths.actions import ask_why, propose_idea
from trellis.rooms.paths.models import OwnIdea, WhyQuestion
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_days
from trellis.rooms.privacy.models import AccessEvent
from trellis.rooms.profiles.actions import say_about_me
from trellis.surfaces.educator.learners.learners import SHOWN_HERE
from trellis.ui.words import as_day

type Be = Callable[[Person], Client]


def days_ago(cast: Cast, count: int) -> Any:
    """The moment so many school days before today."""
    now = clock.now()
    days = school_days(cast.school, now.date() - timedelta(days=60), now.date())
    past = [day for day in days if day < now.date()]
    return now - timedelta(days=(now.date() - past[-count]).days)


def test_R011_a_promise_gone_by_is_worded_about_the_adult(cast: Cast, as_person: Be) -> None:
    on = days_ago(cast, 3)
    promise_talk(adult=cast.osei, learner=cast.ada, promised_on=on.date(), by=cast.osei, at=on)

    page = as_person(cast.osei).get("/educator/class/").content.decode()

    named = f'<a class="namelink" href="/educator/learners/{cast.ada.id}/"><span class="name">Ada</span></a>'
    over = len(school_days(cast.school, on.date() + timedelta(days=1), clock.now().date()))  # at the weekend one less
    assert over in {2, 3}
    assert f"You promised {named} a talk: {over} days over." in page
    assert f"Promised for {as_day(on.date())}" in page
    assert "days ago" not in page
    assert "Start" in page
    assert "Move" in page
    for word in ("overdue", "late ", "missed"):
        assert word not in page.lower()


def test_R046_who_asked_comes_first_then_who_was_not_spoken_with(cast: Cast, as_person: Be) -> None:
    raise_hand(learner=cast.ada, by=cast.ada, at=clock.now())
    note_interaction(learner=cast.ivo, kind="spoke", by=cast.osei, at=days_ago(cast, 9))

    page = as_person(cast.osei).get("/educator/class/").content.decode()

    assert "put a hand up and said nothing" in page
    assert f"/educator/talks/with/{cast.ivo.id}/" in page
    assert "you last spoke on" in page
    assert page.index("Hands up") < page.index("Not spoken with lately")


def test_what_an_adult_said_stands_with_the_press_that_keeps_it(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    due = agreed(learner=cast.ada, owner=cast.osei, other=cast.ada, text="find tape", due_on=now.date(), by=cast.osei, at=now)  # fmt: skip
    agreed(learner=cast.ada, owner=cast.osei, other=cast.ada, text="ask for string", due_on=now.date() + timedelta(days=9), by=cast.osei, at=now)  # fmt: skip
    osei = as_person(cast.osei)

    before = osei.get("/educator/class/").content.decode()
    osei.post(f"/account/agreements/{due.id}/", {"act": "keep"}, follow=True)
    after = osei.get("/educator/class/").content.decode()

    assert before.index("find tape") < before.index("One more, not due yet") < before.index("ask for string")
    assert "find tape" not in after
    assert "ask for string" in after


def test_R046_only_those_with_whom_an_adult_holds_talks_are_awaited(cast: Cast, as_person: Be) -> None:
    """Mr Brandt teaches a subject: he promised nobody a talk but Zoe, and spoke with Kim. Mr Duarte advises all four."""
    now = days_ago(cast, 1)
    promise_rhythm(adult=cast.brandt, learner=cast.zoe, every_days=14, by=cast.brandt, at=now)
    note_interaction(learner=cast.kim, kind="spoke", by=cast.brandt, at=now)

    awaited = {}
    for adult in (cast.brandt, cast.duarte, cast.osei):
        page = on_one_line(as_person(adult).get("/educator/class/").content.decode())
        counted = re.search(r"you have spoken with (\d) of your (\d)", page)
        awaited[adult] = (counted.groups() if counted else None, "Not spoken with lately" in page)
    Rhythm.objects.all().delete()
    Conference.objects.all().delete()
    Interaction.objects.all().delete()
    nobody = as_person(cast.brandt).get("/educator/class/").content.decode()

    assert awaited == {
        cast.brandt: (("0", "1"), True), cast.duarte: (("0", "4"), True), cast.osei: (("0", "5"), True),
    }  # fmt: skip
    assert "Not spoken with lately" not in nobody
    assert "Your promise to all of them" not in nobody
    assert f"/educator/learners/{cast.leo.id}/" in nobody
    note_interaction(learner=cast.kim, kind="spoke", by=cast.brandt, at=days_ago(cast, 9))
    again = as_person(cast.brandt).get("/educator/class/").content.decode()
    assert ("Not spoken with lately" in again, "Your promise to all of them" in again) == (True, False)


def test_a_piece_in_words_shows_its_first_words(cast: Cast, as_person: Be) -> None:
    target = cast.targets["shapes-fold"]
    work = piece(cast.ada, target, title="A paper hall", text="It stands because I folded it twice.")
    say_ready(learner=cast.ada, target=target, pieces=[work], because="It stands", by=cast.ada, at=clock.now())
    osei, shown = as_person(cast.osei), '<span class="nopicture written">It stands because I folded it twice.</span>'

    pages = [osei.get(page).content.decode() for page in ("/educator/class/", f"/educator/learners/{cast.ada.id}/")]

    assert [shown in page for page in pages] == [True, True]


def test_R046_talk_is_one_tap(cast: Cast, as_person: Be) -> None:
    response = as_person(cast.osei).post(f"/educator/talks/with/{cast.ivo.id}/")

    talk = Conference.objects.get()
    assert response["Location"] == f"/educator/talks/{talk.id}/"
    assert talk.started_at is not None


def test_R046_going_answers_a_hand_and_that_they_met_is_noted_when_they_spoke(cast: Cast, as_person: Be) -> None:
    hand = raise_hand(learner=cast.ada, words="tape", by=cast.ada, at=clock.now())
    osei, address = as_person(cast.osei), f"/educator/class/hands/{hand.id}/"

    going = osei.post(address, follow=True).content.decode()
    hand.refresh_from_db()
    met_before = Interaction.objects.exists()
    spoke = osei.post(address, {"act": "spoke"}, follow=True).content.decode()

    assert hand.answered_by == cast.osei
    assert (met_before, Interaction.objects.get().learner) == (False, cast.ada)
    assert "Ada reads that you are coming." in going
    assert "you have spoken with 0 of your 5" in on_one_line(going)
    assert "You said you are going" in going
    assert "You said you are going" not in spoke
    assert "Hands up" not in spoke


def test_R046_a_slip_of_going_is_taken_back_by_whoever_slipped(cast: Cast, as_person: Be) -> None:
    hand = raise_hand(learner=cast.leo, by=cast.leo, at=clock.now())
    address = f"/educator/class/hands/{hand.id}/"
    note = as_person(cast.duarte).post(address, follow=True).content.decode()
    back = re.search(r'<form method="post" action="([^"]*)">(?:(?!</form>).)*name="act" value="again"', note, re.S)

    brandt = as_person(cast.brandt)
    others = [brandt.post(address, {"act": act}).status_code for act in ("again", "spoke", "going", "off")]
    duarte = as_person(cast.duarte)
    unknown = duarte.post(address, {"act": "off"}).status_code
    between = HandRaised.objects.get().answered_by
    after = duarte.post(address, {"act": "again"}, follow=True).content.decode()

    assert back
    assert back[1] == address
    assert (others, unknown, between) == ([404] * 4, 404, cast.duarte)
    assert HandRaised.objects.get().answered_at is None
    assert "put a hand up and said nothing" in after


def test_R046_whoever_asked_reads_who_is_coming_until_they_met(cast: Cast, as_person: Be) -> None:
    hand = raise_hand(learner=cast.leo, by=cast.leo, at=clock.now())
    address = f"/educator/class/hands/{hand.id}/"

    def reads_it() -> bool:
        return "Mr Duarte is coming." in as_person(cast.leo).get("/learner/today/").content.decode()

    before = reads_it()
    as_person(cast.duarte).post(address)
    coming = reads_it()
    as_person(cast.duarte).post(address, {"act": "spoke"})
    met = reads_it()
    HandRaised.objects.update(answered_at=clock.now() - timedelta(days=1))
    Interaction.objects.all().delete()

    assert (before, coming, met, reads_it()) == (False, True, False, False)


@pytest.mark.parametrize("act", [None, "", "no"])
def test_an_unknown_press_decides_nothing(cast: Cast, as_person: Be, act: str | None) -> None:
    now = clock.now()
    idea = propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=now)
    promise = agreed(learner=cast.leo, owner=cast.duarte, other=cast.leo, text="find tape", by=cast.duarte, at=now)  # fmt: skip
    duarte, given = as_person(cast.duarte), {"answer": "Hm", "because": "Hm"} | ({} if act is None else {"act": act})

    answers = [duarte.post(f"/educator/class/ideas/{idea.id}/", given), duarte.post(f"/account/agreements/{promise.id}/", given)]  # fmt: skip
    promise.refresh_from_db()

    assert [answer.status_code for answer in answers] == [404, 404]
    assert (OwnIdea.objects.get().state, promise.let_go_at, promise.kept_at) == ("asked", None, None)


def test_enter_decides_nothing_where_somebody_asked(cast: Cast, as_person: Be) -> None:
    propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=clock.now())
    ask_why(learner=cast.leo, target=cast.targets["forces-explain"], by=cast.leo, at=clock.now())

    page = as_person(cast.duarte).get("/educator/class/").content.decode()

    boxes = re.findall(r'<(\w+)[^>]*name="answer"', page)
    assert boxes == ["textarea", "textarea"]


def test_what_was_done_is_said_in_sight_with_the_way_back(cast: Cast, as_person: Be) -> None:
    now, on = clock.now(), clock.now().date() + timedelta(days=3)
    idea = propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=now)
    why = ask_why(learner=cast.leo, target=cast.targets["forces-explain"], by=cast.leo, at=now)
    promise = agreed(learner=cast.leo, owner=cast.duarte, other=cast.leo, text="find tape", by=cast.duarte, at=now)  # fmt: skip
    talk = promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    duarte = as_person(cast.duarte)
    steps = (
        (f"/educator/class/ideas/{idea.id}/", {"act": "yes"}, "You said yes. Leo has it in the plan."),
        (f"/educator/class/whys/{why.id}/", {"answer": "Whoever rides"}, "Answered. Leo reads it with your name."),
        (f"/account/agreements/{promise.id}/", {"act": "keep"}, "Kept: find tape"),
        (f"/account/agreements/{promise.id}/", {"act": "untick"}, "Open again: find tape"),
        (f"/educator/talks/{talk.id}/move/", {"to": on.isoformat(), "because": "Snow"}, "Moved: you talk with Leo on"),
    )

    for address, given, sentence in steps:
        answer = duarte.post(address, given)
        page = duarte.get("/educator/class/").content.decode()
        assert "#" not in answer["Location"]
        assert sentence in page
        assert ("Undo" in page) == (given.get("act") == "keep")


def test_a_refusal_stands_in_sight_too(cast: Cast, as_person: Be) -> None:
    idea = propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=clock.now())

    answer = as_person(cast.duarte).post(f"/educator/class/ideas/{idea.id}/", {"act": "talk", "answer": ""})

    assert answer["Location"] == "/educator/class/"


def test_a_hand_is_seen_by_those_who_teach_the_learner_only(cast: Cast, as_person: Be) -> None:
    hand = raise_hand(learner=cast.leo, words="canary-hand", by=cast.leo, at=clock.now())

    for stranger in (cast.osei, cast.nilsson):
        browser = as_person(stranger)
        assert "canary-hand" not in browser.get("/educator/class/").content.decode()
        assert browser.post(f"/educator/class/hands/{hand.id}/").status_code == 404
    assert HandRaised.objects.get().answered_at is None


def test_R035_an_idea_waits_on_class_today_and_yes_is_one_press(cast: Cast, as_person: Be) -> None:
    idea = propose_idea(learner=cast.leo, text="I film my skateboard", by=cast.leo, at=clock.now())
    browser = as_person(cast.duarte)

    page = browser.get("/educator/class/").content.decode()
    browser.post(f"/educator/class/ideas/{idea.id}/", {"act": "yes", "answer": ""})

    assert "I film my skateboard" in page
    assert OwnIdea.objects.get().state == "yes"


def test_R103_a_why_waits_on_class_today_and_is_answered_there(cast: Cast, as_person: Be) -> None:
    question = ask_why(learner=cast.leo, target=cast.targets["forces-explain"], by=cast.leo, at=clock.now())

    as_person(cast.brandt).post(f"/educator/class/whys/{question.id}/", {"answer": "Whoever rides behind you"})

    assert WhyQuestion.objects.get().answered_by == cast.brandt


def test_R118_class_today_begins_with_a_person_or_a_promise(cast: Cast, as_person: Be) -> None:
    now = clock.now()
    promise_talk(adult=cast.osei, learner=cast.ada, promised_on=now.date(), by=cast.osei, at=now)

    main = as_person(cast.osei).get("/educator/class/").content.decode().split("<main")[1]

    first = main[main.index("<a ") : main.index("<a ") + 200]
    assert f"/educator/learners/{cast.ada.id}/" in first


@pytest.mark.parametrize("count", [1, 3])
def test_class_today_asks_as_often_for_one_as_for_three(cast: Cast, as_person: Be, count: int) -> None:
    browser, now = as_person(cast.osei), clock.now()
    for learner in (cast.ada, cast.ivo, cast.lina)[:count]:
        promise_talk(adult=cast.osei, learner=learner, promised_on=now.date(), by=cast.osei, at=now)
        raise_hand(learner=learner, by=learner, at=now)
        propose_idea(learner=learner, text="mine", by=learner, at=now)
    browser.get("/educator/class/")

    with CaptureQueriesContext(connection) as queries:
        browser.get("/educator/class/")

    assert len(queries) == 20  # four of them because it is worth a talk: nobody in the cast has chosen anything


def test_R005_the_learner_page_is_made_of_words_and_no_number_sums_up(cast: Cast, as_person: Be) -> None:
    say_about_me(learner=cast.leo, kind="line", text="How things break", by=cast.leo, at=clock.now())

    page = as_person(cast.duarte).get(f"/educator/learners/{cast.leo.id}/").content.decode()

    assert "How things break" in page
    assert "No figure stands for Leo here" in page
    assert "%" not in page.split("<main")[1].split("</main")[0].replace("100%", "")


@pytest.mark.parametrize("who", ["osei", "nunes", "ana", "kim", "leo", "nilsson", "other_leader"])
def test_AR14_the_learner_page_opens_to_nobody_else(cast: Cast, as_person: Be, who: str) -> None:
    assert as_person(getattr(cast, who)).get(f"/educator/learners/{cast.leo.id}/").status_code == 404


def test_AR17_a_leaders_look_is_written_down_once_an_hour(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.keller)

    for _ in range(2):
        assert browser.get(f"/educator/learners/{cast.leo.id}/").status_code == 200
    as_person(cast.duarte).get(f"/educator/learners/{cast.leo.id}/")

    events = list(AccessEvent.objects.all())
    assert {(event.who, event.learner) for event in events} == {(cast.keller, cast.leo)}
    assert sorted(event.kind for event in events) == sorted(SHOWN_HERE)


def test_a_leader_looks_and_is_offered_nothing_that_only_teachers_do(cast: Cast, as_person: Be) -> None:
    piece(cast.ada, cast.targets["shapes-fold"], title="A paper hall")
    address = f"/educator/learners/{cast.ada.id}/"

    led, taught = (as_person(who).get(address).content.decode() for who in (cast.keller, cast.osei))

    for offer in ("/educator/inbox/0", "/educator/talks/with/", "/rhythm/"):
        assert (offer in led, offer in taught) == (False, True)
    assert "A paper hall" in led


def test_a_rhythm_is_promised_on_the_learner_page(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.duarte)

    browser.post(f"/educator/learners/{cast.leo.id}/rhythm/", {"every_days": "14"})
    refused = browser.post(f"/educator/learners/{cast.leo.id}/rhythm/", {"every_days": "soon"})

    assert Rhythm.objects.get(ends_on=None).every_days == 14
    assert (refused.status_code, "soon" in refused.content.decode()) == (422, True)
