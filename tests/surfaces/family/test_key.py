"""Coming in with a family key: the PIN in the family's language, and every way in which it does not open."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from trellis.foundation import clock
from trellis.rooms.people.actions import make_family_key, name_guardian, withdraw_family_key
from trellis.rooms.people.actions.family import NewFamilyKey
from trellis.rooms.people.models import FamilyKey, Guardianship, Person
from trellis.rooms.people.terms import KEY_DAYS, Rights
from trellis.surfaces.gate import SESSION_KEY

type Be = Callable[[Person], Client]


@pytest.fixture
def key(cast: Cast) -> NewFamilyKey:
    return make_family_key(guardian=cast.ruiz, by=cast.vera, at=clock.now())


def address(key: NewFamilyKey) -> str:
    return f"/family/key/{key.address_in_groups}/"


def come_in(client: Client, key: NewFamilyKey, pin: str = "") -> Any:
    return client.post(address(key), {"pin": pin or key.pin})


def wrong(key: NewFamilyKey) -> str:
    return "000000" if key.pin != "000000" else "111111"


def test_R092_a_link_and_six_figures_open_the_childs_page_with_no_account(
    client: Client, cast: Cast, key: NewFamilyKey
) -> None:
    page = client.get(address(key))
    response = client.post(address(key), {"pin": f" {key.pin[:3]} {key.pin[3:]} "}, follow=True)

    assert '<html lang="es"' in page.content.decode()  # the language of the family, before anybody is in
    assert response.redirect_chain == [("/family/child/", 302)]
    assert "Maya" in response.content.decode()


def test_before_the_pin_nobody_is_named(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    page = client.get(address(key)).content.decode()

    assert "Maya" not in page
    assert "Ruiz" not in page


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "１２３４５６"])
def test_what_is_not_six_figures_costs_no_try(client: Client, key: NewFamilyKey, typed: str) -> None:
    response = client.post(address(key), {"pin": typed})

    assert response.status_code == 422
    assert FamilyKey.objects.get().tries == 0


def test_a_wrong_pin_says_how_many_tries_are_left(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")

    response = come_in(client, key, wrong(key))

    assert response.status_code == 422
    assert "These are not the figures of the letter. Four tries are left this hour." in response.content.decode()
    assert "did not save" not in response.content.decode()
    assert SESSION_KEY not in client.session


def test_the_sixth_try_waits_even_with_the_right_pin(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    Person.objects.filter(pk=cast.ruiz.pk).update(locale="en")
    for _again in range(5):
        come_in(client, key, wrong(key))

    response = come_in(client, key)

    page = response.content.decode()
    assert response.status_code == 429
    assert "That was five tries." in page
    assert 'name="pin"' not in page
    assert SESSION_KEY not in client.session


def test_somebody_elses_tries_do_not_shut_another_family_out(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    other = make_family_key(guardian=cast.ana, by=cast.vera, at=clock.now())
    for _again in range(6):
        come_in(client, key, wrong(key))

    assert come_in(client, other)["Location"] == "/family/child/"


def test_an_address_that_was_never_made_is_told_what_to_do(client: Client, cast: Cast) -> None:
    response = client.get("/family/key/abcde-fghjk-mnpqr-stuvw-xyz23-4/")

    assert response.status_code == 404
    assert "opens nothing now" in response.content.decode()


def test_an_address_that_ran_out_opens_nothing(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    FamilyKey.objects.update(expires_at=clock.now() - timedelta(seconds=1))

    assert client.get(address(key)).status_code == 404
    assert come_in(client, key).status_code == 404
    assert SESSION_KEY not in client.session


def test_the_address_may_be_typed_from_paper(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    typed = f"https://trellis.example/family/key/{key.address_in_groups.upper()}/"

    whole = client.post("/family/key/", {"address": typed})
    letters = client.post("/family/key/", {"address": key.address_in_groups.replace("-", " ")})
    slip = client.post("/family/key/", {"address": key.address_in_groups[:-1]})

    assert whole["Location"] == letters["Location"] == f"/family/key/{key.address}/"
    assert slip.status_code == 422
    assert key.address_in_groups[:-1] in slip.content.decode()


def test_withdrawn_in_the_middle_of_a_visit_means_out_at_once(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)
    assert client.get("/family/child/").status_code == 200

    withdraw_family_key(guardian=cast.ruiz, by=cast.keller, at=clock.now())

    response = client.get("/family/child/", follow=True)
    assert response.redirect_chain[0][0].startswith("/account/login/")
    assert "key-round" in response.content.decode() or 'role="alert"' in response.content.decode()
    assert "Maya" not in response.content.decode()


def test_a_new_key_puts_out_whoever_is_in_by_the_old_one(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)

    make_family_key(guardian=cast.ruiz, by=cast.vera, at=clock.now())

    assert client.get("/family/child/").status_code == 302


@pytest.mark.parametrize("how", ["none", "deleted"])
def test_a_guardian_who_is_one_no_longer_finds_nothing_at_once(
    client: Client, cast: Cast, key: NewFamilyKey, how: str
) -> None:
    come_in(client, key)

    if how == "none":
        name_guardian(guardian=cast.ruiz, learner=cast.maya, rights=Rights.NONE, by=cast.keller, at=clock.now())
    else:
        Guardianship.objects.filter(guardian=cast.ruiz).delete()

    assert client.get("/family/child/").status_code == 404
    assert client.get(f"/family/child/{cast.maya.id}/").status_code == 404
    assert client.get("/account/").status_code == 200


def test_use_gives_the_key_ninety_days_more_with_one_write_a_day(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)
    nearly = clock.now() + timedelta(days=20)
    FamilyKey.objects.update(expires_at=nearly)

    client.get("/family/child/")
    first = FamilyKey.objects.get().expires_at
    client.get("/family/child/")

    assert first > nearly + timedelta(days=KEY_DAYS - 21)
    assert FamilyKey.objects.get().expires_at == first


def test_who_is_in_already_is_not_asked_again(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)

    assert client.get(address(key))["Location"] == "/family/child/"


def test_a_guardian_stops_an_address_that_is_lost(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)
    own = client.get("/account/").content.decode()

    client.post("/account/key/")

    assert 'action="/account/key/"' in own
    assert client.get("/family/child/").status_code == 302
    assert client.get(address(key)).status_code == 404


def test_signing_out_leaves_the_address_good(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)

    client.post("/account/logout/")

    assert client.get("/family/child/").status_code == 302
    assert come_in(client, key)["Location"] == "/family/child/"


def test_a_family_key_opens_no_other_page(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    come_in(client, key)

    for place in ("/learner/today/", "/educator/class/", "/office/people/", "/office/continuum/"):
        assert client.get(place).status_code == 404


def test_a_session_can_not_borrow_another_guardians_key(client: Client, cast: Cast, key: NewFamilyKey) -> None:
    session = client.session
    session[SESSION_KEY] = {"person": str(cast.ana.id), "by": "family_key", "key": str(key.key.id)}
    session.save()

    assert client.get("/family/child/").status_code == 302
