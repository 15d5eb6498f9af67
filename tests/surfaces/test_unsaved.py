"""Signed out meanwhile, or a page that stood open for long: what was typed comes back; and what stands where Trellis cannot
answer."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import DisallowedHost, RequestDataTooBig, TooManyFieldsSent
from django.test import Client, RequestFactory
from django.utils import translation

from tests.cast import Cast
from trellis.rooms.paths.models import Goal
from trellis.rooms.people.models import Person
from trellis.surfaces.broken import bad_request, server_error

type Be = Callable[[Person], Client]
GOALS = "/learner/goals/"
WORDS = "I want to <b>ride</b> without hands"
HERE = {"Sec-Fetch-Site": "same-origin", "Referer": f"http://testserver{GOALS}?as=list"}
FORM = {"act": "set", "horizon": "week", "text": WORDS}


def test_words_sent_after_being_signed_out_come_back_and_are_saved_once_somebody_is_in_again(
    cast: Cast, as_person: Be, client: Client
) -> None:
    answer = Client().post(GOALS, FORM, headers=HERE)
    page = answer.content.decode()

    assert answer.status_code == 401
    assert "no-store" in answer.headers["Cache-Control"]
    assert "I want to &lt;b&gt;ride&lt;/b&gt; without hands" in page
    assert "/account/login/?next=/learner/goals/%3Fas%3Dlist" in page
    assert not Goal.objects.exists()
    again = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    assert {name: again[name] for name in ("act", "horizon")} == {"act": "set", "horizon": "week"}
    as_person(cast.leo).post(GOALS, FORM)
    assert Goal.objects.get().text == WORDS


def test_a_form_whose_page_stood_open_for_long_comes_back_with_a_new_mark(cast: Cast, as_person: Be) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = as_person(cast.leo).cookies

    answer = browser.post(GOALS, FORM, headers=HERE)
    page = answer.content.decode()

    assert (answer.status_code, Goal.objects.count()) == (403, 0)
    assert "This page had stood open for long." in page
    mark = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.split("data-unsaved")[1])[0]
    assert browser.post(GOALS, {**FORM, "csrfmiddlewaretoken": mark}, headers=HERE).status_code == 302
    assert Goal.objects.get().text == WORDS


@pytest.mark.parametrize(
    ("address", "headers"),
    [
        (GOALS, {"Sec-Fetch-Site": "cross-site", "Referer": f"http://testserver{GOALS}"}),
        (GOALS, {"Referer": "https://elsewhere.example/form"}),
        (GOALS, {"Referer": "http://testserver.elsewhere.example/"}),
        (GOALS, {}),
        ("/account/login/", HERE),
        ("/kiosk/pin/", HERE),
        ("/family/key/abc/", HERE),
    ],
)
def test_nobody_else_puts_words_into_a_form_here_and_no_password_is_given_back(
    cast: Cast, address: str, headers: dict[str, str]
) -> None:
    answer = Client(enforce_csrf_checks=True).post(
        address, {"text": "a canary from elsewhere", "password": "willows bend in wind"}, headers=headers
    )

    assert answer.status_code in {302, 403, 404}
    assert "canary from elsewhere" not in answer.content.decode()
    assert "willows bend" not in answer.content.decode()


def test_a_press_without_words_asks_somebody_in_and_leads_to_the_page_where_they_were(cast: Cast) -> None:
    pressed = Client().post("/learner/today/hand/", {"act": "up"}, headers=HERE)
    unknown = Client().post("/learner/today/hand/", {"act": "up"})

    assert pressed.headers["Location"] == "/account/login/?next=%2Flearner%2Fgoals%2F%3Fas%3Dlist"
    assert unknown.headers["Location"] == "/account/login/?next=%2F"


def test_an_address_that_only_takes_what_is_pressed_says_so(cast: Cast, as_person: Be) -> None:
    answer = as_person(cast.leo).get("/learner/today/hand/")

    assert answer.status_code == 405
    assert "there is nothing to see" in answer.content.decode()


@pytest.mark.parametrize(
    ("fault", "says"),
    [
        (DisallowedHost("elsewhere"), "TRELLIS_HOSTS"),
        (RequestDataTooBig("6 MB"), "too long"),
        (TooManyFieldsSent("1,500"), "too many things"),
        (None, "Go back one step"),
    ],
)
def test_what_could_not_be_read_says_what_to_do(fault: Exception | None, says: str) -> None:
    answer = bad_request(RequestFactory().get("/"), fault)

    assert answer.status_code == 400
    assert says in answer.content.decode()


def test_an_address_that_is_none_of_this_school_is_answered_in_words(client: Client, cast: Cast, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["trellis.school.example"]

    answer = client.get("/")

    assert answer.status_code == 400
    assert "TRELLIS_HOSTS" in answer.content.decode()


def test_a_fault_of_trellis_itself_is_told_in_the_reader_s_language_and_shows_nothing_of_it(
    client: Client, cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError("canary-inside")

    monkeypatch.setattr("trellis.surfaces.learner.goals.goals_of", breaks)
    browser = as_person(cast.leo)
    browser.raise_request_exception = False

    answer = browser.get(GOALS)

    assert answer.status_code == 500
    assert "no fault of yours" in " ".join(answer.content.decode().split())
    assert "canary-inside" not in answer.content.decode()
    with translation.override("es"):
        assert "Trellis no ha podido responder" in server_error(RequestFactory().get("/")).content.decode()


def test_the_tablet_of_a_class_gives_back_nothing_to_the_next_child(cast: Cast, as_person: Be) -> None:
    tablet = Client(enforce_csrf_checks=True)
    tablet.cookies = as_person(cast.osei).cookies
    page = tablet.get("/educator/class/").content.decode()
    mark = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    tablet.post(f"/kiosk/open/{cast.class_2b.id}/", {"csrfmiddlewaretoken": mark})
    faces = tablet.get("/kiosk/").content.decode()
    mark = faces.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    tablet.post(f"/kiosk/face/{cast.maya.id}/", {"csrfmiddlewaretoken": mark})

    stale = tablet.post(
        "/learner/capture/",
        {"act": "keep", "text": "canary of whoever held it before", "csrfmiddlewaretoken": mark},
        headers={"Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/learner/capture/"},
    )

    assert stale.status_code == 403
    assert "canary of whoever" not in stale.content.decode()


def test_a_pin_is_given_back_to_nobody(cast: Cast) -> None:
    answer = Client(enforce_csrf_checks=True).post("/family/key/abc/", {"pin": "204 618"}, headers=HERE)

    assert "204 618" not in answer.content.decode()
