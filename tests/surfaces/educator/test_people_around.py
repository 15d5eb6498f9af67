"""The people around a learner, for whoever teaches or advises them; and noting that one talked or met."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import TERM, Cast
from trellis.foundation import clock
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.circles.models import Interaction
from trellis.rooms.conferences.models import AgendaItem
from trellis.rooms.people.models import Person

type Be = Callable[[Person], Client]


def page_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split("<main")[1].split())


def test_R013_with_peers_and_teachers_only_the_advisor_reads_since_when_nobody_from_the_community(
    cast: Cast, as_person: Be
) -> None:
    now = clock.now()
    add_to_circle(learner=cast.leo, person=cast.kim, by=cast.leo, at=now)
    note_interaction(learner=cast.kim, kind="met", by=cast.leo, at=now - timedelta(days=3))
    note_interaction(learner=cast.leo, kind="spoke", by=cast.brandt, at=now - timedelta(days=2))
    around = f"/educator/learners/{cast.leo.id}/people/"

    page = page_of(as_person(cast.duarte), around)

    assert "In the last four weeks two kinds of people: other learners, adults who teach or work here." in page
    assert f"No community person since {TERM:%B}." in page
    as_person(cast.duarte).post(around, {"act": "introduce"})
    as_person(cast.duarte).post(around, {"act": "introduce"})
    assert AgendaItem.objects.get().learner == cast.leo  # what waits is not put twice
    note_interaction(learner=cast.leo, kind="spoke", by=cast.keller, at=now)
    page = page_of(as_person(cast.duarte), around)
    assert "three kinds of people: other learners, adults who teach or work here, those who lead the school." in page


def test_R013_no_count_is_compared_and_nobody_else_is_in_it(cast: Cast, as_person: Be) -> None:
    for _n in range(3):
        note_interaction(learner=cast.kim, kind="spoke", by=cast.duarte, at=clock.now() - timedelta(hours=_n))
    before = page_of(as_person(cast.duarte), f"/educator/learners/{cast.leo.id}/people/")
    note_interaction(learner=cast.zoe, kind="spoke", by=cast.keller, at=clock.now())

    page = page_of(as_person(cast.duarte), f"/educator/learners/{cast.leo.id}/people/")

    assert page.split("csrf")[0] == before.split("csrf")[0]
    assert "Nothing was noted in the last four weeks." in page
    assert "Zoe" not in page


def test_R013_a_leader_reads_no_circle_and_plans_no_introduction(cast: Cast, as_person: Be) -> None:
    around = f"/educator/learners/{cast.leo.id}/people/"
    note_interaction(learner=cast.leo, kind="spoke", words="about the yard", by=cast.keller, at=clock.now())
    note_interaction(learner=cast.leo, kind="spoke", words="about the lab", by=cast.brandt, at=clock.now())

    page = page_of(as_person(cast.keller), around)

    assert "Kinds of people" not in page
    assert "about the yard" in page
    assert "about the lab" not in page
    assert as_person(cast.keller).post(around, {"act": "introduce"}).status_code == 404


@pytest.mark.parametrize("back", ["", "class"])
def test_R013_one_press_notes_that_we_talked_and_undo_takes_it_back(cast: Cast, as_person: Be, back: str) -> None:
    browser = as_person(cast.duarte)
    address = f"/educator/learners/{cast.leo.id}/met/"
    start = "/educator/class/" if back else f"/educator/learners/{cast.leo.id}/"
    assert f'action="{address}"' in page_of(browser, start)
    for _press in range(2):
        told = browser.post(address, {"kind": "spoke", "back": back}, follow=True)
    met = Interaction.objects.get()
    assert "Noted: you talked with Leo." in told.content.decode()
    assert f'action="{address}{met.id}/"' in told.content.decode()

    assert as_person(cast.brandt).post(f"{address}{met.id}/").status_code == 404
    as_person(cast.duarte).post(f"{address}{met.id}/", {"act": back or "undo"})

    assert not Interaction.objects.exists()


def test_R013_another_day_and_a_line_are_read_by_the_learner_too(cast: Cast, as_person: Be) -> None:
    on = (clock.now() - timedelta(days=4)).date()
    as_person(cast.duarte).post(
        f"/educator/learners/{cast.leo.id}/met/", {"kind": "met", "on": on.isoformat(), "words": "at the bike shop"}
    )
    assert Interaction.objects.get().at.date() == on
    assert "at the bike shop" in page_of(as_person(cast.leo), "/learner/people/")


@pytest.mark.parametrize(
    ("given", "words"),
    [({"on": "tomorrow"}, "Write the day"), ({"on": "2031-01-01"}, "Choose today or a day gone by"),
     ({"on": "2020-01-01"}, "Choose today or a day gone by"), ({"words": "x" * 201}, "at most 200 signs")],
)  # fmt: skip
def test_R013_what_cannot_be_noted_says_what_to_do(
    cast: Cast, as_person: Be, given: dict[str, str], words: str
) -> None:
    answer = as_person(cast.duarte).post(
        f"/educator/learners/{cast.leo.id}/met/", {"kind": "spoke", **given}, follow=True
    )
    assert words in answer.content.decode()
    assert not Interaction.objects.exists()


def test_whoever_may_not_open_a_learner_notes_nothing_about_them(cast: Cast, as_person: Be) -> None:
    for other in (cast.osei, cast.vera, cast.kim, cast.ana, cast.nilsson):
        answer = as_person(other).post(f"/educator/learners/{cast.leo.id}/met/", {"kind": "spoke"})
        assert answer.status_code == 404
    assert (
        as_person(cast.duarte).post(f"/educator/learners/{cast.leo.id}/met/", {"kind": "high_five"}).status_code == 404
    )
    assert not Interaction.objects.exists()


def test_what_was_noted_on_another_day_stays(cast: Cast, as_person: Be) -> None:
    met = note_interaction(learner=cast.leo, kind="spoke", by=cast.duarte, at=clock.now() - timedelta(days=2))
    around = f"/educator/learners/{cast.leo.id}/people/"

    assert "Take it back" not in page_of(as_person(cast.duarte), around)
    assert as_person(cast.duarte).post(f"/educator/learners/{cast.leo.id}/met/{met.id}/").status_code == 404
    assert Interaction.objects.exists()
