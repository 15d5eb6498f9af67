"""Places at the door of the rooms: two at one moment, what a talk takes along, what is kept and for how long."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once
from tests.cast import NOON, START, Cast
from trellis.foundation.intents import NotAllowed, Refused
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import (
    choose_place,
    give_talk_time,
    hand_over_promises,
    hold_talk,
    move_talk,
    promise_rhythm,
    promise_talk,
    spread_talks,
    start_talk,
)
from trellis.rooms.conferences.models import Conference
from trellis.rooms.people.actions import end_membership
from trellis.rooms.people.models import Group, Person
from trellis.rooms.places.actions import (
    Described,
    add_space,
    bring_back_space,
    change_space,
    leave_space,
    retire_space,
    take_space,
)
from trellis.rooms.places.models import Space, SpaceBooking
from trellis.rooms.places.queries import free_spaces

pytestmark = pytest.mark.django_db
BENCH = Described(name="Window bench", picture="window", good_for=["pair"])


@pytest.fixture
def bench(cast: Cast) -> Space:
    return add_space(school=cast.school, group=None, described=BENCH, by=cast.keller, at=START)


def promised(adult: Person, learner: Person, **facts: Any) -> Conference:
    given = {"promised_on": NOON.date(), "promised_time": time(14), "place": "Window bench", "by": adult, "at": NOON}
    return promise_talk(adult=adult, learner=learner, **{**given, **facts})


def taken() -> list[tuple[Any, datetime]]:
    return list(SpaceBooking.objects.order_by("starts_at").values_list("for_id", "starts_at"))


@pytest.mark.django_db(transaction=True)
def test_R024_of_two_who_take_one_place_at_one_moment_one_has_it(cast: Cast) -> None:
    add_space(school=cast.school, group=None, described=BENCH, by=cast.keller, at=START)

    raised = at_once(
        lambda: promised(cast.duarte, cast.leo),
        lambda: promised(cast.osei, cast.maya, promised_time=time(14, 5)),
        table="places_spacebooking",
    )

    assert [type(one) for one in raised] == [Refused]
    assert "Window bench is taken from 14:0" in str(raised[0])
    assert SpaceBooking.objects.count() == Conference.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_R024_two_who_add_a_place_of_one_name_at_one_moment_add_one(cast: Cast) -> None:
    def add() -> None:
        add_space(school=cast.school, group=None, described=BENCH, by=cast.keller, at=START)

    raised = at_once(add, add, table="places_space")

    assert [type(one) for one in raised] == [Refused]
    assert Space.objects.count() == 1


def test_R024_one_talk_holds_one_place_and_no_booking_runs_backwards(cast: Cast, bench: Space) -> None:
    talk = promised(cast.duarte, cast.leo)
    later = NOON + timedelta(hours=5)
    hour = {"starts_at": later, "ends_at": later + timedelta(minutes=10)}
    for wrong in ({"for_id": talk.id}, {"ends_at": NOON}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SpaceBooking.objects.create(**{"space": bench, "for_id": bench.id, "held_by": cast.osei, **hour, **wrong})


def test_R024_side_by_side_is_no_clash_and_a_minute_over_is(cast: Cast, bench: Space) -> None:
    promised(cast.duarte, cast.leo)
    promised(cast.osei, cast.maya, promised_time=time(14, 10))
    promised(cast.osei, cast.ada, promised_time=time(13, 50))
    with pytest.raises(Refused, match="Window bench is taken from 14:10 to 14:20: Ms Osei talks there"):
        promised(cast.duarte, cast.kim, promised_time=time(14, 19))
    assert SpaceBooking.objects.count() == 3


def test_R024_as_long_as_their_rhythm_says(cast: Cast, bench: Space) -> None:
    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=14, minutes=25, by=cast.duarte, at=NOON)
    promised(cast.duarte, cast.leo)
    booking = SpaceBooking.objects.get()
    assert booking.ends_at - booking.starts_at == timedelta(minutes=25)


def test_R024_who_may_keep_places_and_take_them(cast: Cast, bench: Space) -> None:
    described, hours = Described(name="Rug", picture="rug"), (NOON, NOON + timedelta(minutes=10))
    rug = add_space(school=cast.school, group=cast.class_2b, described=described, by=cast.osei, at=START)
    acts: tuple[Callable[[Space, Person], Any], ...] = (
        lambda space, by: add_space(school=cast.school, group=space.group, described=BENCH, by=by, at=NOON),
        lambda space, by: change_space(space=space, described=BENCH, by=by, at=NOON),
        lambda space, by: retire_space(space=space, by=by, at=NOON),
        lambda space, by: bring_back_space(space=space, by=by, at=NOON),
    )
    who = ((rug, (cast.duarte, cast.maya, cast.ruiz, cast.nilsson)), (bench, (cast.osei, cast.leo, cast.nilsson)))
    for act in acts:
        for space, others in who:
            for other in others:
                with pytest.raises(NotAllowed):
                    act(space, other)
    for other in (cast.leo, cast.ana, cast.nilsson):
        with pytest.raises(NotAllowed):
            take_space(space=bench, hours=hours, for_id=rug.id, by=other, at=NOON)
    with pytest.raises(NotAllowed):
        elsewhere = Group.objects.get(name="H1")
        add_space(school=cast.school, group=elsewhere, described=BENCH, by=cast.keller, at=NOON)
    talk = promised(cast.duarte, cast.leo, place="")
    for other in (cast.leo, cast.brandt, cast.keller):
        with pytest.raises(NotAllowed):
            choose_place(conference=talk, space=bench, by=other, at=NOON)
    assert SpaceBooking.objects.count() == 0


def test_R024_names_are_ones_own_where_somebody_could_mean_both(cast: Cast, bench: Space) -> None:
    def add(group: Group | None, name: str) -> Space:
        described = Described(name=name, picture="rug")
        return add_space(school=cast.school, group=group, described=described, by=cast.keller, at=NOON)

    add(cast.class_2b, "Rug")
    add(cast.advisory, "Rug")
    for group, name in ((cast.class_2b, "RUG"), (cast.class_2b, "window  bench"), (None, "rug")):
        with pytest.raises(Refused, match=r"is called .* already"):
            add(group, name)
    wrongs: tuple[dict[str, Any], ...] = (
        {"name": "x" * 81}, {"picture": "cellar"}, {"good_for": ["running"]}, {"seats": 0}, {"seats": 999},
    )  # fmt: skip
    for wrong in wrongs:
        described = Described(**{"name": "Nook", "picture": "den", **wrong})
        with pytest.raises(Refused):
            add_space(school=cast.school, group=None, described=described, by=cast.keller, at=NOON)
    assert Space.objects.count() == 3


def test_R024_a_new_name_reaches_the_talks_that_hold_the_place(cast: Cast, bench: Space) -> None:
    talk = promised(cast.duarte, cast.leo)
    other = promised(cast.osei, cast.maya, place="by the door", promised_time=time(15))
    described = Described(name="Bay window", picture="window", good_for=["pair"])

    change_space(space=bench, described=described, by=cast.keller, at=NOON)
    talk.refresh_from_db()
    move_talk(conference=talk, to=NOON.date(), promised_time=time(15), by=cast.duarte, at=NOON)

    other.refresh_from_db()
    assert (talk.place, other.place) == ("Bay window", "by the door")
    assert [moment.time() for _talk, moment in taken()] == [time(15)]


def test_R024_a_place_is_left_where_the_hour_is_lost_or_the_talk_handed_over(cast: Cast, bench: Space) -> None:
    talk = promised(cast.duarte, cast.leo)
    move_talk(conference=talk, to=NOON.date() + timedelta(days=1), by=cast.duarte, at=NOON)
    assert taken() == []

    talk = promised(cast.duarte, cast.leo)
    assert len(taken()) == 1
    end_membership(membership=cast.duarte.memberships.get(), ends_on=NOON.date(), by=cast.keller, at=NOON)
    hand_over_promises(adult=cast.duarte, learner=cast.leo, to=cast.brandt, by=cast.keller, at=NOON)
    talk.refresh_from_db()
    assert (talk.adult, taken()) == (cast.brandt, [])


def test_R024_beginning_is_never_refused_because_of_a_place(cast: Cast, bench: Space) -> None:
    promised(cast.osei, cast.maya, promised_time=time(12, 5))
    talk = promised(cast.duarte, cast.leo)

    start_talk(conference=talk, by=cast.duarte, at=NOON)

    talk.refresh_from_db()
    assert (talk.place, len(taken())) == ("", 1)
    other, later = promised(cast.duarte, cast.kim, promised_time=time(15)), NOON + timedelta(minutes=20)
    start_talk(conference=other, by=cast.duarte, at=later)
    assert taken()[-1] == (other.id, later)


def test_R024_the_next_of_a_rhythm_and_the_rota_leave_open_what_is_taken(cast: Cast, bench: Space) -> None:
    give_talk_time(
        adult=cast.duarte, weekday=3, starts_at=time(14), ends_at=time(14, 10), place="Window bench", by=cast.duarte,
        at=NOON,
    )  # fmt: skip
    week = NOON + timedelta(days=7)
    promised(cast.osei, cast.ada)
    promised(cast.osei, cast.maya, promised_on=week.date())
    promise_rhythm(adult=cast.duarte, learner=cast.leo, every_days=7, by=cast.duarte, at=NOON)
    spread_talks(adult=cast.duarte, by=cast.duarte, at=NOON)
    talk = Conference.objects.get(learner=cast.leo)
    assert (talk.promised_on, talk.promised_time, talk.place) == (NOON.date(), time(14), "")

    following = hold_talk(conference=talk, by=cast.duarte, at=NOON)

    assert following is not None
    assert (following.promised_on, following.promised_time, following.place) == (week.date(), time(14), "")
    assert len(taken()) == 2


def test_R024_what_was_held_on_days_gone_by_is_let_go_of_and_no_line_names_the_learner(
    cast: Cast, bench: Space
) -> None:
    promised(cast.duarte, cast.leo)
    night = NOON + timedelta(hours=20)
    assert len(taken()) == 1
    promised(cast.osei, cast.maya, promised_on=night.date(), at=night)

    assert [booking.held_by for booking in SpaceBooking.objects.all()] == [cast.osei]
    leave_space(for_id=SpaceBooking.objects.get().for_id, by=cast.osei, at=night)
    leave_space(for_id=bench.id, by=cast.osei, at=night)
    assert AuditLine.objects.get(event="SpaceLeft").about_id is None
    assert SpaceBooking.objects.count() == 0


SIX_SEATS = Described(name="Window bench", picture="table", good_for=["pair", "group"], seats=6)


def test_R024_a_place_for_a_group_holds_a_talk_for_every_two_of_its_seats(cast: Cast, bench: Space) -> None:
    change_space(space=bench, described=SIX_SEATS, by=cast.keller, at=START)
    for learner, when in ((cast.maya, time(14)), (cast.ada, time(14, 10))):  # one after the other, on two seats
        promised(cast.osei, learner, promised_time=when)
    promised(cast.duarte, cast.leo, promised_time=time(14, 5))
    hours = (NOON.replace(hour=14), NOON.replace(hour=14, minute=20))
    assert free_spaces([bench], hours) == [bench]
    promised(cast.brandt, cast.kim, promised_time=time(14, 5))

    assert free_spaces([bench], hours) == []
    assert free_spaces([bench], (hours[1], hours[1] + timedelta(minutes=10))) == [bench]
    with pytest.raises(Refused, match="Window bench is taken from 14:00 to 14:10: Ms Osei talks there"):
        take_space(space=bench, hours=hours, for_id=cast.leo.id, by=cast.keller, at=NOON)
    assert SpaceBooking.objects.count() == 4


@pytest.mark.parametrize(("good_for", "seats", "talks"), [("pair", 4, 1), ("group", 1, 1), ("group", 5, 2)])
def test_R024_a_place_for_two_is_for_one_talk_whatever_its_seats(
    cast: Cast, bench: Space, good_for: str, seats: int, talks: int
) -> None:
    described = Described(name="Window bench", picture="table", good_for=[good_for], seats=seats)
    change_space(space=bench, described=described, by=cast.keller, at=START)

    assert bench.talks_at_once == talks
