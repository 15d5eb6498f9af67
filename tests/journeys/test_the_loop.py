"""The main loop in a browser: Leo chooses, makes, claims; a teacher asks and signs; he and his advisor talk; his mother knows."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import av
import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser import presses
from tests.demo_school import DemoSchool
from tests.foundation.specimens import SECRET, jpeg_with_place
from trellis.foundation import clock
from trellis.foundation.i18n import said
from trellis.rooms.conferences.queries import rhythm_of
from trellis.rooms.continuum.queries import continuum_of
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.people.actions import make_family_key
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day, school_day
from trellis.ui.words import as_day

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, IN_PLAIN_WORDS = 390, "I changed the design of the bike twice with its user"
FOUND, FOUND_AS_ADULTS_SAY = "I can improve a design with its user", re.compile("^Can improve a design with the people")
TITLE = "A brake for a left hand"
OWN_WAY = "I ride Zoe’s bike for a week and change one thing a day"
BECAUSE = "Zoe rode it, I kept silent and watched, and then I changed the lever twice"
QUESTION = "What did you give up so that the lever sits where her hand is?"
ANSWER = "The bell. It is on the other side now and she has to look for it."
SEEN = "A brake lever on the left of the bars, and the bell on the right."
REASON = "You watched before you changed anything, and you say what it cost."
HELPS = "Ask Zoe after a week whether it is better, and write down her words."
BRINGS = "I would like to be in the bike shop on Thursdays."
ADULT_BRINGS = "Zoe told me that you kept silent while she rode. I know what that costs you."
LEO_WILL = "let Kim read the next plan before I build"
ADULT_WILL = "ask Rosa whether Thursdays suit her"

type Visitor = Callable[..., Page]


def test_the_loop_from_a_choice_to_a_mother_who_knows(
    demo_school: DemoSchool, live_server: Any, visitors: Visitor
) -> None:
    leo = come_in(visitors(PHONE), live_server.url, "Leo")
    brandt = come_in(visitors(), live_server.url, "Mr Brandt")
    duarte = come_in(visitors(), live_server.url, "Mr Duarte")

    planted = plants_one_of_three(leo, strands_taught_by("brandt", demo_school))
    proposes_a_way_of_his_own(leo, planted)
    says_yes(duarte)
    keeps_voice_and_picture(leo, planted)
    says_how_he_sees_it_and_that_he_is_ready(leo, planted)
    asks_before_signing(brandt)
    answers_and_adds_words(leo)
    signs_one_and_not_yet_the_other(brandt, as_adults_say(planted, demo_school))
    reads_what_was_signed(leo, planted)
    brings_something_to_the_talk(leo)
    day = they_talk_and_agree(duarte)
    assert day == by_rhythm(demo_school)
    sees_what_they_agreed(leo, day)
    now = plants_one_of_three(leo, strands_taught_by("duarte", demo_school))
    ana, keller = demo_school.person("andrade"), demo_school.person("keller")
    phone = opens_the_letter(visitors(PHONE), live_server.url, guardian=ana, by=keller)
    reads_in_spanish(phone, now=in_spanish(now, demo_school), shown=in_spanish(planted, demo_school))


# Coming in, and getting about ----------------------------------------------------------------------------------------------


def come_in(page: Page, address: str, name: str) -> Page:
    """By the door: one press, no password."""
    page.goto(f"{address}/demo")
    page.get_by_role("button", name=re.compile(f"^{name}")).first.click()
    expect(page.locator(".masthead .me")).to_contain_text(name)
    assert presses(page) == 1
    return page


def word(page: Page, name: str) -> None:
    """Press one of the words in the masthead."""
    page.get_by_role("navigation", name="Main").get_by_role("link", name=name).click()


def says(page: Page, sentence: str) -> None:
    expect(page.locator("main")).to_contain_text(sentence)


def strands_taught_by(slug: str, demo: DemoSchool) -> set[str]:
    viewer, strands = demo.viewer(slug), continuum_of(demo.person(slug).school).strands
    areas = areas_by_membership([one for one in viewer.memberships if one.group_id in viewer.taught_groups]).values()
    return {said(strand.name, "en") for strand in strands if any(of is None or strand.area.id in of for of in areas)}


def as_adults_say(target: str, demo: DemoSchool, language: str = "en") -> str:
    shapes = continuum_of(demo.person("leo").school).by_id.values()
    return next(shape.said("adult", language) for shape in shapes if shape.said("teen", "en") == target)


def in_spanish(target: str, demo: DemoSchool) -> str:
    return as_adults_say(target, demo, "es")


# Leo chooses ----------------------------------------------------------------------------------------------------------------


def plants_one_of_three(leo: Page, taught: set[str]) -> str:
    """One press plants the first in these strands; it opens on his path, and is offered no longer."""
    word(leo, "My path")
    offers = leo.locator("#next .nexts > li")
    expect(offers).to_have_count(3)
    assert [one.locator(".because").count() > 0 for one in offers.all()] == [True, True, True]
    while not (fitting := [one for one in offers.all() if one.locator(".kind small").inner_text() in taught]):
        refuses(offers)
    offer = fitting[0]
    planted = offer.get_by_role("heading").inner_text()
    assert planted != FOUND
    presses(leo)

    offer.get_by_role("button", name="Plant it").click()

    expect(leo.locator("#target")).to_contain_text(planted)
    expect(leo.locator("#next")).not_to_contain_text(planted)
    assert presses(leo) == 1
    return planted


def refuses(offers: Locator) -> None:
    """Not me: the next best takes the place of the first."""
    refused = offers.first.get_by_role("heading").inner_text()
    offers.first.get_by_role("button", name="Not me").click()
    expect(offers).to_have_count(3)
    expect(offers.first.get_by_role("heading")).not_to_have_text(refused)


def proposes_a_way_of_his_own(leo: Page, planted: str) -> None:
    leo.get_by_role("link", name="Other ways to learn it").click()
    expect(leo.get_by_role("heading", level=1)).to_contain_text(planted)

    leo.get_by_label("One line is enough").fill(OWN_WAY)
    leo.get_by_role("button", name="Ask", exact=True).click()

    expect(leo.locator("#ideas")).to_contain_text(OWN_WAY)
    says(leo, "Mr Duarte has your idea and will answer.")


def says_yes(duarte: Page) -> None:
    word(duarte, "Class")
    duarte.locator("#asked li").filter(has_text=OWN_WAY).get_by_role("button", name="Yes Leo").click()
    expect(duarte.locator("main")).not_to_contain_text(OWN_WAY)


# Leo shows ------------------------------------------------------------------------------------------------------------------


def keeps_voice_and_picture(leo: Page, planted: str) -> None:
    """He says it, adds a photo, ticks two targets (one of them found by plain words) and says because; then hands it in."""
    word(leo, "Today")
    leo.get_by_role("link", name="Voice").click()
    speak_for(leo, milliseconds=1500)
    leo.get_by_role("link", name="Camera").click()
    photo = {"name": "IMG_0815.jpg", "mimeType": "image/jpeg", "buffer": jpeg_with_place()}
    leo.get_by_label("Take a photo or a film").set_input_files(photo)
    expect(leo.locator(".chosen img")).to_be_visible()
    tick(leo, planted)
    leo.get_by_text("Another target").click()
    leo.get_by_label("Say it in plain words").fill(IN_PLAIN_WORDS)
    leo.get_by_role("button", name="Which targets?").click()
    tick(leo, FOUND)
    leo.get_by_label("… because").fill(BECAUSE)
    leo.get_by_text("What you call it, where and when").click()
    leo.get_by_label("What you call it", exact=False).first.fill(TITLE)
    leo.get_by_role("button", name="Hand it in").click()

    says(leo, "Handed in.")
    the_stored_sound_lasts_over_a_second(leo)
    the_stored_photo_knows_no_place(leo)


def speak_for(page: Page, milliseconds: int) -> None:
    """Hold the button down, as with a thumb; Chromium's made-up microphone beeps."""
    speak = page.locator("hold-to-speak .speak")
    speak.hover()
    page.mouse.down()
    expect(page.locator("hold-to-speak")).to_have_attribute("data-state", "listening")
    page.wait_for_timeout(milliseconds)
    page.mouse.up()
    expect(page.locator("hold-to-speak")).to_have_attribute("data-state", "review")


