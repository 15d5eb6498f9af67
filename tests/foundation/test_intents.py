from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

import pytest

from tests.cast import NOON, Cast
from trellis.foundation.events import Event, on
from trellis.foundation.intents import action, publish
from trellis.foundation.models import AuditLine
from trellis.rooms.people.models import Closure, Person


@dataclass(frozen=True, kw_only=True)
class BellRung(Event):
    sentence: ClassVar[str] = "rang a bell"
    times: int


@dataclass(frozen=True, kw_only=True)
class EchoHeard(Event):
    sentence: ClassVar[str] = "heard an echo"


@action
def hear_echo(*, school_id: UUID, by: Person, at: datetime) -> None:
    publish(EchoHeard(school_id=school_id))


@action
def ring_bell(*, school_id: UUID, by: Person, at: datetime, break_it: bool = False) -> None:
    Closure.objects.create(school_id=school_id, name="bell", starts_on=at.date(), ends_on=at.date())
    publish(BellRung(school_id=school_id, times=2))
    hear_echo(school_id=school_id, by=by, at=at)
    if break_it:
        raise ZeroDivisionError


def test_an_intent_with_consequences_leaves_one_audit_line(cast: Cast) -> None:
    before = AuditLine.objects.count()

    ring_bell(school_id=cast.school.id, by=cast.keller, at=NOON)

    line = AuditLine.objects.latest("at")
    assert AuditLine.objects.count() == before + 1
    assert (line.event, line.facts, line.by_id) == ("BellRung", {"times": "2"}, cast.keller.id)
    assert [c["event"] for c in line.consequences] == ["EchoHeard"]


def test_an_intent_that_breaks_leaves_nothing(cast: Cast) -> None:
    before = AuditLine.objects.count()

    with pytest.raises(ZeroDivisionError):
        ring_bell(school_id=cast.school.id, by=cast.keller, at=NOON, break_it=True)

    assert AuditLine.objects.count() == before
    assert not Closure.objects.exists()


def test_a_handler_runs_inside_the_intent(cast: Cast) -> None:
    heard: list[Event] = []
    on(EchoHeard)(lambda event, *, by, at: heard.append(event))

    ring_bell(school_id=cast.school.id, by=cast.keller, at=NOON)

    assert heard == [EchoHeard(school_id=cast.school.id)]


def test_an_event_outside_an_action_is_refused(cast: Cast) -> None:
    with pytest.raises(RuntimeError):
        publish(EchoHeard(school_id=cast.school.id))


def test_an_action_takes_an_aware_moment(cast: Cast) -> None:
    with pytest.raises(ValueError, match="aware"):
        ring_bell(school_id=cast.school.id, by=cast.keller, at=datetime(2026, 10, 8))


def test_an_action_without_by_and_at_is_no_action() -> None:
    with pytest.raises(TypeError):

        @action
        def shout(words: str) -> None:
            pass
