"""The school's own page, and what a new school still lacks: derived, and gone when it is done."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.crawl import on_one_line
from trellis.foundation import clock
from trellis.rooms.continuum.actions.writing import give_teaching_areas
from trellis.rooms.people.actions import found_school, leave_group, make_family_key
from trellis.rooms.people.models import Closure, Person, School

type Be = Callable[[Person], Client]
SAID = {"name": "Olmo", "time_zone": "madrid", "school_days": ["0", "2"], "locale": "es"}


def read(browser: Client, address: str = "/office/school/") -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return on_one_line(answer.content.decode())


@pytest.mark.parametrize("who", ["osei", "leo", "ana", "other_leader", "nilsson"])
def test_the_school_is_kept_by_its_office_alone(cast: Cast, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))
    if who != "other_leader":
        assert browser.get("/office/school/").status_code == 404
    browser.post("/office/school/", SAID)
    assert School.objects.get(pk=cast.school.pk).name == "Willow Street School"


def test_a_city_is_enough_for_a_zone(cast: Cast, as_person: Be) -> None:
    office = as_person(cast.vera)
    assert office.post("/office/school/", SAID).status_code == 302

    school = School.objects.get(pk=cast.school.pk)
    assert (school.name, school.time_zone, school.school_days, school.locale) == ("Olmo", "Europe/Madrid", [0, 2], "es")
    page = read(office)
    assert page.index("Europe/Andorra") < page.index("Africa/Abidjan")  # the own part of the earth first


@pytest.mark.parametrize("wrong", [{"time_zone": "Atlantis"}, {"name": ""}, {"school_days": []}, {"name": "x" * 121}])
def test_what_cannot_be_kept_stays_typed(cast: Cast, as_person: Be, wrong: dict[str, object]) -> None:
    answer = as_person(cast.vera).post("/office/school/", {**SAID, **wrong})

    page = on_one_line(answer.content.decode())
    assert answer.status_code == 422 and "What you wrote is still here." in page
    assert f'value="{wrong.get("time_zone", "madrid")}"' in page
    assert School.objects.get(pk=cast.school.pk).time_zone == "UTC"


def test_a_name_on_two_lines_is_refused_in_a_sentence(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.vera).post("/office/school/", {**SAID, "name": "two\u2028lines"})
    assert "Write the name on one line" in answer.content.decode()


def test_days_without_school_are_written_refused_and_taken_out(cast: Cast, as_person: Be) -> None:
    office, day = as_person(cast.vera), clock.now().date()
    typed = {"name": "Harvest", "starts_on": day, "ends_on": day}
    assert office.post("/office/school/closed/", typed).status_code == 302
    wrong = office.post("/office/school/closed/", {**typed, "name": "Again"})
    assert wrong.status_code == 422 and "Take that out first" in wrong.content.decode()
    assert office.post("/office/school/closed/", {"name": "X", "starts_on": "soon", "ends_on": ""}).status_code == 422
    assert "Harvest" in read(office)
    made = Closure.objects.get()

    assert as_person(cast.other_leader).post(f"/office/school/closed/{made.id}/", {"act": "open"}).status_code == 404
    office = as_person(cast.vera)
    assert office.post(f"/office/school/closed/{made.id}/", {"act": "x"}).status_code == 404
    assert office.post(f"/office/school/closed/{made.id}/", {"act": "open"}).status_code == 302

    assert not Closure.objects.exists()


def test_a_new_school_reads_what_it_lacks(cast: Cast, as_person: Be) -> None:
    leader = Person(name="Kim Tal", said_as="Kim Tal")
    found_school(school=School(name="Lake", slug="lake"), by=leader, at=NOON)

    page = read(as_person(leader))

    for words in ("Nothing to learn is written", "no class yet", "Nobody teaches or", "Nobody learns", "No family has"):
        assert words in page
    assert "/office/school/" in read(as_person(leader), "/leader/walk/")


def test_what_is_done_is_missing_no_more(cast: Cast, as_person: Be) -> None:
    page = read(as_person(cast.vera))
    assert "No family has a letter yet" in page and "Nobody teaches" not in page

    make_family_key(guardian=cast.ana, by=cast.vera, at=clock.now())

    assert "What is still missing" not in read(as_person(cast.vera))


def test_learners_whom_nobody_teaches_are_named(cast: Cast, as_person: Be) -> None:
    held = list(cast.class_2b.memberships.filter(role="teacher"))
    leave_group(memberships=held, ends_on=held[0].starts_on, by=cast.vera, at=NOON)

    page = read(as_person(cast.vera))

    assert "reach nobody" in page and ">Maya<" in page and ">Leo<" not in page


def test_areas_in_which_nobody_looks_are_named_where_it_is_so(cast: Cast, as_person: Be) -> None:
    for group in (cast.class_2b, cast.advisory):
        held = group.memberships.get(role="teacher")
        give_teaching_areas(membership=held, areas=[cast.areas["science"]], by=cast.vera, at=NOON)

    page = read(as_person(cast.vera))

    assert "In 2B nobody looks at work in these areas" in page and "others: Making." in page
    assert "In Advisory Duarte" not in page  # whoever advises looks at all