def tick(page: Page, target: str) -> None:
    row = page.locator(".pickrow").filter(has_text=target).first
    if row.count() and not row.is_visible():
        page.get_by_text("More of your path").click()
    row.click()
    expect(page.locator(".pickrow").filter(has_text=target).first.locator("input")).to_be_checked()


def the_stored_sound_lasts_over_a_second(leo: Page) -> None:
    with av.open(io.BytesIO(stored(leo, leo.locator("main audio[src]")))) as sound:
        samples = sum(frame.samples / frame.sample_rate for frame in sound.decode(audio=0))
    assert samples > 1


def the_stored_photo_knows_no_place(leo: Page) -> None:
    before, kept = jpeg_with_place(), stored(leo, leo.locator(".print-photo img"))
    with Image.open(io.BytesIO(kept)) as photo:
        photo.load()
        assert (dict(photo.getexif()), "exif" in photo.info) == ({}, False)
    assert (SECRET.encode() in before, SECRET.encode() in kept) == (True, False)


def stored(page: Page, shown: Locator) -> bytes:
    """The file behind what a page shows, whole, as its store gives it to somebody who may have it."""
    address = shown.get_attribute("src") or ""
    answer = page.request.get(page.url.split("/learner/")[0] + address)
    assert (answer.status, address.startswith("/files/")) == (200, True)
    return answer.body()


