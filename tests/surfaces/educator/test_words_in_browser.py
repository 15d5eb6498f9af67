"""Words home in a real browser: kept while one writes, two presses a child, heard and read and answered at home."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import START, TERM, Cast
from tests.never.who_sees_what.pages import come_in
from tests.work import photo, piece
from trellis.foundation import clock
from trellis.rooms.community.actions import release_words, write_word
from trellis.rooms.community.models import FamilyWord
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.terms import Role

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MOST_PRESSES = 2  # a learner, by R80


def be(tab: Page, cast: Cast, who: str, address: str) -> None:
    client = Client()
    come_in(client, cast, who)
    walk_in(tab, client, address)


@pytest.fixture
def osei(cast: Cast, visitors: Any, live_server: Any) -> Page:
    tab: Page = visitors(820)
    be(tab, cast, "osei", live_server.url)
    return tab


def a_whole_class(cast: Cast) -> None:
    """Twenty-four children, each with something handed in."""
    for number in range(19):
        add_person(
            school=cast.school, name=f"Child {number:02}", said_as=f"Child {number:02}", role=Role.LEARNER,
            group=cast.class_2b, by=cast.keller, at=START, starts_on=TERM, details={"slug": f"child-{number}"},
        )  # fmt: skip
    for membership in cast.class_2b.memberships.filter(role=Role.LEARNER).select_related("person__school"):
        piece(membership.person, title="A work", files=[photo("a bridge")])


def test_R80_the_words_of_twenty_four_children_take_two_presses_a_child_at_most(
    cast: Cast, osei: Page, live_server: Any
) -> None:
    """Typed row by row, each with the newest piece chosen already, and released at the end: the whole batch by one press."""
    a_whole_class(cast)
    osei.goto(f"{live_server.url}/educator/words/")
    lines = osei.locator("textarea.voice")
    assert lines.count() == 24
    presses(osei)

    for number in range(24):
        lines.nth(number).click()
        osei.keyboard.type(f"A true line {number}.")
    osei.get_by_role("button", name="Release 24 words").click()
    expect(osei.get_by_role("heading", level=1)).to_have_text("Every family here has your word of this week.")

    pressed = presses(osei)
    assert pressed <= 24 * MOST_PRESSES and pressed == 25
    words = FamilyWord.objects.filter(released_at__isnull=False)
    assert words.count() == 24 and not words.filter(piece=None).exists()


def test_what_is_typed_is_kept_by_itself_and_waits_without_a_connection(
    cast: Cast, osei: Page, live_server: Any
) -> None:
    osei.goto(f"{live_server.url}/educator/words/")
    line = osei.locator(f"#text-{cast.maya.id}")
    line.fill("She tried three folds.")
    expect(osei.locator(f"#row-{cast.maya.id}").get_by_text("Kept. Only you read it.")).to_be_visible()
    word = FamilyWord.objects.get()
    assert (word.text, word.released_at) == ("She tried three folds.", None)

    osei.context.set_offline(True)
    line.fill("She tried three folds and kept one.")
    expect(osei.locator(f"#row-{cast.maya.id}").get_by_text("No connection.")).to_be_visible()
    later = (
        osei.context.new_page()
    )  # a page that is loaded while the first one sends could show what stood there before
    osei.close()
    later.context.set_offline(False)
    later.goto(f"{live_server.url}/educator/words/")

    expect(later.locator(f"#text-{cast.maya.id}")).to_have_value("She tried three folds and kept one.")
    later.wait_for_timeout(2500)
    assert FamilyWord.objects.get().text == "She tried three folds and kept one."
    assert FamilyWord.objects.get().released_at is None


def test_a_line_is_held_and_said_and_another_piece_is_chosen(cast: Cast, osei: Page, live_server: Any) -> None:
    piece(cast.maya, title="Older", files=[photo("a tower")])
    piece(cast.maya, title="Newest", files=[photo("a bridge")])
    older = piece(cast.ada, title="Only")
    osei.goto(f"{live_server.url}/educator/words/")
    row = osei.locator(f"#row-{cast.maya.id}")
    before = row.locator("img.thumb").get_attribute("src")
    row.get_by_role("combobox").select_option(label="Older")
    assert row.locator("img.thumb").get_attribute("src") != before
    expect(osei.locator(f"#row-{cast.ada.id} select option:checked")).to_have_text(older.title)

    speak = row.get_by_role("button", name="Say a line about Maya")
    box: Any = speak.bounding_box()
    osei.mouse.move(box["x"] + 20, box["y"] + 20)
    osei.mouse.down()
    osei.wait_for_timeout(1200)
    osei.mouse.up()
    expect(row.get_by_text("Kept. Play it, or say it again.")).to_be_visible()
    row.get_by_role("button", name="Release Maya").click()
    expect(osei.get_by_text("Released for the family of Maya.")).to_be_visible()

    word = FamilyWord.objects.get()
    assert word.file_id and word.piece and word.piece.title == "Older"


def test_ms_osei_writes_and_releases_sra_ruiz_reads_and_answers_and_it_stands_on_the_next_agenda(
    cast: Cast, osei: Page, visitors: Any, live_server: Any
) -> None:
    piece(cast.maya, title="The bridge", files=[photo("a bridge")])
    now = clock.now()
    talk = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=now.date(), by=cast.osei, at=now)
    osei.goto(f"{live_server.url}/educator/class/")
    osei.get_by_role("link", name="Words home").first.click()
    osei.get_by_role("textbox", name="Maya").fill("She tried three folds and kept the one that held.")
    osei.get_by_role("button", name="Release Maya").click()
    expect(osei.get_by_text("Released for the family of Maya.")).to_be_visible()

    ruiz = visitors(390)
    be(ruiz, cast, "ruiz", live_server.url)
    ruiz.goto(f"{live_server.url}/family/child/")
    expect(ruiz.get_by_role("heading", name="Unas palabras sobre Maya")).to_be_visible()
    expect(ruiz.get_by_text("She tried three folds and kept the one that held.")).to_be_visible()
    assert axe_light_and_dark(ruiz) == [] and no_sideways(ruiz) == []
    ruiz.get_by_role("link", name="Responder Ms Osei").click()
    assert axe_light_and_dark(ruiz) == [] and no_sideways(ruiz) == []
    ruiz.get_by_role("textbox", name="Unas palabras para Ms Osei").fill("¿Puede enseñarlo en casa?")
    ruiz.get_by_role("button", name="Enviar").click()
    expect(ruiz.get_by_text("Enviado. Lo leen Ms Osei y Maya")).to_be_visible()

    osei.goto(f"{live_server.url}/educator/words/")
    expect(osei.get_by_role("heading", name="They answered you")).to_be_visible()
    osei.get_by_role("button", name="Read Sra. Ruiz").click()
    osei.goto(f"{live_server.url}/educator/talks/{talk.id}/")
    expect(osei.get_by_text("Sra. Ruiz answers: “¿Puede enseñarlo en casa?”")).to_be_visible()

    maya = visitors(820)
    be(maya, cast, "maya", live_server.url)
    maya.goto(f"{live_server.url}/learner/talks/")
    expect(maya.get_by_text("She tried three folds and kept the one that held.")).to_be_visible()
    expect(maya.get_by_text("¿Puede enseñarlo en casa?")).to_be_visible()


def test_everybody_can_use_the_page_in_light_and_dark_and_on_a_narrow_screen(
    cast: Cast, osei: Page, live_server: Any
) -> None:
    piece(cast.maya, title="A very long title of a work about bridges that hold three cars", files=[photo("a bridge")])
    word = write_word(learner=cast.ada, text="She counted.", piece=None, by=cast.osei, at=clock.now())
    release_words(words=[word] if word else [], by=cast.osei, at=clock.now())
    osei.goto(f"{live_server.url}/educator/words/")

    assert axe_light_and_dark(osei) == []
    assert no_sideways(osei) == []
