"""Several people pasted as lines: looked at first, added all or none, and never twice."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.rooms.people.models import Person, User

type Be = Callable[[Person], Client]
HERE = "/office/people/list/"
LINES = """name, kind, class, e-mail
Ada Lund, learner, 2b
Ada Roe\tlearner\t2B
Ben Osei; docente; 2B; Ben@School.example

Ida Nu, estudiante,"""


def post(browser: Client, lines: str, act: str = "look") -> tuple[int, str]:
    answer = browser.post(HERE, {"lines": lines, "act": act})
    return answer.status_code, on_one_line(answer.content.decode())


@pytest.mark.parametrize("who", ["osei", "leo", "ana"])
def test_only_the_office_adds_people(cast: Cast, as_person: Be, who: str) -> None:
    browser = as_person(getattr(cast, who))
    assert browser.get(HERE).status_code == 404
    assert post(browser, LINES, "add")[0] == 404


def test_looking_at_it_adds_nobody_and_adding_adds_all(cast: Cast, as_person: Be) -> None:
    office, before = as_person(cast.vera), Person.objects.count()
    assert "Add several people at once" in on_one_line(office.get(HERE).content.decode())
    status, page = post(office, LINES)
    assert status == 200 and "These will be added" in page and Person.objects.count() == before

    status, page = post(office, LINES, "add")

    assert status == 200 and "Four people are added." in page and "ben@school.example" in page
    ben = User.objects.get(email="ben@school.example").people.get()
    assert page.split('class="secret">')[1].split("<")[0] and ben.memberships.get().role == "teacher"
    called = dict(Person.objects.filter(name__in=["Ada Lund", "Ada Roe", "Ida Nu"]).values_list("name", "said_as"))
    assert called == {"Ada Lund": "Ada Lund", "Ada Roe": "Ada Roe", "Ida Nu": "Ida"}


def test_the_school_year_chooses_pictures_or_words(cast: Cast, as_person: Be) -> None:
    post(
        as_person(cast.vera),
        "Ada Lund, learner, 2B, 2\nBo Lund, learner, 2B, , k\nEva Tal, learner, 2B, , 9\nIda Nu, learner",
        "add",
    )

    found = Person.objects.filter(name__in=["Ada Lund", "Bo Lund", "Eva Tal", "Ida Nu"]).order_by("name")
    assert [(one.grade, one.reading) for one in found] == [("2", "young"), ("K", "young"), ("9", "teen"), ("", "teen")]


def test_the_same_list_twice_adds_nobody(cast: Cast, as_person: Be) -> None:
    office = as_person(cast.vera)
    post(office, LINES, "add")
    before = Person.objects.count()

    status, page = post(office, LINES, "add")

    assert status == 200 and "There is nobody to add." in page and Person.objects.count() == before
    assert "One person is added." in post(office, f"{LINES}\nEva Tal, learner, 2B", "add")[1]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (", learner, 2B", "There is no name."), ("x" * 121 + ", learner", "too long"), ("Tab\x0bbed, learner", "on one line"),
        ("Eva, queen, 2B", "“queen” is no kind."), ("Eva, learner, H1", "no class called “H1”"),
        ("Eva, guardian", "on the page of their child"), ("Eva, leader", "given by those who lead"),
        ("Eva, learner, 2B, eva@", "whole address"), ("Eva, learner, 2B, , 2, ", "more than five"), ("Eva, learner, 2B, , two", "a number, or K"),
        ("Eva, teacher, 2B, eva@school.example, 2", "a number, or K"),
        ("Ada Lund, learner, 2B", "the same as line 1"),
    ],
)  # fmt: skip
def test_one_wrong_line_is_named_and_nobody_is_added(cast: Cast, as_person: Be, line: str, says: str) -> None:
    office, before = as_person(cast.vera), Person.objects.count()

    status, page = post(office, f"Ada Lund, learner, 2B\n{line}", "add")

    assert status == 422 and "<b>Line 2</b>" in page and says in page and Person.objects.count() == before
    assert "Ada Lund, learner, 2B" in page  # what was pasted stays


def test_an_e_mail_twice_in_a_list_and_too_many_lines_are_refused(cast: Cast, as_person: Be) -> None:
    office = as_person(cast.vera)
    assert "the same as line 1" in post(office, "A, staff, , a@x.example\nB, staff, , A@x.example")[1]
    assert "Paste at most 120 lines" in post(office, "\n".join(f"P {n}, staff" for n in range(121)))[1]
    assert post(office, " \n ")[0] == 422


def test_somebody_of_another_school_keeps_their_password(cast: Cast, as_person: Be) -> None:
    user = User.objects.create_user("eva@x.example", "willows bend in wind")
    cast.nilsson.user = user
    cast.nilsson.save()

    _status, page = post(as_person(cast.vera), "Eva, staff, , eva@x.example", "add")

    assert "One person is added." in page and "Told this once" not in page
    assert User.objects.get(pk=user.pk).check_password("willows bend in wind")
