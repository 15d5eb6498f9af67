"""Planting the people: groups, grown-ups, learners, families, and another school that must stay apart."""

import tomllib
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from trellis.demo import content
from trellis.demo.days import Term, born
from trellis.demo.planting.plot import Plot
from trellis.rooms.people.actions import add_person, close_school, form_group, found_school, name_guardian
from trellis.rooms.people.models import Group, Person, School
from trellis.rooms.people.terms import GroupKind, Reading, Role

HERE = Path(__file__).parent.parent
YOUNG_UP_TO = 3  # grade
SUMMER = timedelta(weeks=10)


@cache
def cast() -> dict[str, Any]:
    """This function will read who there is."""
    return tomllib.loads((HERE / "cast.toml").read_text(encoding="utf-8"))


def zone() -> ZoneInfo:
    return ZoneInfo(cast()["school"]["time_zone"])


def found(term: Term) -> Plot:
    """This function will found the demo school with its leader, and write its holidays into the calendar."""
    given, leader = cast()["school"], cast()["leader"]
    school = School(name=content.school().name.en, slug=given["slug"], time_zone=given["time_zone"])
    keller = Person(name=leader["name"], said_as=leader["name"], slug=leader["slug"], portrait=leader["slug"])
    plot = Plot(term=term, school=school, people={keller.slug: keller})
    found_school(school=school, by=keller, at=plot.first_day)
    summer = (term.starts_on - SUMMER, term.starts_on - timedelta(days=1))
    for name, (first, last) in (("Summer holidays", summer), ("Half-term holidays", term.closed)):
        close_school(school=school, name=name, starts_on=first, ends_on=last, by=keller, at=plot.first_day)
    return plot


def plant_people(plot: Plot) -> None:
    """This function will form the groups and add everybody in the cast to the school."""
    keller = plot.people["keller"]
    for group in cast()["groups"]:
        formed = form_group(school=plot.school, kind=group["kind"], name=group["name"], by=keller, at=plot.first_day)
        plot.groups[group["key"]], plot.classes[group["key"]] = formed, []
    for adult in cast()["adults"]:
        _add(plot, adult, adult["role"], plot.groups.get(adult.get("group", "")))
    for learner in cast()["learners"]:
        _add(plot, learner, Role.LEARNER, plot.groups[learner["group"]], **_about(plot.term, learner))
        plot.classes[learner["group"]].append(learner["slug"])
    for guardian in cast()["families"]:
        person = _add(plot, guardian, Role.GUARDIAN, None, locale=guardian["locale"])
        child = plot.people[guardian["child"]]
        name_guardian(guardian=person, learner=child, relation=guardian["relation"], by=keller, at=plot.first_day)


def plant_other_school(plot: Plot) -> None:
    """This function will found the school next door, of which nobody here may read anything; it keeps to itself."""
    given = cast()["other_school"]
    leader, teacher, learner = given["leader"], given["teacher"], given["learner"]
    school = School(
        name=given["name"], slug=given["slug"], time_zone=cast()["school"]["time_zone"], shows_continuum=False
    )
    head = Person(name=leader["name"], said_as=leader["name"], slug=leader["slug"])
    at = plot.first_day
    found_school(school=school, by=head, at=at)
    group = form_group(school=school, kind=GroupKind.CLASS, name=teacher["group"], by=head, at=at)
    for one, role in ((teacher, Role.TEACHER), (learner, Role.LEARNER)):
        details = {"slug": one["slug"], "portrait": one["slug"], "grade": one.get("grade", "")}
        if role == Role.LEARNER:
            details |= _about(plot.term, one)
        add_person(
            school=school, name=one["name"], said_as=one["name"], role=role, group=group, by=head, at=at,
            details=details,
        )  # fmt: skip


def _add(plot: Plot, given: dict[str, Any], role: str, group: Group | None, **details: object) -> Person:
    slug = given["slug"]
    person = add_person(
        school=plot.school, name=given["name"], said_as=given["name"], role=role, group=group,
        by=plot.people["keller"], at=plot.first_day, starts_on=plot.term.starts_on,
        details={"slug": slug, "portrait": given.get("portrait", slug), **details},
    )  # fmt: skip
    plot.people[slug] = person
    return person


def _about(term: Term, learner: dict[str, Any]) -> dict[str, object]:
    grade = str(learner["grade"])
    return {
        "grade": grade,
        "born_in": born(term.here.date(), learner["years"], learner["months"]),
        "reading": Reading.YOUNG if int(grade) <= YOUNG_UP_TO else Reading.TEEN,
    }
