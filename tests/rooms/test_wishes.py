"""Time wishes in the room of conferences: who wishes what, how it ends, and where an adult's minutes went."""

from datetime import time, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.cast import NOON, Cast
from tests.rooms.test_slots import FRIDAY, MONDAY, THURSDAY, book, fridays
from trellis.foundation.intents import NotAllowed
from trellis.foundation.jobs import daily_jobs
from trellis.foundation.models import AuditLine
from trellis.rooms.conferences.actions import promise_rhythm, promise_talk
from trellis.rooms.conferences.actions.wishes import clear_wishes_gone_by, end_wish, wish_time
from trellis.rooms.conferences.models import Conference, TimeWish
from trellis.rooms.conferences.queries.own_week import own_week, wishes_of
from trellis.rooms.people.actions import end_membership
from trellis.rooms.people.models import Membership

__all__ = ["fridays"]

# The wish ------------------------------------------------------------------------------------------------------------------------


def test_a_wish_is_made_once_and_gone_at_once(cast: Cast) -> None:
    wish = wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    again = wish_time(learner=cast.leo, by=cast.duarte, at=NOON + timedelta(days=3))

    assert (again.pk, again.ends_on) == (wish.pk, THURSDAY + timedelta(weeks=6))
    assert wish.school == cast.school
    end_wish(learner=cast.leo, by=cast.duarte, at=NOON)
    assert not TimeWish.objects.exists()


def test_only_who_teaches_a_learner_wishes_more_time_with_them(cast: Cast) -> None:
    for other in (cast.osei, cast.keller, cast.vera, cast.leo, cast.kim, cast.ana, cast.nilsson):
        with pytest.raises(NotAllowed):
            wish_time(learner=cast.leo, by=other, at=NOON)
    assert not TimeWish.objects.exists()


def test_nobody_takes_away_or_reads_the_wish_of_another(cast: Cast) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)

    end_wish(learner=cast.leo, by=cast.brandt, at=NOON)

    assert TimeWish.objects.count() == 1
    assert [len(wishes_of(cast.viewer(one))) for one in (cast.duarte, cast.brandt, cast.osei, cast.keller)] == [
        1,
        0,
        0,
        0,
    ]


def test_a_wish_ends_by_itself_after_its_last_day(cast: Cast) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    last, over = NOON + timedelta(weeks=6), NOON + timedelta(weeks=6, days=1)

    assert [len(wishes_of(cast.viewer(cast.duarte, at))) for at in (last, over)] == [1, 0]
    assert (clear_wishes_gone_by(at=last), clear_wishes_gone_by(at=over)) == (0, 1)
    assert not TimeWish.objects.exists()


def test_a_wish_that_is_over_and_not_cleared_yet_may_be_wished_again(cast: Cast) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    later = NOON + timedelta(weeks=7)

    wish = wish_time(learner=cast.leo, by=cast.duarte, at=later)

    assert (wish.since, TimeWish.objects.count()) == (later.date(), 1)


@pytest.mark.parametrize("who", ["leo", "duarte"])
def test_a_wish_ends_when_either_leaves(cast: Cast, who: str) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    membership = Membership.objects.get(person=getattr(cast, who))

    end_membership(membership=membership, ends_on=THURSDAY, by=cast.keller, at=NOON)

    tomorrow = NOON + timedelta(days=1)
    assert [len(wishes_of(cast.viewer(cast.duarte, at))) for at in (NOON, tomorrow)] == [1, 0]
    assert (clear_wishes_gone_by(at=NOON), clear_wishes_gone_by(at=tomorrow)) == (0, 1)


def test_the_wishes_are_cleared_once_a_day(cast: Cast) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    job = next(one for one in daily_jobs() if one.__name__ == "clear_wishes")

    job(moment=(NOON + timedelta(weeks=7)).isoformat())

    assert not TimeWish.objects.exists()


