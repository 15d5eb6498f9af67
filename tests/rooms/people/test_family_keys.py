"""The family key: secrets told once, five tries an hour, ninety days from the last use, withdrawn at once."""

from datetime import timedelta

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.people.actions import keep_family_key, make_family_key, try_family_key, withdraw_family_key
from trellis.rooms.people.actions.family import KeyTry, NewFamilyKey
from trellis.rooms.people.models import FamilyKey
from trellis.rooms.people.queries import family_key_at, plain_address
from trellis.rooms.people.terms import KEY_DAYS

HOUR = timedelta(hours=1)


@pytest.fixture
def made(cast: Cast) -> NewFamilyKey:
    return make_family_key(guardian=cast.ruiz, by=cast.vera, at=NOON)


def attempt(made: NewFamilyKey, pin: str, at: object = NOON) -> KeyTry:
    key = FamilyKey.objects.get(pk=made.key.pk)
    return try_family_key(key=key, address=made.address, pin=pin, by=key.guardian, at=at)  # type: ignore[arg-type]


def wrong(made: NewFamilyKey) -> str:
    return "000000" if made.pin != "000000" else "111111"


def test_neither_address_nor_pin_is_stored(made: NewFamilyKey) -> None:
    stored = " ".join(str(value) for value in FamilyKey.objects.filter(pk=made.key.pk).values().get().values())

    assert made.address not in stored
    assert made.pin not in stored
    assert len(made.address) == 26
    assert len(made.pin) == 6


def test_every_key_has_secrets_of_its_own(cast: Cast) -> None:
    keys = [make_family_key(guardian=cast.ruiz, by=cast.vera, at=NOON) for _again in range(5)]

    assert len({key.address for key in keys}) == 5
    assert len({key.pin for key in keys}) > 1


def test_a_new_key_stops_the_one_before(cast: Cast, made: NewFamilyKey) -> None:
    fresh = make_family_key(guardian=cast.ruiz, by=cast.vera, at=NOON)

    assert family_key_at(made.address, at=NOON) is None
    assert family_key_at(fresh.address, at=NOON) == fresh.key


def test_an_address_is_read_however_it_was_typed(made: NewFamilyKey) -> None:
    assert plain_address(f" {made.address_in_groups.upper()} ") == made.address


def test_the_right_pin_opens_and_gives_ninety_days_more(made: NewFamilyKey) -> None:
    later = NOON + timedelta(days=30)

    tried = attempt(made, made.pin, later)

    assert tried.opened
    assert FamilyKey.objects.get().expires_at == later + timedelta(days=KEY_DAYS)
    assert AuditLine.objects.filter(event="FamilyKeyOpened").count() == 1


def test_five_tries_an_hour_then_even_the_right_pin_waits(made: NewFamilyKey) -> None:
    left = [attempt(made, wrong(made), NOON + timedelta(minutes=n)).tries_left for n in range(5)]

    sixth = attempt(made, made.pin, NOON + timedelta(minutes=10))
    after = attempt(made, made.pin, NOON + HOUR)

    assert left == [4, 3, 2, 1, 0]
    assert not sixth.opened
    assert sixth.again_at == NOON + HOUR
    assert after.opened


def test_a_right_pin_forgets_the_wrong_ones(made: NewFamilyKey) -> None:
    for _again in range(3):
        attempt(made, wrong(made))
    attempt(made, made.pin)

    assert attempt(made, wrong(made)).tries_left == 4


def test_wrong_pins_are_counted_on_the_key_and_name_no_address_of_the_network(made: NewFamilyKey) -> None:
    attempt(made, wrong(made))

    key = FamilyKey.objects.get()
    names = {field.name for field in FamilyKey._meta.get_fields()}
    assert (key.tries, key.tries_since) == (1, NOON)
    assert not any("ip" in name.split("_") for name in names)


def test_it_runs_out_after_ninety_days_without_use(made: NewFamilyKey) -> None:
    assert family_key_at(made.address, at=NOON + timedelta(days=KEY_DAYS, seconds=-1)) is not None
    assert family_key_at(made.address, at=NOON + timedelta(days=KEY_DAYS)) is None
    with pytest.raises(NotAllowed):
        attempt(made, made.pin, NOON + timedelta(days=KEY_DAYS))


def test_use_prolongs_it_at_most_once_a_day(cast: Cast, made: NewFamilyKey, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator] # a savepoint, and no write
        keep_family_key(key=made.key, by=cast.ruiz, at=NOON + timedelta(hours=23))
    same = FamilyKey.objects.get().expires_at
    next_day = NOON + timedelta(days=1, minutes=1)
    keep_family_key(key=made.key, by=cast.ruiz, at=next_day)

    assert same == NOON + timedelta(days=KEY_DAYS)
    assert FamilyKey.objects.get().expires_at == next_day + timedelta(days=KEY_DAYS)


@pytest.mark.parametrize(("who", "may"), [("keller", True), ("vera", True), ("osei", False), ("ruiz", False)])
def test_leaders_and_staff_make_keys(cast: Cast, who: str, may: bool) -> None:
    if may:
        assert make_family_key(guardian=cast.ruiz, by=getattr(cast, who), at=NOON).key.guardian == cast.ruiz
    else:
        with pytest.raises(NotAllowed):
            make_family_key(guardian=cast.ruiz, by=getattr(cast, who), at=NOON)


def test_another_schools_leader_makes_and_withdraws_none(cast: Cast, made: NewFamilyKey) -> None:
    with pytest.raises(NotAllowed):
        make_family_key(guardian=cast.ruiz, by=cast.other_leader, at=NOON)
    with pytest.raises(NotAllowed):
        withdraw_family_key(guardian=cast.ruiz, by=cast.other_leader, at=NOON)

    assert family_key_at(made.address, at=NOON) is not None


@pytest.mark.parametrize("who", ["void", "maya", "osei"])
def test_nobody_gets_a_key_who_is_nobodys_guardian(cast: Cast, who: str) -> None:
    with pytest.raises(Refused, match="whose guardian"):
        make_family_key(guardian=getattr(cast, who), by=cast.vera, at=NOON)


@pytest.mark.parametrize("who", ["keller", "vera", "ruiz"])
def test_the_office_and_its_owner_withdraw_it(cast: Cast, made: NewFamilyKey, who: str) -> None:
    withdraw_family_key(guardian=cast.ruiz, by=getattr(cast, who), at=NOON)

    assert family_key_at(made.address, at=NOON) is None


@pytest.mark.parametrize("who", ["ruiz_limited", "ana", "osei", "maya"])
def test_nobody_else_withdraws_it(cast: Cast, made: NewFamilyKey, who: str) -> None:
    with pytest.raises(NotAllowed):
        withdraw_family_key(guardian=cast.ruiz, by=getattr(cast, who), at=NOON)

    assert family_key_at(made.address, at=NOON) is not None
