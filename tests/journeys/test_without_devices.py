"""The whole loop without a device of any learner: one tablet in a teacher's hand, and paper.

Ms Osei photographs six works and gives them to six faces, says what they show, signs what she saw, prints the sheets of a
talk, a plan and a path, notes what was agreed, brings a filled plan back as a photo; and Maya's mother reads of it at home. No learner signs in.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import presses
from tests.class_photos import chosen
from tests.demo_school import DemoSchool
from tests.journeys.test_on_paper import pages_of
from trellis.foundation import clock
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.queries import next_talk_of
from trellis.rooms.evidence.models import Judgement
from trellis.rooms.evidence.queries import pieces_of
from trellis.rooms.people.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Visitor = Callable[..., Page]

SIX = ("Ada", "Kofi", "Maya", "Noor", "Tomás", "Wren")
MAYA_WILL, OSEI_WILL = "draw the frame from the side", "bring the long spaghetti"
SAW = "The frame stands, and she says why the triangle holds it."


def come_in(page: Page, address: str, name: str) -> Page:
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    return page


def test_R071_the_whole_loop_works_with_one_tablet_and_paper(
    demo_school: DemoSchool, live_server: Any, visitors: Visitor
) -> None:
    began = clock.now()
    maya = demo_school.person("maya")
    osei = come_in(visitors(820), live_server.url, "Ms Osei")

    shown = photographs_six_works(osei)
    judges_the_piece_of_maya(osei, live_server.url, demo_school, shown)
    prints_what_a_day_needs(osei, live_server.url, demo_school)
    brings_the_talk_back_from_paper(osei, live_server.url, demo_school)
    brings_a_filled_plan_back(osei, live_server.url)

    newest = list(pieces_of(maya, viewer=demo_school.viewer("maya"))[:2])
    assert [piece.title for piece in newest] == ["My plan", "A frame that stands"]
    assert Judgement.objects.get(learner=maya, signed_at__gte=began).reason == SAW
    her_mother_reads_of_it(come_in(visitors(390), live_server.url, "Sra. Ruiz"))
    assert nothing_was_done_by_a_learner_since(began, demo_school)


def photographs_six_works(osei: Page) -> str:
    """Six photos, six faces, one target: eight presses; it says so in one sentence."""
    osei.get_by_role("link", name="Photos of work").click()
    presses(osei)
    osei.set_input_files("#id_photo", [chosen(number) for number in range(6)])
    for name in SIX:
        osei.locator(".facetile").filter(has_text=name).click()
    target = osei.locator("#id_target option").filter(has_text=re.compile("shape|frame", re.I)).first
    words = target.inner_text()
    osei.get_by_label("All of them show").select_option(label=words)
    osei.get_by_label("What it is").fill("A frame that stands")
    osei.get_by_role("button", name="Keep", exact=True).click()
    expect(osei.get_by_text("Six pieces are kept, in six portfolios.")).to_be_visible(timeout=60_000)
    assert presses(osei) == 7
    return words


def judges_the_piece_of_maya(osei: Page, address: str, school: DemoSchool, shown: str) -> None:
    piece = pieces_of(school.person("maya"), viewer=school.viewer("osei"))[0]
    osei.goto(f"{address}/educator/inbox/{piece.id}/")
    expect(osei.locator("main")).to_contain_text(shown)
    osei.locator("#id_text").fill(SAW)
    osei.get_by_role("button", name="Shown").click()
    expect(osei.get_by_text("Signed: shown. Maya sees it with your word.")).to_be_visible()


def prints_what_a_day_needs(osei: Page, address: str, school: DemoSchool) -> None:
    maya = school.person("maya")
    talk = next_talk_of(maya)
    assert talk is not None
    osei.goto(f"{address}/educator/class/")
    osei.get_by_role("link", name="Sheets to print").click()
    sheets = [one.get_attribute("href") for one in osei.locator("main a[href*='/paper/']").all()]
    wanted = {
        f"/educator/talks/{talk.id}/paper/": 1,
        "/educator/sheets/cards/paper/": 1,
        "/educator/sheets/cards/paper/?set=letters": 1,
        f"/educator/learners/{maya.id}/path/paper/": 2,
    }
    plans = [one for one in sheets if one and "/plan/" in one and (str(maya.id) in one or "/plan/paper/" in one)]
    assert len(plans) == 4
    assert set(wanted) <= set(sheets)
    for sheet, most in (wanted | dict.fromkeys(plans, 1)).items():
        osei.goto(f"{address}{sheet}")
        assert pages_of(osei) <= most, sheet
        assert [one for one in osei.locator("main button, main nav").all() if one.is_visible()] == []
        osei.emulate_media(media="screen")


def brings_the_talk_back_from_paper(osei: Page, address: str, school: DemoSchool) -> None:
    """The two talk with pencils before them; afterwards the adult notes what they agreed."""
    osei.goto(f"{address}/educator/learners/{school.person('maya').id}/")
    osei.get_by_role("button", name="Talk", exact=True).first.click()
    osei.get_by_label("Maya will").fill(MAYA_WILL)
    osei.get_by_label("Ms Osei will").fill(OSEI_WILL)
    osei.get_by_role("button", name=re.compile("^We agree")).click()
    expect(osei).to_have_url(re.compile("/educator/class/$"))


def brings_a_filled_plan_back(osei: Page, address: str) -> None:
    """A sheet that was filled in with a pencil is one photo, as everything else."""
    osei.goto(f"{address}/educator/capture/")
    osei.set_input_files("#id_camera", chosen(11))
    osei.locator(".facetile").filter(has_text="Maya").click()
    osei.get_by_label("What it is").fill("My plan")
    osei.get_by_role("button", name="Keep", exact=True).click()
    expect(osei.get_by_text("Kept, in the portfolio of Maya.")).to_be_visible(timeout=60_000)


def her_mother_reads_of_it(ruiz: Page) -> None:
    """In Spanish, on her phone: the newest photo, who kept it, and what the two promised."""
    newest = ruiz.locator(".lastshown")
    expect(newest).to_contain_text("My plan")
    expect(newest.locator("img")).to_be_visible()
    for words in ("Ms Osei", MAYA_WILL, OSEI_WILL):
        expect(ruiz.locator("main")).to_contain_text(words)


def nothing_was_done_by_a_learner_since(began: Any, school: DemoSchool) -> bool:
    teacher = school.person("osei")
    lines = AuditLine.objects.filter(school_id=teacher.school_id, at__gte=began - timedelta(seconds=1))
    roles = teacher.memberships.model.objects.filter(person__in=lines.values("by_id"), role=Role.LEARNER)
    return lines.exists() and not roles.exists()
