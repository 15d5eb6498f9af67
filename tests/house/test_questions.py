"""List pages ask the database as often for one thing as for three, and as for many (rule 10)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import Cast, make_cast
from tests.house.addresses import our_addresses
from tests.house.listings import LISTS, LISTS_NOTHING, TABLET, VISITOR, Listing
from tests.house.plenty import Plenty
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import SESSION_KEY

# Whoever asks for a database by its mark has one made; the pages are asked once for all tests of this module.
pytestmark = pytest.mark.django_db

FEW, MANY = (1, 3), 24  # a class, and less than a page of sixty of whatever waits

type Asked = dict[str, dict[int, list[str]]]


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: Any) -> Asked:
    """What each page asked of the database when the school had one of everything, three and many."""
    found: Asked = {name: {} for name in LISTS}
    with django_db_blocker.unblock(), transaction.atomic():
        plenty = Plenty(make_cast())
        for many in (*FEW, MANY):
            plenty.grow(many)
            for name, listing in LISTS.items():
                with reading_as(plenty.cast, listing):
                    found[name][many] = questions(plenty.cast, listing.who, listing.address(plenty))
        transaction.set_rollback(True)
    return found


@contextmanager
def reading_as(cast: Cast, listing: Listing) -> Iterator[None]:
    """Whoever opens the page reads so for as long as it is asked for."""
    rows = Person.objects.filter(pk=getattr(cast, listing.who).id) if listing.reading else Person.objects.none()
    before = rows.values_list("reading", flat=True).first()
    rows.update(reading=listing.reading)
    yield
    rows.update(reading=before or "")


def questions(cast: Cast, who: str, address: str) -> list[str]:
    """What a page asks when it is opened a second time: the first time may read the continuum into memory."""
    browser = browser_of(getattr(cast, who)) if who not in (VISITOR, TABLET) else Client()
    if who == TABLET:
        browser = browser_of(cast.duarte)
        browser.post(f"/kiosk/open/{cast.advisory.id}/")
    assert browser.get(address).status_code == 200, f"{address} as {who or 'a visitor'}"
    with CaptureQueriesContext(connection) as captured:
        browser.get(address)
    return [query["sql"] for query in captured]


def browser_of(person: Person) -> Client:
    browser = Client()
    if person.user is not None:
        browser.force_login(person.user)
    session = browser.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
    session.save()
    return browser


def shape_of(sql: str) -> str:
    """A question without the values it was asked with, and without the names of savepoints and of what PostgreSQL keeps."""
    return re.sub(r"'[^']*'|\b\d+\b|\([^()]*\)|_django_curs_\w+|s\d+_x\d+", "?", re.sub(r"IN \([^()]*\)", "IN ?", sql))[
        :200
    ]


def more_often(few: list[str], many: list[str]) -> list[str]:
    """The questions that were asked more often, each with how often it was."""
    now, then = [shape_of(sql) for sql in many], [shape_of(sql) for sql in few]
    return sorted(
        {f"{now.count(one)} instead of {then.count(one)}: {one}" for one in now if now.count(one) > then.count(one)}
    )


def answers_a_get(page: Any) -> bool:
    """Whether its gates let a GET through: the decorator of a page that does not keeps the methods it does."""
    kept = [cell.cell_contents for cell in getattr(page, "__closure__", None) or ()]
    methods = [one for one in kept if isinstance(one, list | tuple) and {"POST", "GET"} & {*one}]
    inner = getattr(page, "__wrapped__", None)
    return all("GET" in one for one in methods) and (inner is None or answers_a_get(inner))


@pytest.mark.parametrize("name", LISTS)
def test_rule_10_a_page_asks_as_often_for_one_thing_as_for_three_and_for_many(asked: Asked, name: str) -> None:
    one, three, many = (asked[name][number] for number in (*FEW, MANY))

    assert (len(one), more_often(one, three), more_often(one, many)) == (len(three), [], [])
    assert len(one) == len(many)


def test_rule_10_every_page_lists_nothing_or_is_counted() -> None:
    routes = {address.route for address in our_addresses() if answers_a_get(address.answers)}
    counted = {name.split(" ")[0] for name in LISTS}

    assert routes - counted - LISTS_NOTHING.keys() == set()
    assert (counted | LISTS_NOTHING.keys()) - routes == set()
    assert counted & LISTS_NOTHING.keys() == set()
