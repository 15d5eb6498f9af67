"""One intent = one transaction = one audit line.

An action is what a person sets out to do. The outermost action opens the transaction; actions it calls, and handlers
that the bell calls, join it. When it ends, one audit line is written: the first event published is the intent, the
others are its consequences.
"""

import functools
import inspect
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from trellis.foundation.events import Event, handlers_of
from trellis.foundation.models import AuditLine


class Actor(Protocol):
    id: UUID


@dataclass
class Intent:
    """What is being done now, by whom and at what moment."""

    by: Actor
    at: datetime
    published: list[Event] = field(default_factory=list)


_current: ContextVar[Intent | None] = ContextVar("current_intent", default=None)


class Refused(Exception):
    """The person may not do this, or it cannot be done so; the message is a sentence to show them, which says what to do."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotAllowed(Refused):
    """The person has no right to do this: a page answers as if the thing did not exist."""


def action[**P, R](function: Callable[P, R]) -> Callable[P, R]:
    """This function will make a function an action: keyword-only, with `by` (a person) and `at` (an aware moment), atomic.

    Raises TypeError when the function takes positional arguments or lacks by and at; ValueError for a naive moment.
    """
    parameters = inspect.signature(function).parameters
    if {"by", "at"} - parameters.keys() or any(p.kind is not p.KEYWORD_ONLY for p in parameters.values()):
        raise TypeError(f"{function.__qualname__}: an action is keyword-only and takes by and at.")

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        by: Any = kwargs["by"]
        at: Any = kwargs["at"]
        if timezone.is_naive(at):
            raise ValueError("`at` is an aware moment.")
        if _current.get() is not None:
            return function(*args, **kwargs)
        with transaction.atomic():
            token = _current.set(Intent(by=by, at=at))
            try:
                result = function(*args, **kwargs)
                _write_line()
                return result
            finally:
                # Before the commit: what runs because of it sets out on intents of its own.
                _current.reset(token)

    run.is_action = True  # type: ignore[attr-defined]
    return run


def publish(event: Event) -> None:
    """This function will ring the bell: note the event for the audit line and call its handlers, in this transaction.

    Raises RuntimeError outside an action: nothing happens that nobody set out to do.
    """
    intent = _current.get()
    if intent is None:
        raise RuntimeError(f"{type(event).__name__} was published outside an action.")
    intent.published.append(event)
    for handler in handlers_of(type(event)):
        handler(event, by=intent.by, at=intent.at)


def _write_line() -> None:
    intent = _current.get()
    if intent is None or not intent.published:
        return
    first, *others = intent.published
    AuditLine.objects.create(
        school_id=first.school_id,
        by_id=intent.by.id,
        about_id=first.about_id,
        event=type(first).__name__,
        facts=first.facts(),
        consequences=[{"event": type(e).__name__, "about_id": str(e.about_id or ""), **e.facts()} for e in others],
        at=intent.at,
    )
