"""Coming in with a password, as whom, in which language, and going out."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import NOON, Cast
from trellis.rooms.people.actions import add_person
from trellis.rooms.people.models import Person, User
from trellis.rooms.people.terms import Role
from trellis.surfaces.gate import SESSION_KEY

type Be = Callable[[Person], Client]
PASSWORD = "willows bend in wind"
EMAIL = "new@willow.example"


@pytest.fixture
def new(cast: Cast) -> Person:
    cache.clear()  # counted tries of other tests
    return add_person(
        school=cast.school, name="Ms New", said_as="Ms New", role=Role.TEACHER, group=cast.class_2b, email=EMAIL,
        password=PASSWORD, by=cast.keller, at=NOON,
    )  # fmt: skip


def come_in(client: Client, **given: str) -> Any:
    return client.post("/account/login/", {"login": EMAIL, "password": PASSWORD, **given})


def test_a_password_leads_to_ones_own_first_page(client: Client, new: Person) -> None:
    response = client.post("/account/login/", {"login": EMAIL, "password": PASSWORD}, follow=True)

    assert response.redirect_chain == [("/account/home/", 302), ("/educator/class/", 302)]


def test_what_was_asked_for_is_opened_after_coming_in(client: Client, new: Person) -> None:
    asked = client.get("/educator/class/")
    response = client.post(asked["Location"], {"login": EMAIL, "password": PASSWORD})

    assert asked["Location"] == "/account/login/?next=%2Feducator%2Fclass%2F"
    assert response["Location"] == "/educator/class/"


def test_nobody_is_led_to_another_host_after_coming_in(client: Client, new: Person) -> None:
    response = client.post("/account/login/?next=https://evil.example/", {"login": EMAIL, "password": PASSWORD})

    assert response["Location"] == "/account/home/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"password": "not it at all"}, "do not belong together"),
        ({"login": "nobody@willow.example"}, "do not belong together"),
        ({"login": "new@willow"}, "Write the whole address"),
        ({"login": ""}, "Write something here first"),
        ({"password": ""}, "Write something here first"),
    ],
)
def test_what_does_not_fit_is_said_and_the_address_is_kept(
    client: Client, new: Person, typed: dict[str, str], sentence: str
) -> None:
    response = come_in(client, **typed)

    page = response.content.decode()
    assert response.status_code == 422
    assert sentence in page
    assert "That did not let you in." in page
    assert "did not save" not in page
    assert f'value="{typed.get("login", EMAIL)}"' in page or not typed.get("login", EMAIL)
    assert PASSWORD not in page
    assert SESSION_KEY not in client.session


def test_too_many_wrong_passwords_wait_five_minutes(client: Client, new: Person) -> None:
    for _again in range(5):
        come_in(client, password="not it at all")

    response = come_in(client)

    assert "too often in a short time" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_closed_sign_in_is_told_whom_to_ask(client: Client, new: Person) -> None:
    User.objects.update(is_active=False)

    response = client.post("/account/login/", {"login": EMAIL, "password": PASSWORD}, follow=True)

    assert "ask at the school’s office" in response.content.decode().lower()
    assert "_auth_user_id" not in client.session


def test_the_same_human_in_two_schools_says_which_one_it_is(client: Client, cast: Cast, new: Person) -> None:
    there = add_person(
        school=cast.other_school, name="Ms New", said_as="Miss New", role=Role.LEADER, email=EMAIL, password="",
        by=cast.other_leader, at=NOON,
    )  # fmt: skip
    asked = client.post("/account/login/", {"login": EMAIL, "password": PASSWORD}, follow=True)

    chosen = client.post("/account/who/", {"person": str(there.id)}, follow=True)

    assert asked.redirect_chain[-1][0] == "/account/who/"
    assert "Willow Street School" in asked.content.decode()
    assert "Harbour School" in asked.content.decode()
    assert chosen.redirect_chain[-1][0] == "/leader/walk/"
    assert chosen.wsgi_request.viewer.person == there  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", ["", "nonsense", "keller"])
def test_nobody_chooses_to_be_somebody_else(client: Client, cast: Cast, new: Person, typed: str) -> None:
    come_in(client)

    response = client.post("/account/who/", {"person": str(cast.keller.id) if typed == "keller" else typed})

    assert response.status_code == 404
    assert client.get("/account/").wsgi_request.viewer.person == new  # type: ignore[attr-defined]


def test_a_person_that_the_user_no_longer_is_opens_nothing(client: Client, cast: Cast, new: Person) -> None:
    come_in(client)
    client.post("/account/who/", {"person": str(new.id)})
    Person.objects.filter(pk=new.pk).update(user=None)

    response = client.get("/educator/class/")

    assert response["Location"].startswith("/account/login/")
    assert "No school has you on its list" in client.get("/account/home/", follow=True).content.decode()


def test_coming_in_leaves_behind_what_one_was_before(client: Client, cast: Cast, new: Person, as_person: Be) -> None:
    as_person(cast.leo)

    come_in(client)

    assert client.get("/account/").wsgi_request.viewer.person == new  # type: ignore[attr-defined]


def test_signing_out_ends_the_session_whatever_let_one_in(client: Client, cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)

    response = browser.post("/account/logout/")

    assert response["Location"] == "/"
    assert browser.get("/learner/today/")["Location"].startswith("/account/login/")
    assert browser.get("/account/logout/").status_code == 405


def test_everybody_chooses_their_language_and_it_stays(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.leo)

    response = browser.post("/account/language/", {"language": "es", "next": "/account/"}, follow=True)

    cast.leo.refresh_from_db()
    assert cast.leo.locale == "es"
    assert response.headers["Content-Language"] == "es"
    assert '<html lang="es"' in response.content.decode()


def test_a_visitors_language_stays_on_the_device(client: Client, cast: Cast) -> None:
    client.post("/account/language/", {"language": "es", "next": "/continuum/"})

    assert '<html lang="es"' in client.get("/continuum/").content.decode()


def test_a_language_that_there_is_not_changes_nothing(cast: Cast, as_person: Be) -> None:
    response = as_person(cast.leo).post("/account/language/", {"language": "tlh"})

    cast.leo.refresh_from_db()
    assert response.status_code == 404
    assert cast.leo.locale == "en"


def test_choosing_a_language_leads_to_no_other_host(client: Client, cast: Cast) -> None:
    response = client.post("/account/language/", {"language": "es", "next": "https://evil.example/"})

    assert response["Location"] == "/"


def test_a_new_password_keeps_one_in_here_and_signs_other_devices_out(client: Client, new: Person) -> None:
    elsewhere = Client()
    come_in(elsewhere)
    come_in(client)

    client.post("/account/password/", {"old": PASSWORD, "new": "one of my own making"})

    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302
    assert User.objects.get().check_password("one of my own making")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"old": "not it", "new": "one of my own making"}, "not your password of now"),
        ({"old": PASSWORD, "new": "short"}, "too short"),
        ({"old": "", "new": ""}, "Write something here first"),
    ],
)
def test_a_new_password_that_does_not_do_is_said(
    client: Client, new: Person, typed: dict[str, str], sentence: str
) -> None:
    come_in(client)

    response = client.post("/account/password/", typed)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert User.objects.get().check_password(PASSWORD)


def test_who_came_in_without_a_password_has_none_to_change(cast: Cast, as_person: Be) -> None:
    assert as_person(cast.leo).get("/account/password/").status_code == 404


@pytest.mark.parametrize("who", ["leo", "osei", "keller", "ruiz", "ruiz_limited", "vera", "void"])
def test_everybody_has_a_page_of_their_own(cast: Cast, as_person: Be, who: str) -> None:
    response = as_person(getattr(cast, who)).get("/account/")

    assert response.status_code == 200
    assert "/account/logout/" in response.content.decode()


def test_nobody_signs_themselves_up(client: Client, cast: Cast) -> None:
    assert client.get("/account/signup/").status_code == 404
    assert client.post("/account/signup/", {"email": EMAIL, "password1": PASSWORD}).status_code == 404


def test_who_asks_very_often_is_told_to_wait_and_nothing_is_lost(client: Client, new: Person) -> None:
    answers = [come_in(client, password="not this one").status_code for _again in range(31)]

    response = come_in(client)

    assert answers[-1] == response.status_code == 429
    assert "Wait five minutes, then try again." in response.content.decode()
    assert SESSION_KEY not in client.session
    cache.clear()


def test_a_form_without_its_mark_is_refused_in_a_sentence_that_says_what_to_do(new: Person) -> None:
    client = Client(enforce_csrf_checks=True)

    response = come_in(client)

    assert response.status_code == 403
    assert "Load the page anew, and send it again." in response.content.decode()
    assert SESSION_KEY not in client.session
