"""Choose in pictures on the narrowest phone: nothing sticks out, every press is as large as a small hand."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page

from tests.browser import axe_light_and_dark, no_sideways, walk_in
from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.paths.actions import publish_experience
from trellis.rooms.people.models import Person

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_R069_pictures_to_choose_from_fit_the_narrowest_phone(
    cast: Cast, page: Page, as_person: Callable[[Person], Client], live_server: Any
) -> None:
    for title in ("What she told, with subtitles", "A letter", "Shadows"):
        publish_experience(
            title={"en": title}, kind="project", targets=[cast.targets["shapes-strong"]], why={"en": "why"}, by=cast.osei,
            at=clock.now(), details={"young_title": {"en": title}},
        )  # fmt: skip
    walk_in(page, as_person(cast.maya), live_server.url)
    page.goto(f"{live_server.url}/learner/choose/")

    assert no_sideways(page) == []
    assert axe_light_and_dark(page) == []
    heights = [box["height"] for one in page.locator(".pics .btn").all() if (box := one.bounding_box())]
    assert len(heights) == 6
    assert min(heights) >= 60
