"""Can we talk here at ten? A learner asks, an adult says yes with one tap, or another time."""

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from trellis.foundation import clock
from trellis.rooms.community.models import OutreachRequest, Reply
from trellis.rooms.community.queries.talking_here import moments_to_talk
from trellis.rooms.conferences.actions import promise_rhythm, promise_talk
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.actions import set_time_block
from trellis.rooms.people.models import Person
from trellis.rooms.places.actions import Described, add_space, retire_space, take_space
from trellis.rooms.places.models import Space, SpaceBooking

type Be = Callable[[Person], Client]
HERE = "/learner/places/"
NINE = NOON.replace(hour=9)
TEN = NOON.replace(hour=10)


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NINE)


@pytest.fixture
def bench(cast: Cast) -> Space:
    return space(cast, "Window bench")


def space(cast: Cast, name: str, good_for: tuple[str, ...] = ("pair",), group: Any = None) -> Space:
    described = Described(name=name, picture="window", good_for=good_for)
    return add_space(school=cast.school, group=group, described=described, by=cast.keller, at=START)


def main_of(answer: Any) -> str:
    return answer.content.decode().split("<main")[1]


def ask(cast: Cast, browser: Client, where: Space, **more: Any) -> Any:
    return browser.post(HERE, {"to": cast.duarte.id, "at": TEN.isoformat(), "space": where.id, **more}, follow=True)


def test_R024_a_learner_asks_and_one_tap_promises_the_talk_and_takes_the_place(
    cast: Cast, as_person: Be, bench: Space
) -> None:
    leo = as_person(cast.leo)
    assert HERE in main_of(leo.get("/learner/talks/"))
    shown = main_of(leo.get(HERE, {"to": cast.duarte.id, "at": TEN.isoformat()}))
    assert "Mr Duarte, can we talk here?" in shown
    assert "At 10:00: touch a place to ask." in shown
    told = ask(cast, leo, bench)
    assert "It is with Mr Duarte now. The answer comes to Today." in told.content.decode()
    assert (SpaceBooking.objects.count(), Conference.objects.count()) == (0, 0)  # asking takes nothing
    assert "Window bench, Thursday 8 October, 10:00" in main_of(leo.get("/learner/people/"))
    asked = OutreachRequest.objects.get()

    duarte = as_person(cast.duarte)
    waiting = " ".join(main_of(duarte.get("/educator/class/")).split())
    assert "asks whether you two can talk here: Window bench, Thursday 8 October, 10:00" in waiting
    answer = duarte.post(f"/educator/asked/{asked.id}/", {"act": "yes", "back": "/educator/class/"})

    assert answer.url == "/educator/class/"
    talk, booking = Conference.objects.get(), SpaceBooking.objects.get()
    assert (talk.promised_on, talk.promised_time, talk.place) == (TEN.date(), time(10), "Window bench")
    assert (booking.space, booking.starts_at, booking.for_id) == (bench, TEN, talk.id)
    assert "A talk, on Thursday 8 October, 10:00: Window bench." in main_of(as_person(cast.leo).get("/learner/today/"))
    assert "Taken <b>10:00–10:10</b>" in main_of(as_person(cast.duarte).get("/educator/places/board/"))


def test_R024_the_adult_answers_with_another_time_and_place(cast: Cast, as_person: Be, bench: Space) -> None:
    den = space(cast, "Quiet den")
    ask(cast, as_person(cast.leo), bench)
    asked, duarte = OutreachRequest.objects.get(), as_person(cast.duarte)
    assert '<option value="Quiet den">' in main_of(duarte.get("/educator/asked/"))
    given = {"act": "answer", "day": "2026-10-09", "time": "11:30", "place": "quiet den"}

    duarte.post(f"/educator/asked/{asked.id}/", given)

    booking = SpaceBooking.objects.get()
    assert (booking.space, booking.starts_at.date(), booking.starts_at.time()) == (
        den,
        datetime(2026, 10, 9).date(),
        time(11, 30),
    )
    assert "Friday 9 October, 11:30: quiet den." in main_of(as_person(cast.leo).get("/learner/people/"))


def test_R024_taken_meanwhile_the_answer_is_refused_and_nothing_is_changed(
    cast: Cast, as_person: Be, bench: Space
) -> None:
    space(cast, "Quiet den")
    ask(cast, as_person(cast.leo), bench)
    promise_talk(
        adult=cast.brandt, learner=cast.kim, promised_on=TEN.date(), promised_time=time(9, 55), place="Window bench",
        by=cast.brandt, at=NINE,
    )  # fmt: skip
    asked = OutreachRequest.objects.get()

    answer = as_person(cast.duarte).post(f"/educator/asked/{asked.id}/", {"act": "yes"})

    assert answer.status_code == 422
    assert "Window bench is taken from 09:55 to 10:05: Mr Brandt talks there. Free then: Quiet den." in main_of(answer)
    assert "Kim" not in main_of(answer)
    assert (Reply.objects.count(), SpaceBooking.objects.count(), Conference.objects.count()) == (0, 1, 1)


