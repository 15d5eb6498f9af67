"""My path, own areas and goals in a real browser: nothing is pushed aside, and no plate lies on the next."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import NOON, Cast
from trellis.rooms.paths.actions import add_own_step, choose_way, name_own_area, publish_experience, set_goal
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]

PLATES = """() => [...document.querySelectorAll('.trellis .strand')].map(strand => ({
  width: strand.getBoundingClientRect().width,
  beside: getComputedStyle(document.querySelector('.trellis .stem')).display !== 'none',
  plates: [...strand.querySelectorAll('.plate, .stake')].map(one => {
    const box = one.getBoundingClientRect();
    const inner = Math.max(box.bottom, ...[...one.querySelectorAll('*')].map(part => part.getBoundingClientRect().bottom));
    return [box.top, inner];
  }).sort((a, b) => a[0] - b[0]),
}))"""


@pytest.fixture
def leo(cast: Cast, page: Page, as_person: Be, live_server: Any) -> Page:
    walk_in(page, as_person(cast.leo), live_server.url)
    return page


@pytest.mark.parametrize("areas", [4, 7])
def test_no_plate_lies_on_the_next_however_many_columns(cast: Cast, leo: Page, live_server: Any, areas: int) -> None:
    for number in range(areas):
        area = name_own_area(learner=cast.leo, name=f"Workshop {number}", by=cast.leo, at=NOON)
        for words in ("I can explain to somebody else why a thing that rolls slows down in the end", "I tried it"):
            add_own_step(area=area, text=words, is_done=True, by=cast.leo, at=NOON)

    for width in (900, 1040, 1180, 1280):
        leo.set_viewport_size({"width": width, "height": 900})
        leo.goto(f"{live_server.url}/learner/path/?area=own")
        strands = leo.evaluate(PLATES)
        assert len(strands) == areas
        assert all(strand["width"] >= 150 for strand in strands), width
        for strand in strands:
            rows = strand["plates"]
            assert all(upper[1] <= lower[0] + 1 for upper, lower in pairwise(rows)), (width, rows)
        assert leo.evaluate("document.documentElement.scrollWidth") <= width


def test_words_without_a_space_push_nothing_aside(cast: Cast, leo: Page, live_server: Any) -> None:
    set_goal(owner=cast.leo, horizon="week", text="w" * 290, by=cast.leo, at=NOON)
    area = name_own_area(learner=cast.leo, name="n" * 60, by=cast.leo, at=NOON)
    add_own_step(area=area, text="s" * 80, by=cast.leo, at=NOON)
    way = publish_experience(
        title={"en": "t" * 80}, kind="visit", targets=[cast.targets["forces-explain"]], why={"en": "y" * 80},
        by=cast.brandt, at=NOON,
    )  # fmt: skip
    choose_way(learner=cast.leo, experience=way, place="p" * 80, by=cast.leo, at=NOON)

    for address in ("goals/", f"path/own/{area.id}/", "path/", f"choose/?way={way.id}", "today/"):
        leo.set_viewport_size({"width": 390, "height": 844})
        leo.goto(f"{live_server.url}/learner/{address}")
        assert leo.evaluate("document.documentElement.scrollWidth") <= 390, address
        if address.startswith(("path/own", "choose")):
            assert axe_light_and_dark(leo) + no_sideways(leo) == []