def says_how_he_sees_it_and_that_he_is_ready(leo: Page, planted: str) -> None:
    sheet = sheet_of(leo, planted)
    sheet.get_by_label("I can, with help").check()
    sheet.get_by_role("button", name="Keep").click()
    expect(sheet_of(leo, planted)).to_contain_text("I can, with help")

    sheet_of(leo, planted).get_by_role("link", name="I am ready to show").click()
    leo.get_by_label("I am ready because").fill("Zoe has not asked for the old lever back")
    leo.get_by_role("button", name="I am ready to show").click()

    says(leo, "You said that you are ready. It waits for eyes now.")


def sheet_of(page: Page, target: str) -> Locator:
    return page.locator("section.sheet").filter(has=page.get_by_role("heading", name=target))


# A teacher answers ------------------------------------------------------------------------------------------------------------


def asks_before_signing(brandt: Page) -> None:
    """He finds it among those who are ready, hears Leo's own view first, and asks."""
    word(brandt, "Class")
    brandt.locator("#ready ~ *, section").get_by_role("link", name=re.compile(TITLE)).first.click()
    says(brandt, "I can, with help")
    expect(brandt.locator("main audio[src]")).to_have_count(1)

    brandt.get_by_label("Or write").fill(QUESTION)
    brandt.get_by_role("button", name=re.compile("^Ask")).click()

    says(brandt, "Asked. It comes back to you when Leo has answered.")


def answers_and_adds_words(leo: Page) -> None:
    """Leo finds the question on Today, answers it, and revises: words for what one sees."""
    word(leo, "Today")
    question = leo.locator("li").filter(has_text=QUESTION)
    expect(question).to_contain_text("Mr Brandt")
    question.get_by_role("link").first.click()

    photo = leo.locator("[id^='file-']").filter(has=leo.locator(".print-photo"))
    photo.get_by_text("Add words").click()
    photo.get_by_label("What one sees").fill(SEEN)
    photo.get_by_role("button", name="Keep").click()
    leo.get_by_label(re.compile("^Write")).fill(ANSWER)
    leo.get_by_role("button", name="Answer").click()

    says(leo, ANSWER)
    expect(leo.locator(".print-photo img")).to_have_attribute("alt", SEEN)


def signs_one_and_not_yet_the_other(brandt: Page, target: str) -> None:
    """The answer is back on his desk; one target is shown in three presses, the other is not yet and says what helps."""
    word(brandt, "Work")
    brandt.get_by_role("link", name=re.compile(TITLE)).first.click()
    says(brandt, ANSWER)
    brandt.get_by_role("navigation", name="What it is said to show").get_by_role("link", name=target[:40]).click()
    presses(brandt)

    brandt.get_by_label("Or write").click()
    brandt.keyboard.type(REASON)
    brandt.get_by_role("button", name=re.compile("^Shown")).click()

    says(brandt, "Signed: shown. Leo sees it with your word.")
    assert presses(brandt) <= 3
    expect(brandt.locator(".can")).to_have_text(FOUND_AS_ADULTS_SAY)
    brandt.get_by_label("What helps next").click()
    brandt.keyboard.type(HELPS)
    brandt.get_by_role("button", name=re.compile("^Not yet")).click()
    says(brandt, "Signed: not yet. Leo sees it with your word.")
    assert presses(brandt) <= 3


def reads_what_was_signed(leo: Page, planted: str) -> None:
    """Both words stand on Today with the name under them; the path says shown, and the not yet says what helps."""
    word(leo, "Today")
    for sentence in (REASON, HELPS):
        expect(leo.locator("li").filter(has_text=sentence)).to_contain_text("Mr Brandt")
    word(leo, "My path")
    leo.get_by_role("link", name="List").click()  # in the picture a step may lie under the soil
    leo.locator("main").get_by_role("link", name=planted).first.click()
    expect(leo.locator("#target .quiet").first).to_contain_text("shown")
    expect(leo.locator("#target")).to_contain_text(REASON)
    leo.locator("#target").get_by_role("link", name=TITLE).click()
    expect(sheet_of(leo, FOUND)).to_contain_text(HELPS)
    assert sheet_of(leo, planted).locator(".crit li").count() >= 2