def test_R024_an_hour_at_which_the_adult_talks_already_is_refused(cast: Cast, as_person: Be, bench: Space) -> None:
    ask(cast, as_person(cast.leo), bench)
    promise_talk(
        adult=cast.duarte, learner=cast.kim, promised_on=TEN.date(), promised_time=time(10), by=cast.duarte, at=NINE
    )
    asked = OutreachRequest.objects.get()

    answer = as_person(cast.duarte).post(f"/educator/asked/{asked.id}/", {"act": "yes"})

    assert (answer.status_code, Reply.objects.count(), SpaceBooking.objects.count()) == (422, 0, 0)
    assert "You promised Kim a talk at that time." in main_of(answer)


def test_R024_a_moment_gone_by_and_a_retired_place_are_refused(
    cast: Cast, as_person: Be, bench: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(cast, as_person(cast.leo), bench)
    asked, address = OutreachRequest.objects.get(), "/educator/asked/{}/"
    retire_space(space=bench, by=cast.keller, at=NINE)
    answer = as_person(cast.duarte).post(address.format(asked.id), {"act": "yes"})
    assert (answer.status_code, Reply.objects.count()) == (422, 0)
    assert "Window bench is no longer offered. Choose another place." in main_of(answer)

    monkeypatch.setattr(clock, "now", lambda: TEN)
    for given in ({"act": "yes"}, {"day": TEN.date(), "time": "09:30", "text": "Come"}):
        answer = as_person(cast.duarte).post(address.format(asked.id), given)
        assert (answer.status_code, Reply.objects.count()) == (422, 0)
    assert "That moment has gone by. Choose another time." in main_of(answer)
    assert 'value="09:30' in main_of(answer)
    answer = as_person(cast.duarte).post(address.format(asked.id), {"time": "11:30", "text": "Come"})
    assert "Choose the day of the talk." in main_of(answer)


def test_R024_yes_there_and_then_answers_only_who_asked_for_it(cast: Cast, as_person: Be) -> None:
    as_person(cast.leo).post("/learner/people/", {"to": cast.duarte.id, "kind": "time", "words": "The pad"})
    asked = OutreachRequest.objects.get()
    assert as_person(cast.duarte).post(f"/educator/asked/{asked.id}/", {"act": "yes"}).status_code == 404


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"at": NOON.replace(hour=8).isoformat()}, "Choose one of the times that stand here."),  # gone by
        ({"at": NOON.replace(hour=20).isoformat()}, "Choose one of the times that stand here."),  # after school
        ({"at": (TEN + timedelta(days=2)).isoformat()}, "Choose one of the times that stand here."),  # a Saturday
        ({"at": (TEN + timedelta(days=60)).isoformat()}, "Choose one of the times that stand here."),
        ({"at": "2026-10-08T10:00"}, "Choose one of the times that stand here."),
        ({"at": "2026-13-40T10:00+00:00"}, "Choose one of the times that stand here."),
        ({"at": ""}, "Choose one of the times that stand here."),
        ({"space": "x"}, "Choose one of the places that stand here."),
        ({"space": ""}, "Choose one of the places that stand here."),
        ({"to": ""}, "Ask somebody who teaches or advises you: they promise talks."),
    ],
)
def test_R024_what_cannot_be_asked_is_said_and_nothing_is_sent(
    cast: Cast, as_person: Be, bench: Space, wrong: dict[str, str], sentence: str
) -> None:
    answer = ask(cast, as_person(cast.leo), bench, **wrong)

    assert answer.status_code == 422
    assert sentence in main_of(answer)
    assert not OutreachRequest.objects.exists()


def test_R024_other_adults_other_places_and_taken_ones_are_refused(cast: Cast, as_person: Be, bench: Space) -> None:
    table, rug = space(cast, "Big table", good_for=("group",)), space(cast, "Rug", group=cast.class_2b)
    promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=TEN.date(), promised_time=time(10), place="Window bench", by=cast.osei,
        at=NINE,
    )  # fmt: skip
    leo = as_person(cast.leo)
    for where, more in (
        (table, {}),
        (rug, {}),
        (bench, {}),
        (bench, {"to": cast.osei.id}),
        (bench, {"to": cast.keller.id}),
    ):
        answer = ask(cast, leo, where, **more)
        assert answer.status_code == 422
        assert [name for name in ("Maya", "Osei", "Rug", "Big table") if name in main_of(answer)] == []
    assert "Window bench is taken then. Choose another place, or another time." in main_of(ask(cast, leo, bench))
    assert not OutreachRequest.objects.exists()
    shown = main_of(leo.get(HERE, {"at": TEN.isoformat()}))
    assert "taken then" in shown
    assert f'value="{bench.id}"' not in shown


