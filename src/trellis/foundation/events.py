"""The shape of an event, and the bell that rings it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, ClassVar
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that has happened, named by a past participle.

    `sentence` is its audit sentence; {names} in it are fields of the event.
    `about_id` is the learner it concerns, if it concerns one.
    """

    sentence: ClassVar[str] = ""
    school_id: UUID
    about_id: UUID | None = None

    def facts(self) -> dict[str, str]:
        """This function will give the event's own fields as text, for the audit line."""
        shared = {"school_id", "about_id"}
        return {f.name: str(getattr(self, f.name)) for f in fields(self) if f.name not in shared}


Handler = Callable[..., None]
_handlers: dict[type[Event], list[Handler]] = defaultdict(list)


def on(event_class: type[Event]) -> Callable[[Handler], Handler]:
    """This function will register a handler, called as handler(event, by=…, at=…) inside the transaction that published."""

    def register(handler: Handler) -> Handler:
        if handler not in _handlers[event_class]:
            _handlers[event_class].append(handler)
        return handler

    return register


def handlers_of(event_class: type[Event]) -> list[Handler]:
    """This function will list who listens to this event, in the order in which the rooms woke up."""
    return list(_handlers[event_class])


def all_events() -> list[type[Event]]:
    """This function will list every event that any room declares."""
    found: list[type[Event]] = []
    queue: list[Any] = [Event]
    while queue:
        current = queue.pop()
        for child in current.__subclasses__():
            found.append(child)
            queue.append(child)
    return sorted(found, key=lambda kind: (kind.__module__, kind.__name__))
