"""The outbox: work is asked for inside a transaction and done after it, again and again until it succeeds.

    @job
    def make_thumbnail(*, file_id: str) -> None: ...                    # in a room's tasks.py

    outbox.put(make_thumbnail, at=at, key=str(file.id), file_id=str(file.id))     # in an action

What is rolled back was never asked for; what is committed is not lost, whatever dies. A job may run more than once
(the machine may stop between the work and the tick), so it is written to bear that. foundation/consumer.py is who does it.
"""

import logging
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, F, Min, Q

from trellis.foundation.jobs import Job, daily_jobs, name_of, named
from trellis.foundation.models import OutboxEntry

MOST_ATTEMPTS = 10
LONGEST_PAUSE = timedelta(hours=1)
KEPT = timedelta(days=14)
log = logging.getLogger("trellis.outbox")


def put(function: Job, *, at: datetime, key: str = "", due_at: datetime | None = None, **given: Any) -> None:
    """This function will ask for a job to be done once the transaction stands; not before due_at, where that is given.

    With a key it is done once: asking again with the same job and key changes nothing, for the fourteen days that done
    work is remembered. Raises TypeError for what cannot be written as JSON, LookupError for a function that is no job.
    """
    name = name_of(function)
    named(name)
    entry = OutboxEntry(job=name, given=given, asked_at=at, due_at=due_at or at)
    entry.key = f"{name}:{key or entry.id}"
    OutboxEntry.objects.bulk_create([entry], ignore_conflicts=True)
    if settings.JOBS_AT_ONCE:
        transaction.on_commit(partial(run_due, at=at))


def put_daily(*, at: datetime) -> int:
    """This function will ask for everything that is done once a day, and tell how much that is; asked again on that day
    it changes nothing."""
    for function in daily_jobs():
        put(function, at=at, key=f"{at:%Y-%m-%d}", moment=at.isoformat())
    return len(daily_jobs())


def pause_after(attempts: int) -> timedelta:
    """This function will tell how long to wait after so many attempts: 10 s, 30 s, 90 s and on, an hour at most."""
    return min(timedelta(seconds=10) * 3 ** (attempts - 1), LONGEST_PAUSE)


def run_due(*, at: datetime) -> int:
    """This function will do everything that is due, also what those jobs ask for in turn, and tell how many were begun."""
    begun = 0
    while run_next(at=at):
        begun += 1
    return begun


def run_next(*, at: datetime) -> bool:
    """This function will do the job that has been due longest; it tells whether there was one.

    The attempt is written down before the work begins, with the moment of the next one: whatever dies in between, the
    entry stays in the outbox and is taken up again. After ten attempts it is given up, and the doctor says so.
    """
    waiting = OutboxEntry.objects.filter(done_at=None, given_up_at=None, due_at__lte=at)
    entry = waiting.order_by("due_at", "id").first()
    if entry is None:
        return False
    if entry.attempts >= MOST_ATTEMPTS:
        waiting.filter(pk=entry.pk).update(given_up_at=at, trouble="the worker stopped in the middle of it each time")
        return True
    ours = waiting.filter(pk=entry.pk, attempts=entry.attempts)
    if ours.update(attempts=F("attempts") + 1, due_at=at + pause_after(entry.attempts + 1)):
        _run(entry, at=at)
    return True


def _run(entry: OutboxEntry, *, at: datetime) -> None:
    this = OutboxEntry.objects.filter(pk=entry.pk)
    try:
        named(entry.job)(**entry.given)
    except Exception as error:
        last = entry.attempts + 1 >= MOST_ATTEMPTS
        log.warning("%s failed (attempt %s): %s", entry.job, entry.attempts + 1, place_of(error))
        this.update(trouble=place_of(error)[:200], given_up_at=at if last else None)
    else:
        this.update(trouble="", done_at=at)


def place_of(error: Exception) -> str:
    """This function will say what went wrong and where, without the message, which may hold people's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


@dataclass(frozen=True)
class Standing:
    """How the outbox stands: what waits, since when the oldest could have been done, and what was given up."""

    waiting: int
    oldest_due_at: datetime | None
    given_up: int


def standing(*, at: datetime) -> Standing:
    """This function will count what is due and what was given up, for the doctor and the health page."""
    counts = OutboxEntry.objects.aggregate(
        waiting=Count("id", filter=Q(done_at=None, given_up_at=None, due_at__lte=at)),
        oldest=Min("due_at", filter=Q(done_at=None, given_up_at=None, due_at__lte=at)),
        given_up=Count("id", filter=Q(given_up_at__isnull=False)),
    )
    return Standing(counts["waiting"], counts["oldest"], counts["given_up"])


def take_up_again(*, at: datetime) -> int:
    """This function will put everything given up back among what waits, and tell how much that was."""
    return OutboxEntry.objects.filter(given_up_at__isnull=False).update(given_up_at=None, attempts=0, due_at=at)


def sweep(*, at: datetime) -> int:
    """This function will forget work done more than fourteen days ago, and tell how much that was."""
    return OutboxEntry.objects.filter(done_at__lt=at - KEPT).delete()[0]
