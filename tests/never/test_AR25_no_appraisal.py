"""AR-25: what adults write about their own work becomes no appraisal. Whoever leads the school comes across none of it that was
not sent to them, no table has a field that evaluates, no page gathers it by teacher, and no export carries it."""

import re
from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client

from tests.cast import Cast
from tests.never.canaries import Cage
from tests.never.canaries_of_adults import of_adults
from tests.never.walks import WalkOf
from trellis.foundation.events import Event
from trellis.rooms.people.models import Person
from trellis.rooms.practice import events

type Be = Callable[[Person], Client]
OF_ADULTS = (
    "support of osei",
    "answer of osei",
    "mistake",
    "learnt",
    "trial",
    "goal of an adult",
    "team question",
    "concern",
)
JUDGES = re.compile(
    r"(?:^|_)(?:score|rank|rate|rating|grade|level|apprais|evaluat|perform|mark|stars|points|verdict|percent|count)",
    re.I,
)


@pytest.mark.parametrize("who", ["keller", "vera", "brandt"])
def test_AR25_nobody_comes_across_what_an_adult_keeps(walk_of: WalkOf, who: str) -> None:
    walk = walk_of(who)
    logs = [one for one in walk.canaries if one.what.startswith(OF_ADULTS)]

    found = {
        one.what: [where for where, seen in walk.answers.items() if one.mark in seen.text]
        for one in logs
        if who not in one.readers
    }
    assert len(logs) > 8 and {what: where for what, where in found.items() if where} == {}


def test_AR25_the_owner_does_come_across_it(walk_of: WalkOf) -> None:
    walk = walk_of("duarte")
    for one in walk.canaries:
        if one.what.startswith(OF_ADULTS):
            assert any(one.mark in seen.text for seen in walk.answers.values()), one.what


def test_AR25_no_table_and_no_event_of_the_room_has_a_field_that_evaluates() -> None:
    fields = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("practice").get_models()
        for field in model._meta.get_fields()
    }
    told = {f"{one.__name__}.{name}" for one in vars(events).values() if isinstance(one, type) and issubclass(one, Event)
            for name in one.__annotations__}  # fmt: skip

    assert len(fields) > 20
    assert {name for name in fields | told if JUDGES.search(name.split(".")[1])} == set()


def test_AR25_the_forms_ask_for_words_and_nothing_that_is_counted(cast: Cast, as_person: Be) -> None:
    of_adults(Cage(), cast)
    asked = {
        name
        for who, address in ((cast.duarte, "/educator/practice/"), (cast.keller, "/leader/support/"))
        for name in re.findall(r' name="([a-z_]+)"', as_person(who).get(address).content.decode())
    }

    assert {"words", "offered", "came_of_it"} & asked
    assert {name for name in asked if JUDGES.search(name)} == set()
