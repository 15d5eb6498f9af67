"""One e-mail a week: offered where there is a server, asked for, said yes to from the address, and stopped by one press."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, Cast
from tests.interop.mail.servers import use
from trellis.foundation import clock
from trellis.interop.mail.outbound import confirm_address, stop_address
from trellis.rooms.notices.models import MailWish
from trellis.rooms.people.models import Guardianship, Person

type Be = Callable[[Person], Client]
HOME = "/account/mail/"


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def server(settings: Any) -> None:
    use(settings, 9)


def path_of(address: str) -> str:
    return address.removeprefix("https://trellis.willow.example")


def test_without_a_server_nothing_is_offered(cast: Cast, as_person: Be) -> None:
    client = as_person(cast.ruiz)

    assert HOME not in client.get("/account/").content.decode()
    assert client.get(HOME).status_code == 404


@pytest.mark.parametrize("who", ["ruiz_limited", "void", "osei", "maya", "no contact"])
def test_it_is_offered_to_those_who_may_be_written_to_alone(cast: Cast, as_person: Be, server: None, who: str) -> None:
    Guardianship.objects.filter(guardian=cast.ruiz).update(may_be_contacted=who != "no contact")
    client = as_person(cast.ruiz if who == "no contact" else getattr(cast, who))

    assert HOME not in client.get("/account/").content.decode()
    assert client.post(HOME, {"address": "a@home.example", "weekday": "4"}).status_code in {302, 404}
    assert not MailWish.objects.exists()


def test_it_is_off_until_asked_for_and_holds_once_the_address_has_said_yes(
    cast: Cast, as_person: Be, server: None
) -> None:
    client = as_person(cast.ruiz)
    assert "checked" in client.get(HOME).content.decode() and not MailWish.objects.exists()

    client.post(HOME, {"address": "ruiz@home.example", "weekday": "2"})
    wish = MailWish.objects.get()
    assert (wish.address, wish.weekday, wish.confirmed_at) == ("ruiz@home.example", 2, None)

    address = path_of(confirm_address(wish))
    assert "¿Puede Willow Street School enviarle" in Client().get(address).content.decode()
    assert MailWish.objects.get().confirmed_at is None
    for _twice in range(2):
        Client().post(address)
    assert MailWish.objects.get().confirmed_at == NOON

    client.post(HOME, {"address": "ruiz@home.example", "weekday": "4"})
    assert [(one.weekday, one.confirmed_at) for one in MailWish.objects.all()] == [(4, NOON)]
    client.post(HOME, {"address": "new@home.example", "weekday": "4"})
    assert MailWish.objects.get(stopped_at=None).confirmed_at is None


@pytest.mark.parametrize(
    ("address", "day"), [("nothing", "4"), ("", "4"), ("a@home.example", "9"), ("a@home.example", "x")]
)
def test_what_is_no_address_or_no_day_is_said_and_changes_nothing(
    cast: Cast, as_person: Be, server: None, address: str, day: str
) -> None:
    answer = as_person(cast.ruiz).post(HOME, {"address": address, "weekday": day})

    assert answer.status_code == 422 and f'value="{address}"' in answer.content.decode()
    assert not MailWish.objects.exists()


def test_one_press_stops_it_by_the_link_too_and_by_the_button_of_mail_programs(
    cast: Cast, as_person: Be, server: None
) -> None:
    client = as_person(cast.ruiz)
    client.post(HOME, {"address": "ruiz@home.example", "weekday": "2"})
    link = path_of(stop_address(MailWish.objects.get()))
    program = Client(enforce_csrf_checks=True)
    assert program.get(link).status_code == 200 and MailWish.objects.get().stopped_at is None

    assert program.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert MailWish.objects.get().stopped_at == NOON

    client.post(HOME, {"address": "ruiz@home.example", "weekday": "2"})
    client.post("/account/mail/stop/")
    assert not MailWish.objects.filter(stopped_at=None).exists()


def test_a_link_that_was_not_written_by_us_leads_nowhere(cast: Cast, as_person: Be, server: None) -> None:
    as_person(cast.ruiz).post(HOME, {"address": "ruiz@home.example", "weekday": "2"})
    wish = MailWish.objects.get()
    signed = path_of(stop_address(wish)).split("/")[-2]

    for link in (f"stop/{wish.id}/", f"stop/{wish.id}:x/", f"confirm/{signed}/"):
        assert Client().get(f"/account/mail/{link}").status_code == 404
        assert Client().post(f"/account/mail/{link}").status_code == 404
    assert MailWish.objects.get().stopped_at is None