def test_the_database_keeps_one_wish_a_pair_that_ends_after_it_began(cast: Cast) -> None:
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    facts = {"adult": cast.duarte, "since": THURSDAY, "school": cast.school}

    for wrong in (
        {"learner": cast.leo, "ends_on": FRIDAY},
        {"learner": cast.kim, "ends_on": THURSDAY - timedelta(days=1)},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            TimeWish.objects.create(**facts, **wrong)


def test_the_audit_line_of_a_wish_names_no_learner_and_has_no_facts(cast: Cast) -> None:
    """A learner and a family read the lines about them, those who lead the school all of them."""
    wish_time(learner=cast.leo, by=cast.duarte, at=NOON)
    end_wish(learner=cast.leo, by=cast.duarte, at=NOON)

    lines = AuditLine.objects.filter(event__in=["TimeWished", "TimeWishEnded"])
    assert [(line.about_id, line.facts, line.consequences) for line in lines] == [(None, {}, [])] * 2
    assert {line.by_id for line in lines} == {cast.duarte.id}


def test_the_audit_line_of_a_date_says_that_a_talk_was_promised_and_nothing_of_a_wish(fridays: Cast) -> None:
    wish_time(learner=fridays.leo, by=fridays.duarte, at=NOON)
    book(fridays, fridays.leo)

    line = AuditLine.objects.get(about_id=fridays.leo.id, event="TalkPromised")
    assert (list(line.facts), line.consequences) == (["conference_id"], [])


# The week ------------------------------------------------------------------------------------------------------------------------


def test_where_the_minutes_went_is_told_by_name_for_the_adult_alone(fridays: Cast) -> None:
    """Held in the four weeks behind and owed from now on; what others held, and what was held before, is not among it."""
    promise_rhythm(adult=fridays.duarte, learner=fridays.leo, every_days=14, minutes=20, by=fridays.duarte, at=NOON)
    for who, adult, days in (
        ("leo", "duarte", 1),
        ("leo", "duarte", 27),
        ("leo", "duarte", 28),
        ("zoe", "duarte", 3),
        ("kim", "brandt", 2),
    ):
        Conference.objects.create(
            adult=getattr(fridays, adult), learner=getattr(fridays, who), promised_on=THURSDAY - timedelta(days=days),
            held_at=NOON - timedelta(days=days),
        )  # fmt: skip

    week = own_week(fridays.viewer(fridays.duarte), at=NOON)

    found = [(one.learner.said_as, one.given, one.owed) for one in week.with_each]
    assert found == [("Kim", 0, 0), ("Leo", 40, 20), ("Max", 0, 0), ("Zoe", 10, 0)]
    assert (week.given, week.owed) == (50, 20)


def test_the_days_show_who_sits_in_the_time_given_and_what_is_free(fridays: Cast) -> None:
    book(fridays, fridays.leo)
    promise_talk(
        adult=fridays.duarte, learner=fridays.zoe, promised_on=FRIDAY, promised_time=time(13, 44), by=fridays.duarte,
        at=NOON,
    )  # fmt: skip
    promise_talk(adult=fridays.duarte, learner=fridays.kim, promised_on=FRIDAY, by=fridays.duarte, at=NOON)

    days = own_week(fridays.viewer(fridays.duarte), at=NOON).days

    assert [day.on for day in days] == [THURSDAY, FRIDAY, *(MONDAY + timedelta(days=n) for n in range(3))]
    parts = [
        (str(one.starts_at)[:5], str(one.ends_at)[:5], one.talk.learner.slug if one.talk else "")
        for one in days[1].parts
    ]
    assert parts == [
        ("13:00", "13:30", ""),
        ("13:30", "13:40", "leo"),
        ("13:44", "13:54", "zoe"),
        ("13:54", "14:00", ""),
    ]
    assert [talk.learner for talk in days[1].beside] == [fridays.kim]
    assert (days[0].parts, days[0].beside) == ([], [])
