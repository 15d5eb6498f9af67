"""The routines of a school's day, as somebody who knows the pages walks them: for S11 and for the budgets of AR-24.

Each begins on the page on which that person begins. `hand` is what acts and counts: klm.Routine, or the tests' own counter.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Page

NOTE = "Knows why the ramp matters; measures twice"
PROMISE = "feel the pad before and after"
WORD = "You show where it bends and why"
MADE = "I rolled the cart three times and wrote it down"
NAME = "leo"


class Hand(Protocol):
    page: Page
    clicks: int
    keys: int
    hands: int
    mental: int

    def click(self, target: Any) -> None: ...
    def type(self, target: Any, words: str) -> None: ...
    def press(self, key: str) -> None: ...


@dataclass(frozen=True)
class Routine:
    """One job: whose it is, how it is walked, what must then stand on the page, the most clicks and seconds it may take
    beyond the words typed (None where nobody has set a limit), and what other products take."""

    says: str
    who: str
    begins: str
    walk: Callable[[Hand, Path], None]
    then: str
    words: str = ""
    clicks: int | None = None
    seconds: float | None = None
    moodle: str = ""
    kolibri: str = ""


def note_a_talk(hand: Hand, folder: Path) -> None:
    hand.click("section[aria-labelledby=promised] form button")
    hand.type("#line", NOTE)
    hand.type("textarea[name^=will-]", PROMISE)
    hand.click("button[value=end]")


def answer_in_writing(hand: Hand, folder: Path) -> None:
    hand.click("nav.words a[href='/educator/inbox/']")
    hand.type("#id_text", WORD)
    hand.click("button[value=shown]")


def answer_aloud(hand: Hand, folder: Path) -> None:
    hand.click("nav.words a[href='/educator/inbox/']")
    button = hand.page.locator("hold-to-speak .speak").first
    button.scroll_into_view_if_needed()
    button.hover()
    hand.page.mouse.down()
    hand.page.wait_for_timeout(1300)
    hand.page.mouse.up()
    hand.page.locator("hold-to-speak .review").first.wait_for()
    hand.clicks, hand.mental = hand.clicks + 1, hand.mental + 1  # one press, held while speaking
    hand.click("button[value=shown]")


def show_words(hand: Hand, folder: Path) -> None:
    hand.click("a[href='/learner/capture/?how=write']")
    hand.type("#id_text", MADE)
    hand.click(".picks label")
    hand.click("button[value=ready]")


def show_a_photo(hand: Hand, folder: Path) -> None:
    hand.click("a[href='/learner/capture/?how=camera']")
    choose(hand, lambda: hand.click("#id_photo"), folder / "ramp.png")
    hand.click(".picks label")
    hand.click("button[value=ready]")


def choose(hand: Hand, ask: Callable[[], None], file: Path) -> None:
    """The system's own window for files opens, and one click in it chooses."""
    with hand.page.expect_file_chooser() as window:
        ask()
    window.value.set_files(file)
    hand.clicks += 1


def see_why_and_plant(hand: Hand, folder: Path) -> None:
    hand.click("#next button[value=plant]")


def import_standards(hand: Hand, folder: Path) -> None:
    choose(hand, lambda: hand.click("#id_file"), folder / "framework.json")
    hand.click("button[form=writing]")
    hand.page.get_by_role("heading", name="It is in.").wait_for(timeout=60_000)


def plan_a_small_lesson(hand: Hand, folder: Path) -> None:
    hand.click("a[href='/educator/targets/']")
    hand.click(f"a[href^='{with_something_open(hand.page)}']")
    hand.click(".opencrit > a.btn")
    hand.click("#lesson button")


def with_something_open(page: Page) -> str:
    """A target of the list in whose work something can be looked at; looking for it is the teacher's thinking, not counted."""
    for address in re.findall(r'href="(/educator/targets/[0-9a-f-]{36}/)', page.content()):
        if "lesson=" in page.request.get(re.sub(r"/educator/.*", address, page.url)).text():
            return address
    raise LookupError("Nothing is open in anybody's work.")


def find_a_person(hand: Hand, folder: Path) -> None:
    hand.press("/")
    hand.type("#q", NAME)
    hand.press("Enter")


def print_coverage(hand: Hand, folder: Path) -> None:
    hand.click("a[href='/educator/coverage/']")
    hand.click("a[href*='/coverage/paper/']")


ROUTINES = (
    Routine("A talk noted, with a next step", "duarte", "/educator/class/", note_a_talk, "You agreed.",
            NOTE + PROMISE, clicks=4, seconds=60, moodle="33.6 s, 7 clicks, no field for the next step",
            kolibri="impossible"),
    Routine("A piece answered: criteria and a sentence", "osei", "/educator/class/", answer_in_writing, "Signed: ",
            WORD, clicks=3, seconds=14, moodle="40.9 s, 12 clicks, without seeing the work", kolibri="impossible"),
    Routine("A piece answered aloud", "osei", "/educator/class/", answer_aloud, "Signed: ", clicks=3, seconds=14,
            moodle="40.9 s, 12 clicks, in writing", kolibri="impossible"),
    Routine("Words kept, and eyes asked for", "leo", "/learner/today/", show_words, "You said that you are ready.",
            MADE, seconds=22, moodle="67.4 s, 16 clicks", kolibri="impossible"),
    Routine("A photo kept, and eyes asked for", "kim", "/learner/today/", show_a_photo, "You said that you are ready.",
            seconds=22, moodle="67.4 s, 16 clicks", kolibri="impossible"),
    Routine("Why, and the next thing picked, from Today", "leo", "/learner/today/", see_why_and_plant, "Take it off my path", seconds=5,
            moodle="13.2 s, 5 clicks, no why and no suggestion", kolibri="2.7 s, 1 click, no why"),
    Routine("A standards framework brought in", "vera", "/office/continuum/", import_standards, "It is in.", seconds=9,
            moodle="27.8 s, 11 clicks, its own table only", kolibri="impossible"),
    Routine("A group who need the same skill", "osei", "/educator/class/", plan_a_small_lesson, "You planned",
            moodle="40.5 s, 14 clicks, by hand", kolibri="34.4 s, 12 clicks, by hand"),
    Routine("A person found", "duarte", "/educator/class/", find_a_person, "Leo", NAME),
    Routine("Coverage on its sheet of paper", "osei", "/educator/class/", print_coverage, "On paper", clicks=2),
)  # fmt: skip
