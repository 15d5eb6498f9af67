"""R119: Rosa is vetted until June, matched with Leo, consented to by his mother; three talk; after June access ends by itself.
And a visitor without an account says a word to one piece, on a phone, in at most six presses."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, listen_to, no_sideways, presses, walk_in
from tests.cast import START, Cast
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.community.actions import make_offer
from trellis.rooms.community.actions.mentoring import Offered
from trellis.rooms.evidence.actions import hand_in
from trellis.rooms.evidence.actions.visiting import (
    agree_to_visitor,
    consent_to_visitor,
    invite_visitor,
    make_visitor_address,
)
from trellis.rooms.evidence.models import Evidence, VisitorInvitation
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.people.actions import add_person, vet_mentor
from trellis.rooms.people.models import Mentorship, Person
from trellis.rooms.people.terms import Role
from trellis.surfaces.gate import SESSION_KEY

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OFFER = Offered(kind="visit", title="The bike workshop", days="Thursdays", will_see="Wheels and brakes")


def is_in(tab: Page, address: str, person: Person) -> None:
    client = Client()
    session = client.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
    session.save()
    walk_in(tab, client, address)


def june() -> date:
    today = clock.now().date()
    return date(today.year + (today.month > 6), 6, 30)


@pytest.fixture
def rosa(cast: Cast) -> Person:
    """Rosa, vetted until June by the office, with an offer."""
    row = add_person(
        school=cast.school, name="Rosa Lindqvist", said_as="Rosa", role=Role.MENTOR, by=cast.keller, at=START,
        starts_on=START.date(),
    )  # fmt: skip
    vet_mentor(mentor=row, until=june(), by=cast.vera, at=clock.now())
    make_offer(offered=OFFER, by=row, at=clock.now())
    return row


@pytest.fixture
def brake(cast: Cast) -> Evidence:
    made = piece(cast.leo, title="The brake", text="It holds.", at=clock.now() - timedelta(days=1), files=[photo("A")])
    hand_in(evidence=made, by=cast.leo, at=clock.now())
    set_goal(owner=cast.leo, horizon="week", text="Find out where the speed goes", by=cast.leo, at=clock.now())
    return made


def test_R119_rosa_accompanies_leo_until_june(
    live_server: Any, visitors: Any, cast: Cast, rosa: Person, brake: Evidence,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    home = live_server.url
    tabs: dict[str, Page] = {}
    for who, width in (("duarte", 820), ("ana", 390), ("leo", 820), ("rosa", 390)):
        tabs[who] = visitors(width)
        is_in(tabs[who], home, rosa if who == "rosa" else getattr(cast, who))
    duarte, ana, leo, mentor = tabs.values()
    complaints = [listen_to(tab) for tab in tabs.values()]

    mentor.goto(f"{home}/mentor/learners/")
    expect(mentor.locator("main")).to_contain_text("Nobody is matched with you yet")
    duarte.goto(f"{home}/educator/mentors/")
    duarte.get_by_text("Match Rosa with a learner").click()
    duarte.get_by_label("Learner", exact=True).select_option(label="Leo")
    duarte.get_by_label("What the two will do together").fill("Brakes in the rain")
    duarte.get_by_label("Last day").fill(june().isoformat())
    duarte.get_by_role("button", name="Ask the family").click()
    expect(duarte.locator("main")).to_contain_text("The family is asked")
    row = Mentorship.objects.get()

    mentor.goto(f"{home}/mentor/learners/{row.id}/")
    expect(mentor.locator("main")).not_to_contain_text("Leo")
    ana.goto(f"{home}/family/child/")
    ana.get_by_role("link", name="May Rosa accompany Leo?").click()
    expect(ana.locator("main")).to_contain_text("would not see: the whole name, a face")
    ana.get_by_role("button", name="Yes, I agree").click()
    expect(ana.locator("main")).to_contain_text("With Mr Duarte")

    leo.goto(f"{home}/learner/portfolio/{brake.id}/")
    leo.get_by_role("button", name="Open it to my circle and mentors").click()
    leo.goto(f"{home}/learner/goals/")
    leo.get_by_role("button", name="Open it to my circle and mentors").click()
    mentor.goto(f"{home}/mentor/learners/")
    mentor.get_by_role("link", name="Leo").click()
    expect(mentor.locator("main")).to_contain_text("Find out where the speed goes")
    mentor.get_by_label("In your words").fill("Bring the wheel on Thursday.")
    mentor.get_by_role("button", name="Send it").click()
    for address in ("/mentor/learners/", "/mentor/offers/", "/mentor/feedback/", f"/mentor/learners/{row.id}/"):
        mentor.goto(f"{home}{address}")
        assert axe_light_and_dark(mentor) == []
        assert no_sideways(mentor) == []

    duarte.goto(f"{home}/educator/mentors/{row.id}/")
    expect(duarte.locator("main")).to_contain_text("Bring the wheel on Thursday.")
    leo.goto(f"{home}/learner/people/")
    leo.get_by_role("link", name="Rosa").click()
    leo.get_by_role("link", name="What the three of you say").click()
    expect(leo.locator("main")).to_contain_text("Bring the wheel on Thursday.")

    mentor.goto(f"{home}/mentor/feedback/")
    presses(mentor)
    mentor.get_by_role("link", name="The brake").click()
    mentor.get_by_label("What works here?").fill("The felt holds when it is wet.")
    mentor.get_by_role("button", name="Send it").click()
    expect(mentor.locator("main")).to_contain_text("you have spoken to it")

    later = clock.now().replace(year=june().year, month=7, day=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    mentor.goto(f"{home}/mentor/learners/")
    expect(mentor.locator("main")).to_contain_text("Thank you")
    for address in (f"/mentor/learners/{row.id}/", f"/mentor/feedback/{brake.id}/"):
        answer = mentor.goto(f"{home}{address}")
        assert answer is not None
        assert answer.status == 404
    assert complaints == [[], [], [], []]


def test_R119_a_visitor_says_a_word_on_a_phone_in_six_presses(
    live_server: Any, visitors: Any, cast: Cast, brake: Evidence
) -> None:
    at = clock.now()
    row = invite_visitor(piece=brake, for_whom="A mechanic", by=cast.duarte, at=at)
    agree_to_visitor(invitation=row, by=cast.leo, at=at)
    consent_to_visitor(invitation=row, by=cast.ana, at=at)
    address = make_visitor_address(invitation=row, by=cast.duarte, at=at)
    tab = visitors(390)
    complaints = listen_to(tab)

    tab.goto(f"{live_server.url}/visit/{address}/")
    assert axe_light_and_dark(tab) == []
    assert no_sideways(tab) == []
    presses(tab)
    for label, words in (
        ("What works here?", "It holds."), ("What would you try next?", "Rain."), ("Your name", "Berta"),
    ):  # fmt: skip
        box = tab.get_by_label(label)
        box.click()
        box.fill(words)
    pressed = presses(tab) + 1
    tab.get_by_role("button", name="Send it").click()
    expect(tab.locator("main")).to_contain_text("has your word now")

    assert pressed <= 6
    assert VisitorInvitation.objects.get().name == "Berta"
    assert complaints == []
