"""What the whole suite shares: which database it is on, and what the runs of one `make test` found, said at the end."""

import os
import pickle
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, TransactionTestCase
from hypothesis import HealthCheck
from hypothesis import settings as examples
from xdist.scheduler import LoadScopeScheduling

from tests import databases
from tests.cast import NOON, Cast, make_cast
from tests.rows import Rows, empty_tables, put_by, write_rows
from trellis.rooms.continuum.queries import whole
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import SESSION_KEY

TALLY = "TRELLIS_TEST_TALLY"

pytest_plugins = ["tests.browser", "tests.demo_school", "tests.exercised", "tests.never.walks"]

# The live server and threads need what is written to be kept; taking it out the usual way took a second a test.
TransactionTestCase._fixture_teardown = empty_tables  # type: ignore[method-assign]

# How long an example takes says something about the machine and nothing about the code.
examples.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("house")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL runs what asks a database: text, markup and plain functions are the same as on SQLite, which ran them."""
    if databases.asked() == "sqlite":
        return
    kept = [item for item in items if asks_the_database(item)]
    if len(kept) < len(items):
        config.hook.pytest_deselected(items=[item for item in items if not asks_the_database(item)])
        items[:] = kept


class AskedOnce(LoadScopeScheduling):
    """Tests go to whichever process is free, but for those of one file that share what takes long to make."""

    def _split_scope(self, nodeid: str) -> str:
        return "questions" if nodeid.startswith("tests/house/test_questions.py") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> AskedOnce:
    return AskedOnce(config, log)


def asks_the_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    asks = (
        bool(names & {"db", "transactional_db", "django_db_setup"}) or item.get_closest_marker("django_db") is not None
    )
    return asks and item.get_closest_marker("any_database") is None


def pytest_report_header() -> str:
    return f"database: {engine()}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say the engine beside the counts; `make test` runs pytest three times, and its last summary shows all three."""
    if hasattr(config, "workerinput"):
        return  # one of several processes of a run: the first one speaks for them all
    counts = {name: len(terminalreporter.stats.get(name, [])) for name in ("passed", "failed", "error", "skipped")}
    words = ", ".join(f"{count} {name}" for name, count in counts.items() if count) or "nothing ran"
    from tests.exercised import MISSING  # a plugin: read by pytest first

    missing = len(config.stash.get(MISSING, []))
    words += f", {missing} exercised by no test" if missing else ""
    lines = [f"{os.environ.get('TRELLIS_TEST_RUN', 'tests')} on {engine()}: {words}"]
    if TALLY in os.environ:
        tally = Path(os.environ[TALLY])
        lines = [*(tally.read_text().splitlines() if tally.exists() else []), *lines]
        tally.write_text("\n".join(lines) + "\n")
    terminalreporter.section("databases")
    for line in lines:
        terminalreporter.write_line(line)


def engine() -> str:
    """Engine and version, asked of the database itself rather than of the settings."""
    if databases.asked() == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    import psycopg
    from django.conf import settings

    given = settings.DATABASES["default"]
    with psycopg.connect(
        host=given["HOST"],
        port=given["PORT"] or None,
        user=given["USER"],
        password=given["PASSWORD"],
        dbname="postgres",
    ) as server:
        return str(server.execute("SELECT version()").fetchone()[0]).split(" on ")[0]


@pytest.fixture(scope="session")
def cast_put_by(django_db_setup: None, django_db_blocker: Any) -> tuple[bytes, Rows]:
    """The cast made once a run, and the rows it lies in; the database itself stays empty."""
    with django_db_blocker.unblock():
        made, rows = put_by(make_cast)
    return pickle.dumps(made), rows


@pytest.fixture
def cast(db: None, cast_put_by: tuple[bytes, Rows]) -> Cast:
    """The people whom every test knows, each test its own."""
    made, rows = cast_put_by
    write_rows(rows)
    whole._read.cache_clear()  # what the test before wrote into this same school, without an action, and rolled back
    return pickle.loads(made)


@pytest.fixture
def at() -> datetime:
    return NOON


@pytest.fixture
def as_person(client: Client) -> Callable[[Person], Client]:
    """Be somebody: the test client with a session that the gate believes."""

    def be(person: Person) -> Client:
        session = client.session
        session[SESSION_KEY] = {"person": str(person.id), "by": "test"}
        session.save()
        return client

    return be
