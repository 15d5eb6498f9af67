"""My day on Today: in pictures for the young and on the tablet of a class, by the hour for older learners."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.rooms.test_day import block, way
from trellis.foundation import clock
from trellis.rooms.circles.actions import answer_hand, raise_hand
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.paths.actions import answer_idea, choose_way, propose_project, publish_experience
from trellis.rooms.paths.models import PlanItem
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]
TODAY = "/learner/today/"


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> dict[str, datetime]:
    """A Thursday noon, or another moment of a test's choosing."""
    hands = {"at": NOON}
    monkeypatch.setattr(clock, "now", lambda: hands["at"])
    return hands


def page_of(browser: Client, address: str = TODAY) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


def sent(browser: Client, address: str, **given: Any) -> str:
    """Send a form, and give the page that follows."""
    answer = browser.post(address, given, follow=True)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


def chosen() -> list[str]:
    rows = PlanItem.objects.filter(taken_out_at=None).order_by("block__starts_at")
    return [row.experience.title["en"] if row.experience else "own" for row in rows]


def test_R055_two_pictures_make_a_morning_without_a_word_and_one_tap_undoes_it(cast: Cast, as_person: Be) -> None:
    block(cast, 9, is_free=False)
    first, second = block(cast, 10), block(cast, 11)
    block(cast, 13, is_free=False)
    bridge, story = (way(cast, title, details={"young_title": {"en": title}}) for title in ("Bridge", "Story"))
    maya = as_person(cast.maya)
    page = page_of(maya)
    assert page.count("You choose") == 2
    assert page.count('class="pic fixed"') == 2
    assert '<input type="text"' not in page and "<textarea" not in page

    page = sent(maya, "/learner/today/plan/", card=f"way:{bridge.id}", slot=str(first.id))
    assert "“Bridge” is in your day. Off you go." in page
    page = sent(maya, "/learner/today/plan/", card=f"way:{story.id}", slot=str(second.id))

    assert chosen() == ["Bridge", "Story"]
    assert "I chose: Bridge, Story." in page
    assert "<p>Off you go, Maya.</p>" in page
    undo = page.split('action="/learner/today/item/')[1].split('"')[0]
    page = sent(maya, f"/learner/today/item/{undo}", act="undo")
    assert "It is as it was before." in page
    assert chosen() == ["Bridge"]


def test_a_picture_is_taken_out_by_one_tap_and_comes_back_by_one(cast: Cast, as_person: Be) -> None:
    slot, bridge, maya = block(cast, 10), way(cast, "Bridge"), as_person(cast.maya)
    sent(maya, "/learner/today/plan/", card=f"way:{bridge.id}", slot=str(slot.id))
    item = f"/learner/today/item/{PlanItem.objects.get().id}/"

    assert "“Bridge” is out." in sent(maya, item, act="out")
    assert chosen() == []
    assert "“Bridge” is in again." in sent(maya, item, act="back")
    assert chosen() == ["Bridge"]
    assert maya.post(item, {"act": "burn"}).status_code == 404


def test_an_idea_of_ones_own_needs_no_words(cast: Cast, as_person: Be) -> None:
    slot, maya = block(cast, 10), as_person(cast.maya)

    page = sent(maya, "/learner/today/plan/", card="own", slot=str(slot.id))

    assert "I chose: My own idea." in page
    assert chosen() == ["own"]


def test_a_place_without_a_picture_is_told_what_to_do_and_changes_nothing(cast: Cast, as_person: Be) -> None:
    slot, maya = block(cast, 10), as_person(cast.maya)

    assert "First touch a picture. Then touch the place for it." in sent(
        maya, "/learner/today/plan/", slot=str(slot.id)
    )
    assert chosen() == []


@pytest.mark.parametrize(
    "card", ["way:nothing", "way:00000000-0000-0000-0000-000000000000", "dragon:1", "lesson:", "x" * 5000]
)
def test_a_card_that_is_not_there_is_refused_in_words(cast: Cast, as_person: Be, card: str) -> None:
    slot, maya = block(cast, 10), as_person(cast.maya)

    assert "Choose one of these: it is no longer there." in sent(
        maya, "/learner/today/plan/", card=card, slot=str(slot.id)
    )
    assert chosen() == []


def test_a_part_of_the_day_that_is_not_mine_to_plan_does_not_exist(cast: Cast, as_person: Be) -> None:
    stands, others = block(cast, 9, is_free=False), block(cast, 10, group=cast.advisory)
    maya = as_person(cast.maya)

    for slot in (str(stands.id), str(others.id), "nothing", ""):
        assert maya.post("/learner/today/plan/", {"card": "own", "slot": slot}).status_code == 404
    for slot in (stands, others):
        assert maya.get(f"/learner/today/plan/{slot.id}/").status_code == 404
    assert chosen() == []


def test_nobody_reaches_what_another_planned(cast: Cast, as_person: Be) -> None:
    slot = block(cast, 10)
    sent(as_person(cast.maya), "/learner/today/plan/", card="own", slot=str(slot.id))
    item = f"/learner/today/item/{PlanItem.objects.get().id}/"

    for other in (cast.ada, cast.leo, cast.osei, cast.ruiz):
        assert as_person(other).post(item, {"act": "out"}).status_code == 404
    assert chosen() == ["own"]


@pytest.mark.parametrize(
    ("hour", "greeting"), [(8, "Good morning, Maya"), (13, "Good afternoon, Maya"), (18, "Good evening, Maya")]
)
def test_today_greets_by_the_hour_of_the_school(
    cast: Cast, as_person: Be, now: dict[str, datetime], hour: int, greeting: str
) -> None:
    now["at"] = NOON.replace(hour=hour)

    page = page_of(as_person(cast.maya))

    assert greeting in page
    assert "Today is Thursday." in page


