"""Emptying a demo installation, and never any other."""

import shutil

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

from trellis.rooms.people.models import School

SCHOOLS = ("tanager-street", "harbor-lane")


class NotADemo(Exception):
    """This installation holds a school that we have not planted."""


def require_demo() -> None:
    """This function will raise NotADemo where the door must not stand: some school here is somebody's own."""
    own = School.objects.exclude(slug__in=SCHOOLS).values_list("name", flat=True).first()
    if own or not settings.DEMO:
        raise NotADemo(
            f"{own or 'A school'} is not the demo school: give the demo a home of its own with TRELLIS_HOME."
        )


def clear() -> None:
    """This function will empty the demo installation: its tables, what it remembers and its files. Raises NotADemo."""
    require_demo()
    # PostgreSQL empties no table whose rows of this transaction still wait to be checked against others.
    connection.check_constraints()
    call_command("flush", interactive=False, verbosity=0)
    cache.clear()
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
