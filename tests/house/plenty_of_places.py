"""More places of a class and of the school, more that are taken, more learners who ask whether they can talk there."""

from datetime import timedelta
from typing import TYPE_CHECKING

from trellis.foundation import clock
from trellis.rooms.community.actions import Promised, Sent, answer_outreach, reach_out
from trellis.rooms.community.queries.talking_here import days_to_talk, moments_to_talk
from trellis.rooms.people.models import Person
from trellis.rooms.places.actions import Described, add_space, retire_space, take_space
from trellis.rooms.places.models import Space

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def more_places(plenty: "Plenty", number: int, child: Person) -> None:
    """One more place for two of the advisory and of the school, each taken now, one more that is retired, and one more learner
    who asked for one: who waits, and whom an adult answered."""
    cast, at, now = plenty.cast, plenty.at, clock.now()
    for group in (cast.advisory, None):
        for name in ("Bench", "Old bench"):
            described = Described(name=f"{name} {number} {group or 'all'}", picture="window", good_for=["pair"])
            space = add_space(school=cast.school, group=group, described=described, by=cast.keller, at=at)
            take_space(
                space=space, hours=(now, now + timedelta(minutes=9)), for_id=space.id, by=cast.duarte, at=at
            )  # fmt: skip
            if name != "Bench":
                retire_space(space=space, by=cast.keller, at=at)
    on = days_to_talk(child, at=at)[-1]
    moment = moments_to_talk(child, on, at=at)[-1]
    for learner in (cast.leo, child):
        sent = Sent(here=(first_place(), moment), words=f"Here {number}")
        for to in (cast.duarte, cast.brandt):
            asked = reach_out(learner=learner, to=to, kind="time", sent=sent, by=learner, at=at)
            if to is cast.brandt:
                answer_outreach(request=asked, promised=Promised(on), by=to, at=at)


def first_place() -> Space:
    found = Space.objects.filter(retired_at=None, group=None).first()
    assert found
    return found
