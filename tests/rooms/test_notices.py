"""What is told to whom, and never in quiet hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.cast import NOON, START, Cast
from tests.work import judged, photo, piece
from trellis.foundation.intents import NotAllowed
from trellis.rooms.evidence.actions import hand_in
from trellis.rooms.notices.actions import notify, read_notice
from trellis.rooms.notices.models import Notice
from trellis.rooms.notices.queries import told_to
from trellis.rooms.notices.rules import tell_from
from trellis.rooms.notices.terms import TOLD_TO_EDUCATORS, TOLD_TO_LEADERS, NoticeKind
from trellis.rooms.people.actions import end_membership, join, name_guardian
from trellis.rooms.people.models import Closure, Person
from trellis.rooms.people.terms import Rights, Role

SATURDAY_EVENING = datetime(2026, 10, 10, 20, 0, tzinfo=UTC)
MONDAY_SEVEN = datetime(2026, 10, 12, 7, 0, tzinfo=UTC)


def test_R106_a_saturday_photo_tells_no_adult_until_monday_at_seven_and_nobody_at_night(cast: Cast) -> None:
    work = piece(cast.leo, at=SATURDAY_EVENING, text="", files=[photo()], hands_in=False)
    assert not Notice.objects.exists()

    hand_in(evidence=work, by=cast.leo, at=SATURDAY_EVENING)

    duarte = cast.viewer(cast.duarte)
    assert set(Notice.objects.values_list("to__said_as", "tell_from")) == {
        ("Mr Duarte", MONDAY_SEVEN), ("Mr Brandt", MONDAY_SEVEN),
    }  # fmt: skip
    assert list(told_to(duarte, at=MONDAY_SEVEN - timedelta(seconds=1))) == []
    assert [notice.kind for notice in told_to(duarte, at=MONDAY_SEVEN)] == [NoticeKind.WORK_HANDED_IN]


def test_a_learner_of_fifteen_is_told_of_an_evening_word_the_next_school_morning(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    evening = NOON + timedelta(hours=9)

    judged(cast, piece(cast.leo, target), target, at=evening)

    notice = Notice.objects.get(to=cast.leo)
    assert notice.tell_from == datetime(2026, 10, 9, 7, 30, tzinfo=UTC)


def test_AR12_a_child_under_thirteen_is_never_told(cast: Cast) -> None:
    target = cast.targets["shapes-strong"]
    judged(cast, piece(cast.maya, target), target, by=cast.osei)
    cast.leo.born_in = None

    told = notify(to=[cast.leo], about=cast.leo, kind="judged", facts={}, url="", by=cast.duarte, at=NOON)

    assert told == []
    assert not Notice.objects.filter(to__in=[cast.maya, cast.leo]).exists()


def test_nobody_is_told_twice_before_they_have_read_nor_of_their_own_act(cast: Cast) -> None:
    for _ in range(3):
        piece(cast.leo)
    assert Notice.objects.filter(to=cast.duarte).count() == 1

    read_notice(notice=Notice.objects.get(to=cast.duarte), by=cast.duarte, at=NOON)
    piece(cast.leo)

    assert Notice.objects.filter(to=cast.duarte).count() == 2
    assert notify(to=cast.duarte, about=None, kind="x", facts={}, url="", by=cast.duarte, at=NOON) == []
    with pytest.raises(NotAllowed):
        read_notice(notice=Notice.objects.filter(to=cast.duarte).first(), by=cast.brandt, at=NOON)


def test_whoever_answers_has_read_that_something_waited(cast: Cast) -> None:
    target = cast.targets["forces-name"]
    work = piece(cast.leo, target)

    judged(cast, work, target, by=cast.duarte)
    piece(cast.leo)

    unread = Notice.objects.filter(read_at=None).values_list("to__said_as", "kind").order_by("to__said_as")
    assert list(unread.exclude(to=cast.leo)) == [("Mr Brandt", "work_handed_in"), ("Mr Duarte", "work_handed_in")]
    assert Notice.objects.filter(to=cast.duarte).count() == 2
    assert Notice.objects.filter(to=cast.brandt).count() == 1


@pytest.mark.parametrize(
    ("at", "adults", "learners"),
    [
        (datetime(2026, 10, 8, 3, 0), datetime(2026, 10, 8, 7, 0), datetime(2026, 10, 8, 7, 30)),
        (datetime(2026, 10, 8, 7, 10), datetime(2026, 10, 8, 7, 10), datetime(2026, 10, 8, 7, 30)),
        (datetime(2026, 10, 8, 15, 59), datetime(2026, 10, 8, 15, 59), datetime(2026, 10, 8, 15, 59)),
        (datetime(2026, 10, 8, 16, 0), datetime(2026, 10, 9, 7, 0), datetime(2026, 10, 9, 7, 30)),
        (datetime(2026, 10, 9, 18, 0), datetime(2026, 10, 13, 7, 0), datetime(2026, 10, 13, 7, 30)),
    ],
)
def test_the_first_moment_to_tell_follows_the_schools_calendar_and_clock(
    cast: Cast, at: datetime, adults: datetime, learners: datetime
) -> None:
    cast.school.time_zone = "America/New_York"
    zone = cast.school.zone
    Closure.objects.create(
        school=cast.school, name="A holiday", starts_on=date(2026, 10, 12), ends_on=date(2026, 10, 12)
    )

    when = [tell_from(cast.school, is_learner=is_learner, at=at.replace(tzinfo=zone)) for is_learner in (False, True)]

    assert when == [adults.replace(tzinfo=zone), learners.replace(tzinfo=zone)]


def test_AR32_what_was_told_by_teaching_ends_with_it_on_the_next_school_day(cast: Cast) -> None:
    yesterday = NOON - timedelta(days=1)
    piece(cast.leo, at=yesterday)
    end_membership(membership=cast.duarte.memberships.get(), ends_on=yesterday.date(), by=cast.keller, at=yesterday)
    _works_here_still(cast)

    assert kinds_told(cast, cast.duarte, at=yesterday) == [NoticeKind.WORK_HANDED_IN]
    assert kinds_told(cast, cast.duarte, at=NOON) == []
    assert kinds_told(cast, cast.brandt, at=NOON) == [NoticeKind.WORK_HANDED_IN]


@pytest.mark.parametrize("kind", [NoticeKind.READY_TO_SHOW, NoticeKind.ANSWERED, NoticeKind.FAMILY_ANSWERED])
def test_AR32_who_teaches_others_is_told_nothing_of_work_here(cast: Cast, kind: str) -> None:
    for one in (cast.leo, cast.ada):
        notify(to=cast.osei, about=one, kind=kind, facts={}, url="", by=one, at=NOON)

    assert [notice.about for notice in told_to(cast.viewer(cast.osei), at=NOON)] == [cast.ada]


def test_AR32_who_has_left_the_school_is_told_nothing_of_a_learner(cast: Cast) -> None:
    yesterday = NOON - timedelta(days=1)
    for kind in NoticeKind.values:
        notify(to=cast.duarte, about=cast.leo, kind=kind, facts={}, url="", by=cast.leo, at=yesterday)
    end_membership(membership=cast.duarte.memberships.get(), ends_on=yesterday.date(), by=cast.keller, at=yesterday)

    assert kinds_told(cast, cast.duarte, at=NOON) == []


def test_what_was_addressed_to_an_adult_by_name_asks_for_no_tie(cast: Cast) -> None:
    for kind in NoticeKind.values:
        notify(to=cast.vera, about=cast.leo, kind=kind, facts={}, url="", by=cast.leo, at=NOON)

    told = set(kinds_told(cast, cast.vera, at=NOON))
    assert {*NoticeKind.values} - told == TOLD_TO_EDUCATORS | TOLD_TO_LEADERS


def test_a_guardian_reads_who_asks_them_to_a_talk_until_they_are_none_any_more(cast: Cast) -> None:
    for kind in (NoticeKind.ASKED_TO_TALK, NoticeKind.WORK_HANDED_IN):
        notify(to=cast.ana, about=cast.duarte, kind=kind, facts={}, url="", by=cast.duarte, at=NOON)
    assert kinds_told(cast, cast.ana, at=NOON) == [NoticeKind.ASKED_TO_TALK]

    name_guardian(guardian=cast.ana, learner=cast.leo, rights=Rights.NONE, by=cast.keller, at=NOON)
    cast.ana.memberships.all().delete()

    assert kinds_told(cast, cast.ana, at=NOON) == []


def kinds_told(cast: Cast, who: Person, *, at: datetime) -> list[str]:
    return [notice.kind for notice in told_to(cast.viewer(who, at), at=at)]


def _works_here_still(cast: Cast) -> None:
    join(person=cast.duarte, role=Role.STAFF, group=None, starts_on=START.date(), by=cast.keller, at=START)
