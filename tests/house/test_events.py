"""Every event has a sentence for the audit line (rule 14)."""

from dataclasses import dataclass, fields
from string import Formatter
from typing import ClassVar

import pytest

from trellis.foundation.events import Event, all_events

EVENTS = {kind.__qualname__: kind for kind in all_events() if kind.__module__.startswith("trellis.")}
PRESENT = {
    "create",
    "add",
    "remove",
    "change",
    "update",
    "hold",
    "raise",
    "answer",
    "make",
    "keep",
    "take",
    "tell",
    "write",
}


def trouble_with(kind: type[Event]) -> str:
    """What is missing in an event's sentence, or nothing."""
    if not kind.sentence.strip():
        return "has no sentence"
    named = {name for _text, name, _spec, _conversion in Formatter().parse(kind.sentence) if name}
    unknown = named - {field.name for field in fields(kind)}
    if unknown:
        return f"names {', '.join(sorted(unknown))}, which it does not carry"
    if kind.sentence[0].isupper() or kind.sentence.endswith("."):
        return "does not go on after a name: begin small and end without a stop"
    return ""


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_rule_14_an_event_has_an_audit_sentence(name: str) -> None:
    assert trouble_with(EVENTS[name]) == ""


def test_rule_14_events_have_happened() -> None:
    """A past participle at the end or at the beginning: TargetJudged, HandWasRaised."""
    assert [name for name in EVENTS if name.lower() in PRESENT or name.endswith(("ing", "Event"))] == []
    assert len(EVENTS) > 40


def test_rule_14_no_two_events_share_a_name() -> None:
    """The audit line remembers the name alone."""
    names = [kind.__name__ for kind in all_events() if kind.__module__.startswith("trellis.")]

    assert sorted(names) == sorted(set(names))


def test_rule_14_sees_a_sentence_that_is_missing_or_wrong() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Silent(Event): ...

    @dataclass(frozen=True, kw_only=True)
    class Wrong(Event):
        sentence: ClassVar[str] = "did {what} to {whom}"
        whom: str

    assert (trouble_with(Silent), trouble_with(Wrong)) == ("has no sentence", "names what, which it does not carry")
