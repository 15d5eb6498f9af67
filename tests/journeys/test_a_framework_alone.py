"""The loop in a school that has nothing but a framework somebody else wrote: the office brings the real file in, a learner
chooses out of it and shows, a teacher signs, two of them talk, and a mother reads in Spanish what is not yet in our words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark
from tests.foundation.specimens import jpeg_with_place
from tests.interop.case.packages import shared
from tests.journeys.framework_school import bare_school, come_in
from tests.journeys.test_the_loop import opens_the_letter, says, sheet_of, speak_for, tick, word
from trellis.foundation import clock, outbox
from trellis.rooms.continuum.models import Standard

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = 390
TITLE = "What I tried on Tuesday"
BECAUSE = "I tried it three times and wrote down what changed"
READY_BECAUSE = "I can do it without looking it up"
REASON = "You checked it yourself before you believed it."
LEO_WILL = "show Kim how I checked it"
ADULT_WILL = "find somebody who uses this at work"
NOT_OURS, NOT_OURS_ES = "not yet in our words", "todavía no está en nuestras palabras"

type Visitor = Callable[..., Page]


@dataclass(frozen=True)
class Case:
    """A real framework, and a learner whom it is for."""

    file: str
    lines: int
    targets: int
    grade: str
    age: int
    uses_it_at_once: bool
    speaks: bool


CASES = [
    Case("england-nc-ks1-ks2-coded", 1302, 1117, "5", 10, uses_it_at_once=True, speaks=False),
    Case("ccss-math", 704, 488, "10", 15, uses_it_at_once=False, speaks=True),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.file)
def test_a_school_lives_on_an_imported_framework_alone(
    case: Case, db: None, live_server: Any, visitors: Visitor, settings: Any
) -> None:
    path = shared("data", "frameworks", f"{case.file}.cfpackage.json")
    settings.JOBS_AT_ONCE = False
    school = bare_school(grade=case.grade, age=case.age)
    barriers: list[str] = []

    vera = come_in(visitors(), school.vera, live_server.url)
    brings_it_in(vera, str(path), case, barriers)
    settings.JOBS_AT_ONCE = True

    leo = come_in(visitors(PHONE), school.leo, live_server.url)
    planted = plants_one_of_three(leo, barriers)
    captures(leo, planted, barriers, speaks=case.speaks)
    is_ready(leo, planted)
    signs(come_in(visitors(), school.brandt, live_server.url), planted, barriers)
    sees_it(leo, planted, barriers)
    they_agree(come_in(visitors(), school.duarte, live_server.url), barriers)
    sees_the_agreement(leo)
    now = plants_one_of_three(leo, barriers)
    phone = opens_the_letter(visitors(PHONE), live_server.url, guardian=school.andrade, by=school.keller)
    reads_in_spanish(phone, now, planted, barriers)

    assert barriers == []


def looks_well(page: Page, barriers: list[str]) -> None:
    """What axe finds, light and dark, and whatever sticks out sideways, is kept for the end of the walk."""
    here = page.url.split("/", 3)[-1]
    barriers += [f"{here}: {line}" for line in axe_light_and_dark(page)]
    size = page.viewport_size
    wide = page.evaluate("document.documentElement.scrollWidth")
    if size and wide > size["width"]:
        barriers.append(f"{here}: {wide} px wide")
    page.emulate_media(color_scheme="light", reduced_motion="reduce")


# The office ---------------------------------------------------------------------------------------------------------------------


def brings_it_in(vera: Page, path: str, case: Case, barriers: list[str]) -> None:
    """Choose the file, see what it would be, write it, see it being written, find it in use."""
    word(vera, "Imports")
    looks_well(vera, barriers)
    vera.get_by_label("The file").set_input_files(path)

    expect(vera.get_by_role("heading", level=1)).to_contain_text("Nothing is written yet.")
    expect(vera.locator("#shape")).to_have_text("As a continuum")
    looks_well(vera, barriers)
    assert not Standard.objects.exists()
    if case.uses_it_at_once:
        vera.get_by_label("Use it as our continuum").check()
    vera.get_by_role("button", name=f"Write {case.lines:,} lines").click()

    expect(vera.get_by_role("heading", level=1)).to_have_text("Writing the standards. You may leave; it goes on.")
    expect(vera.locator("progress.lathbar")).to_be_visible()
    looks_well(vera, barriers)
    outbox.run_due(at=clock.now())

    expect(vera.get_by_role("heading", level=1)).to_contain_text("It is in.", timeout=20_000)
    looks_well(vera, barriers)
    vera.get_by_role("link" if case.uses_it_at_once else "button", name=after_writing(case)).click()
    expect(vera.get_by_role("heading", level=1)).to_have_text(f"Our continuum has {case.targets:,} targets.")
    looks_well(vera, barriers)


def after_writing(case: Case) -> str:
    return "Open the continuum" if case.uses_it_at_once else "Use as our continuum"


# The learner --------------------------------------------------------------------------------------------------------------------


def plants_one_of_three(leo: Page, barriers: list[str]) -> str:
    """The standard's own words stand under each of the three, and on the sheet of the one that is planted."""
    word(leo, "My path")
    offers = leo.locator("#next .nexts > li")
    expect(offers).to_have_count(3)
    assert [one.locator(".because").count() > 0 for one in offers.all()] == [True, True, True]
    looks_well(leo, barriers)
    offer = next(one for one in offers.all() if one.locator(".original").count())
    planted = offer.get_by_role("heading").inner_text()
    original = offer.locator(".original").inner_text()

    offer.get_by_role("button", name="Plant it").click()

    expect(leo.locator("#target-title")).to_have_text(planted)
    expect(leo.locator("#target")).to_contain_text(original)
    expect(leo.locator("#target")).to_contain_text(NOT_OURS)
    assert leo.locator("#target p[lang]").first.get_attribute("lang") == language_of(original)
    looks_well(leo, barriers)
    return planted


