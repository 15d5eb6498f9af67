"""Projects, how to show and interests in a real browser: the whole scene of a river, puppets, and a skateboard."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import axe_light_and_dark, no_sideways, presses, walk_in
from tests.cast import Cast
from tests.together import two_teachers
from trellis.foundation import clock
from trellis.rooms.paths.actions import publish_experience
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.profiles.models import ProfileEntry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
type Be = Callable[[Person], Client]
type Come = Callable[[Person], Page]


@pytest.fixture
def come(visitors: Callable[..., Page], live_server: Any) -> Come:
    """Somebody of the cast in a browser of their own."""

    def in_(person: Person, width: int = 1280) -> Page:
        from trellis.surfaces.gate import SESSION_KEY

        client, tab = Client(), visitors(width)
        session = client.session
        session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
        session.save()
        walk_in(tab, client, live_server.url)
        return tab

    return in_


def sign(tab: Page, url: str, verdict: str, words: str, helps: str = "") -> None:
    tab.goto(f"{url}/educator/inbox/")
    expect(tab.get_by_role("heading", name="River film")).to_be_visible()
    tab.locator("#id_text").fill(words)
    if helps:
        tab.locator("#id_next_step").fill(helps)
    tab.get_by_role("button", name=verdict).click()


def test_R016_a_river_two_teachers_and_two_states(cast: Cast, come: Come, live_server: Any) -> None:
    river, url, barriers = two_teachers(cast), live_server.url, list[str]()
    leo, kim = come(cast.leo), come(cast.kim)

    leo.goto(f"{url}/learner/choose/?way={river.id}")
    leo.locator("label.opt", has_text="Kim").click()
    leo.locator("label.opt", has_text="A film").click()
    barriers += axe_light_and_dark(leo)
    leo.get_by_role("button", name="Put it in my plan").click()
    expect(leo.get_by_text("Kim is asked along.")).to_be_visible()

    kim.goto(f"{url}/learner/today/")
    kim.get_by_role("button", name="Join").click()
    expect(kim.get_by_role("heading", name="River", exact=True)).to_be_visible()

    leo.goto(f"{url}/learner/projects/")
    barriers += axe_light_and_dark(leo)
    leo.get_by_role("link", name="River").click()
    presses(leo)
    leo.get_by_role("link", name="Keep something for it").click()  # one: everything it reaches is ticked by it
    leo.goto(f"{leo.url}&how=write")
    leo.locator("#id_text").fill("River film")
    leo.get_by_role("button", name="Hand it in").click()
    expect(leo).to_have_url(re.compile("/learner/portfolio/"))
    expect(leo.get_by_text("Handed in.")).to_be_visible()

    sign(come(cast.brandt), url, "Shown", "The curve bends where you say")
    sign(come(cast.iman), url, "Not yet", "I do not know whom you tell", "Name who decides")

    leo.goto(f"{url}/learner/projects/")
    leo.get_by_role("link", name="River").click()
    lines = leo.locator(".eachself > li")
    expect(lines).to_have_count(2)
    expect(lines.nth(0)).to_contain_text("shown")
    expect(lines.nth(0)).to_contain_text("The curve bends where you say")
    expect(lines.nth(1)).to_contain_text("practising")
    expect(lines.nth(1)).to_contain_text("Name who decides")
    barriers += [*axe_light_and_dark(leo), *no_sideways(leo)]

    duarte = come(cast.duarte)
    duarte.goto(f"{url}/educator/projects/")
    barriers += axe_light_and_dark(duarte)
    duarte.get_by_role("link", name="River").click()
    expect(duarte.get_by_text("Mr Brandt signed shown")).to_be_visible()
    expect(duarte.get_by_text("Ms Iman signed not yet")).to_be_visible()
    barriers += [*axe_light_and_dark(duarte), *no_sideways(duarte)]
    assert barriers == []


def test_R037_a_puppet_talk_agreed_in_one_tap_meets_the_same_criteria(cast: Cast, come: Come, live_server: Any) -> None:
    target, url, barriers = cast.targets["forces-explain"], live_server.url, list[str]()
    leo, brandt = come(cast.leo), come(cast.brandt)

    leo.goto(f"{url}/learner/path/{target.id}/")
    leo.get_by_text("Choose how").click()
    leo.locator("#show label.opt", has_text="A talk").click()
    leo.locator("#show input[name=shown_words]").fill("with puppets")
    barriers += axe_light_and_dark(leo)
    leo.get_by_role("button", name="I show it so").click()
    expect(leo.locator("#show")).to_contain_text("I show it by a talk, with puppets.")

    brandt.goto(f"{url}/educator/class/")
    barriers += axe_light_and_dark(brandt)
    presses(brandt)
    brandt.get_by_role("button", name="Agree").click()
    assert presses(brandt) == 1
    expect(brandt.get_by_text("Agreed. Leo reads it with your name.")).to_be_visible()

    leo.goto(f"{url}/learner/capture/?to={target.id}&how=write")
    expect(leo.get_by_text("I show it by a talk, with puppets")).to_be_visible()
    leo.locator("label.pickrow", has_text="why things slow down").click()
    leo.locator("#id_text").fill("Punch says: friction")
    leo.get_by_role("button", name="Hand it in").click()
    expect(leo).to_have_url(re.compile("/learner/portfolio/"))
    brandt.goto(f"{url}/educator/inbox/")
    expect(brandt.get_by_text("Leo shows it by a talk, with puppets.")).to_be_visible()
    for letter in (1, 2, 3):
        expect(brandt.get_by_text(f"forces-explain seen {letter}")).to_be_visible()
    barriers += axe_light_and_dark(brandt)
    assert barriers == []


def test_R037_maya_chooses_with_one_tap_on_a_picture(cast: Cast, come: Come, live_server: Any) -> None:
    maya = come(cast.maya)
    maya.set_viewport_size({"width": 820, "height": 1180})
    maya.goto(f"{live_server.url}/learner/path/{cast.targets['shapes-strong'].id}/")
    presses(maya)

    maya.get_by_role("button", name="A performance").click()

    assert presses(maya) == 1
    expect(maya.get_by_role("button", name="A performance", pressed=True)).to_be_visible()
    box = maya.get_by_role("button", name="A model").bounding_box()
    assert box is not None and min(box["width"], box["height"]) >= 56
    assert [*axe_light_and_dark(maya), *no_sideways(maya)] == []


def test_R002_because_you_wrote_skateboards_not_me_and_undo(cast: Cast, come: Come, live_server: Any) -> None:
    for title, tags in (("Air track", []), ("Wheels, slowly", ["skateboard"])):
        publish_experience(
            title={"en": title}, kind="project", targets=[cast.targets["forces-explain"]], why={"en": "It moves"},
            by=cast.brandt, at=clock.now(), details={"tags": tags},
        )  # fmt: skip
    say_about_me(learner=cast.leo, kind="interest", text="skateboards", by=cast.leo, at=clock.now())
    before, leo = list(ProfileEntry.objects.values()), come(cast.leo)
    leo.goto(f"{live_server.url}/learner/choose/")
    card = leo.locator("article.way", has_text="Wheels, slowly")
    expect(leo.locator("article.way").first).to_contain_text("because you wrote “skateboards”")

    card.get_by_role("button", name="Not me").click()
    expect(leo.locator("article.way", has_text="Wheels, slowly")).to_have_count(0)
    leo.get_by_role("button", name="Undo").click()

    expect(card).to_contain_text("because you wrote “skateboards”")
    assert list(ProfileEntry.objects.values()) == before
