"""The home of an installation (TRELLIS_HOME): made ready before a command uses it, and told apart from the demo school's."""

import contextlib
import fcntl
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from trellis.config.catalogues import compile_messages

Say = Callable[[str], None]


def prepare(say: Say) -> None:
    """This function will make the home ready: folder and key, messages, tables, static files. Nothing to do takes no time."""
    home = settings.HOME
    home.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(home / "preparing.lock"):
        if compile_messages():
            say("Compiled the messages.")
        if missing_migrations():
            say("Making the tables ...")
            call_command("migrate", interactive=False, verbosity=0)
        if settings.CACHES["default"]["LOCATION"] not in connection.introspection.table_names():
            call_command("createcachetable", verbosity=0)
        collect_static(say)


@contextlib.contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """This function will let one process of this machine in; the next one waits, and then finds nothing left to do."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def is_new() -> bool:
    """This function will say whether nothing has been made here yet."""
    return not connection.introspection.table_names()


def missing_migrations() -> int:
    """This function will count the changes to the tables that are still to be made."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect_static(say: Say) -> None:
    """This function will collect what browsers fetch, if any of it has changed since."""
    if static_is_fresh():
        return
    say("Collecting pictures, styles and scripts ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp().write_text(fingerprint())


def static_is_fresh() -> bool:
    return stamp().exists() and stamp().read_text() == fingerprint()


def stamp() -> Path:
    return Path(settings.HOME) / "static.stamp"


def fingerprint() -> str:
    """This function will sum up all static sources by path, size and moment of change."""
    digest = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in finder.list(["CVS", ".*", "*~"]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
