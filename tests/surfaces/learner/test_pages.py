"""The pages of a learner of 15: Today, My Path, Choose, Goals."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.foundation.specimens import upload, wav
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.circles.models import HandRaised
from trellis.rooms.conferences.actions import promise_talk
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.paths.actions import answer_idea, answer_why, ask_why, plant_target, propose_idea, publish_experience
from trellis.rooms.paths.models import ActivityPlan, OwnArea, OwnIdea, PathStep, WhyQuestion
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.actions import say_about_me
from trellis.rooms.suggestions.models import Dismissal

type Be = Callable[[Person], Client]


@pytest.fixture
def leo(cast: Cast, as_person: Be) -> Client:
    now = clock.now()
    promise_talk(adult=cast.duarte, learner=cast.leo, promised_on=now.date(), by=cast.duarte, at=now)
    plant_target(learner=cast.leo, target=cast.targets["forces-name"], by=cast.leo, at=now)
    for title in ("Brakes", "Ramps", "Boats", "Kites"):
        publish_experience(
            title={"en": title}, kind="project", targets=[cast.targets["forces-explain"]], why={"en": "It moves"},
            by=cast.brandt, at=now,
        )  # fmt: skip
    say_about_me(learner=cast.leo, kind="line", text="skateboards and bikes", by=cast.leo, at=now)
    return as_person(cast.leo)


PAGES = ("today/", "path/", "path/?as=list", "choose/", "choose/all/", "goals/", "talks/")


@pytest.mark.parametrize("page", PAGES)
def test_each_page_answers(leo: Client, page: str) -> None:
    response = leo.get(f"/learner/{page}")

    assert response.status_code == 200
    assert "style=" not in response.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_a_learner_opens_to_others(cast: Cast, as_person: Be, leo: Client, page: str) -> None:
    for other in (cast.duarte, cast.ana, cast.keller, cast.nilsson):
        assert as_person(other).get(f"/learner/{page}").status_code == 404
    anonymous = Client().get(f"/learner/{page}")
    assert (anonymous.status_code, anonymous["Location"].split("?")[0]) == (302, "/account/login/")


def test_R118_today_begins_with_a_person(leo: Client) -> None:
    page = leo.get("/learner/today/").content.decode()

    assert "Mr Duarte talks with you today." in page
    assert page.index("Prepare") < page.index("Camera")


def test_what_was_signed_or_spoken_lands_on_today_with_what_it_is_about(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-explain"]
    work = piece(cast.leo, target, at=clock.now(), title="Brake test two")
    spoken = upload(wav(3), "said.wav")
    give_feedback(evidence=work, kind="word", upload=spoken, by=cast.duarte, at=clock.now())
    judged(cast, work, target, "not_yet", next_step="Touch the pad.", at=clock.now())

    page = leo.get("/learner/today/").content.decode()

    said = page.split('id="said"')[1].split("</section>")[0]
    assert said.count("<audio") == 1
    assert f'<a href="/learner/portfolio/{work.id}/">Brake test two</a>' in said
    assert f'Not yet: <a href="/learner/path/{target.id}/#target">I can explain why things slow down</a>' in said
    assert "Touch the pad." in said


def test_answers_to_what_a_learner_asked_land_on_today_newest_first(cast: Cast, leo: Client) -> None:
    now, target = clock.now(), cast.targets["forces-explain"]
    first, second = (propose_idea(learner=cast.leo, text=text, by=cast.leo, at=now) for text in ("I film it", "A ramp"))
    why = ask_why(learner=cast.leo, target=target, by=cast.leo, at=now)
    answer_idea(idea=first, yes=True, answer="", by=cast.duarte, at=now - timedelta(hours=3))
    answer_idea(idea=second, yes=False, answer="How high?", by=cast.duarte, at=now - timedelta(hours=2))
    answer_why(question=why, answer="Whoever rides behind you", by=cast.brandt, at=now - timedelta(hours=1))
    old = propose_idea(learner=cast.leo, text="long ago", by=cast.leo, at=now - timedelta(days=30))
    answer_idea(idea=old, yes=True, answer="", by=cast.duarte, at=now - timedelta(days=20))

    said = on_one_line(leo.get("/learner/today/").content.decode()).split('id="said"')[1].split("</section>")[0]

    because = f'You asked: <a href="/learner/path/{target.id}/#target">why this is worth learning</a>'
    talk, yes = (f'{word}: <a href="/learner/choose/#ideas">{text}</a>' for word, text in (("Let us talk", "A ramp"), ("Yes", "I film it")))  # fmt: skip
    assert said.index("Whoever rides behind you") < said.index("Mr Brandt") < said.index(because)
    assert said.index(because) < said.index("How high?") < said.index(talk) < said.index(yes)
    assert "long ago" not in said


def test_R052_the_path_shows_what_was_planted_and_takes_more(cast: Cast, leo: Client) -> None:
    target = cast.targets["shapes-strong"]

    leo.post(f"/learner/path/{target.id}/act/", {"act": "plant"})
    page = leo.get(f"/learner/path/{target.id}/").content.decode()

    assert PathStep.objects.filter(learner=cast.leo, target=target, taken_off_at=None).exists()
    assert "shapes-strong seen 1" in page
    assert "Take it off my path" in page


def test_R052_what_a_target_leans_on_is_said_as_advice(cast: Cast, leo: Client) -> None:
    page = leo.get(f"/learner/path/{cast.targets['forces-predict'].id}/").content.decode()

    assert "It leans on" in page
    assert "That is advice, not a gate." in page


def test_R088_each_step_says_its_state_and_opens_its_work_in_one_click(cast: Cast, leo: Client) -> None:
    page = leo.get("/learner/path/?as=list").content.decode()

    for target in cast.targets.values():
        assert f"/learner/path/{target.id}/#target" in page
    assert "exploring" in page


def test_R103_why_is_asked_with_one_press_and_ones_own_why_kept(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-explain"]

    leo.post(f"/learner/path/{target.id}/act/", {"act": "why"})
    leo.post(f"/learner/path/{target.id}/why/", {"words": "So that I can stop"})
    refused = leo.post(f"/learner/path/{target.id}/why/", {"words": "x" * 401})

    page = leo.get(f"/learner/path/{target.id}/").content.decode()
    assert WhyQuestion.objects.count() == 2
    assert "A person will answer here." in page
    assert "So that I can stop" in page
    assert (refused.status_code, "x" * 401 in refused.content.decode()) == (422, True)


def test_R121_not_me_takes_one_press_and_plant_it_another(cast: Cast, leo: Client) -> None:
    target = cast.targets["shapes-fold"]

    leo.post(f"/learner/choose/steps/{target.id}/", {"act": "not_me"})
    leo.post(f"/learner/choose/steps/{cast.targets['design-tools'].id}/", {"act": "plant"})

    assert Dismissal.objects.filter(learner=cast.leo, target=target).exists()
    assert PathStep.objects.filter(learner=cast.leo, target=cast.targets["design-tools"]).exists()


def test_R121_the_three_stand_on_today_with_their_reasons_and_not_me_leads_back_there(cast: Cast, leo: Client) -> None:
    plant_target(learner=cast.leo, target=cast.targets["forces-name"], by=cast.leo, at=clock.now())
    work = piece(cast.leo, cast.targets["forces-name"], at=clock.now())
    judged(cast, work, cast.targets["forces-name"], at=clock.now())
    before = leo.get("/learner/today/").content.decode()
    target = cast.targets["forces-measure"]

    answer = leo.post(f"/learner/choose/steps/{target.id}/", {"act": "not_me", "back": "today"})

    assert f'action="/learner/choose/steps/{target.id}/"' in before and "because " in before.split('id="next"')[1]
    assert answer.headers["Location"] == "/learner/today/#next"
    assert f'action="/learner/choose/steps/{target.id}/"' not in leo.get("/learner/today/").content.decode()


def test_R054_three_ways_stand_side_by_side_with_an_own_idea(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-explain"]

    page = leo.get(f"/learner/choose/?target={target.id}").content.decode()
    way = ActivityPlan.objects.count()
    experience_id = page.split("/learner/choose/way/")[1].split("/")[0]
    leo.post(f"/learner/choose/way/{experience_id}/", {"target": str(target.id), "with_whom": "Kim"})

    assert page.index("Show all ways") > page.index("My own idea")
    assert ActivityPlan.objects.count() == way + 1
    assert "with Kim" in leo.get("/learner/choose/").content.decode()


def test_R035_one_line_asks_the_advisor(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-explain"]

    leo.post("/learner/choose/idea/", {"target": str(target.id), "text": "I film my skateboard"})
    refused = leo.post("/learner/choose/idea/", {"text": "y" * 401})

    idea = OwnIdea.objects.get()
    assert (idea.asked_of, idea.target) == (cast.duarte, target)
    assert (refused.status_code, "y" * 401 in refused.content.decode()) == (422, True)


def test_R115_an_own_area_is_on_the_path(cast: Cast, leo: Client) -> None:
    leo.post("/learner/choose/area/", {"name": "Bees"})
    refused = leo.post("/learner/choose/area/", {"name": " "})

    assert OwnArea.objects.get().name == "Bees"
    assert "My own: Bees" in leo.get("/learner/path/").content.decode()
    assert refused.status_code == 422


def test_R050_goals_are_set_reached_and_let_go(leo: Client) -> None:
    leo.post("/learner/goals/", {"text": "Finish the brake film", "horizon": "week"})
    refused = leo.post("/learner/goals/", {"text": "z" * 301, "horizon": "week"})
    page = leo.get("/learner/goals/").content.decode()
    goal_id = page.split('action="/learner/goals/')[1].split("/")[0]

    leo.post(f"/learner/goals/{goal_id}/", {"act": "reached"})

    assert "Finish the brake film" in page
    assert (refused.status_code, "z" * 301 in refused.content.decode()) == (422, True)
    assert "Reached" in leo.get("/learner/goals/").content.decode()


def test_R046_a_hand_goes_up_once_and_comes_down(leo: Client) -> None:
    for _ in range(2):
        leo.post("/learner/today/hand/", {"act": "up", "words": "tape"})
    up = HandRaised.objects.filter(taken_down_at=None).count()

    leo.post("/learner/today/hand/", {"act": "down"})

    assert up == 1
    assert not HandRaised.objects.filter(taken_down_at=None).exists()


@pytest.mark.parametrize("page", PAGES)
def test_pages_ask_as_often_for_one_thing_as_for_three(
    cast: Cast, leo: Client, django_assert_max_num_queries: Any, page: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    leo.get(f"/learner/{page}")
    with CaptureQueriesContext(connection) as one:
        leo.get(f"/learner/{page}")
    now = clock.now() - timedelta(days=1)
    for slug in ("forces-measure", "design-tools", "shapes-fold"):
        plant_target(learner=cast.leo, target=cast.targets[slug], by=cast.leo, at=now)
        say_about_me(learner=cast.leo, kind="interest", text=slug, by=cast.leo, at=now)

    with CaptureQueriesContext(connection) as three:
        leo.get(f"/learner/{page}")

    assert len(three) == len(one)


def test_R121_a_step_put_aside_is_said_and_brought_back(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-explain"]

    leo.post(f"/learner/choose/steps/{target.id}/", {"act": "not_me"})
    aside = on_one_line(leo.get("/learner/path/").content.decode())
    leo.post(f"/learner/choose/steps/{target.id}/", {"act": "bring_back"})

    assert "You put “I can explain why things slow down” aside on" in aside
    assert "The next best took its place." in aside
    assert f'action="/learner/choose/steps/{target.id}/" class="note"' in aside
    assert "The next best took its place." not in leo.get("/learner/path/").content.decode()


def test_R052_what_was_taken_off_the_path_is_said_and_put_back_where_it_was(cast: Cast, leo: Client) -> None:
    target = cast.targets["forces-name"]
    plant_target(learner=cast.leo, target=cast.targets["design-plan"], by=cast.leo, at=clock.now())

    leo.post(f"/learner/path/{target.id}/act/", {"act": "take_off"})
    off = leo.get(f"/learner/path/{target.id}/").content.decode()
    leo.post(f"/learner/path/{target.id}/act/", {"act": "put_back"})

    assert "You took it off your path on" in off
    assert "Put it back" in off
    assert "You took it off" not in leo.get(f"/learner/path/{target.id}/").content.decode()
    steps = PathStep.objects.filter(learner=cast.leo, taken_off_at=None).order_by("order")
    assert [step.target for step in steps] == [target, cast.targets["design-plan"]]
