"""A school that has people and nothing else: no continuum, no way, no work. What it learns comes out of an imported framework."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from playwright.sync_api import Page

from tests.browser import walk_in
from trellis.foundation import clock
from trellis.rooms.conferences.actions import promise_rhythm
from trellis.rooms.people.actions import add_person, form_group, found_school, name_guardian
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.terms import GroupKind, Rights, Role
from trellis.surfaces.gate import SESSION_KEY


@dataclass(frozen=True)
class BareSchool:
    """The few people who are needed to walk the loop once."""

    leo: Person
    brandt: Person
    duarte: Person
    vera: Person
    andrade: Person
    keller: Person


def bare_school(*, grade: str, age: int) -> BareSchool:
    """Founded two months ago; the learner is of that grade and age, and a talk every fortnight is promised."""
    at = clock.now() - timedelta(days=60)
    school = School(name="Elm Row School", slug="elm-row", time_zone="UTC")
    keller = Person(name="Ms Keller", said_as="Ms Keller", slug="keller", portrait="keller")
    found_school(school=school, by=keller, at=at)
    group = form_group(school=school, kind=GroupKind.ADVISORY, name="Advisory Duarte", by=keller, at=at)
    born = at.date().replace(year=at.year - age, day=1)
    own = {"reading": "teen", "grade": grade, "born_in": born}
    people = {
        "leo": _add(keller, at, "Leo", "leo", Role.LEARNER, group, **own),
        "brandt": _add(keller, at, "Mr Brandt", "brandt", Role.TEACHER, group),
        "duarte": _add(keller, at, "Mr Duarte", "duarte", Role.ADVISOR, group),
        "vera": _add(keller, at, "Ms Vera", "vera", Role.STAFF),
        "andrade": _add(keller, at, "Ana Andrade", "andrade", Role.GUARDIAN),
    }
    name_guardian(guardian=people["andrade"], learner=people["leo"], rights=Rights.FULL, by=keller, at=at)
    promise_rhythm(adult=people["duarte"], learner=people["leo"], every_days=14, by=people["duarte"], at=at)
    return BareSchool(keller=keller, **people)


def _add(
    by: Person, at: datetime, name: str, slug: str, role: str, group: Group | None = None, **details: Any
) -> Person:
    given = {"slug": slug, "portrait": slug, **details}
    return add_person(
        school=by.school, name=name, said_as=name, role=role, group=group, by=by, at=at, starts_on=at.date(), details=given
    )  # fmt: skip


def come_in(tab: Page, person: Person, address: str) -> Page:
    """Signed in, each in a session of their own; where their day begins."""
    client = Client()
    session = client.session
    session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
    session.save()
    walk_in(tab, client, address)
    tab.goto(f"{address}/account/home/")
    return tab
