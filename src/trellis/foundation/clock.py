"""The clock: read only at the edges (pages, jobs, commands) and passed inwards as `at`."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This function will give the present moment, aware, in UTC."""
    return timezone.now()
