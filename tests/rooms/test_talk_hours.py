"""Talks of several adults with one learner and one family: who reads of which, and one talk for one hour."""

from datetime import datetime, time, timedelta

import pytest

from tests.cast import NOON, Cast
from tests.rooms.test_leading import TOMORROW, planned
from trellis.foundation.intents import Refused
from trellis.rooms.conferences.actions import move_talk, plan_with_family, promise_talk, start_talk
from trellis.rooms.conferences.actions.wishes import Before, give_back_slot
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import talks_for_family, talks_promised_to
from trellis.rooms.conferences.terms import ConferenceKind
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.terms import NoticeKind
from trellis.rooms.people.actions import name_guardian
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Rights
from trellis.rooms.places.actions import Described, add_space
from trellis.rooms.places.models import SpaceBooking
from trellis.rooms.places.terms import Affordance


def test_who_is_asked_to_a_talk_reads_of_it_though_another_comes_first(cast: Cast) -> None:
    talk = planned(cast, cast.ruiz, kind=ConferenceKind.FAMILY)
    sooner = promise_talk(adult=cast.osei, learner=cast.maya, promised_on=NOON.date(), by=cast.osei, at=NOON)

    assert talks_for_family(cast.maya, viewer=cast.viewer(cast.ruiz, NOON)) == [sooner, talk]
    assert talks_for_family(cast.maya, viewer=cast.viewer(cast.ruiz_limited, NOON)) == [sooner]
    assert talks_promised_to(cast.maya) == [sooner, talk]


def test_who_is_asked_to_a_talk_is_told_once_and_nobody_else_is(cast: Cast) -> None:
    planned(cast, cast.ruiz)
    planned(cast, cast.ruiz, promised_time=time(15))

    told = Notice.objects.filter(kind=NoticeKind.ASKED_TO_TALK)
    assert [(one.to, one.about, one.facts) for one in told] == [(cast.ruiz, cast.osei, {"by": "Ms Osei"})]


def test_two_talks_for_one_hour_of_a_learner_are_refused_and_nothing_of_the_other_is_said(cast: Cast) -> None:
    def plan(adult: Person, when: time) -> Conference:
        return plan_with_family(
            adult=adult, learner=cast.leo, kind=ConferenceKind.FAMILY, guardians=[cast.ana], promised_on=TOMORROW,
            promised_time=when, by=adult, at=NOON,
        )  # fmt: skip

    plan(cast.brandt, time(10))

    for when in (time(9, 55), time(10), time(10, 9)):
        with pytest.raises(Refused, match="Leo has a talk with somebody else at that time"):
            plan(cast.duarte, when)
    made = plan(cast.duarte, time(10, 10))
    with pytest.raises(Refused, match="somebody else at that time") as refusal:
        move_talk(conference=made, to=TOMORROW, promised_time=time(10, 5), by=cast.duarte, at=NOON)
    assert "Brandt" not in str(refusal.value)
    assert Conference.objects.get(adult=cast.duarte).promised_time == time(10, 10)


def test_a_guardian_is_asked_to_one_talk_at_a_time_be_it_about_another_child(cast: Cast) -> None:
    name_guardian(guardian=cast.ana, learner=cast.maya, rights=Rights.FULL, by=cast.keller, at=NOON)
    planned(cast, cast.ana)

    with pytest.raises(Refused, match="is asked to another talk at that time"):
        plan_with_family(
            adult=cast.duarte, learner=cast.leo, kind=ConferenceKind.FAMILY, guardians=[cast.ana], promised_on=TOMORROW,
            promised_time=time(16, 5), by=cast.duarte, at=NOON,
        )  # fmt: skip

    assert not Conference.objects.filter(learner=cast.leo).exists()


def test_R024_a_talk_begun_a_little_after_its_hour_stays_where_it_is_and_the_next_keeps_its_place(cast: Cast) -> None:
    described = Described(name="Window bench", picture="window", good_for=[Affordance.PAIR])
    add_space(school=cast.school, group=None, described=described, by=cast.keller, at=NOON)
    first, second = (
        promise_talk(
            adult=cast.duarte, learner=one, promised_on=NOON.date(), promised_time=when, place="Window bench",
            by=cast.duarte, at=NOON,
        )
        for one, when in ((cast.leo, time(14)), (cast.kim, time(14, 10)))
    )  # fmt: skip
    hour = datetime.combine(NOON.date(), time(14), tzinfo=cast.school.zone)

    start_talk(conference=first, by=cast.duarte, at=hour + timedelta(minutes=2))

    held = {one.for_id: one.starts_at for one in SpaceBooking.objects.all()}
    assert held == {first.id: hour, second.id: hour + timedelta(minutes=10)}
    first.refresh_from_db()
    assert first.place == "Window bench"


def test_what_was_made_of_a_wish_is_given_back_only_while_nothing_else_hangs_on_it(cast: Cast) -> None:
    talk = planned(cast)
    with pytest.raises(Refused, match="with others as well"):
        give_back_slot(conference=talk, before=None, by=cast.osei, at=NOON)

    moved = promise_talk(
        adult=cast.osei, learner=cast.ada, promised_on=TOMORROW, promised_time=time(9), by=cast.osei, at=NOON
    )
    promise_talk(
        adult=cast.osei, learner=cast.mina, promised_on=TOMORROW, promised_time=time(11), by=cast.osei, at=NOON
    )
    with pytest.raises(Refused, match="You promised Mina a talk at that time"):
        give_back_slot(conference=moved, before=Before(TOMORROW, time(11), ""), by=cast.osei, at=NOON)

    assert Conference.objects.count() == 3
