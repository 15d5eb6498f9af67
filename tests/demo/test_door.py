"""The door of the demo school: everybody in one click, a guide of four stops, a fresh start; and no door anywhere else."""

import re

import pytest
from django.test import Client

from tests.crawl import on_one_line
from tests.demo_school import DemoSchool
from trellis.demo.guide import ROLES, doors
from trellis.rooms.people.models import Person, School
from trellis.surfaces.gate import SESSION_KEY

TEN = ["maya", "leo", "osei", "duarte", "brandt", "ruiz", "andrade", "vera", "keller", "rosa"]


def test_R081_one_click_makes_a_visitor_somebody(demo_school: DemoSchool, client: Client) -> None:
    page = on_one_line(client.get("/demo").content.decode())
    doors_shown = re.findall(r'action="/demo/be/([a-z]+)"><input[^>]*><button class="door"', page)

    response = client.post("/demo/be/ruiz")

    assert doors_shown == TEN
    assert response.status_code == 302
    assert client.session[SESSION_KEY] == {"person": str(demo_school.person("ruiz").id), "by": "door"}
    assert response["Location"] == "/family/child/"


@pytest.mark.parametrize("slug", [*TEN, "zoe", "iman", "nilsson"])
def test_anybody_planted_can_be_been(demo_school: DemoSchool, client: Client, slug: str) -> None:
    client.post(f"/demo/be/{slug}")

    assert client.session[SESSION_KEY]["person"] == str(Person.objects.get(slug=slug).id)


def test_door_opens_only_by_a_post_and_only_to_people_who_are_there(demo_school: DemoSchool, client: Client) -> None:
    assert client.get("/demo/be/leo").status_code == 405
    assert client.post("/demo/be/nobody").status_code == 404
    assert SESSION_KEY not in client.session


def test_R081_reset_brings_the_school_back(demo_school: DemoSchool, client: Client) -> None:
    Person.objects.filter(slug="leo").update(said_as="Changed")
    client.post("/demo/be/leo")

    response = client.post("/demo/reset")

    assert response["Location"] == "/demo"
    assert demo_school.person("leo").said_as == "Leo"
    assert SESSION_KEY not in client.session
    assert "as it was before" in client.get("/demo").content.decode()


def test_reset_touches_no_school_of_ones_own(demo_school: DemoSchool, client: Client) -> None:
    School.objects.create(name="Hill School", slug="hill")

    response = client.post("/demo/reset")

    assert response.status_code == 404
    assert School.objects.count() == 3


@pytest.mark.parametrize("path", ["/demo", "/demo/be/leo", "/demo/tablet", "/demo/guide", "/demo/reset"])
def test_no_door_outside_a_demo(demo_school: DemoSchool, client: Client, settings, path: str) -> None:
    settings.DEMO = False

    response = client.get(path) if path == "/demo" else client.post(path)

    assert response.status_code == 404
    assert School.objects.count() == 2


def test_door_of_an_empty_house_says_so(db: None, client: Client) -> None:
    page = on_one_line(client.get("/demo").content.decode())

    assert doors() == []
    assert "Nobody is here yet." in page


def test_every_role_has_four_stops() -> None:
    assert list(ROLES) == TEN
    assert {len(role.stops) for role in ROLES.values()} == {4}


def test_guide_promises_nothing_that_an_answer_or_another_day_makes_untrue() -> None:
    """Neither how many wait, nor what is today, nor an hour that nobody keeps free; and nobody's child is she or he."""
    said = " ".join(str(stop.says) for role in ROLES.values() for stop in role.stops)

    assert re.findall(r"\b(Nine|is today|hour|she|he|your language)\b", said) == []


def test_guide_is_one_folded_line_before_the_page(at_the_door, demo_school: DemoSchool) -> None:
    page = on_one_line(at_the_door("leo").get("/learner/today/").content.decode())

    guide = page.split('class="guide"')[1].split("<main")[0]
    assert guide.count('<details class="folded"><summary>Guide: Today</summary>') == 1
    assert guide.count("<li>") == 4


def test_guide_can_be_put_away(at_the_door, demo_school: DemoSchool) -> None:
    client = at_the_door("keller")
    before = client.get("/demo").content.decode()

    response = client.post("/demo/guide", {"back": "/gallery/"})

    assert 'class="guide"' in before
    assert response["Location"] == "/gallery/"
    assert 'class="guide"' not in client.get("/demo").content.decode()


def test_guide_leads_to_no_other_host(at_the_door, demo_school: DemoSchool) -> None:
    client = at_the_door("keller")

    assert client.post("/demo/guide", {"back": "https://elsewhere.example/"})["Location"] == "/demo"


def test_guide_is_for_those_who_came_in_by_the_door(demo_school: DemoSchool, as_person) -> None:
    client = as_person(demo_school.person("keller"))

    assert 'class="guide"' not in client.get("/demo").content.decode()


def test_door_asks_as_little_with_one_as_with_all(demo_school: DemoSchool, client: Client, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/demo")
