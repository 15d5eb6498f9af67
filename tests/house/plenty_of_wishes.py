"""More wishes for more time, each with talks behind and before the two, and hours in which both may be free."""

from datetime import time, timedelta
from typing import TYPE_CHECKING

from trellis.foundation import clock
from trellis.rooms.conferences.actions import give_talk_time
from trellis.rooms.conferences.actions.wishes import wish_time
from trellis.rooms.conferences.models import Conference, Rhythm
from trellis.rooms.people.actions import set_time_block
from trellis.rooms.people.models import Person

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def more_wished(plenty: "Plenty", number: int, child: Person) -> None:
    """One more learner with whom Mr Duarte wishes more time; he gives five stretches to talks, in an hour of their own."""
    cast, now = plenty.cast, clock.now()
    if number == 0:
        for weekday in cast.school.school_days:
            give_talk_time(adult=cast.duarte, weekday=weekday, starts_at=time(18, 30), ends_at=time(22), by=cast.duarte, at=now)  # fmt: skip
        set_time_block(
            school=cast.school, group=cast.advisory, name={"en": "Evening"}, starts_at=time(19), ends_at=time(22),
            is_free=True, by=cast.keller, at=now,
        )  # fmt: skip
    wish_time(learner=child, by=cast.duarte, at=now)
    facts = {"adult": cast.duarte, "learner": child}
    Rhythm.objects.get_or_create(**facts, ends_on=None, defaults={"every_days": 14, "starts_on": plenty.at.date()})
    for days in (3, 9):
        held_at = plenty.at - timedelta(days=days)
        Conference.objects.create(**facts, promised_on=held_at.date(), held_at=held_at)
    ahead = now.date() + timedelta(days=1 + number % 9)
    standing = {"held_at": None, "kind": "check_in", "defaults": {"promised_on": ahead, "promised_time": time(19, 30)}}
    Conference.objects.get_or_create(**facts, **standing)
