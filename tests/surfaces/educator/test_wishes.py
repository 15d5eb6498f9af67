"""More time with a learner: one tap, the teacher's own week, a date in it; and nobody else comes across any of it."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.test import Client

from tests.cast import NOON, START, TERM, Cast
from tests.crawl import on_one_line
from tests.rooms.test_day import block
from trellis.foundation import clock
from trellis.rooms.conferences.actions import give_talk_time, hold_talk, promise_talk
from trellis.rooms.conferences.actions.wishes import wish_time
from trellis.rooms.conferences.models import Conference, TimeWish
from trellis.rooms.people.actions import (
    add_person,
    answer_mentorship,
    name_guardian,
    propose_mentorship,
    vet_mentor,
)
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]
WEEK = "/educator/rhythm/week/"
FRIDAY = NOON.date() + timedelta(days=1)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def hours(cast: Cast) -> Cast:
    """Ms Osei gives Fridays from half past nine to ten past ten; 2B plans the hour until ten to ten, and one from ten."""
    give_talk_time(
        adult=cast.osei, weekday=4, starts_at=time(9, 30), ends_at=time(10, 10), place="the corner", by=cast.osei, at=START
    )  # fmt: skip
    block(cast, 9, group=cast.class_2b)
    block(cast, 10, group=cast.class_2b)
    return cast


def of(learner: Person) -> str:
    return f"/educator/learners/{learner.id}/more-time/"


def page(client: Client, address: str = WEEK) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return on_one_line(answer.content.decode())


def main_of(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", text.split("<main")[1])


def presses_in(text: str, act: str) -> list[str]:
    return re.findall(rf'name="act" value="({act}:[^"]+)"', text)


def others(cast: Cast) -> list[Person]:
    """Everybody who must not come across a wish of Ms Osei's about Ivo: those nearest to it are among them."""
    second = add_person(school=cast.school, name="Mr Sole", said_as="Mr Sole", role=Role.TEACHER, group=cast.class_2b, by=cast.keller, at=START, starts_on=TERM, details={"slug": "sole"})  # fmt: skip
    mother = add_person(school=cast.school, name="Ivo’s mother", said_as="Ivo’s mother", role=Role.GUARDIAN, by=cast.keller, at=START, starts_on=TERM, details={"slug": "ivos"})  # fmt: skip
    name_guardian(guardian=mother, learner=cast.ivo, by=cast.keller, at=START)
    mentor = add_person(school=cast.school, name="Rosa", said_as="Rosa", role=Role.MENTOR, by=cast.keller, at=START, starts_on=TERM, details={"slug": "rosa"})  # fmt: skip
    vet_mentor(mentor=mentor, until=date(2027, 6, 30), by=cast.keller, at=START)
    row = propose_mentorship(mentor=mentor, learner=cast.ivo, staff=cast.osei, purpose="maps", until=date(2027, 6, 30), by=cast.osei, at=START)  # fmt: skip
    answer_mentorship(mentorship=row, consents=True, by=mother, at=START)
    counsellor = add_person(school=cast.school, name="Mr Ito", said_as="Mr Ito", role=Role.COUNSELLOR, by=cast.keller, at=START, starts_on=TERM, details={"slug": "ito"})  # fmt: skip
    operator = add_person(school=cast.school, name="Op", said_as="Op", role=Role.OPERATOR, by=cast.keller, at=START, starts_on=TERM, details={"slug": "op"})  # fmt: skip
    return [cast.ivo, cast.ada, mother, second, mentor, counsellor, operator, cast.duarte, cast.keller, cast.vera, cast.nunes, cast.ruiz, cast.nilsson]  # fmt: skip


# The row -------------------------------------------------------------------------------------------------------------------------


def test_R104_ms_osei_makes_a_date_with_ivo_and_nobody_else_sees_the_wish(hours: Cast, as_person: Be) -> None:
    nobody_else = others(hours)
    osei = as_person(hours.osei)
    osei.post(of(hours.ivo), {"act": "wish"})
    wish = TimeWish.objects.get()

    text = page(osei)
    assert "You wish for more time with Ivo." in text and f"wish-{wish.id}" in text
    offered = presses_in(text, "book")
    assert offered[:2] == [f"book:{hours.ivo.id}:2026-10-09T09:30", f"book:{hours.ivo.id}:2026-10-09T10:00"]
    assert "Friday 9 October, 09:30" in text

    booked = osei.post(WEEK, {"act": offered[0]}, follow=True)
    assert "Promised: you talk with Ivo on Friday 9 October, 09:30." in booked.content.decode()
    talk = Conference.objects.get(learner=hours.ivo)
    assert (talk.adult, talk.promised_on, talk.promised_time, talk.place) == (
        hours.osei,
        FRIDAY,
        time(9, 30),
        "the corner",
    )
    for who in (hours.ivo, hours.osei):
        where = "/learner/talks/" if who == hours.ivo else "/educator/talks/"
        assert ("Ms Osei" if who == hours.ivo else "Ivo") in page(as_person(who), where)

    for who in nobody_else:
        client = as_person(who)
        found = [
            address
            for address in everywhere(hours)
            if str(wish.id) in (said := client.get(address).content.decode()) or "You wish for more time" in said
        ]
        assert (who.slug, found) == (who.slug, [])


