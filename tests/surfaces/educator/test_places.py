"""Places: kept by those who teach there, offered for talks, on the board without a name."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.cast import NOON, START, Cast
from trellis.foundation import clock
from trellis.rooms.conferences.actions import hold_talk, move_talk, promise_talk, talk_now
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.actions import set_time_block
from trellis.rooms.people.models import Group, Person
from trellis.rooms.places.actions import Described, add_space, retire_space
from trellis.rooms.places.models import Space, SpaceBooking

type Be = Callable[[Person], Client]
HERE = "/educator/places/"
TEN = NOON.replace(hour=10)


@pytest.fixture(autouse=True)
def at_ten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: TEN)


def space(cast: Cast, name: str, group: Group | None = None, good_for: tuple[str, ...] = ("pair",)) -> Space:
    described = Described(name=name, picture="window", good_for=good_for)
    return add_space(school=cast.school, group=group, described=described, by=cast.keller, at=START)


def main_of(answer: Any) -> str:
    return answer.content.decode().split("<main")[1]


def tile(answer: Any, name: str) -> str:
    """What stands on the board about one place."""
    found = re.search(rf'<li class="place(?:(?!</li>).)*<h2>{name}</h2>.*?</li>', main_of(answer), re.S)
    assert found, name
    return " ".join(re.sub("<[^>]+>", " ", found[0].split("<h2>")[1]).split())


def test_R024_a_talk_that_starts_is_offered_window_bench_and_the_board_shows_it_taken(
    cast: Cast, as_person: Be
) -> None:
    bench = space(cast, "Window bench", cast.advisory)
    space(cast, "Big table", cast.advisory, good_for=("group",))
    browser = as_person(cast.duarte)
    assert tile(browser.get(f"{HERE}board/"), "Window bench") == "Window bench Free for two"

    started = browser.post(f"/educator/talks/with/{cast.leo.id}/", follow=True)
    offered = re.findall(r'name="space" value="([^"]+)"', main_of(started))
    assert offered == [str(bench.id)]
    assert SpaceBooking.objects.count() == 0  # offered, and taken by nobody's default
    talk = Conference.objects.get()
    taken = browser.post(f"/educator/talks/{talk.id}/place/", {"space": offered[0]}, follow=True)

    assert "Window bench is kept for you two, 10:00–10:10." in main_of(taken)
    board = browser.get(f"{HERE}board/")
    assert tile(board, "Window bench") == "Window bench Two people talk here, 10:00–10:10"
    assert tile(board, "Big table") == "Big table"
    assert (SpaceBooking.objects.get().starts_at, SpaceBooking.objects.get().for_id) == (TEN, talk.id)
    assert "Window bench" in main_of(as_person(cast.leo).get(f"/learner/talks/{talk.id}/"))


def test_R024_the_board_names_nobody(cast: Cast, as_person: Be) -> None:
    space(cast, "Window bench")
    for learner in (cast.leo, cast.kim):
        promise_talk(
            adult=cast.duarte, learner=learner, promised_on=TEN.date(), by=cast.duarte, at=TEN, kind="repair",
            promised_time=time(10 if learner is cast.leo else 11), place="Window bench",
        )  # fmt: skip

    shown = main_of(as_person(cast.osei).get(f"{HERE}board/?group={cast.class_2b.id}"))

    assert "Two people talk here, 10:00–10:10" in shown
    assert "Taken <b>11:00–11:10</b>" in shown
    assert [one for one in ("Leo", "Kim", "Duarte", "repair", str(cast.leo.id)) if one in shown] == []


def test_R024_the_board_says_which_part_of_the_day_it_is_and_when_there_is_no_school(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, hours in (("Own plan", (9, 11)), ("Lunch", (12, 13))):
        set_time_block(
            school=cast.school, name={"en": name}, starts_at=time(hours[0]), ends_at=time(hours[1]), is_free=True,
            by=cast.keller, at=START,
        )  # fmt: skip
    browser = as_person(cast.duarte)
    shown = main_of(browser.get(f"{HERE}board/"))
    assert "Own plan, until 11:00" in shown
    assert re.findall(r'<li aria-current="time">([^<]+)', shown) == ["09:00 Own plan"]
    assert "No place is written here yet." in shown

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 10, 10, 10, tzinfo=UTC))  # a Saturday
    assert "No school today" in main_of(browser.get(f"{HERE}board/"))


def test_R024_a_place_is_added_changed_and_retired_by_those_who_teach_the_class(cast: Cast, as_person: Be) -> None:
    browser = as_person(cast.osei)
    assert "Add a place" in main_of(browser.get(HERE))
    address = f"{HERE}new/?group={cast.class_2b.id}"
    given = {"name": " Beanbags ", "picture": "beanbags", "good_for": ["calm", "pair"], "seats": 3}
    assert browser.get(address).status_code == 200
    browser.post(address, given)
    made = Space.objects.get()
    assert (made.name, made.group, made.good_for, made.seats) == ("Beanbags", cast.class_2b, ["pair", "calm"], 3)

    assert 'value="Beanbags"' in main_of(browser.get(f"{HERE}{made.id}/"))
    browser.post(f"{HERE}{made.id}/", {**given, "name": "Soft corner", "seats": 2})
    made.refresh_from_db()
    assert (made.name, made.seats) == ("Soft corner", 2)

    told = browser.post(f"{HERE}{made.id}/offer/", {"act": "retire"}, follow=True)
    assert "Soft corner is no longer offered." in told.content.decode()
    assert "Soft corner" not in main_of(browser.get(f"{HERE}board/"))
    assert "Soft corner" in main_of(browser.get(f"{HERE}{made.id}/"))
    browser.post(f"{HERE}{made.id}/offer/", {"act": "back"})
    assert "Soft corner" in main_of(browser.get(f"{HERE}board/"))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "  "}, 'class="wrong"'),
        ({"name": "window BENCH"}, "Another place is called window BENCH already. Give this one a name of its own."),
        ({"picture": "cellar"}, 'class="wrong"'),
        ({"picture": ""}, 'class="wrong"'),
        ({"good_for": ["running"]}, 'class="wrong"'),
        ({"seats": "0"}, 'class="wrong"'),
        ({"seats": "many"}, 'class="wrong"'),
    ],
)
def test_R024_what_cannot_be_a_place_is_said_and_stays_typed(
    cast: Cast, as_person: Be, wrong: dict[str, Any], sentence: str
) -> None:
    space(cast, "Window bench")
    given = {"name": "Rug of stars", "picture": "rug", "good_for": ["pair"], "seats": 2, **wrong}

    answer = as_person(cast.osei).post(f"{HERE}new/?group={cast.class_2b.id}", given)

    assert answer.status_code == 422
    assert sentence in main_of(answer)
    assert str(given["name"]).strip() in main_of(answer)
    assert Space.objects.count() == 1


def test_R024_whoever_does_not_keep_a_place_finds_no_page(cast: Cast, as_person: Be) -> None:
    bench, rug = space(cast, "Window bench"), space(cast, "Rug", cast.class_2b)
    new = (
        f"{HERE}new/?group={cast.class_2b.id}",
        f"{HERE}new/?group=school",
        f"{HERE}new/?group=",
        f"{HERE}new/?group=x",
    )

    def answers(person: Person, addresses: tuple[str, ...]) -> list[int]:
        return [as_person(person).get(one).status_code for one in addresses]

    assert answers(cast.duarte, (HERE, f"{HERE}board/", f"{HERE}{rug.id}/", f"{HERE}{bench.id}/", *new)) == [
        200,
        200,
        *[404] * 6,
    ]
    assert answers(cast.osei, (f"{HERE}{rug.id}/", f"{HERE}{bench.id}/", *new)) == [200, 404, 200, 404, 404, 404]
    assert answers(cast.vera, (f"{HERE}{rug.id}/", f"{HERE}{bench.id}/", *new)) == [200, 200, 200, 200, 404, 404]
    assert (
        answers(
            cast.nilsson, (f"{HERE}{rug.id}/", f"{HERE}{bench.id}/", new[0], f"{HERE}board/?group={cast.class_2b.id}")
        )
        == [404] * 4
    )
    for person in (cast.leo, cast.ana):
        assert answers(person, (HERE, f"{HERE}board/", f"{HERE}{rug.id}/", new[0])) == [404] * 4
    refused = as_person(cast.duarte).post(f"{HERE}{rug.id}/offer/", {"act": "retire"})
    assert (refused.status_code, Space.objects.filter(retired_at=None).count()) == (404, 2)
    assert "Rug" not in main_of(as_person(cast.duarte).get(HERE))


def test_R024_a_place_that_was_taken_meanwhile_is_refused_with_who_and_what_is_free(cast: Cast, as_person: Be) -> None:
    bench, den = space(cast, "Window bench"), space(cast, "Quiet den")
    talk = talk_now(adult=cast.duarte, learner=cast.leo, by=cast.duarte, at=TEN)
    promise_talk(
        adult=cast.osei, learner=cast.maya, promised_on=TEN.date(), promised_time=time(10, 5), place="Window bench",
        by=cast.osei, at=TEN,
    )  # fmt: skip
    browser = as_person(cast.duarte)
    shown = main_of(browser.get(f"/educator/talks/{talk.id}/"))
    assert re.findall(r'name="space" value="([^"]+)"', shown) == [str(den.id)]

    told = browser.post(f"/educator/talks/{talk.id}/place/", {"space": bench.id}, follow=True).content.decode()

    assert "Window bench is taken from 10:05 to 10:15: Ms Osei talks there. Free then: Quiet den." in told
    assert "Maya" not in told
    assert SpaceBooking.objects.count() == 1
    talk.refresh_from_db()
    assert talk.place == ""


def test_R024_no_such_place_and_one_of_another_class_are_refused(cast: Cast, as_person: Be) -> None:
    rug = space(cast, "Rug", cast.class_2b)
    talk = talk_now(adult=cast.duarte, learner=cast.leo, by=cast.duarte, at=TEN)
    browser, address = as_person(cast.duarte), f"/educator/talks/{talk.id}/place/"
    for asked in (rug.id, talk.id):
        told = browser.post(address, {"space": asked}, follow=True).content.decode()
        assert "This place is no longer offered. Choose another place." in told
    assert browser.post(address, {"space": "x"}, follow=True).status_code == 200
    assert as_person(cast.osei).post(address, {"space": rug.id}).status_code == 404
    assert not SpaceBooking.objects.exists()


def test_R024_a_talk_takes_its_place_along_and_leaves_it_when_it_ends(cast: Cast, as_person: Be) -> None:
    space(cast, "Window bench")
    talk = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=TEN.date(), promised_time=time(11), place="window bench",
        by=cast.duarte, at=TEN,
    )  # fmt: skip
    browser, day = as_person(cast.duarte), TEN.date() + timedelta(days=1)
    shown = main_of(browser.get(f"/educator/talks/{talk.id}/move/"))
    assert 'value="window bench"' in shown
    assert 'value="11:00"' in shown

    browser.post(f"/educator/talks/{talk.id}/move/", {"to": day, "time": "13:30", "place": "window bench"})
    booking = SpaceBooking.objects.get()
    assert (booking.starts_at, booking.ends_at.time()) == (datetime(2026, 10, 9, 13, 30, tzinfo=UTC), time(13, 40))

    promise_talk(
        adult=cast.osei,
        learner=cast.maya,
        promised_on=day,
        promised_time=time(9),
        place="Window bench",
        by=cast.osei,
        at=TEN,
    )
    given = {"to": day, "time": "09:05", "place": "window bench", "because": "The lab is shut"}
    answer = browser.post(f"/educator/talks/{talk.id}/move/", given)
    assert answer.status_code == 422
    assert "Window bench is taken from 09:00 to 09:10: Ms Osei talks there." in main_of(answer)
    assert "The lab is shut" in main_of(answer)
    booking.refresh_from_db()
    talk.refresh_from_db()
    assert (booking.starts_at.time(), talk.promised_time) == (time(13, 30), time(13, 30))

    hold_talk(conference=talk, by=cast.duarte, at=TEN)
    assert [one.held_by for one in SpaceBooking.objects.all()] == [cast.osei]


def test_R024_words_that_name_no_place_stay_words_and_without_an_hour_nothing_is_held(
    cast: Cast, as_person: Be
) -> None:
    space(cast, "Window bench")
    facts = {"adult": cast.duarte, "learner": cast.leo, "promised_on": TEN.date(), "by": cast.duarte, "at": TEN}
    talk = promise_talk(promised_time=time(11), place="where the ramp was", **facts)
    assert (talk.place, SpaceBooking.objects.count()) == ("where the ramp was", 0)

    talk = promise_talk(place="Window bench", **facts)
    assert SpaceBooking.objects.count() == 0
    shown = main_of(as_person(cast.duarte).get(f"/educator/talks/{talk.id}/prepare/"))
    assert "Say at what time" in shown
    told = as_person(cast.duarte).post(
        f"/educator/talks/{talk.id}/place/", {"space": Space.objects.get().id}, follow=True
    )
    assert "Say at what time you talk first; then a place can be kept for it." in told.content.decode()

    promise_talk(promised_time=time(11), place="Window bench", **facts)
    left = as_person(cast.duarte).post(f"/educator/talks/{talk.id}/place/", {"space": "", "back": "prepare"})
    assert (left.url, SpaceBooking.objects.count()) == (f"/educator/talks/{talk.id}/prepare/", 0)


def test_R024_at_an_hour_gone_by_it_says_to_begin_or_to_move(
    cast: Cast, as_person: Be, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = space(cast, "Window bench")
    talk = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=TEN.date(), promised_time=time(11), by=cast.duarte, at=TEN
    )
    monkeypatch.setattr(clock, "now", lambda: TEN + timedelta(hours=2))
    duarte = as_person(cast.duarte)

    shown = main_of(duarte.get(f"/educator/talks/{talk.id}/prepare/"))
    told = duarte.post(f"/educator/talks/{talk.id}/place/", {"space": bench.id}, follow=True).content.decode()

    assert "The hour of this talk has gone by." in shown
    assert "Say at what time" not in shown
    assert f'href="/educator/talks/{talk.id}/move/"' in shown.split("has gone by")[1]
    assert "The hour of this talk has gone by. Begin to talk, or move the talk" in told
    assert not SpaceBooking.objects.exists()


def test_R024_a_retired_place_keeps_what_is_promised_there_and_says_whom_to_tell(cast: Cast, as_person: Be) -> None:
    bench = space(cast, "Window bench")
    talk = promise_talk(
        adult=cast.duarte, learner=cast.leo, promised_on=TEN.date(), promised_time=time(11), place="Window bench",
        by=cast.duarte, at=TEN,
    )  # fmt: skip
    told = as_person(cast.vera).post(f"{HERE}{bench.id}/offer/", {"act": "retire"}, follow=True).content.decode()
    assert "Window bench is no longer offered. What is promised there stands: tell Mr Duarte." in told
    assert "Leo" not in told
    assert SpaceBooking.objects.count() == 1

    answer = as_person(cast.duarte).post(
        f"/educator/talks/{talk.id}/move/", {"to": TEN.date(), "time": "11:30", "place": "Window bench"}
    )
    assert answer.status_code == 422
    assert "Window bench is no longer offered. Choose another place." in main_of(answer)
    assert SpaceBooking.objects.get().starts_at.time() == time(11)


def test_R024_a_retired_name_that_was_given_away_does_not_come_back(cast: Cast, as_person: Be) -> None:
    old = space(cast, "Window bench")
    retire_space(space=old, by=cast.keller, at=TEN)
    space(cast, "Window bench")

    answer = as_person(cast.vera).post(f"{HERE}{old.id}/offer/", {"act": "back"})

    assert (answer.status_code, Space.objects.filter(retired_at=None).count()) == (422, 1)
    assert "Another place is called Window bench already." in main_of(answer)


def test_R024_a_family_talk_and_a_moved_one_may_name_a_place(cast: Cast, as_person: Be) -> None:
    space(cast, "Window bench")
    given = {"kind": "family", "on": TEN.date(), "time": "14:00", "place": "Window bench", "guardian": [cast.ana.id]}
    page = as_person(cast.duarte).get(f"/educator/talks/plan/{cast.leo.id}/")
    assert '<option value="Window bench">' in main_of(page)
    as_person(cast.duarte).post(f"/educator/talks/plan/{cast.leo.id}/", given)
    assert SpaceBooking.objects.get().starts_at.time() == time(14)

    talk = promise_talk(adult=cast.duarte, learner=cast.kim, promised_on=TEN.date(), by=cast.duarte, at=TEN)
    move_talk(conference=talk, to=TEN.date(), promised_time=time(15), place="Window bench", by=cast.duarte, at=TEN)
    assert SpaceBooking.objects.count() == 2
