"""The school says its name, where it is and when it is open; days without school are written in, and taken out."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.people.actions import add_person, close_school, describe_school, take_back_closure
from trellis.rooms.people.models import Closure, School
from trellis.rooms.people.queries import is_school_day, viewer_of

SAID = {"name": "Olmo", "time_zone": "Europe/Madrid", "school_days": [0, 1, 2, 3], "locale": "es"}
FRIDAY = date(2026, 10, 16)


def kept(cast: Cast) -> School:
    return School.objects.get(pk=cast.school.pk)


def test_a_school_says_its_name_zone_weekdays_and_language(cast: Cast) -> None:
    describe_school(school=cast.school, **SAID, by=cast.vera, at=NOON)  # type: ignore[arg-type]
    describe_school(school=cast.school, **SAID, by=cast.vera, at=NOON)  # type: ignore[arg-type]

    assert {field: getattr(kept(cast), field) for field in SAID} == SAID
    assert not is_school_day(kept(cast), FRIDAY)
    assert AuditLine.objects.filter(event="SchoolDescribed").count() == 1  # said twice, it is said once


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "}, {"name": "x" * 121}, {"name": "two\nlines"}, {"time_zone": "Mars/Base"}, {"school_days": []},
        {"school_days": [7]}, {"locale": "xx"},
    ],
)  # fmt: skip
def test_what_a_school_is_not_is_refused(cast: Cast, wrong: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        describe_school(school=cast.school, **{**SAID, **wrong}, by=cast.vera, at=NOON)

    assert kept(cast).name == "Willow Street School"


@pytest.mark.parametrize("who", ["osei", "leo", "ana", "other_leader"])
def test_only_its_office_speaks_for_a_school(cast: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        describe_school(school=cast.school, **SAID, by=getattr(cast, who), at=NOON)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        close_school(school=cast.school, name="X", starts_on=FRIDAY, ends_on=FRIDAY, by=getattr(cast, who), at=NOON)


def test_whoever_began_today_is_there_in_a_zone_where_today_is_yesterday(cast: Cast) -> None:
    night = datetime(2026, 10, 8, 2, 0, tzinfo=UTC)
    new = add_person(school=cast.school, name="Ms New", said_as="", role="staff", by=cast.keller, at=night)

    describe_school(
        school=cast.school,
        **{**SAID, "time_zone": "America/Los_Angeles"},
        by=cast.keller,
        at=night,  # type: ignore[arg-type]
    )

    new.school = kept(cast)
    assert viewer_of(new, at=night).roles == {"staff"}


def test_days_without_school_stand_once_and_are_taken_out(cast: Cast) -> None:
    days = {"starts_on": FRIDAY, "ends_on": FRIDAY + timedelta(days=3)}
    first = close_school(school=cast.school, name="Harvest", **days, by=cast.vera, at=NOON)
    assert close_school(school=cast.school, name="Harvest", **days, by=cast.vera, at=NOON) == first
    with pytest.raises(Refused, match="Harvest"):
        close_school(school=cast.school, name="More", starts_on=FRIDAY, ends_on=FRIDAY, by=cast.vera, at=NOON)
    with pytest.raises(NotAllowed):
        take_back_closure(closure=first, by=cast.other_leader, at=NOON)
    assert not is_school_day(cast.school, FRIDAY)

    take_back_closure(closure=first, by=cast.vera, at=NOON)

    assert not Closure.objects.exists() and is_school_day(cast.school, FRIDAY)


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("", FRIDAY, FRIDAY), ("Back", FRIDAY, FRIDAY - timedelta(days=1)), ("Long", FRIDAY, FRIDAY + timedelta(days=201)),
        ("Far", date(2036, 1, 1), date(2036, 1, 2)), ("Old", date(2016, 1, 1), date(2016, 1, 2)),
    ],
)  # fmt: skip
def test_days_that_cannot_be_meant_are_refused(cast: Cast, name: str, first: date, last: date) -> None:
    with pytest.raises(Refused):
        close_school(school=cast.school, name=name, starts_on=first, ends_on=last, by=cast.vera, at=NOON)
