"""The designer in a real browser: from an empty week to a plan in three presses, a copy, a photo brought in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import Cast
from tests.foundation.specimens import picture_bytes
from trellis.rooms.paths.actions import plant_target, publish_experience
from trellis.rooms.paths.models import Experience, PlannedExperience
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
type Visit = Callable[..., Page]


@pytest.fixture
def osei(cast: Cast, visitors: Visit, as_person: Be, live_server: Any) -> Page:
    """Ms Osei, with an empty week, a child of hers on a target, and something on the shelf that leads there."""
    at, target = timezone.now(), cast.targets["shapes-strong"]
    plant_target(learner=cast.maya, target=target, by=cast.maya, at=at)
    publish_experience(
        title={"en": "A bridge that holds a cup"}, kind="making", targets=[target], why={"en": "It carries"},
        by=cast.brandt, at=at, details={"licence": "cc_by", "from_grade": 1, "to_grade": 4, "minutes": 60},
    )  # fmt: skip
    tab = visitors()
    walk_in(tab, as_person(cast.osei), live_server.url)
    return tab


def test_R101_from_an_empty_week_a_starter_is_in_the_plan_in_three_presses(
    osei: Page, cast: Cast, visitors: Visit, as_person: Be, live_server: Any
) -> None:
    osei.goto(f"{live_server.url}/educator/designer/")
    expect(osei.get_by_role("heading", name="The week of 2B is open.")).to_be_visible()
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    presses(osei)

    osei.get_by_role("link", name="Can make a shape strong").click()
    osei.get_by_role("button", name="Use").click()

    expect(osei.get_by_role("heading", name="One thing stands ready for 2B.")).to_be_visible()
    assert presses(osei) <= 3
    assert PlannedExperience.objects.get().experience.title == {"en": "A bridge that holds a cup"}
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    maya = visitors(820)
    walk_in(maya, as_person(cast.maya), live_server.url)
    maya.goto(f"{live_server.url}/learner/today/")
    expect(maya.get_by_text("planned by Ms Osei for any day")).to_be_visible()
    assert no_sideways(maya) == []
    as_person(cast.osei)  # the two share one session
    osei.get_by_role("button", name="Undo").click()
    expect(osei.get_by_role("heading", name="The week of 2B is open.")).to_be_visible()


def test_R101_a_day_is_chosen_first_and_it_stands_there_in_three_presses(osei: Page, live_server: Any) -> None:
    osei.goto(f"{live_server.url}/educator/designer/")
    presses(osei)
    slot = osei.locator(".weekgrid").nth(1).get_by_role("link", name="Plan something").first
    slot.click()
    osei.get_by_role("link", name="Can make a shape strong").click()
    osei.get_by_role("button", name="Use").click()

    expect(osei.locator(".plannedcard")).to_have_count(1)
    assert presses(osei) == 3
    assert PlannedExperience.objects.get().on is not None


def test_R101_a_copy_is_made_by_changing_a_word_and_credits_its_source(osei: Page, live_server: Any) -> None:
    original = Experience.objects.get()
    osei.goto(f"{live_server.url}/educator/designer/experiences/{original.id}/")
    assert axe_light_and_dark(osei) == []
    osei.get_by_role("link", name="Make it yours").click()
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    osei.get_by_label("What it is called").first.fill("A bridge of paper")
    osei.get_by_role("button", name="Keep").click()

    expect(osei.get_by_role("heading", name="A bridge of paper")).to_be_visible()
    expect(osei.get_by_text("Made from “A bridge that holds a cup” by Mr Brandt.")).to_be_visible()
    osei.get_by_role("button", name="Share it").click()
    expect(osei.get_by_text("Shared. Colleagues find it")).to_be_visible()
    assert axe_light_and_dark(osei) == []
    assert Experience.objects.filter(published_at__isnull=False).count() == 2


def test_R101_a_photo_of_a_page_is_an_experience_in_three_presses_beyond_its_words(
    osei: Page, live_server: Any, tmp_path: Path
) -> None:
    shot = tmp_path / "page.png"
    shot.write_bytes(picture_bytes("PNG"))
    osei.goto(f"{live_server.url}/educator/designer/")
    presses(osei)

    osei.get_by_role("link", name="Bring in a page, a link or a photo").click()
    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
    presses_so_far = presses(osei) + 1  # the press that opens the browser's own list of files
    osei.get_by_label("A saved page, a PDF or a photo").set_input_files(str(shot))
    osei.get_by_label("What it is called").fill("Page 42")
    osei.get_by_role("button", name="Bring it in").click()

    expect(osei.get_by_text("Here is your draft.")).to_be_visible()
    assert presses_so_far + presses(osei) <= 3
    assert Experience.objects.get(author__slug="osei").title == {"en": "Page 42"}