def everywhere(cast: Cast) -> list[str]:
    ivo = cast.ivo.id
    return [
        WEEK, "/educator/class/", "/educator/rhythm/", "/educator/talks/", "/educator/people/", f"/educator/people/{cast.class_2b.id}/",
        f"/educator/learners/{ivo}/", f"/educator/learners/{ivo}/path/", f"/educator/learners/{ivo}/whole/",
        f"/educator/learners/{ivo}/people/", "/educator/practice/", "/educator/team/", "/leader/walk/", "/leader/people/",
        "/leader/support/", "/learner/today/", "/learner/talks/", "/learner/people/", "/family/child/", f"/family/child/{ivo}/",
        f"/family/child/{ivo}/whole/", "/mentor/learners/", "/mentor/feedback/", "/office/people/", f"/office/people/{ivo}/",
        "/account/", "/account/looked/", "/account/told/",
    ]  # fmt: skip


def test_R104_another_teacher_of_the_same_class_opens_the_page_of_their_own_week_and_finds_no_wish(
    hours: Cast, as_person: Be
) -> None:
    wish_time(learner=hours.ivo, by=hours.osei, at=NOON)
    second = others(hours)[3]

    text = page(as_person(second))

    assert "Your own week of talks." in text and "wish-" not in text
    assert ">More time with Ivo<" in page(as_person(second), f"/educator/learners/{hours.ivo.id}/")


@pytest.mark.parametrize("who", ["ivo", "ruiz", "keller", "vera", "nunes", None])
def test_the_page_and_its_presses_are_for_those_who_teach(
    hours: Cast, as_person: Be, client: Client, who: str | None
) -> None:
    asking = as_person(getattr(hours, who)) if who else client
    expected = 404 if who else 302

    assert asking.get(WEEK).status_code == expected
    for address, act in ((WEEK, f"book:{hours.ivo.id}:2026-10-09T09:30"), (of(hours.ivo), "wish")):
        assert asking.post(address, {"act": act}).status_code == expected
    assert not TimeWish.objects.exists() and not Conference.objects.exists()


def test_a_learner_whom_one_does_not_teach_is_not_there(hours: Cast, as_person: Be) -> None:
    for who in (hours.duarte, hours.nilsson):
        asking = as_person(who)
        assert asking.post(of(hours.ivo), {"act": "wish"}).status_code == 404
        assert asking.post(WEEK, {"act": f"book:{hours.ivo.id}:2026-10-09T09:30"}).status_code == 404
    assert not TimeWish.objects.exists() and not Conference.objects.exists()


# One tap, and off again ----------------------------------------------------------------------------------------------------------


def test_one_tap_on_the_learners_page_and_off_again(hours: Cast, as_person: Be) -> None:
    osei, address = as_person(hours.osei), f"/educator/learners/{hours.ivo.id}/"
    assert "More time with Ivo" in page(osei, address)

    said = osei.post(of(hours.ivo), {"act": "wish"}, follow=True).content.decode()

    assert "More time with Ivo: your week looks for it." in said and 'value="end"' in said
    assert "You wish for more time with Ivo." in on_one_line(said) and f'href="{WEEK}"' in said
    said = osei.post(of(hours.ivo), {"act": "end"}, follow=True).content.decode()
    assert "Nothing of it is kept." in said and not TimeWish.objects.exists()
    osei.post(of(hours.ivo), {"act": "wish"})  # what Undo sends
    assert TimeWish.objects.count() == 1


def test_on_the_week_a_tap_stays_on_the_week(hours: Cast, as_person: Be) -> None:
    osei = as_person(hours.osei)
    assert 'value="wish:week"' in page(osei)

    wished = osei.post(of(hours.ivo), {"act": "wish:week"})
    assert wished["Location"] == WEEK
    assert 'value="end:week"' in page(osei)
    assert osei.post(of(hours.ivo), {"act": "end:week"})["Location"] == WEEK


@pytest.mark.parametrize("act", ["", "jump", "wish ", "undo:x"])
def test_a_press_that_means_nothing_finds_no_page(hours: Cast, as_person: Be, act: str) -> None:
    assert as_person(hours.osei).post(of(hours.ivo), {"act": act}).status_code == 404
    assert not TimeWish.objects.exists()