def language_of(original: str) -> str:
    """The language in which the framework itself was written, as its file says."""
    found = [one for one in Standard.objects.select_related("framework") if one.text.split() == original.split()]
    return found[0].language or found[0].framework.language


def captures(leo: Page, planted: str, barriers: list[str], *, speaks: bool) -> None:
    """A voice and a photo, or a text and a photo; said to show the target, because."""
    word(leo, "Today")
    if speaks:
        leo.get_by_role("link", name="Voice").click()
        speak_for(leo, milliseconds=1500)
    else:
        leo.get_by_role("link", name="Write").click()
        leo.locator("#id_text").fill("I tried it first with paper, then with card.")
    leo.get_by_role("link", name="Camera").click()
    photo = {"name": "IMG_0816.jpg", "mimeType": "image/jpeg", "buffer": jpeg_with_place()}
    leo.get_by_label("Take a photo or a film").set_input_files(photo)
    expect(leo.locator(".chosen img")).to_be_visible()
    tick(leo, planted)
    leo.get_by_label("… because").fill(BECAUSE)
    leo.get_by_text("What you call it, where and when").click()
    leo.get_by_label("What you call it", exact=False).first.fill(TITLE)
    looks_well(leo, barriers)
    leo.get_by_role("button", name="Hand it in").click()

    says(leo, "Handed in.")
    says(leo, BECAUSE)
    looks_well(leo, barriers)


def is_ready(leo: Page, planted: str) -> None:
    sheet_of(leo, planted).get_by_role("link", name="I am ready to show").click()
    leo.get_by_label("I am ready because").fill(READY_BECAUSE)
    leo.get_by_role("button", name="I am ready to show").click()
    says(leo, "You said that you are ready. It waits for eyes now.")


def sees_it(leo: Page, planted: str, barriers: list[str]) -> None:
    word(leo, "Today")
    expect(leo.locator("li").filter(has_text=REASON)).to_contain_text("Mr Brandt")
    looks_well(leo, barriers)
    word(leo, "My path")
    leo.locator(".trellis").get_by_role("link", name=planted).first.click()
    expect(leo.locator("#target .quiet").first).to_contain_text("shown")
    expect(leo.locator("#target")).to_contain_text(REASON)


def sees_the_agreement(leo: Page) -> None:
    word(leo, "Today")
    promised = leo.locator("section").filter(has=leo.get_by_role("heading", name="You both promised"))
    expect(promised).to_contain_text(LEO_WILL)
    expect(promised).to_contain_text(ADULT_WILL)


# Those who teach ----------------------------------------------------------------------------------------------------------------


def signs(brandt: Page, planted: str, barriers: list[str]) -> None:
    """Out of the pile, with the learner's because before him; one sentence, one press."""
    word(brandt, "Work")
    looks_well(brandt, barriers)
    brandt.get_by_role("link", name=re.compile(TITLE)).first.click()
    says(brandt, planted)
    says(brandt, BECAUSE)
    looks_well(brandt, barriers)

    brandt.get_by_label("Or write").fill(REASON)
    brandt.get_by_role("button", name=re.compile("^Shown")).click()

    says(brandt, "Signed: shown. Leo sees it with your word.")


def they_agree(duarte: Page, barriers: list[str]) -> None:
    word(duarte, "Class")
    duarte.locator("section").filter(has=duarte.get_by_role("heading", name="Everybody")).get_by_text("Leo").click()
    looks_well(duarte, barriers)
    duarte.get_by_role("button", name="Talk", exact=True).click()
    duarte.get_by_label("Leo will").fill(LEO_WILL)
    duarte.get_by_label("Mr Duarte will").fill(ADULT_WILL)
    looks_well(duarte, barriers)
    duarte.get_by_role("button", name=re.compile("^We agree")).click()
    expect(duarte).to_have_url(re.compile("/educator/class/$"))


# His mother ---------------------------------------------------------------------------------------------------------------------


def reads_in_spanish(ana: Page, now: str, shown: str, barriers: list[str]) -> None:
    """Now, next and shown in her language; the framework's words stay in theirs and say so to a voice that reads aloud."""
    ana.get_by_role("button", name="Español").click()
    expect(ana.locator("html")).to_have_attribute("lang", "es")

    learning = ana.locator("section[aria-labelledby=now]")
    expect(learning).to_contain_text(now)
    expect(learning).not_to_contain_text(shown)
    expect(learning).to_contain_text(NOT_OURS_ES)
    assert learning.get_by_role("heading", name=now).get_attribute("lang") == "en"
    coming = ana.locator("section[aria-labelledby=coming]")
    assert coming.locator("li").count() >= 1
    assert coming.locator("li").count() == coming.get_by_text(NOT_OURS_ES).count()
    expect(ana.locator("section[aria-labelledby=shown]")).to_contain_text("Mr Brandt")
    expect(ana.locator("section[aria-labelledby=talk]")).to_contain_text(ADULT_WILL)
    looks_well(ana, barriers)
