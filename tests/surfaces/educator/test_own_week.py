"""A teacher's own week: what it says where nobody is ever free, how wishes end, and where the minutes went."""

import re
from datetime import datetime, time, timedelta

import pytest

from tests.cast import NOON, START, TERM, Cast
from tests.rooms.test_day import block
from tests.surfaces.educator.test_wishes import FRIDAY, WEEK, Be, at_noon, hours, main_of, page, presses_in, wished
from trellis.foundation import clock
from trellis.rooms.conferences.actions import give_talk_time, promise_talk
from trellis.rooms.conferences.models import Conference, TalkTime
from trellis.rooms.people.actions import end_membership
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.terms import Role

__all__ = ["at_noon", "hours"]


# Where there is none -------------------------------------------------------------------------------------------------------------


def test_where_no_time_is_given_it_says_what_would_help(cast: Cast, as_person: Be) -> None:
    block(cast, 9, group=cast.class_2b)
    wished(cast, cast.ivo)

    text = page(as_person(cast.osei))

    assert "You give no time of the week to talks yet" in text
    assert 'href="/educator/rhythm/#times"' in text and not presses_in(text, "book")


def test_where_time_and_hours_never_meet_it_names_the_hours(hours: Cast, as_person: Be) -> None:
    TalkTime.objects.update(starts_at=time(14), ends_at=time(15))
    wished(hours, hours.ivo)

    text = main_of(page(as_person(hours.osei)))

    assert "You give no time to talks in the hours that Ivo plans: 09:00–09:50, 10:00–10:50." in " ".join(text.split())
    assert "Give another stretch of the week to talks" in text


def test_where_all_of_it_is_taken_it_says_so(hours: Cast, as_person: Be) -> None:
    TalkTime.objects.update(starts_at=time(9, 30), ends_at=time(9, 40))
    for learner, days in ((hours.ada, 0), (hours.lina, 7)):
        on = FRIDAY + timedelta(days=days)
        promise_talk(
            adult=hours.osei, learner=learner, promised_on=on, promised_time=time(9, 30), by=hours.osei, at=NOON
        )
    wished(hours, hours.ivo)

    text = page(as_person(hours.osei))

    assert "all the time that you and Ivo have in common is taken, or one of you is away" in text
    assert "Give another stretch of the week to talks" in text


def test_where_no_hour_is_the_learners_own_it_says_whose_it_is_to_write(cast: Cast, as_person: Be) -> None:
    give_talk_time(adult=cast.osei, weekday=4, starts_at=time(9), ends_at=time(10), by=cast.osei, at=START)
    wished(cast, cast.ivo)

    text = page(as_person(cast.osei))

    assert "The day of Ivo has no hour that Ivo plans." in text and "Those in the office write the school’s day" in text
    assert "Give another stretch" not in text


# The end of it -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ivo", "osei"])
def test_a_wish_is_shown_no_more_when_either_has_left(
    hours: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    wished(hours, hours.ivo, hours.ada)
    membership = Membership.objects.get(person=getattr(hours, who))
    Membership.objects.create(person=hours.osei, group=hours.advisory, role=Role.TEACHER, starts_on=TERM)
    end_membership(
        membership=membership,
        ends_on=NOON.date(),
        by=hours.keller,
        at=NOON,
    )
    osei = as_person(hours.osei)
    assert "Ivo" in main_of(page(osei))

    monkeypatch.setattr(clock, "now", lambda: NOON + timedelta(days=1))

    assert "Ivo" not in main_of(page(osei))
    assert osei.post(WEEK, {"act": f"book:{hours.ivo.id}:2026-10-16T09:30"}).status_code == 404


def test_a_wish_is_shown_no_more_after_its_last_day(
    hours: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    wished(hours, hours.ivo)
    osei = as_person(hours.osei)
    assert "The wish ends by itself on 19 November." in page(osei)

    for days, stands in ((42, True), (43, False)):
        later: datetime = NOON + timedelta(days=days)
        monkeypatch.setattr(clock, "now", lambda later=later: later)
        assert ("wish-" in page(osei), "wish-" in page(osei, f"/educator/learners/{hours.ivo.id}/")) == (stands, stands)


# Where the time went -------------------------------------------------------------------------------------------------------------


def test_where_the_minutes_went_stands_by_name_as_minutes_of_the_adult(hours: Cast, as_person: Be) -> None:
    for who, days in (("mina", 2), ("mina", 9), ("ada", 3)):
        Conference.objects.create(
            adult=hours.osei, learner=getattr(hours, who), promised_on=NOON.date(), held_at=NOON - timedelta(days=days)
        )
    promise_talk(adult=hours.osei, learner=hours.mina, promised_on=FRIDAY, by=hours.osei, at=NOON)

    went = " ".join(
        re.sub(r"<[^>]+>", " ", page(as_person(hours.osei)).split('id="went"')[1].split("</section>")[0]).split()
    )

    assert "You gave talks 30 minutes. You promised 10 minutes more." in went
    assert "Mina You gave 20 minutes: 6 October, 29 September. You owe 10 minutes: 9 October." in went
    names = re.findall(r"\b(Ada|Ivo|Lina|Maya|Mina)\b(?= (?:You gave|Nothing))", went)
    assert names == ["Ada", "Ivo", "Lina", "Maya", "Mina"]
    assert "Ivo Nothing given yet." in went


def test_the_week_is_read_in_the_language_of_its_adult(hours: Cast, as_person: Be) -> None:
    Person.objects.filter(pk=hours.osei.pk).update(locale="es")
    wished(hours, hours.ivo)

    text = page(as_person(hours.osei))

    assert "Más tiempo con" in text and "Where" not in main_of(text)