@pytest.mark.parametrize(
    "act",
    ["", "jump", "book", "book:x", "book:{ivo}", "book:{ivo}:soon", "book:{ivo}:2026-13-40T09:30", "book:{ivo}:2026-10-09T", "book:{ivo}:2026-10-09T99:00",
     "book:{leo}:2026-10-09T09:30", "undo:x", "undo:{ivo}:new"],
)  # fmt: skip
def test_a_date_that_means_nothing_finds_no_page(hours: Cast, as_person: Be, act: str) -> None:
    written = act.format(ivo=hours.ivo.id, leo=hours.leo.id)

    assert as_person(hours.osei).post(WEEK, {"act": written}).status_code == 404
    assert not Conference.objects.exists()


# Dates ---------------------------------------------------------------------------------------------------------------------------


def wished(cast: Cast, *learners: Person) -> None:
    for learner in learners:
        wish_time(learner=learner, by=cast.osei, at=NOON)


def test_a_talk_that_is_promised_is_offered_to_be_moved_and_said_so(hours: Cast, as_person: Be) -> None:
    wished(hours, hours.ivo)
    later = FRIDAY + timedelta(days=11)
    promise_talk(adult=hours.osei, learner=hours.ivo, promised_on=later, promised_time=time(14), place="the yard & gate", by=hours.osei, at=NOON)  # fmt: skip
    osei = as_person(hours.osei)

    text = page(osei)
    assert "Your next talk is promised for Tuesday 20 October, 14:00." in text and "A time here moves it there:" in text
    moved = osei.post(WEEK, {"act": presses_in(text, "book")[0]}, follow=True).content.decode()
    assert "Moved: you talk with Ivo on Friday 9 October, 09:30." in moved
    talk = Conference.objects.get()
    assert (talk.promised_on, talk.moved_from) == (FRIDAY, later)

    back = presses_in(moved, "undo")[0]
    assert "Taken back." in osei.post(WEEK, {"act": back}, follow=True).content.decode()
    talk.refresh_from_db()
    assert (talk.promised_on, talk.promised_time, talk.place, talk.moved_from) == (
        later,
        time(14),
        "the yard & gate",
        None,
    )


def test_undo_takes_a_new_date_back(hours: Cast, as_person: Be) -> None:
    wished(hours, hours.ivo)
    osei = as_person(hours.osei)
    said = osei.post(WEEK, {"act": f"book:{hours.ivo.id}:2026-10-09T09:30"}, follow=True).content.decode()

    osei.post(WEEK, {"act": presses_in(said, "undo")[0]})

    assert not Conference.objects.exists() and TimeWish.objects.count() == 1


def test_a_time_taken_meanwhile_is_said_and_others_are_offered(hours: Cast, as_person: Be) -> None:
    wished(hours, hours.ivo)
    osei = as_person(hours.osei)
    press = presses_in(page(osei), "book")[0]
    promise_talk(
        adult=hours.osei, learner=hours.ada, promised_on=FRIDAY, promised_time=time(9, 30), by=hours.osei, at=NOON
    )

    answer = osei.post(WEEK, {"act": press})

    text = on_one_line(answer.content.decode())
    assert (answer.status_code, Conference.objects.count()) == (422, 1)
    assert "That time with Ivo is no longer free. Choose another one." in text
    assert press not in presses_in(text, "book") and f"book:{hours.ivo.id}:2026-10-09T09:40" in presses_in(text, "book")


def test_two_wishes_stand_by_name_and_one_date_takes_the_time_of_the_other(hours: Cast, as_person: Be) -> None:
    wished(hours, hours.mina, hours.ada)
    osei = as_person(hours.osei)

    text = page(osei)
    assert "You wish for more time with two of them." in text
    assert text.index(f"book:{hours.ada.id}") < text.index(f"book:{hours.mina.id}")
    osei.post(WEEK, {"act": f"book:{hours.ada.id}:2026-10-09T10:00"})
    assert f"book:{hours.mina.id}:2026-10-09T10:00" not in page(osei)


def test_a_date_that_was_held_is_said_and_the_wish_stands_until_it_is_taken_away(hours: Cast, as_person: Be) -> None:
    wished(hours, hours.ivo)
    talk = promise_talk(adult=hours.osei, learner=hours.ivo, promised_on=NOON.date(), by=hours.osei, at=NOON)
    hold_talk(conference=talk, by=hours.osei, at=NOON)

    text = page(as_person(hours.osei))

    assert "Since you wished it, you last talked on Thursday 8 October." in text and "Take the wish away" in text
