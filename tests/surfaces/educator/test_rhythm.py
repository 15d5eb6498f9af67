"""The page of the rhythm: time given, promises to a group, who is away, and the weeks ahead; each press does one thing."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import Cast
from tests.crawl import on_one_line
from trellis.rooms.conferences.models import Conference, Rhythm, TalkTime
from trellis.rooms.people.models import DaysAway, Person

type Be = Callable[[Person], Client]
HERE = "/educator/rhythm/"


def tomorrow(days: int = 1) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def fill_week(client: Client) -> None:
    for weekday in range(5):
        client.post(HERE, {"act": "give", "weekday": weekday, "from": "10:00", "to": "10:40", "place": "the corner"})


def test_an_adult_gives_time_promises_a_class_and_sees_the_weeks_ahead(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    assert "Say first when you have time" in osei.get(HERE).content.decode()

    fill_week(osei)
    osei.post(HERE, {"act": f"promise:{cast.class_2b.id}", "every_days": "14", "minutes": "8"})

    page = on_one_line(osei.get(HERE).content.decode())
    assert TalkTime.objects.count() == 5
    assert Rhythm.objects.filter(adult=cast.osei, every_days=14, minutes=8).count() == 5
    assert Conference.objects.filter(adult=cast.osei, promised_time__isnull=False).count() == 5
    assert "Everybody to whom you promised a rhythm is met in it" in page
    assert "would stand better elsewhere" not in page


def test_somebody_away_is_set_elsewhere_with_one_press(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    fill_week(osei)
    osei.post(HERE, {"act": f"promise:{cast.class_2b.id}", "every_days": "14", "minutes": "8"})
    before = Conference.objects.get(learner=cast.maya).promised_on
    osei.post(HERE, {"act": "away", "who": str(cast.maya.id), "first": before.isoformat(), "last": ""})
    assert "One talk would stand better elsewhere" in on_one_line(osei.get(HERE).content.decode())

    osei.post(HERE, {"act": "spread"})

    assert Conference.objects.get(learner=cast.maya).promised_on != before
    osei.post(HERE, {"act": f"back:{DaysAway.objects.get().id}"})
    osei.post(HERE, {"act": f"take:{TalkTime.objects.first().id}"})  # type: ignore[union-attr]
    assert (DaysAway.objects.count(), TalkTime.objects.count()) == (0, 4)


def test_more_than_fits_is_said_to_the_adult_alone(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    osei.post(HERE, {"act": "give", "weekday": 0, "from": "10:00", "to": "10:10"})
    osei.post(HERE, {"act": f"promise:{cast.class_2b.id}", "every_days": "7", "minutes": "10"})

    said = on_one_line(osei.get(HERE).content.decode())

    assert "More is promised than fits" in said
    assert "minutes more on each day of talks would do" in said
    for other in (cast.keller, cast.maya, cast.ruiz, cast.vera):
        assert as_person(other).get(HERE).status_code == 404
    assert "More is promised" not in as_person(cast.duarte).get(HERE).content.decode()


def test_a_talk_longer_than_every_stretch_of_time_is_said_with_what_to_do(cast: Cast, as_person: Be) -> None:
    """Twice twenty minutes a day are forty, and a talk of thirty finds no hour in them."""
    osei = as_person(cast.osei)
    for begins, ends in (("10:00", "10:20"), ("11:00", "11:20")):
        for weekday in range(5):
            osei.post(HERE, {"act": "give", "weekday": weekday, "from": begins, "to": ends})
    osei.post(HERE, {"act": f"promise:{cast.class_2b.id}", "every_days": "14", "minutes": "30"})

    said = on_one_line(osei.get(HERE).content.decode())

    assert "You promised a talk of 30 minutes, and the longest stretch of time that you give has 20." in said
    assert "is met in it" not in said


def test_a_day_on_which_more_is_promised_than_fits_is_named_once(cast: Cast, as_person: Be) -> None:
    osei = as_person(cast.osei)
    fill_week(osei)
    osei.post(HERE, {"act": f"promise:{cast.class_2b.id}", "every_days": "1", "minutes": "15"})

    said = on_one_line(osei.get(HERE).content.decode())

    assert re.search(
        r"For \w+ \d+ \w+ you promised 75 minutes of talks. Of the 40 that you give, whole talks fill 30", said
    )


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"act": "give", "weekday": "0", "from": "25:99", "to": "10:00"}, "hours and minutes"),
        ({"act": "give", "weekday": "0", "from": "11:00", "to": "10:00"}, "before the beginning"),
        ({"act": "give", "weekday": "x", "from": "10:00", "to": "11:00"}, "closed on that day"),
        ({"act": "promise:{group}", "every_days": "soon", "minutes": "8"}, "as figures"),
        ({"act": "promise:{group}", "every_days": "900", "minutes": "8"}, "between 1 and 120 days"),
        ({"act": "away", "who": "{maya}", "first": "", "last": ""}, "Choose the first day"),
        ({"act": "away", "who": "{maya}", "first": "2020-01-01", "last": ""}, "from today on"),
        ({"act": "away", "who": "{maya}", "first": "32.13.", "last": ""}, "year, month, day"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(
    cast: Cast, as_person: Be, typed: dict[str, str], says: str
) -> None:
    filled = {key: value.format(group=cast.class_2b.id, maya=cast.maya.id) for key, value in typed.items()}

    answer = as_person(cast.osei).post(HERE, filled)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    for key in ("from", "every_days", "first"):
        if filled.get(key):
            assert f'value="{filled[key]}"' in page
    assert not (TalkTime.objects.exists() or Rhythm.objects.exists() or DaysAway.objects.exists())


@pytest.mark.parametrize("act", ["", "jump", "take:x", "back:x", "promise:{other}", "away"])
def test_a_press_that_means_nothing_finds_no_page(cast: Cast, as_person: Be, act: str) -> None:
    typed = {"act": act.format(other=cast.advisory.id), "every_days": "14", "minutes": "8", "who": str(cast.leo.id)}
    assert as_person(cast.osei).post(HERE, typed).status_code == 404
    assert not Rhythm.objects.exists()


def test_the_form_of_a_group_begins_with_what_was_promised_to_it(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.osei)
    act = f"promise:{cast.class_2b.id}"
    browser.post("/educator/rhythm/", {"act": act, "every_days": "9", "minutes": "7"})

    page = browser.get("/educator/rhythm/").content.decode()
    refused = browser.post("/educator/rhythm/", {"act": act, "every_days": "x", "minutes": "8"}).content.decode()

    assert re.search(r'name="every_days"[^>]* value="9"', page)
    assert re.search(r'name="minutes"[^>]* value="7"', page)
    assert re.search(r'name="every_days"[^>]* value="x"', refused)
