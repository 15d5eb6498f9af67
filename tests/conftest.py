"""What the whole suite shares: which database it is on, and what the runs of one `make test` found, said at the end."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as examples

from tests import databases
from tests.cast import NOON, Cast, make_cast
from trellis.rooms.people.models import Person
from trellis.surfaces.gate import SESSION_KEY

TALLY = "TRELLIS_TEST_TALLY"

pytest_plugins = ["tests.browser", "tests.demo_school", "tests.exercised"]

# How long an example takes says something about the machine and nothing about the code.
examples.register_profile("house", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("house")


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


@pytest.fixture
def cast(db: None) -> Cast:
    """The people whom every test knows."""
    return make_cast()


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