def test_on_a_day_without_school_the_next_one_is_planned(cast: Cast, as_person: Be, now: dict[str, datetime]) -> None:
    slot, maya = block(cast, 10), as_person(cast.maya)
    now["at"] = NOON + timedelta(days=2)  # a Saturday
    assert "My Monday" in page_of(maya)

    sent(maya, "/learner/today/plan/", card="own", slot=str(slot.id))

    assert [str(row.day.on) for row in PlanItem.objects.all()] == ["2026-10-12"]


def test_a_school_without_parts_of_the_day_plans_none(cast: Cast, as_person: Be) -> None:
    page = page_of(as_person(cast.maya))

    assert "What next?" not in page
    assert "Show my work" in page


def test_R118_the_day_of_the_young_begins_with_a_person(cast: Cast, as_person: Be, now: dict[str, datetime]) -> None:
    block(cast, 10)
    promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    maya = as_person(cast.maya)

    page = page_of(maya)
    assert page.index("Ms Osei talks with you today.") < page.index('id="day"')
    now["at"] = NOON + timedelta(days=1)
    assert "Ms Osei promised you a talk." in page_of(maya)
    now["at"] = NOON
    hand = raise_hand(learner=cast.maya, words="", by=cast.maya, at=NOON)
    assert "Your hand is up. Somebody will come." in page_of(maya)
    answer_hand(hand=hand, by=cast.osei, at=NOON)
    assert "Ms Osei is coming." in page_of(maya)


def test_AR12_the_day_of_the_young_counts_nothing_and_never_goes_on(cast: Cast, as_person: Be) -> None:
    for hour in (9, 10, 11):
        block(cast, hour)
    for number in range(9):
        way(cast, f"Way {'abcdefghi'[number]}")

    page = page_of(as_person(cast.maya))

    assert page.count('name="card"') == 4  # three pictures and an idea of one's own
    assert "checked" not in page
    assert page.rstrip().index("Off you go, Maya.") > page.index("Show my work")


def test_R070_an_older_learner_plans_the_hour_from_a_way_with_its_place_and_company(cast: Cast, as_person: Be) -> None:
    block(cast, 9, is_free=False)
    slot, leo = block(cast, 13), as_person(cast.leo)
    brake = publish_experience(
        title={"en": "Bike brake"}, kind="project", targets=[], why={"en": "x"}, by=cast.brandt, at=NOON
    )
    choose_way(learner=cast.leo, experience=brake, place="maker space", with_whom="Kim", by=cast.leo, at=NOON)
    page = page_of(leo)
    assert "stands, because all meet" in page
    assert f'<a class="what free" href="/learner/today/plan/{slot.id}/">' in page

    asked = page_of(leo, f"/learner/today/plan/{slot.id}/")
    assert "Bike brake<small>maker space, with Kim</small>" in asked
    page = sent(leo, f"/learner/today/plan/{slot.id}/", card=f"way:{brake.id}", place="", with_whom="")

    assert "“Bike brake” is in your day. Off you go." in page
    assert "your plan, maker space, with Kim" in page
    assert "checked" in page_of(leo, f"/learner/today/plan/{slot.id}/")


def test_a_project_of_ones_own_is_planned_like_any_other_way(cast: Cast, as_person: Be) -> None:
    slot, leo = block(cast, 13), as_person(cast.leo)
    targets = [cast.targets["forces-explain"]]
    project = propose_project(learner=cast.leo, title="Bees", what="We count", targets=targets, by=cast.leo, at=NOON)
    answer_idea(idea=project.idea, yes=True, answer="Go", by=cast.duarte, at=NOON)

    page = sent(leo, f"/learner/today/plan/{slot.id}/", card=f"way:{project.experience_id}")

    assert "“Bees” is in your day. Off you go." in page
    assert chosen() == ["Bees"]


def test_what_is_said_about_place_and_company_counts_before_the_plan(cast: Cast, as_person: Be) -> None:
    slot, leo = block(cast, 13), as_person(cast.leo)

    page = sent(leo, f"/learner/today/plan/{slot.id}/", card="own", place="the library", with_whom="Zoe")

    assert "your plan, the library, with Zoe" in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"place": "the library"}, "Choose what it is for."),
        ({"card": "own", "place": "the library", "with_whom": "x" * 401}, "Say it in fewer words"),
        ({"card": "way:gone", "place": "the library"}, "Choose one of these: it is no longer there."),
    ],
)
def test_a_refusal_keeps_what_was_typed(cast: Cast, as_person: Be, given: dict[str, str], sentence: str) -> None:
    slot, leo = block(cast, 13), as_person(cast.leo)

    answer = leo.post(f"/learner/today/plan/{slot.id}/", given)

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert sentence in page
    assert 'name="place" value="the library"' in page
    assert chosen() == []


def test_the_talk_of_the_day_stands_in_the_day(cast: Cast, as_person: Be) -> None:
    block(cast, 9, is_free=False)
    promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=NOON.date(), promised_time=NOON.time().replace(hour=15),
        place="the bench", by=cast.duarte, at=NOON,
    )  # fmt: skip

    day = page_of(as_person(cast.leo)).split('<ol class="day">')[1].split("</ol>")[0]

    assert day.index("09:00") < day.index("15:00")
    assert "<b>Mr Duarte</b>" in day
