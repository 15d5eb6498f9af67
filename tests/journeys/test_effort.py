"""The routines of a day stay inside their budgets (AR-24): the presses are counted while Chromium walks them.

The same walks are measured in seconds by benchmarks/s11_effort.py, which needs ../shared/tools/klm.py.
"""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from benchmarks.routines import ROUTINES, Routine
from tests.browser import presses
from tests.demo_school import DemoSchool
from tests.interop.case.packages import small, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What AR-24 allows, and what these walks take where it says nothing: none of them may become more.
BUDGETS = {
    "A talk noted, with a next step": 4,
    "A piece answered: criteria and a sentence": 3,
    "A piece answered aloud": 3,
    "Words kept, and eyes asked for": 3,
    "A photo kept, and eyes asked for": 5,
    "Why, and the next thing picked, from Today": 2,
    "A standards framework brought in": 4,
    "A group who need the same skill": 4,
    "A person found": 0,
    "Coverage on its sheet of paper": 2,
}


class Counting:
    """Whoever walks a routine here: presses and keys are counted, a field that has the focus needs no press."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.keys, self.hands, self.mental = page, 0, 0, 0, 0

    def found(self, target: Any) -> Locator:
        found = self.page.locator(target) if isinstance(target, str) else target
        return found.locator("visible=true").first

    def click(self, target: Any) -> None:
        self.found(target).click()
        self.clicks += 1

    def type(self, target: Any, words: str) -> None:
        field = self.found(target)
        if not field.evaluate("field => field === document.activeElement"):
            self.click(field)
        field.press_sequentially(words)
        self.keys += len(words)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What is chosen in the system's own window for files."""
    Image.new("RGB", (80, 60), "olive").save(tmp_path / "ramp.png")
    (tmp_path / "framework.json").write_bytes(written(small()))
    return tmp_path


@pytest.mark.parametrize("routine", ROUTINES, ids=[one.says for one in ROUTINES])
def test_R080_AR24_routine_stays_inside_its_budget(
    routine: Routine, live_server: Any, visitors: Any, demo_school: DemoSchool, folder: Path
) -> None:
    tab = visitors()
    tab.goto(f"{live_server.url}/demo")
    tab.locator(f'form[action="/demo/be/{routine.who}"] button').first.click()
    tab.goto(live_server.url + routine.begins)
    presses(tab)
    hand = Counting(tab)

    routine.walk(hand, folder)

    expect(tab.locator("main")).to_contain_text(routine.then)
    assert hand.clicks <= BUDGETS[routine.says]
    assert presses(tab) <= hand.clicks  # nothing was pressed that the walk did not count


def test_R080_no_budget_is_wider_than_AR24_says() -> None:
    widest = {one.says: one.clicks for one in ROUTINES if one.clicks}

    assert {says: BUDGETS[says] for says in widest} == widest
    assert BUDGETS.keys() == {one.says for one in ROUTINES}
