"""Classes and advisories in the office: formed, filled, named anew, ended; and what a teacher teaches there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.rooms.continuum.rules import areas_by_membership
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Group, Membership, Person
from trellis.rooms.people.queries.groups import group_now

type Be = Callable[[Person], Client]


def read(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


def today():  # type: ignore[no-untyped-def]
    return clock.now().date()


def pages(cast: Cast) -> list[str]:
    held = cast.class_2b.memberships.get(role="teacher")
    here = f"/office/groups/{cast.class_2b.id}/"
    return ["/office/groups/", here, f"{here}areas/{held.id}/"]


@pytest.mark.parametrize("who", ["osei", "leo", "ana", "other_leader"])
def test_classes_are_kept_by_their_own_office_alone(cast: Cast, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))
    for address in pages(cast)[1 if who == "other_leader" else 0 :]:
        assert browser.get(address).status_code == 404
    for act in ("learners", "adults", "leave", "rename", "end"):
        typed = {"name": "X", "ends_on": str(today()), "in": str(cast.leo.id)}
        assert browser.post(f"/office/groups/{cast.class_2b.id}/{act}/", typed).status_code == 404
    assert Group.objects.get(pk=cast.class_2b.pk).name == "2B"


def test_another_schools_class_is_not_in_the_list(cast: Cast, as_person: Be) -> None:
    page = read(as_person(cast.vera), "/office/groups/")

    assert "2B" in page and "H1" not in page and "Five learners" in page


def test_a_class_is_formed_and_filled_and_the_teacher_sees_it(cast: Cast, as_person: Be) -> None:
    office = as_person(cast.vera)
    answer = office.post("/office/groups/", {"name": "River", "kind": "class"})
    river = Group.objects.get(name="River")
    assert answer.headers["Location"] == f"/office/groups/{river.id}/"
    assert "No adult is beside it yet" in read(office, f"/office/groups/{river.id}/")

    come = {"in": [str(cast.maya.id), str(cast.leo.id)], "others": "leave"}
    assert office.post(f"/office/groups/{river.id}/learners/", come).status_code == 302
    put = {"person": str(cast.brandt.id), "role": "teacher"}
    assert office.post(f"/office/groups/{river.id}/adults/", put).status_code == 302

    now = group_now(river, on=today())
    assert [one.person.said_as for one in now.learners] == ["Leo", "Maya"]
    assert cast.maya.memberships.get(group=cast.class_2b).ends_on == today()
    assert "Maya" in read(as_person(cast.brandt), "/educator/class/")


@pytest.mark.parametrize(
    ("act", "typed", "says"),
    [
        ("learners", {}, "Tick first who comes into it."), ("adults", {"role": "teacher"}, "Choose who"),
        ("adults", {"person": "keller", "role": "leader"}, "Choose who"), ("leave", {"ends_on": "2026-12-01"}, "Tick first"),
        ("leave", {"out": "x", "ends_on": ""}, "Write the last day."), ("leave", {"ends_on": "soon"}, "Write the day as"),
        ("rename", {"name": "Ad\u2028visory"}, "on one line"), ("rename", {"name": "x" * 81}, "too long"),
        ("end", {"ends_on": ""}, "Write the last day."), ("end", {"ends_on": "2020-01-01"}, "today or a day to come"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(
    cast: Cast, as_person: Be, act: str, typed: dict[str, str], says: str
) -> None:
    given = {**typed, "person": str(cast.keller.id)} if typed.get("person") else typed
    answer = as_person(cast.vera).post(f"/office/groups/{cast.class_2b.id}/{act}/", given)

    assert answer.status_code == 422 and says in on_one_line(answer.content.decode())
    assert Group.objects.get(pk=cast.class_2b.pk).ends_on is None


@pytest.mark.parametrize(
    "typed", [{"name": "", "kind": "class"}, {"name": "2B", "kind": "class"}, {"name": "T", "kind": "team"}]
)
def test_a_class_that_cannot_be_formed_keeps_its_words(cast: Cast, as_person: Be, typed: dict[str, str]) -> None:
    answer = as_person(cast.vera).post("/office/groups/", typed)

    assert answer.status_code == 422 and f'value="{typed["name"]}"' in answer.content.decode()


def test_a_class_gets_a_name_people_leave_and_it_ends(cast: Cast, as_person: Be) -> None:
    office, here, last = as_person(cast.vera), f"/office/groups/{cast.class_2b.id}", str(today())
    out = [str(one.id) for one in Membership.objects.filter(group=cast.class_2b, person__in=[cast.maya, cast.ada])]
    assert office.post(f"{here}/leave/", {"out": out, "ends_on": last}).status_code == 302
    assert office.post(f"{here}/rename/", {"name": "3B"}).status_code == 302
    assert "3B" in read(office, f"{here}/")
    assert office.post(f"{here}/end/", {"ends_on": last}).status_code == 302

    ended = Group.objects.get(pk=cast.class_2b.pk)
    assert (ended.name, ended.ends_on) == ("3B", today())
    assert not group_now(ended, on=today() + timedelta(days=1)).learners


def test_a_teacher_teaches_some_areas_or_all(cast: Cast, as_person: Be) -> None:
    office, held = as_person(cast.vera), cast.class_2b.memberships.get(role="teacher")
    here, science = pages(cast)[2], str(cast.areas["science"].id)
    answer = office.post(here, {"which": "these"})
    assert answer.status_code == 422 and "Tick one area at least" in answer.content.decode()

    assert office.post(here, {"which": "these", "area": [science]}).status_code == 302
    assert areas_by_membership([Membership.objects.get(pk=held.pk)])[held.pk] == {cast.areas["science"].id}
    assert "Science" in read(office, pages(cast)[1])
    assert office.post(here, {"which": "all", "area": [science]}).status_code == 302

    assert areas_by_membership([Membership.objects.get(pk=held.pk)])[held.pk] is None
    advises = cast.advisory.memberships.get(role="advisor")
    assert office.get(f"/office/groups/{cast.advisory.id}/areas/{advises.id}/").status_code == 404


def test_who_teaches_no_class_yet_reads_what_to_do(cast: Cast, as_person: Be) -> None:
    new = add_person(school=cast.school, name="Ms New", said_as="", role="teacher", by=cast.vera, at=clock.now())
    says = "No class is yours yet. Ask the office to put you in one."
    assert says in read(as_person(new), "/educator/class/")

    typed = {"person": str(new.id), "role": "teacher"}
    as_person(cast.vera).post(f"/office/groups/{cast.class_2b.id}/adults/", typed)

    assert says not in read(as_person(new), "/educator/class/")