def test_R024_the_times_are_those_of_the_parts_of_the_day(
    cast: Cast, as_person: Be, bench: Space, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in ((8, 10), (12, 13)):
        set_time_block(
            school=cast.school, name={"en": "Own plan"}, starts_at=time(hours[0], 45), ends_at=time(hours[1], 15), is_free=True,
            by=cast.keller, at=START,
        )  # fmt: skip
    leo = as_person(cast.leo)

    def shown(**asked: str) -> list[str]:
        return re.findall(r'class="pill hour"[^>]*>([^<]+)', main_of(leo.get(HERE, asked)))

    assert shown() == ["09:15", "09:45", "12:45"]
    assert shown(on="2026-10-09") == ["08:45", "09:15", "09:45", "12:45"]
    assert shown(on="2026-13-41") == shown(on="next week") == shown()
    monkeypatch.setattr(clock, "now", lambda: NOON.replace(hour=16))
    assert shown() == ["08:45", "09:15", "09:45", "12:45"]  # of the next school day
    assert "Today" not in main_of(leo.get(HERE))


def test_R024_a_child_of_seven_reads_pictures_and_one_adult(cast: Cast, as_person: Be, bench: Space) -> None:
    shown = main_of(as_person(cast.maya).get(HERE))
    assert "Ms Osei, can we talk here?" in shown
    assert "ui/places/window" in shown
    assert "Whom you choose reads this. So does your family. The law or somebody’s safety may open it." in shown
    Space.objects.update(retired_at=NINE)
    assert "There is no place for two here yet. Ask for time under People." in main_of(as_person(cast.maya).get(HERE))
    as_person(cast.maya).post(HERE, {"to": cast.osei.id, "at": TEN.isoformat(), "space": bench.id})
    assert not OutreachRequest.objects.exists()


def test_R024_taken_back_before_it_was_answered_nothing_is_left(cast: Cast, as_person: Be, bench: Space) -> None:
    leo = as_person(cast.leo)
    ask(cast, leo, bench)
    ask(cast, leo, bench)
    sent = OutreachRequest.objects.get()
    leo.post(f"/learner/people/sent/{sent.id}/", {"act": "back"})
    assert not OutreachRequest.objects.exists()


def test_R024_a_place_is_asked_for_as_long_as_the_adult_promised_to_talk(
    cast: Cast, as_person: Be, bench: Space
) -> None:
    promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=TEN.date(), promised_time=time(10, 15), place="Window bench",
        by=cast.osei, at=NINE,
    )  # fmt: skip
    leo, chosen = as_person(cast.leo), {"to": cast.duarte.id, "at": TEN.isoformat()}
    assert "taken then" not in main_of(leo.get(HERE, chosen))

    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=14, minutes=20, by=cast.duarte, at=NINE)

    assert "taken then" in main_of(leo.get(HERE, chosen))
    assert "Window bench is taken then" in main_of(ask(cast, leo, bench))
    assert "taken then" not in main_of(leo.get(HERE, {**chosen, "to": cast.brandt.id}))
    assert not OutreachRequest.objects.exists()


def test_R024_a_time_is_offered_where_the_talk_ends_within_the_part_of_the_day(cast: Cast, as_person: Be) -> None:
    for starts_at, ends_at in ((time(10), time(10, 45)), (time(13), time(13, 15))):
        set_time_block(
            school=cast.school, group=cast.advisory, name={"en": "Free"}, starts_at=starts_at, ends_at=ends_at,
            is_free=True, by=cast.keller, at=START,
        )  # fmt: skip
    offered = [f"{one:%H:%M}" for one in moments_to_talk(cast.leo, TEN.date(), at=NINE, minutes=20)]

    assert offered == [
        "10:00",
        "13:00",
    ]  # 10:30 is too late for twenty minutes; a part shorter than that is asked for whole


def test_R024_the_board_says_that_a_place_for_a_group_has_room_still(cast: Cast, as_person: Be) -> None:
    described = Described(name="Big table", picture="table", good_for=("pair", "group"), seats=4)
    table = add_space(school=cast.school, group=None, described=described, by=cast.keller, at=START)
    board = []
    for for_id in (cast.leo.id, cast.kim.id):
        hours = (NINE, NINE + timedelta(minutes=10))
        take_space(space=table, hours=hours, for_id=for_id, by=cast.duarte, at=NINE)
        board.append(main_of(as_person(cast.duarte).get("/educator/places/board/")))

    assert [page.count("Two people talk here, 09:00–09:10") for page in board] == [1, 2]
    assert ["Free for two" in page for page in board] == [True, False]
    assert ['class="place taken"' in page for page in board] == [False, True]
