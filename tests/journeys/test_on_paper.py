"""What is printed: the sheet for a talk is one side of A4, and My Path is a list in two columns."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.demo_school import DemoSchool
from trellis.rooms.conferences.queries import next_talk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def pages_of(page: Page) -> int:
    """How many sheets the printer gives out."""
    page.emulate_media(media="print")
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def come_in(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()


@pytest.mark.parametrize(
    ("adult", "slug", "half"), [("Mr Duarte", "leo", "says"), ("Ms Osei", "maya", "says or draws")]
)
def test_the_sheet_of_a_talk_is_one_side_of_paper(
    demo_school: DemoSchool, live_server: Any, page: Page, adult: str, slug: str, half: str
) -> None:
    learner = demo_school.person(slug)
    talk = next_talk_of(learner)
    assert talk is not None
    come_in(page, live_server.url, adult)
    page.goto(f"{live_server.url}/educator/talks/{talk.id}/")

    page.get_by_role("link", name="Paper sheet").click()

    sheet = page.locator(".talksheet")
    expect(sheet.get_by_role("heading", name=f"{learner.said_as} {half}", exact=True)).to_be_visible()
    expect(sheet.get_by_role("heading", name=f"{adult} says", exact=True)).to_be_visible()
    expect(sheet.locator("input, button, a")).to_have_count(0)
    assert sheet.locator(".frame").count() == (1 if slug == "maya" else 0)
    assert pages_of(page) == 1
    left, right = (sheet.locator(".tall").nth(n).bounding_box() for n in (0, 1))
    assert left and right
    assert (left["width"], left["height"]) == pytest.approx((right["width"], right["height"]), abs=1)


@pytest.mark.parametrize("view", ["", "?as=list"])
def test_my_path_on_paper_is_a_list_without_controls_and_next_steps(
    demo_school: DemoSchool, live_server: Any, page: Page, view: str
) -> None:
    come_in(page, live_server.url, "Leo")
    page.goto(f"{live_server.url}/learner/path/{view}")
    expect(page.get_by_role("heading", name="Three next steps")).to_be_visible()

    assert pages_of(page) <= 2
    expect(page.get_by_role("heading", name="Three next steps")).to_be_hidden()
    assert [one for one in page.locator("main button, main nav").all() if one.is_visible()] == []
    columns = {round(box["x"]) for one in page.locator(".stake").all() if (box := one.bounding_box())}
    assert len(columns) == 2
