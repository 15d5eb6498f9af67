"""Every screen there is, as the person who has most on it, in a real Chromium: whole at four widths, without barriers light and
dark, quiet, with one title and one end; by keyboard; and homes that begin with a person.

The school is planted once a run and laid into the database once a test (tests/demo_school.py), so that few tests walk many
screens: a flush and a fresh school for each screen would take longer than looking at it.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, Response

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.demo_school import DemoSchool
from tests.journeys.screens import NOBODY, fullest
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

type Visitor = Callable[..., Page]
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(one => one.open = true)"
TITLES_AND_ENDS = "[document.querySelectorAll('h1').length, document.querySelectorAll('main .end').length]"


PARTS = 4  # which several processes may walk beside each other
SCREENS: dict[str, tuple[str, str]] = {}  # of the school that this process has planted


@pytest.mark.parametrize("part", range(PARTS))
def test_every_screen_is_whole_quiet_and_without_barriers(
    demo_school: DemoSchool, client: Client, live_server: Any, visitors: Visitor, part: int
) -> None:
    screens = SCREENS or fullest(client)
    SCREENS.update(screens)
    tabs: dict[str, Page] = {}
    found: list[str] = []

    for _screen, (who, address) in sorted(screens.items(), key=lambda item: item[1])[part::PARTS]:
        if who not in tabs:
            tabs[who] = signed_in(visitors(), client, live_server.url, who)
        found += [f"{address} as {who}: {fault}" for fault in faults_of(tabs[who], f"{live_server.url}{address}")]

    assert len(screens) >= 40
    assert found == []


def signed_in(tab: Page, client: Client, address: str, who: str) -> Page:
    if who != NOBODY:
        client.post(f"/demo/be/{who}")
        walk_in(tab, client, address)
    return tab


def faults_of(tab: Page, address: str) -> list[str]:
    """What is wrong with one screen, one line each."""
    missing: list[str] = []

    def note(answer: Response) -> None:
        if answer.status >= 400:
            missing.append(f"{answer.status}: {answer.url}")

    tab.on("response", note)
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(address)
    tab.evaluate(OPEN_EVERYTHING)
    titles, ends = tab.evaluate(TITLES_AND_ENDS)
    faults = [*axe_light_and_dark(tab), *no_sideways(tab)]
    tab.remove_listener("response", note)
    is_show = "/show/" in address  # each picture fills the screen under its own title, and the last one is the end
    # A sheet ends where the paper does, and a board on a wall where the wall does.
    has_no_end = is_show or "/paper/" in address or "/places/board/" in address
    faults += [f"{titles} titles"] * (titles != 1 and not is_show) + [f"{ends} ends"] * (ends != int(not has_no_end))
    return faults + missing


# By keyboard --------------------------------------------------------------------------------------------------------------------

# Everything that can be pressed or filled in, numbered; of a group of radio buttons the arrows reach the others.
NUMBER_THEM = """() => {
  const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex="0"]';
  const groups = new Set();
  const reachable = [...document.querySelectorAll(all)].filter((one) => {
    if (!one.checkVisibility() || one.disabled) return false;
    if (one.type !== 'radio') return true;
    const first = !groups.has(one.name);
    groups.add(one.name);
    return first;
  });
  reachable.forEach((one, place) => { one.dataset.place = one.type === 'radio' ? `radio ${one.name}` : place });
  return reachable.map((one) => one.dataset.place + ': ' + one.outerHTML.slice(0, 90));
}"""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const lines = (e) => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
  const shown = [one, one.nextElementSibling, one.parentElement, one.closest('label')].some(lines);
  const name = one.type === 'radio' ? `radio ${one.name}` : one.dataset.place;
  return [name ?? 'unnumbered', shown ? '' : one.outerHTML.slice(0, 90)];
}"""


@pytest.mark.parametrize(("who", "address"), [("brandt", "/educator/inbox/"), ("leo", "/learner/capture/?how=voice")])
def test_everything_is_reached_by_tab_with_a_focus_that_shows(
    demo_school: DemoSchool, client: Client, live_server: Any, visitors: Visitor, who: str, address: str
) -> None:
    tab = signed_in(visitors(), client, live_server.url, who)
    tab.goto(f"{live_server.url}{address}")
    things = tab.evaluate(NUMBER_THEM)

    reached, unseen = {}, []
    for _ in range(3 * len(things)):
        tab.keyboard.press("Tab")
        if (focused := tab.evaluate(FOCUSED)) is None:
            break
        reached[str(focused[0])] = True
        unseen += [focused[1]] if focused[1] else []

    assert len(things) > 10
    assert [thing for thing in things if thing.split(": ")[0] not in reached] == []
    assert unseen == []


def test_the_skip_link_leads_to_the_page(
    demo_school: DemoSchool, client: Client, live_server: Any, visitors: Visitor
) -> None:
    tab = signed_in(visitors(), client, live_server.url, "leo")
    tab.goto(f"{live_server.url}/learner/today/")

    tab.keyboard.press("Tab")
    first = tab.evaluate("[document.activeElement.className, document.activeElement.getBoundingClientRect().top >= 0]")
    tab.keyboard.press("Enter")
    landed = tab.evaluate("document.activeElement.id")
    tab.keyboard.press("Tab")

    assert (first, landed) == (["skip", True], "page")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


# Homes --------------------------------------------------------------------------------------------------------------------------

FIRST_ACT = """() => {
  const first = [...document.querySelectorAll('main a[href], main button, main input:not([type=hidden]), main summary')]
    .find((one) => one.checkVisibility());
  const around = first?.closest('li, section, header, form');
  return [first?.textContent.trim() ?? '', Boolean(around?.querySelector('.face, .person'))];
}"""


def test_R118_every_home_begins_with_a_person_or_a_promise(
    demo_school: DemoSchool, client: Client, live_server: Any, visitors: Visitor
) -> None:
    people = set(Person.objects.values_list("said_as", flat=True))
    begins = {}
    for who in ("leo", "osei", "duarte", "brandt", "ruiz", "andrade", "keller"):
        tab = signed_in(visitors(), client, live_server.url, who)
        tab.goto(f"{live_server.url}/account/home/")
        begins[who] = tab.evaluate(FIRST_ACT)

    named = {who for who, (act, has_a_face) in begins.items() if has_a_face or any(name in act for name in people)}
    assert {who: act for who, (act, _has_a_face) in begins.items() if who not in named} == {}
