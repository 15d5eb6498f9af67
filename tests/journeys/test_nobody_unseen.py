"""R10, R18 and R19 as the demo school lives them: four of us are still needed, four adults say "I will"; a walk with a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses
from tests.demo_school import DemoSchool
from tests.journeys.test_two_days import come_in, hold
from trellis.rooms.circles.models import Moment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visitor = Callable[..., Page]
NOBODY = ["Ivo", "Lina", "Olek", "Pere"]


def names(page: Page) -> list[str]:
    return page.locator("section[aria-labelledby=nobody] .name").all_inner_texts()


def test_R010_the_number_falls_from_four_to_none(demo_school: DemoSchool, live_server: Any, visitors: Visitor) -> None:
    keller = come_in(visitors(390), live_server.url, "Ms Keller")
    keller.goto(f"{live_server.url}/leader/people/")
    assert (names(keller), " ".join(keller.locator("h1").inner_text().split())) == (NOBODY, "4 of us are still needed")
    assert no_sideways(keller) == []
    assert axe_light_and_dark(keller) == []
    presses(keller)
    keller.get_by_role("button", name="I will get to know Ivo").click()
    assert (names(keller), presses(keller)) == (NOBODY[1:], 1)

    for who, learner in (("Ms Osei", "Lina"), ("Ms Vera", "Olek"), ("Mr Duarte", "Pere")):
        adult = come_in(visitors(820), live_server.url, who)
        adult.goto(f"{live_server.url}/educator/people/")
        assert no_sideways(adult) == []
        assert axe_light_and_dark(adult) == []
        adult.get_by_role("button", name=f"I will get to know {learner}").click()
        expect(adult.get_by_text(f"{learner} is off the list.")).to_be_visible()

    keller.goto(f"{live_server.url}/leader/people/")
    expect(keller.get_by_role("heading", name="Everybody here has an adult of their own.")).to_be_visible()
    assert names(keller) == []
    pere = keller.get_by_role("listitem").filter(has_text="Pere: Mr Duarte promised it")
    expect(pere).to_be_visible()
    keller.get_by_text("Read it as a table").click()
    expect(keller.get_by_role("rowheader", name="Pere")).to_be_visible()


def test_maya_says_to_whom_she_would_go(demo_school: DemoSchool, live_server: Any, visitors: Visitor) -> None:
    maya = come_in(visitors(820), live_server.url, "Maya")
    maya.goto(f"{live_server.url}/learner/today/")
    maya.get_by_role("link", name="Which adults would you go to?").click()
    assert no_sideways(maya) == []
    assert axe_light_and_dark(maya) == []
    maya.get_by_label("Ms Vera").check()
    maya.get_by_role("button", name="These").click()
    expect(maya.get_by_text("Kept. Thank you for saying so.")).to_be_visible()
    expect(maya.get_by_role("link", name="Which adults would you go to?")).to_have_count(0)


def test_R019_a_walk_with_a_phone_spoke_in_one_tap_and_a_moment_in_three(
    demo_school: DemoSchool, live_server: Any, visitors: Visitor
) -> None:
    keller = come_in(visitors(390), live_server.url, "Ms Keller")
    keller.goto(f"{live_server.url}/leader/walk/")
    mina = keller.get_by_role("listitem").filter(has_text="Mina").first
    expect(mina).to_contain_text("Ask me about my robot.")
    assert no_sideways(keller) == []
    assert axe_light_and_dark(keller) == []
    presses(keller)

    mina.get_by_role("link", name="You saw a moment").click()
    hold(keller, 5200)
    keller.locator("hold-to-speak .review").get_by_role("button", name="Keep it").click()
    expect(keller.get_by_text("Kept. Mina reads it with your name.")).to_be_visible()
    assert presses(keller) == 3
    keller.get_by_role("button", name="Spoke with Mina").click()
    expect(keller.get_by_text("you spoke at")).to_be_visible()
    assert presses(keller) == 1

    made = Moment.objects.get(learner=demo_school.person("mina"))
    assert made.file is not None and (made.file.seconds or 0) > 1
