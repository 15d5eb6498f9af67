"""Projects (L3) as their learners see them: each target by itself, asking along, joining, proposing; kept for a project in
one tap."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.together import begun, two_teachers
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import (
    answer_idea,
    ask_about_demonstration,
    choose_way,
    do_together,
    plan_demonstration,
)
from trellis.rooms.paths.models import (
    ActivityPlan,
    DemonstrationPlan,
    Experience,
    OwnIdea,
    Project,
    ProjectInvitation,
)
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def river(cast: Cast) -> Experience:
    return two_teachers(cast)


def page_of(client: Client, address: str) -> str:
    return on_one_line(client.get(address).content.decode())


def test_R016_a_project_shows_two_states_side_by_side_and_no_sum(cast: Cast, river: Experience, as_person: Be) -> None:
    project = begun(cast, river, cast.kim)
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(
        cast.leo, science, writing, at=clock.now(), title="River film", plan=project.plans.get(learner=cast.leo)
    )
    judged(cast, film, science, by=cast.brandt, at=clock.now(), reason="The curve bends where you say")
    judged(
        cast, film, writing, Says.NOT_YET, by=cast.iman, at=clock.now(), reason="Whom do you tell?",
        next_step="Name who decides",
    )  # fmt: skip

    page = page_of(as_person(cast.leo), f"/learner/projects/{project.id}/")

    lines = page.split('<ul class="eachself">')[1].split("</section>")[0].split("data-hue")
    told, counted = "".join(lines), re.sub(r"<[^>]+>", " ", "".join(lines))
    assert "shown" in told and "practising" in told
    assert told.index("The curve bends where you say") != told.index("Whom do you tell?")
    assert "Name who decides" in told
    assert "Mr Brandt" in told and "Ms Iman" in told
    assert "River film" in page
    assert not re.search(r"\d+ ?%|\d+ (of|/) \d+|average|half", counted)


def test_R016_who_is_in_it_reads_nothing_of_the_others_work(cast: Cast, river: Experience, as_person: Be) -> None:
    project = begun(cast, river, cast.kim)
    target = cast.targets["forces-explain"]
    plan = project.plans.get(learner=cast.leo)
    film = piece(cast.leo, target, at=clock.now(), title="canary-title", text="canary-text", plan=plan)
    judged(cast, film, target, Says.NOT_YET, at=clock.now(), reason="canary-reason", next_step="canary-step")
    plan_demonstration(
        learner=cast.leo, target=target, form="film", words="canary-words", by=cast.leo, at=clock.now()
    )  # fmt: skip

    page = page_of(as_person(cast.kim), f"/learner/projects/{project.id}/")

    assert "Leo" in page
    assert "canary" not in page
    assert "not yet" not in page.split("<main")[1]


@pytest.mark.parametrize("who", ["zoe", "maya"])
def test_R016_for_anybody_else_there_is_no_project(cast: Cast, river: Experience, as_person: Be, who: str) -> None:
    project = begun(cast, river, cast.kim)
    client = as_person(getattr(cast, who))

    for act in ("join", "not_now", "ask_again", "ask", ""):
        assert client.post(f"/learner/projects/{project.id}/", {"act": act}).status_code == 404
    assert client.get(f"/learner/projects/{project.id}/").status_code == 404
    assert page_of(client, "/learner/projects/").count("River") == 0


def test_R016_asked_along_in_choose_joined_on_today(cast: Cast, river: Experience, as_person: Be) -> None:
    leo = as_person(cast.leo)
    address = f"/learner/choose/way/{river.id}/"
    chosen = page_of(leo, f"/learner/choose/?way={river.id}")
    kept = leo.post(address, {"along": [str(cast.kim.id)], "act": "keep"}, follow=True).content.decode()
    project = Project.objects.get()

    kim = as_person(cast.kim)
    today = page_of(kim, "/learner/today/")
    joined = kim.post(f"/learner/projects/{project.id}/", {"act": "join"}, follow=True).content.decode()

    assert "Kim</span>" in chosen
    assert "Kim is asked along." in kept
    assert ActivityPlan.objects.get(learner=cast.leo).company == "Kim"
    assert "asks you along: “River”" in today
    assert "You are in it." in joined
    assert "asks you along" not in page_of(kim, "/learner/today/")


def test_R016_not_now_can_be_undone_from_the_note(cast: Cast, river: Experience, as_person: Be) -> None:
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=clock.now())
    project = do_together(plan=plan, ask=[cast.kim], by=cast.leo, at=clock.now())
    kim = as_person(cast.kim)

    said = kim.post(f"/learner/projects/{project.id}/", {"act": "not_now"}, follow=True).content.decode()
    kim.post(f"/learner/projects/{project.id}/", {"act": "ask_again"})

    assert "Not now. Nobody is told." in said
    assert f'action="/learner/projects/{project.id}/"' in said
    assert ProjectInvitation.objects.get().answered_at is None


def test_R016_who_asked_takes_it_back_and_nobody_else_does(cast: Cast, river: Experience, as_person: Be) -> None:
    plan = choose_way(learner=cast.leo, experience=river, by=cast.leo, at=clock.now())
    project = do_together(plan=plan, ask=[cast.kim], by=cast.leo, at=clock.now())
    other = do_together(
        plan=choose_way(learner=cast.zoe, experience=river, by=cast.zoe, at=clock.now()), ask=[], by=cast.zoe,
        at=clock.now(),
    )  # fmt: skip
    asking = ProjectInvitation.objects.get()

    for who, of in ((cast.kim, project), (cast.zoe, other), (cast.leo, other)):
        assert as_person(who).post(f"/learner/projects/{of.id}/asked/{asking.id}/").status_code == 404
    as_person(cast.leo).post(f"/learner/projects/{project.id}/asked/{asking.id}/")

    assert not ProjectInvitation.objects.exists()


def test_R016_asking_more_along_asks_only_who_is_in_a_class_with_me(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    project = begun(cast, river)
    leo, address = as_person(cast.leo), f"/learner/projects/{project.id}/"

    for strange in (str(cast.maya.id), str(cast.nilsson.id), "no-id"):
        assert leo.post(address, {"act": "ask", "along": strange}).status_code == 404
    leo.post(address, {"act": "ask", "along": [str(cast.kim.id), str(cast.zoe.id)]})
    leo.post(address, {"act": "ask", "along": [str(cast.kim.id)]})

    assert sorted(ProjectInvitation.objects.values_list("learner__said_as", flat=True)) == ["Kim", "Zoe"]
    assert "<small>asked</small>" in page_of(leo, address)


def test_R016_a_project_of_ones_own_is_proposed_and_stands_there_until_the_answer(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    leo = as_person(cast.leo)
    given = {
        "title": "Bridge", "what": "We measure it and tell the town",
        "to": [str(cast.targets[slug].id) for slug in ("forces-explain", "tell-it")], "along": [str(cast.kim.id)],
    }  # fmt: skip

    waits = on_one_line(leo.post("/learner/projects/", given, follow=True).content.decode())
    asked = page_of(as_person(cast.duarte), "/educator/class/")
    answer_idea(idea=OwnIdea.objects.get(), yes=True, answer="Go", by=cast.duarte, at=clock.now())
    mine = page_of(as_person(cast.leo), f"/learner/projects/{Project.objects.get().id}/")

    assert "Mr Duarte was asked" in waits
    assert "proposes a project:" in asked and "<b>Bridge</b>" in asked
    assert "Along with: Kim" in asked
    assert "Keep something for it" in mine


def test_R016_proposed_twice_by_two_taps_it_is_one_project(cast: Cast, river: Experience, as_person: Be) -> None:
    leo, target = as_person(cast.leo), str(cast.targets["tell-it"].id)
    given = {"title": "Bridge", "what": "We measure it", "to": target, "along": str(cast.kim.id)}

    first, second = (leo.post("/learner/projects/", given) for _press in range(2))
    one, idea = Project.objects.get(), OwnIdea.objects.get()
    other = leo.post("/learner/projects/", {**given, "title": "Bridge of the others"})
    answer_idea(idea=idea, yes=False, answer="Which bridge?", by=cast.duarte, at=clock.now())
    anew = leo.post("/learner/projects/", given)

    assert first["Location"] == second["Location"] == f"/learner/projects/{one.id}/"
    assert len({first["Location"], other["Location"], anew["Location"]}) == 3


def test_R016_what_is_not_whole_is_refused_and_stays_typed(cast: Cast, river: Experience, as_person: Be) -> None:
    leo, target = as_person(cast.leo), str(cast.targets["tell-it"].id)
    whole = {"title": "Bridge", "what": "We measure it", "to": target, "along": str(cast.kim.id)}
    for wrong in ({"title": ""}, {"title": "x" * 81}, {"what": " "}, {"what": "x" * 401}, {"to": "no-id"}):
        answer = leo.post("/learner/projects/", {**whole, **wrong})
        page = on_one_line(answer.content.decode())
        assert answer.status_code == 422, wrong
        assert "Your words are still here." in page
        assert "Bridge" in page or "title" in wrong
        assert re.search(rf'value="{cast.kim.id}" checked', page)
    assert leo.post("/learner/projects/", {**whole, "along": str(cast.maya.id)}).status_code == 404
    assert not Project.objects.exists()


def test_R016_words_find_targets_for_a_project_without_a_script(cast: Cast, river: Experience, as_person: Be) -> None:
    given = {"title": "Slow", "what": "why things slow down", "which": "", "act": "find"}

    page = on_one_line(as_person(cast.leo).post("/learner/projects/", given).content.decode())

    assert "I can explain why things slow down" in page
    assert 'value="Slow"' in page
    assert not Project.objects.exists()


def test_R016_kept_for_a_project_it_shows_all_that_the_project_reaches(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    project = begun(cast, river, cast.kim)
    leo = as_person(cast.leo)

    page = page_of(leo, f"/learner/capture/?project={project.id}")
    leo.post("/learner/capture/", {"text": "The film", "project": str(project.id), "act": "hand_in"})

    work = Evidence.objects.get()
    assert "For the project “River”" in page
    assert re.search(rf'name="project" value="{project.id}" checked', page)
    assert set(work.claims.values_list("target__slug", flat=True)) == {"forces-explain", "tell-it"}
    assert work.plan == project.plans.get(learner=cast.leo)


def test_R016_nothing_is_kept_for_a_project_of_others(cast: Cast, river: Experience, as_person: Be) -> None:
    project = begun(cast, river, cast.kim)

    as_person(cast.zoe).post("/learner/capture/", {"text": "Mine", "project": str(project.id), "act": "keep"})

    work = Evidence.objects.get()
    assert (work.plan, work.claims.count()) == (None, 0)


def test_R037_said_on_the_target_it_is_noted_and_undone_and_changed(cast: Cast, as_person: Be) -> None:
    target, leo = cast.targets["forces-explain"], as_person(cast.leo)
    address = f"/learner/path/{target.id}/show/"

    noted = leo.post(address, {"shown_by": "film", "shown_words": "puppet talk"}, follow=True).content.decode()
    leo.post(address, {"act": "take_back"})
    gone = page_of(leo, f"/learner/path/{target.id}/")
    leo.post(address, {"shown_words": "as a game"})

    assert "Noted: you show it by a film, puppet talk." in noted
    assert f'action="{address}"' in noted
    assert "I show it by a film" not in gone
    assert DemonstrationPlan.objects.get(ended_at=None).in_words == "as a game"


@pytest.mark.parametrize("given", [{}, {"shown_by": "own"}, {"shown_by": "film", "shown_words": "x" * 121}])
def test_R037_what_cannot_be_noted_is_said_and_stays_typed(cast: Cast, as_person: Be, given: dict[str, str]) -> None:
    target = cast.targets["forces-explain"]

    answer = as_person(cast.leo).post(f"/learner/path/{target.id}/show/", given)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert given.get("shown_words", "") in answer.content.decode()
    assert not DemonstrationPlan.objects.exists()


def test_R037_a_question_about_it_stands_there_with_the_name(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-explain"]
    noted = plan_demonstration(learner=cast.leo, target=target, form="film", by=cast.leo, at=clock.now())
    ask_about_demonstration(demonstration=noted, question="Who holds the camera?", by=cast.brandt, at=clock.now())

    page = page_of(as_person(cast.leo), f"/learner/path/{target.id}/")

    assert "Who holds the camera?" in page
    assert "Mr Brandt" in page


def test_R037_the_young_choose_by_pictures_alone(cast: Cast, as_person: Be) -> None:
    target, maya = cast.targets["shapes-strong"], as_person(cast.maya)
    page = page_of(maya, f"/learner/path/{target.id}/").split('id="show"')[1].split("</section>")[0]

    maya.post(f"/learner/path/{target.id}/show/", {"shown_by": "performance"})

    assert page.count("<img") == 6
    assert "<input" not in page.replace('<input type="hidden"', "")
    assert DemonstrationPlan.objects.get().form == "performance"
    assert 'aria-pressed="true"' in page_of(maya, f"/learner/path/{target.id}/")


def test_R037_what_was_planned_stands_where_it_is_captured(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-explain"]
    plan_demonstration(learner=cast.leo, target=target, form="film", by=cast.leo, at=clock.now())

    page = page_of(as_person(cast.leo), f"/learner/capture/?to={target.id}")

    assert "<small>I show it by a film</small>" in page
