"""Jobs: functions that the outbox can call by name, long after whoever asked for them has gone home."""

from collections.abc import Callable

Job = Callable[..., None]
_jobs: dict[str, Job] = {}
_daily: list[Job] = []


def job(function: Job) -> Job:
    """This function will make a function a job: keyword-only, given plain values and identifiers, fit to run twice."""
    _jobs[name_of(function)] = function
    return function


def daily(function: Job) -> Job:
    """This function will make a function a job that is done once a day, given `moment`, an ISO text."""
    _daily.append(job(function))
    return function


def daily_jobs() -> list[Job]:
    """This function will list what is done once a day."""
    return list(_daily)


def name_of(function: Job) -> str:
    return f"{function.__module__}.{function.__qualname__}"


def named(name: str) -> Job:
    """This function will find the job of that name. Raises LookupError when no room has one."""
    if name not in _jobs:
        raise LookupError("no room has a job of this name")
    return _jobs[name]
