"""Projects (E5) as those see them who teach, and how somebody would like to show something: on Class today, in the inbox."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from tests.together import begun, two_teachers
from tests.work import judged, piece
from trellis.foundation import clock
from trellis.rooms.evidence.terms import Says
from trellis.rooms.paths.actions import agree_demonstration, choose_way, plan_demonstration
from trellis.rooms.paths.models import DemonstrationPlan, Experience, Project, ProjectInvitation
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


@pytest.fixture
def river(cast: Cast) -> Experience:
    return two_teachers(cast)


def page_of(client: Client, address: str) -> str:
    return on_one_line(client.get(address).content.decode())


def test_R016_each_teacher_reads_their_own_area_and_the_advisor_both(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    project = begun(cast, river, cast.kim)
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(cast.leo, science, writing, at=clock.now(), title="River film")
    judged(cast, film, science, by=cast.brandt, at=clock.now())
    judged(cast, film, writing, Says.NOT_YET, by=cast.iman, at=clock.now(), next_step="Name who decides")

    brandt, iman, duarte = (
        page_of(as_person(one), f"/educator/projects/{project.id}/") for one in (cast.brandt, cast.iman, cast.duarte)
    )

    assert "Mr Brandt signed shown" in brandt and "Name who decides" not in brandt
    assert "Looked at by" in brandt and "Ms Iman" in brandt
    assert "Name who decides" in iman and "Mr Brandt signed shown" not in iman
    assert "Mr Brandt signed shown" in duarte and "Ms Iman signed not yet" in duarte


def test_AR02_names_stand_by_the_alphabet_however_they_stand(cast: Cast, river: Experience, as_person: Be) -> None:
    project = begun(cast, river, cast.kim, cast.zoe, cast.max)
    for learner, says in ((cast.zoe, Says.SHOWN), (cast.kim, Says.NOT_YET)):
        work = piece(learner, cast.targets["forces-explain"], at=clock.now())
        judged(cast, work, cast.targets["forces-explain"], says, at=clock.now())

    page = page_of(as_person(cast.brandt), f"/educator/projects/{project.id}/").split("eachself")[1]

    places = [page.index(f"/educator/learners/{one.id}/") for one in (cast.kim, cast.leo, cast.max, cast.zoe)]
    assert places == sorted(places)


@pytest.mark.parametrize("who", ["osei", "nilsson", "vera", "ana"])
def test_R016_whoever_teaches_none_of_them_finds_no_project(
    cast: Cast, river: Experience, as_person: Be, who: str
) -> None:
    project = begun(cast, river, cast.kim)
    client = as_person(getattr(cast, who))

    assert client.get(f"/educator/projects/{project.id}/").status_code == 404
    assert client.post(f"/educator/projects/{project.id}/", {"along": str(cast.kim.id)}).status_code == 404
    assert (
        "River" not in client.get("/educator/projects/").content.decode().replace('value="">', "").split("<select")[0]
    )


def test_R016_begun_with_two_faces_asked_more_and_taken_back(cast: Cast, river: Experience, as_person: Be) -> None:
    iman = as_person(cast.iman)
    form = {"way": str(river.id), "along": [str(cast.leo.id), str(cast.kim.id)]}

    begins = on_one_line(iman.post("/educator/projects/", form, follow=True).content.decode())
    project = Project.objects.get()
    iman.post(f"/educator/projects/{project.id}/", {"along": [str(cast.zoe.id)]})
    asking = ProjectInvitation.objects.get(learner=cast.zoe)
    elsewhere = as_person(cast.brandt).post(f"/educator/projects/{project.id}/asked/{asking.id}/").status_code
    as_person(cast.iman).post(f"/educator/projects/{project.id}/asked/{asking.id}/")

    assert "They are asked, and join with one tap." in begins
    assert "Nobody has joined yet." in begins
    assert elsewhere == 404
    assert sorted(ProjectInvitation.objects.values_list("learner__said_as", flat=True)) == ["Kim", "Leo"]


def test_R016_when_the_last_one_is_taken_back_one_is_led_to_the_list(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    iman = as_person(cast.iman)
    iman.post("/educator/projects/", {"way": str(river.id), "along": [str(cast.leo.id)]})
    asking = ProjectInvitation.objects.get()

    answer = iman.post(f"/educator/projects/{asking.project_id}/asked/{asking.id}/", follow=True)

    assert answer.status_code == 200


@pytest.mark.parametrize("given", [{}, {"way": "no-id"}, {"along": "leo"}, {"way": "river"}])
def test_R016_what_is_missing_is_said_and_stays_chosen(
    cast: Cast, river: Experience, as_person: Be, given: dict[str, str]
) -> None:
    ids = {"river": str(river.id), "leo": str(cast.leo.id)}
    form = {name: ids.get(value, value) for name, value in given.items()}

    answer = as_person(cast.iman).post("/educator/projects/", form)

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422
    assert 'role="alert"' in page
    assert "leo" not in given.values() or f'value="{cast.leo.id}" checked' in page
    assert "river" not in given.values() or f'value="{river.id}" selected' in page
    assert not Project.objects.exists()


def test_R016_nobody_is_asked_whom_one_does_not_teach(cast: Cast, river: Experience, as_person: Be) -> None:
    iman = as_person(cast.iman)
    for stranger in (cast.maya, cast.nilsson, cast.duarte):
        answer = iman.post("/educator/projects/", {"way": str(river.id), "along": [str(stranger.id)]})
        assert answer.status_code == 404
    assert not Project.objects.exists()


def test_R037_one_tap_agrees_for_all_that_it_was_said_for_and_undo_opens_it_again(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    choose_way(learner=cast.leo, experience=river, shown_by="film", by=cast.leo, at=clock.now())
    first = DemonstrationPlan.objects.order_by("id").first()
    duarte, address = as_person(cast.duarte), f"/educator/class/showing/{first and first.id}/"

    asked = page_of(duarte, "/educator/class/")
    told = duarte.post(address, {"act": "agree"}, follow=True).content.decode()
    agreed = DemonstrationPlan.objects.filter(answered_by=cast.duarte).count()
    duarte.post(address, {"act": "reopen"})

    assert asked.count(address) == 1
    assert "would like to show it by a film:" in asked
    assert "Agreed. Leo reads it with your name." in told
    assert f'action="{address}"' in told
    assert agreed == 2
    assert not DemonstrationPlan.objects.exclude(answered_by=None).exists()


def test_R037_a_question_goes_to_the_learner_and_an_empty_one_nowhere(cast: Cast, as_person: Be) -> None:
    noted = plan_demonstration(
        learner=cast.leo, target=cast.targets["forces-explain"], form="film", by=cast.leo, at=clock.now()
    )  # fmt: skip
    brandt, address = as_person(cast.brandt), f"/educator/class/showing/{noted.id}/"

    refused = brandt.post(address, {"act": "ask", "question": " "}, follow=True).content.decode()
    noted.refresh_from_db()
    unasked = noted.answered_by
    brandt.post(address, {"act": "ask", "question": "Who holds the camera?"})
    noted.refresh_from_db()

    assert "Ask in up to 300 characters." in refused
    assert unasked is None
    assert noted.question == "Who holds the camera?"
    assert brandt.post(address, {"act": "agree"}).status_code == 404  # it waits no more
    assert brandt.post(address, {"act": "dance"}).status_code == 404


@pytest.mark.parametrize("who", ["osei", "keller", "nilsson", "kim", "leo", "ana"])
def test_R037_nobody_else_answers(cast: Cast, as_person: Be, who: str) -> None:
    noted = plan_demonstration(
        learner=cast.leo, target=cast.targets["forces-explain"], form="film", by=cast.leo, at=clock.now()
    )  # fmt: skip

    for act in ("agree", "ask", "reopen"):
        answer = as_person(getattr(cast, who)).post(
            f"/educator/class/showing/{noted.id}/", {"act": act, "question": "?"}
        )
        assert answer.status_code == 404
    noted.refresh_from_db()
    assert noted.answered_by is None


def test_R037_the_form_to_judge_is_the_same_for_a_puppet_talk_and_an_essay(cast: Cast, as_person: Be) -> None:
    target = cast.targets["forces-explain"]
    noted = plan_demonstration(
        learner=cast.leo, target=target, form="film", words="puppet talk", by=cast.leo, at=clock.now()
    )  # fmt: skip
    agree_demonstration(demonstration=noted, by=cast.brandt, at=clock.now())
    talk = piece(cast.leo, target, at=clock.now(), title="Puppet talk", kind="film")
    essay = piece(cast.kim, target, at=clock.now(), title="Essay")

    brandt = as_person(cast.brandt)
    film, text = (page_of(brandt, f"/educator/inbox/{work.id}/") for work in (talk, essay))

    def form(page: str) -> str:
        return page.split('<ul class="crit"')[1].split("</ul>")[0]

    assert form(film) == form(text)
    assert [f"forces-explain seen {n}" in form(film) for n in (1, 2, 3)] == [True] * 3
    assert film.count('name="verdict"') == text.count('name="verdict"')
    assert "Leo shows it by a film, puppet talk." in film
    assert "Mr Brandt agreed on" in film


def test_R016_in_the_inbox_one_reads_what_others_look_at_and_have_answered(
    cast: Cast, river: Experience, as_person: Be
) -> None:
    science, writing = cast.targets["forces-explain"], cast.targets["tell-it"]
    film = piece(cast.leo, science, writing, at=clock.now(), title="River film")
    judged(cast, film, science, by=cast.brandt, at=clock.now(), reason="canary-science")

    iman = page_of(as_person(cast.iman), f"/educator/inbox/{film.id}/")
    duarte = page_of(as_person(cast.duarte), f"/educator/inbox/{film.id}/")

    assert "Also said to show" in iman and "Looked at by Mr Brandt." in iman
    assert "canary-science" not in iman
    assert "Mr Brandt signed shown" in duarte


def test_R016_begun_twice_by_two_taps_it_is_one_project(cast: Cast, river: Experience, as_person: Be) -> None:
    brandt = as_person(cast.brandt)
    given = {"way": str(river.id), "along": [str(cast.kim.id), str(cast.leo.id)]}

    first, second = (brandt.post("/educator/projects/", given) for _press in range(2))
    one = Project.objects.get()
    other = brandt.post("/educator/projects/", {**given, "along": [str(cast.zoe.id)]})
    colleague = as_person(cast.iman).post("/educator/projects/", given)

    assert first["Location"] == second["Location"] == f"/educator/projects/{one.id}/"
    assert {row.learner_id for row in one.invitations.all()} == {cast.kim.id, cast.leo.id}
    assert len({first["Location"], other["Location"], colleague["Location"]}) == 3
