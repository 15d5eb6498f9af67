"""From nothing to a first piece in a teacher's pile: a leader by command, and everything else by the school's own pages."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark
from tests.foundation.specimens import jpeg_with_place
from tests.journeys.test_the_loop import says, tick, word
from trellis.config.cli import main
from trellis.rooms.people.models import School

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = 390
TARGET = "I can hear a robin and point to it"
LINES = """Ada Lund, learner, 2B, ada@olmo.example
Ivo Reyes, learner, 2B
Nia Tal, learner, 2B
Ms Osei, teacher, 2B, osei@olmo.example"""
WORK = "I heard it twice behind the shed."

type Visitor = Callable[..., Page]


def test_a_school_begins_with_nothing_and_a_teacher_finds_a_first_piece(
    db: None, live_server: Any, visitors: Visitor, capsys: pytest.CaptureFixture[str]
) -> None:
    barriers: list[str] = []
    told = ["--school", "Olmo", "--name", "Vera Lind", "--role", "leader", "--email", "vera@olmo.example"]
    assert main(["person", "add", *told]) == 0
    said = capsys.readouterr().out
    assert "/office/school/" in said

    vera = signs_in(visitors(), live_server.url, "vera@olmo.example", said.split("the password ")[1].split(",")[0])
    says_where_it_is(vera, barriers)
    writes_a_small_continuum(vera)
    forms_a_class(vera, barriers)
    passwords = adds_four_at_once(vera, barriers)
    says_what_is_taught(vera, barriers)
    says_what_it_lives_by(vera, barriers)

    osei = signs_in(visitors(), live_server.url, "osei@olmo.example", passwords["osei@olmo.example"])
    for name in ("Ada", "Ivo", "Nia"):
        says(osei, name)
    ada = signs_in(visitors(PHONE), live_server.url, "ada@olmo.example", passwords["ada@olmo.example"])
    hands_in(ada)

    word(osei, "Work")
    osei.get_by_role("link", name=re.compile("Robin")).first.click()
    says(osei, WORK)
    assert barriers == []


def signs_in(tab: Page, address: str, email: str, password: str) -> Page:
    tab.goto(f"{address}/account/login/")
    tab.locator("input[type=email], input[name=login]").first.fill(email)
    tab.locator("input[type=password]").fill(password)
    tab.get_by_role("button", name="Come in").click()
    expect(tab.get_by_role("navigation", name="Main")).to_be_visible()
    return tab


def looks_well(page: Page, barriers: list[str]) -> None:
    here = page.url.split("/", 3)[-1]
    barriers += [f"{here}: {line}" for line in axe_light_and_dark(page)]
    wide = page.evaluate("document.documentElement.scrollWidth")
    if page.viewport_size and wide > page.viewport_size["width"]:
        barriers.append(f"{here}: {wide} px wide")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


def says_where_it_is(vera: Page, barriers: list[str]) -> None:
    """Her first page leads to what is missing; a city is enough for the zone."""
    vera.get_by_role("link", name="What is still missing").click()
    missing = vera.locator("section[aria-labelledby=missing]")
    expect(missing.locator("li")).to_have_count(5)
    looks_well(vera, barriers)

    vera.get_by_label("Time zone").fill("Madrid")
    vera.get_by_role("button", name="Keep it").click()
    says(vera, "Kept. It holds from now on.")
    expect(vera.get_by_label("Time zone")).to_have_value("Europe/Madrid")

    vera.get_by_label("What these days are").fill("Winter holidays")
    zone = School.objects.get().zone
    assert zone.key == "Europe/Madrid"
    for label in ("First day", "Last day"):
        vera.get_by_label(label).fill(vera.evaluate("new Date(Date.now() + 9e8).toISOString().slice(0, 10)"))
    vera.get_by_role("button", name="Write them").click()
    expect(vera.locator("#closed")).to_contain_text("Winter holidays")


def writes_a_small_continuum(vera: Page) -> None:
    vera.get_by_role("link", name="Write it yourselves").click()
    for name, button in (("Garden", "Add the area"), ("Birds", "Add the strand")):
        vera.locator("#new-name").fill(name)
        vera.get_by_role("button", name=button).click()
    vera.get_by_label("What somebody can do then").fill(TARGET)
    vera.get_by_role("button", name="Add the step").click()
    says(vera, TARGET)


def forms_a_class(vera: Page, barriers: list[str]) -> None:
    opens_the_school(vera)
    vera.locator("section[aria-labelledby=missing]").get_by_role("link", name="Form one").click()
    looks_well(vera, barriers)
    vera.get_by_label("What it is called").fill("2B")
    vera.get_by_role("button", name="Form it").click()
    says(vera, "2B is formed. Now say who is in it.")
    looks_well(vera, barriers)


def opens_the_school(vera: Page) -> None:
    word(vera, "People")
    vera.get_by_role("link", name="Its name, its days, what is missing").click()


def adds_four_at_once(vera: Page, barriers: list[str]) -> dict[str, str]:
    """Looked at first, then added, with a password for whoever has an address; read from the page, told this once."""
    opens_the_school(vera)
    vera.locator("section[aria-labelledby=missing]").get_by_role("link", name="Add people").first.click()
    vera.get_by_label("One person on a line").fill(LINES)
    vera.get_by_role("button", name="Look at it").click()
    expect(vera.get_by_role("heading", level=1)).to_have_text("Look at it first. Nothing is added yet.")
    looks_well(vera, barriers)
    vera.get_by_role("button", name="Add them").click()
    expect(vera.get_by_role("heading", level=1)).to_have_text("Four people are added.")
    looks_well(vera, barriers)
    rows = vera.locator("section[aria-labelledby=told] li").all()
    return {row.locator(".by").inner_text(): row.locator(".secret").inner_text() for row in rows}


def says_what_is_taught(vera: Page, barriers: list[str]) -> None:
    vera.get_by_role("link", name="Classes and advisories").click()
    vera.get_by_role("link", name="2B", exact=True).click()
    looks_well(vera, barriers)
    vera.get_by_role("link", name="Which areas").click()
    vera.get_by_label("only these").check()
    vera.get_by_label("Garden").check()
    looks_well(vera, barriers)
    vera.get_by_role("button", name="Keep it").click()
    says(vera, "Kept. Work in these areas reaches Ms Osei.")
    expect(vera.locator("section[aria-labelledby=adults]")).to_contain_text("Garden")


def says_what_it_lives_by(vera: Page, barriers: list[str]) -> None:
    """What was missing is missing no more, but for a family's letter; then the sentence."""
    opens_the_school(vera)
    expect(vera.locator("section[aria-labelledby=missing] li")).to_have_count(1)
    vera.get_by_role("link", name="Vision and principles").click()
    looks_well(vera, barriers)
    vera.locator("#sentence-en").fill("Everybody is known here.")
    vera.get_by_role("button", name="Publish it").click()
    says(vera, "Published.")
    vera.locator("#says-1-en").fill("We ask first.")
    vera.get_by_role("button", name="Publish them").click()
    says(vera, "Published.")


def hands_in(ada: Page) -> None:
    word(ada, "My path")
    ada.locator("#next").get_by_role("button", name="Plant it").first.click()
    word(ada, "Today")
    ada.get_by_role("link", name="Write").click()
    ada.locator("#id_text").fill(WORK)
    ada.get_by_role("link", name="Camera").click()
    photo = {"name": "IMG_0816.jpg", "mimeType": "image/jpeg", "buffer": jpeg_with_place()}
    ada.get_by_label("Take a photo or a film").set_input_files(photo)
    expect(ada.locator(".chosen img")).to_be_visible()
    tick(ada, TARGET)
    ada.get_by_label("… because").fill("it sang and I pointed")
    ada.get_by_text("What you call it, where and when").click()
    ada.get_by_label("What you call it", exact=False).first.fill("Robin")
    ada.get_by_role("button", name="Hand it in").click()
    says(ada, "Handed in.")