# They talk --------------------------------------------------------------------------------------------------------------------


def brings_something_to_the_talk(leo: Page) -> None:
    """His half, and what he will do, in his own words; nobody else can write there."""
    word(leo, "Today")
    leo.get_by_role("link", name="Prepare").click()
    leo.get_by_role("link", name="Say or write it in your half").click()
    leo.get_by_label("What I bring").fill(BRINGS)
    leo.get_by_label("Leo will").fill(LEO_WILL)
    leo.get_by_role("button", name="Keep for now").click()
    says(leo, "Kept.")


def they_talk_and_agree(duarte: Page) -> str:
    """The note of a talk takes four presses: tick, tick, say, agree. Gives the day of the next talk."""
    word(duarte, "Class")
    duarte.locator("section").filter(has=duarte.get_by_role("heading", name="Everybody")).get_by_text("Leo").click()
    duarte.get_by_role("button", name="Talk", exact=True).click()
    says(duarte, BRINGS)
    expect(duarte.get_by_label("Leo will")).to_have_value(LEO_WILL)
    duarte.get_by_label("What I bring").fill(ADULT_BRINGS)
    duarte.get_by_role("button", name="Keep for now").click()
    says(duarte, "Kept.")
    presses(duarte)

    for tick in duarte.locator("input[name=kept]").all()[:2]:
        tick.click()
    duarte.get_by_label("Mr Duarte will").click()
    duarte.keyboard.type(ADULT_WILL)
    agree = duarte.get_by_role("button", name=re.compile("^We agree"))
    day = agree.inner_text().removeprefix("We agree. Next talk ")
    agree.click()

    expect(duarte).to_have_url(re.compile("/educator/class/$"))
    assert presses(duarte) == 4
    return day


def by_rhythm(demo: DemoSchool) -> str:
    """The day to which the rhythm leads: so many days from today, and then a school day."""
    leo, duarte = demo.person("leo"), demo.person("duarte")
    rhythm = rhythm_of(duarte, leo)
    assert rhythm is not None
    return as_day(next_school_day(leo.school, school_day(leo.school, demo.at) + timedelta(days=rhythm.every_days)))


def sees_what_they_agreed(leo: Page, day: str) -> None:
    word(leo, "Today")
    expect(leo.get_by_role("heading", level=1)).to_contain_text(f"Mr Duarte promised you a talk for {day}.")
    promised = leo.locator("section").filter(has=leo.get_by_role("heading", name="You both promised"))
    expect(promised).to_contain_text(LEO_WILL)
    expect(promised).to_contain_text(ADULT_WILL)
    leo.get_by_role("link", name="Talks before").click()
    leo.get_by_role("main").get_by_role("link", name=re.compile("Mr Duarte")).first.click()
    for sentence in (BRINGS, ADULT_BRINGS, LEO_WILL, ADULT_WILL):
        says(leo, sentence)


# His mother knows -------------------------------------------------------------------------------------------------------------


def opens_the_letter(ana: Page, address: str, *, guardian: Person, by: Person) -> Page:
    """The private address from the school's letter, and six figures: no account, no password."""
    key = make_family_key(guardian=guardian, by=by, at=clock.now())
    ana.goto(f"{address}/family/key/{key.address}/")
    expect(ana.locator("body")).not_to_contain_text("Leo")
    ana.get_by_label("The six figures on your letter").fill(key.pin)
    ana.get_by_role("button", name="Open").click()
    expect(ana.get_by_role("heading", level=1)).to_have_text("Leo")
    return ana


def reads_in_spanish(ana: Page, *, now: str, shown: str) -> None:
    """One press for her language; then now, what comes next, what was shown and who saw it, and what was agreed."""
    presses(ana)
    ana.get_by_role("button", name="Español").click()
    expect(ana.locator("html")).to_have_attribute("lang", "es")
    assert presses(ana) == 1
    learning = ana.locator("section[aria-labelledby=now]")
    expect(learning).to_contain_text(now)
    expect(learning).not_to_contain_text(shown)
    expect(learning).to_be_in_viewport()
    assert ana.locator("section[aria-labelledby=coming] li").count() >= 1
    expect(ana.locator("section[aria-labelledby=shown]")).to_contain_text(shown)
    expect(ana.locator("section[aria-labelledby=shown]")).to_contain_text("Mr Brandt")
    expect(ana.locator("section[aria-labelledby=talk]")).to_contain_text(ADULT_WILL)
