"""Sheets to print for a class without devices: whose they are, what stands on them, and for whom."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.paths.actions import plan_lesson, publish_experience
from trellis.rooms.people.models import Person, TimeBlock
from trellis.rooms.privacy.models import AccessEvent

type Be = Callable[[Person], Client]
HOME = "/educator/sheets/"


def said_on(answer: Any) -> str:
    return on_one_line(answer.content.decode())


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


def test_R071_every_sheet_is_one_tap_from_the_list(cast: Cast, as_person: Be) -> None:
    talk = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)
    page = said_on(as_person(cast.osei).get(HOME))

    for address in (
        f"{HOME}plan/paper/?group={cast.class_2b.id}", f"{HOME}cards/paper/", f"{HOME}cards/paper/?set=letters",
        f"/educator/talks/{talk.id}/paper/", f"{HOME}plan/{cast.maya.id}/paper/?group={cast.class_2b.id}",
        f"/educator/learners/{cast.maya.id}/path/paper/",
    ):  # fmt: skip
        assert address in page
        assert as_person(cast.osei).get(address).status_code == 200


def test_R071_a_plan_has_the_blocks_of_the_school_and_what_stands_already(cast: Cast, as_person: Be) -> None:
    TimeBlock.objects.create(
        school=cast.school, name={"en": "Morning"}, is_free=True, starts_at=time(9), ends_at=time(10)
    )
    TimeBlock.objects.create(
        school=cast.school, name={"en": "After lunch"}, is_free=True, starts_at=time(13), ends_at=time(14)
    )
    promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), promised_time=time(9, 30), by=cast.osei, at=NOON
    )
    criterion = cast.targets["shapes-strong"].criteria.first()
    assert criterion is not None
    friday = NOON.date() + timedelta(days=1)
    plan_lesson(criterion=criterion, group=cast.class_2b, learners=[cast.maya], on=friday, by=cast.osei, at=NOON)

    day = said_on(as_person(cast.osei).get(f"{HOME}plan/{cast.maya.id}/paper/"))
    week = said_on(as_person(cast.osei).get(f"{HOME}plan/{cast.maya.id}/paper/?span=week"))

    assert day.index("Morning") < day.index("Talk with Ms Osei") < day.index("After lunch")
    assert "Small lesson" not in day
    assert "Small lesson with Ms Osei" in week
    assert "Friday 9 October" in week
    assert criterion.text["en"] not in week  # why somebody is asked stands on no paper
    for_ada = said_on(as_person(cast.osei).get(f"{HOME}plan/{cast.ada.id}/paper/?span=week"))
    assert "Talk with" not in for_ada
    assert "Small lesson" not in for_ada


def test_a_plan_without_blocks_has_empty_slots_and_pictures_of_what_there_is_to_do(cast: Cast, as_person: Be) -> None:
    publish_experience(
        title={"en": "A bridge"}, kind="making", targets=[], why={"en": "It holds"}, details={"picture": "bridge"},
        by=cast.osei, at=NOON,
    )  # fmt: skip

    answer = as_person(cast.osei).get(f"{HOME}plan/paper/")

    assert answer.content.decode().count('<div class="frame">') == 4
    assert "A bridge" in said_on(answer)
    assert "Maya" not in said_on(answer).split('<article class="paper')[1]


def test_cards_have_their_words_and_an_unknown_set_is_not_there(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)

    assert [word in said_on(osei.get(f"{HOME}cards/paper/")) for word in ("Yes", "Nearly", "Not yet")] == [True] * 3
    assert osei.get(f"{HOME}cards/paper/?set=letters").content.decode().count('class="cardup"') == 4
    assert {osei.get(f"{HOME}cards/paper/?set={one}").status_code for one in ("words", "x")} == {404}


def test_a_path_on_paper_shows_what_grows(cast: Cast, as_person: Be) -> None:
    target = cast.targets["shapes-strong"]
    judged(cast, piece(cast.maya, target), target, by=cast.osei)

    page = said_on(as_person(cast.osei).get(f"/educator/learners/{cast.maya.id}/path/paper/"))

    assert "Maya’s path" in page
    assert "make a shape strong and say why" in page


def test_a_leader_prints_a_path_only_with_a_line_in_the_log(cast: Cast, as_person: Be) -> None:
    assert as_person(cast.keller).get(f"/educator/learners/{cast.maya.id}/path/paper/").status_code == 200

    assert set(AccessEvent.objects.values_list("kind", flat=True)) == {"evidence", "states", "plans"}


@pytest.mark.parametrize("who", ["duarte", "nilsson", "maya", "ruiz", "vera", "keller"])
def test_others_print_no_plan_of_a_learner_whom_they_do_not_teach(cast: Cast, as_person: Be, who: str) -> None:
    other = as_person(getattr(cast, who))

    assert other.get(f"{HOME}plan/{cast.maya.id}/paper/").status_code == 404
    assert who == "keller" or other.get(f"/educator/learners/{cast.maya.id}/path/paper/").status_code == 404
    assert other.get(f"{HOME}?group={cast.class_2b.id}").status_code == 404
