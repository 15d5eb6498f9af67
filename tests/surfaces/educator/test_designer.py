"""The designer (E5): the week of a class, starters, one's own copies, and what is brought in."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, TERM, Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.rooms.paths.actions import (
    ExperienceWords,
    draft_experience,
    plan_experience,
    plant_target,
    publish_experience,
)
from trellis.rooms.paths.models import Experience, PlannedExperience
from trellis.rooms.people.actions import join
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Role

type Be = Callable[[Person], Client]
BASE = "/educator/designer/"
MONDAY, FRIDAY = date(2026, 10, 5), date(2026, 10, 9)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def bridge(cast: Cast) -> Experience:
    return publish_experience(
        title={"en": "Bridge", "es": "Puente"}, kind="making", targets=[cast.targets["shapes-strong"]],
        why={"en": "It holds", "es": "Aguanta"}, by=cast.brandt, at=NOON,
        details={"licence": "cc_by", "from_grade": 1, "to_grade": 4, "what": {"en": "Build it.", "es": "Hazlo."}},
    )  # fmt: skip


@pytest.fixture
def osei(cast: Cast, as_person: Be) -> Client:
    return as_person(cast.osei)


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return on_one_line(answer.content.decode())


def written(**changes: Any) -> dict[str, Any]:
    """What the form sends when somebody keeps it."""
    return {"title_en": "Paper bridge", "kind": "making", "licence": "cc_by", "act": "keep", **changes}


# The week ----------------------------------------------------------------------------------------------------------------------


def test_R101_an_empty_week_shows_where_to_start(cast: Cast, osei: Client) -> None:
    plant_target(learner=cast.maya, target=cast.targets["shapes-strong"], by=cast.maya, at=NOON)
    page = page_of(osei, BASE)

    assert "The week of 2B is open." in page
    assert page.index("Start from a target") < page.index("This week")
    assert f'href="/educator/designer/targets/{cast.targets["shapes-strong"].id}/"' in page
    assert "Monday" in page
    assert page.count("Plan something") == 2 + 1 + 5 + 1  # Thursday, Friday, any day; next week and any day of it


def test_R101_use_puts_it_into_the_week_and_one_press_takes_it_out_again(
    cast: Cast, osei: Client, bridge: Experience
) -> None:
    target = cast.targets["shapes-strong"]
    page = page_of(osei, f"{BASE}targets/{target.id}/?on=2026-10-09")
    assert "usual for the years of this class" in page
    assert '<input type="hidden" name="on" value="2026-10-09">' in page

    there = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id), "on": "2026-10-09"}, follow=True)
    assert "“Bridge” stands in the week of 2B: Friday 9 October." in there.content.decode()
    planned = PlannedExperience.objects.get()
    assert (planned.on, planned.planned_by) == (FRIDAY, cast.osei)
    assert "in the week" in page_of(osei, f"{BASE}targets/{target.id}/")

    gone = osei.post(f"{BASE}planned/{planned.id}/", {"act": "take_out"}, follow=True)
    assert PlannedExperience.objects.count() == 0
    undo = gone.content.decode().split(f'action="{BASE}use/')[1].split('"')[0].replace("&amp;", "&")
    osei.post(f"{BASE}use/{undo}", {"act": "use"})
    assert PlannedExperience.objects.get().on == FRIDAY


def undo_in(page: str) -> tuple[str, str]:
    """Where the Undo of a page is sent, and its act."""
    form = page.split(f'<form method="post" action="{BASE}')[1].split("</form>")[0]
    return BASE + form.split('"')[0].replace("&amp;", "&"), form.split('name="act" value="')[1].split('"')[0]


@pytest.mark.parametrize("given", [{"on": "2026-10-09"}, {}])
def test_R101_undo_of_use_takes_out_what_that_press_put_in(
    cast: Cast, osei: Client, bridge: Experience, given: dict[str, str]
) -> None:
    told = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id), **given}, follow=True)
    address, act = undo_in(told.content.decode())

    assert "It is as it was before." in osei.post(address, {"act": act}, follow=True).content.decode()
    assert not PlannedExperience.objects.exists()


def test_R101_undo_of_use_leaves_what_a_colleague_put_in_where_it_stood(
    cast: Cast, osei: Client, bridge: Experience
) -> None:
    join(person=cast.brandt, group=cast.class_2b, role=Role.TEACHER, starts_on=TERM, by=cast.keller, at=NOON)
    planned = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.brandt, at=NOON)

    same = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id)}, follow=True).content.decode()
    moved = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id), "on": "2026-10-09"}, follow=True)
    address, act = undo_in(moved.content.decode())
    osei.post(address, {"act": act})

    assert ">Undo" not in same
    left = PlannedExperience.objects.get()
    assert (left.id, left.on, left.planned_by) == (planned.id, None, cast.brandt)
    assert osei.post(f"{BASE}planned/{planned.id}/", {"act": "undo"}).status_code == 404


def test_R101_undo_of_use_leaves_what_a_colleague_moved_since(cast: Cast, osei: Client, bridge: Experience) -> None:
    join(person=cast.brandt, group=cast.class_2b, role=Role.TEACHER, starts_on=TERM, by=cast.keller, at=NOON)
    told = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id)}, follow=True).content.decode()
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, on=FRIDAY, by=cast.brandt, at=NOON)

    address, act = undo_in(told)
    said = osei.post(address, {"act": act}, follow=True).content.decode()

    assert "It was moved to another day since, so it stays." in said
    assert PlannedExperience.objects.get().on == FRIDAY


def test_R101_without_a_day_it_stands_for_any_day_of_this_week(cast: Cast, osei: Client, bridge: Experience) -> None:
    osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id)})
    osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id)})  # twice is once

    planned = PlannedExperience.objects.get()
    assert (planned.week, planned.on) == (MONDAY, None)


def test_R101_it_moves_to_another_day_and_back(cast: Cast, osei: Client, bridge: Experience) -> None:
    planned = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)

    moved = osei.post(f"{BASE}planned/{planned.id}/", {"act": "move", "on": "2026-10-09"}, follow=True)
    assert "has moved: Friday 9 October." in moved.content.decode()
    planned.refresh_from_db()
    assert planned.on == FRIDAY
    osei.post(f"{BASE}use/{bridge.id}/?group={cast.class_2b.id}&week=2026-10-05", {"act": "use"})  # its Undo
    planned.refresh_from_db()
    assert planned.on is None


def test_R101_a_day_gone_by_is_refused_in_a_sentence(cast: Cast, osei: Client, bridge: Experience) -> None:
    answer = osei.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id), "on": "2026-10-06"}, follow=True)

    assert "That day has gone by." in answer.content.decode()
    assert PlannedExperience.objects.count() == 0
    planned = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    answer = osei.post(f"{BASE}planned/{planned.id}/", {"act": "move", "on": "2026-10-10"}, follow=True)
    assert "There is no school on that day." in answer.content.decode()


def test_R101_another_class_and_anybody_elses_plan_are_not_there(cast: Cast, as_person: Be, bridge: Experience) -> None:
    planned = plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    duarte = as_person(cast.duarte)

    assert duarte.get(f"{BASE}?group={cast.class_2b.id}").status_code == 404
    assert duarte.post(f"{BASE}use/{bridge.id}/", {"group": str(cast.class_2b.id)}).status_code == 404
    assert duarte.post(f"{BASE}planned/{planned.id}/", {"act": "take_out"}).status_code == 404
    assert "Bridge" not in page_of(duarte, BASE)
    assert PlannedExperience.objects.count() == 1


@pytest.mark.parametrize("who", ["leo", "ana", "vera", "keller"])
def test_R101_nobody_else_has_a_designer(cast: Cast, as_person: Be, bridge: Experience, who: str) -> None:
    somebody = as_person(getattr(cast, who))

    for address in (BASE, f"{BASE}own/", f"{BASE}bring/", f"{BASE}new/", f"{BASE}experiences/{bridge.id}/"):
        assert somebody.get(address).status_code == 404, address
    assert somebody.post(f"{BASE}use/{bridge.id}/", {}).status_code == 404
    assert somebody.post(f"{BASE}experiences/{bridge.id}/act/", {"act": "put_away"}).status_code == 404


def test_R101_whoever_teaches_two_classes_plans_each_for_itself(cast: Cast, as_person: Be, bridge: Experience) -> None:
    join(person=cast.osei, role=Role.TEACHER, group=cast.advisory, starts_on=TERM, by=cast.keller, at=NOON)
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    osei = as_person(cast.osei)

    assert "One thing stands ready for 2B." in page_of(osei, f"{BASE}?group={cast.class_2b.id}")
    other = page_of(osei, f"{BASE}?group={cast.advisory.id}")
    assert "The week of Advisory Duarte is open." in other
    assert f"{BASE}find/" in other
    assert f'<input type="hidden" name="group" value="{cast.advisory.id}">' in other


def test_R101_learners_read_who_planned_it_and_choose_it_or_not(cast: Cast, as_person: Be, bridge: Experience) -> None:
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, on=FRIDAY, by=cast.osei, at=NOON)
    maya = as_person(cast.maya)

    for address in ("/learner/today/", "/learner/choose/"):
        page = page_of(maya, address)
        assert "In your class this week" in page
        assert "planned by Ms Osei for tomorrow" in page
    maya.post(f"/learner/choose/way/{bridge.id}/", {"act": "keep"})
    assert "in your plan" in page_of(maya, "/learner/today/")
    assert "In your class this week" not in page_of(as_person(cast.leo), "/learner/today/")


def test_R101_e11_leads_to_the_starters_with_one_link(cast: Cast, osei: Client) -> None:
    target = cast.targets["shapes-strong"]
    plant_target(learner=cast.maya, target=target, by=cast.maya, at=NOON)

    assert f'href="{BASE}targets/{target.id}/"' in page_of(osei, f"/educator/targets/{target.id}/")


# The shelf ---------------------------------------------------------------------------------------------------------------------


def test_R101_targets_and_things_to_do_are_found_in_words(cast: Cast, osei: Client, bridge: Experience) -> None:
    page = page_of(osei, f"{BASE}find/?find=strong&on=2026-10-09")

    assert f'href="{BASE}targets/{cast.targets["shapes-strong"].id}/?on=2026-10-09"' in page
    assert "Bridge" in page
    assert osei.get(f"{BASE}find/?find=").status_code == 302
    assert "Nothing here has these words." in page_of(osei, f"{BASE}find/?find=zebra")


def test_R101_a_target_without_a_starter_offers_the_first_one(cast: Cast, osei: Client) -> None:
    target = cast.targets["shapes-fold"]
    page = page_of(osei, f"{BASE}targets/{target.id}/")

    assert "Nothing on the shelf leads there yet." in page
    assert f"{BASE}new/?target={target.id}" in page
    assert osei.get(f"{BASE}targets/{cast.osei.id}/").status_code == 404


# One experience ----------------------------------------------------------------------------------------------------------------


def test_R101_changing_what_another_made_makes_a_copy_that_credits_it(
    cast: Cast, osei: Client, bridge: Experience
) -> None:
    target = cast.targets["shapes-strong"]
    plan_experience(experience=bridge, group=cast.class_2b, week=MONDAY, by=cast.osei, at=NOON)
    form = page_of(osei, f"{BASE}experiences/{bridge.id}/change/")
    assert "Made from “Bridge” by Mr Brandt." in form
    assert 'value="Puente"' in form
    assert f'name="to" value="{target.id}" checked' in form

    kept = osei.post(f"{BASE}experiences/{bridge.id}/change/", written(to=[str(target.id)]), follow=True)

    page, copy = on_one_line(kept.content.decode()), Experience.objects.get(author=cast.osei)
    assert "The original stays as it was." in page
    assert "Made from “Bridge” by Mr Brandt." in page
    assert "CC BY 4.0" in page
    assert PlannedExperience.objects.get().experience == copy
    bridge.refresh_from_db()
    assert bridge.title["en"] == "Bridge"
    assert "Share it" in page


def test_R101_ones_own_is_changed_shared_taken_back_and_put_away_each_with_the_way_back(
    cast: Cast, osei: Client
) -> None:
    target = cast.targets["shapes-fold"]
    osei.post(
        f"{BASE}new/", written(why_en="It folds", to=[str(target.id)], tags="Paper, folding ,paper", minutes="30")
    )
    made = Experience.objects.get()
    assert (made.tags, made.minutes, made.source) == (["paper", "folding"], 30, {})
    assert "You alone; and once it stands in the week" in page_of(osei, f"{BASE}experiences/{made.id}/")

    osei.post(
        f"{BASE}experiences/{made.id}/change/", written(title_en="Better", why_en="It folds", to=[str(target.id)])
    )
    made.refresh_from_db()
    assert made.title == {"en": "Better"}

    act = f"{BASE}experiences/{made.id}/act/"
    for asked, back, published, retired in (
        ("share", "take_back", True, False), ("take_back", "share", False, False),
        ("put_away", "bring_back", False, True), ("bring_back", "put_away", False, False),
    ):  # fmt: skip
        answer = osei.post(act, {"act": asked}, follow=True)
        made.refresh_from_db()
        assert (bool(made.published_at), bool(made.retired_at)) == (published, retired), asked
        assert f'value="{back}"' in answer.content.decode()
    assert osei.post(act, {"act": "sell"}).status_code == 404


def test_R103_sharing_asks_for_a_why_and_changes_nothing_without(cast: Cast, osei: Client) -> None:
    made = draft_experience(words=ExperienceWords(title={"en": "Bare"}), targets=[], by=cast.osei, at=NOON)

    answer = osei.post(f"{BASE}experiences/{made.id}/act/", {"act": "share"}, follow=True)

    assert "Say why it is worth doing" in answer.content.decode()
    made.refresh_from_db()
    assert made.published_at is None


def test_R101_what_was_typed_stays_when_something_is_missing_or_looked_for(cast: Cast, osei: Client) -> None:
    target = cast.targets["shapes-fold"]
    answer = osei.post(f"{BASE}new/", written(title_en="", what_en="Fold it twice.", to=[str(target.id)]))
    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert "Write something here first." in page
    assert "Fold it twice." in page
    assert f'name="to" value="{target.id}" checked' in page

    found = osei.post(f"{BASE}new/", written(title_en="Frames", act="find", look_for="strong shape"))
    page = on_one_line(found.content.decode())
    assert found.status_code == 200
    assert 'value="Frames"' in page
    assert f'name="to" value="{cast.targets["shapes-strong"].id}"' in page
    assert Experience.objects.count() == 0


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"minutes": "0"}, "greater than or equal to 1"),
        ({"minutes": "soon"}, "whole number"),
        ({"kind": "exam"}, "Choose one of those in the list."),
        ({"licence": "all rights"}, "Choose one of those in the list."),
        ({"licence": ""}, "Choose one first."),
        ({"title_en": "x" * 121}, "at most 120 characters"),
        ({"tags": "b" * 31}, "A tag is one plain word"),
    ],
)
def test_R101_a_wrong_entry_is_said_at_its_field(osei: Client, given: dict[str, str], says: str) -> None:
    answer = osei.post(f"{BASE}new/", written(**given))

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert Experience.objects.count() == 0


def test_R101_a_target_that_is_not_here_is_not_there(cast: Cast, osei: Client) -> None:
    assert osei.post(f"{BASE}new/", written(to=[str(cast.osei.id)])).status_code == 404
    assert osei.get(f"{BASE}bring/?target={cast.osei.id}").status_code == 404
    assert osei.get(f"{BASE}experiences/{cast.osei.id}/change/").status_code == 404


def test_R101_a_colleagues_draft_is_not_there(cast: Cast, as_person: Be) -> None:
    made = draft_experience(words=ExperienceWords(title={"en": "Secret"}), targets=[], by=cast.osei, at=NOON)
    brandt = as_person(cast.brandt)

    assert brandt.get(f"{BASE}experiences/{made.id}/").status_code == 404
    assert brandt.get(f"{BASE}experiences/{made.id}/change/").status_code == 404
    assert brandt.post(f"{BASE}use/{made.id}/", {}).status_code == 404


def test_R101_a_sign_without_a_meaning_is_refused_in_the_form_too(osei: Client) -> None:
    assert osei.post(f"{BASE}new/", written(title_en="Kite\0")).status_code == 400


@pytest.mark.parametrize(
    ("given", "is_outside"),
    [({}, False), ({"is_outside": "on"}, True), ({"kind": "internship"}, True), ({"kind": "visit"}, True)],
)
def test_R065_what_takes_place_outside_is_said_where_it_is_written(
    osei: Client, given: dict[str, Any], is_outside: bool
) -> None:
    kept = osei.post("/educator/designer/new/", written(**given))
    found = Experience.objects.get()

    assert (kept.status_code, found.is_outside) == (302, is_outside)
    page = osei.get(f"/educator/designer/experiences/{found.id}/change/").content.decode()
    assert (" checked" in page.split('name="is_outside"')[1].split(">")[0]) is is_outside
