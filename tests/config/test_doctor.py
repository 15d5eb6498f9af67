"""The doctor finds each of the eight things that go wrong most, and names the mend."""

import contextlib
import shutil
import socket
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection, connections
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from trellis.config import catalogues, doctor, home
from trellis.config.cli import main
from trellis.foundation import outbox
from trellis.foundation.jobs import job
from trellis.foundation.models import OutboxEntry

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ABOUT = ["Python", "Home", "Space", "Database", "Tables", "Jobs", "Pages", "Mail", "Port"]


@job
def rest() -> None: ...


@pytest.fixture
def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        yield door.getsockname()[1]


@pytest.mark.django_db(transaction=True)
def test_doctor_finds_nine_things_well_after_a_command_prepared_the_home(
    free_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    home.prepare(lambda sentence: None)

    code = main(["doctor", "--port", str(free_port)])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"ok  {about}" for about in ABOUT]
    assert code == 0


def test_python_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "sys", SimpleNamespace(version="3.11.7 (main)", version_info=(3, 11, 7)))

    assert doctor.python().mend.startswith("Install Python 3.12 or newer")


def test_home_that_is_not_there_is_named(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "gone"

    assert doctor.writable().mend.startswith("Give it to the user who runs Trellis")


def test_space_that_runs_out_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=100 * 1024**2))

    finding = doctor.space()

    assert finding.found == "100 MB free"
    assert finding.mend.startswith("Free some space")


@pytest.mark.django_db
def test_database_that_is_not_there_is_named() -> None:
    away = connections["default"].copy()
    away.settings_dict = {**away.settings_dict, "NAME": "/nowhere/at/all"}

    finding = doctor.database(away)

    assert finding.mend.startswith("Start it, and see that DATABASE_URL")


def test_database_that_is_locked_is_named(tmp_path: Path) -> None:
    held = SimpleNamespace(vendor="sqlite", display_name="SQLite", settings_dict={"NAME": tmp_path / "held.sqlite3"})
    with contextlib.closing(sqlite3.connect(held.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")

        finding = doctor.database(held)

    assert finding.found.endswith("is locked")
    assert finding.mend.startswith("Another program holds it open")


@pytest.fixture
def missing_table(transactional_db: None) -> Iterator[None]:
    (last,) = MigrationLoader(connection).graph.leaf_nodes("foundation")
    MigrationRecorder(connection).record_unapplied(*last)
    yield
    MigrationRecorder(connection).record_applied(*last)


@pytest.mark.usefixtures("missing_table")
def test_tables_that_are_missing_are_named_and_jobs_left_alone(free_port: int) -> None:
    findings = {finding.about: finding for finding in doctor.examine(at=AT, port=free_port)}

    assert findings["Tables"].found == "changes to make: 1"
    assert "Jobs" not in findings


@pytest.mark.django_db
def test_jobs_that_nobody_does_are_named() -> None:
    outbox.put(rest, at=AT)

    soon, later = doctor.jobs(at=AT + timedelta(minutes=5)), doctor.jobs(at=AT + timedelta(minutes=6))

    assert soon.mend == ""
    assert later.found == "1 waiting, the oldest since 02 November 09:00 UTC"
    assert later.mend.startswith("Nobody does them")


@pytest.mark.django_db
def test_jobs_given_up_are_named() -> None:
    outbox.put(rest, at=AT)
    OutboxEntry.objects.update(given_up_at=AT)

    assert doctor.jobs(at=AT).found == "1 given up"
    assert "trellis worker --again" in doctor.jobs(at=AT).mend


def test_static_files_not_collected_are_named(settings: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings.HOME = tmp_path

    assert doctor.pages().found == "styles and pictures are not collected"


@pytest.mark.django_db
def test_messages_not_compiled_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.prepare(lambda sentence: None)
    (tmp_path / "es/LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "es/LC_MESSAGES/django.po").write_text("")
    monkeypatch.setattr(catalogues, "LOCALE", tmp_path)

    assert doctor.pages().found == "messages are not compiled"


def test_port_taken_by_another_program_is_named(taken_port: int) -> None:
    finding = doctor.door(taken_port)

    assert finding.found == f"{taken_port} is taken by another program"
    assert finding.mend.endswith(f"--port {taken_port + 1}.")


def test_report_marks_what_is_wrong() -> None:
    said: list[str] = []

    well = doctor.report([doctor.Finding("Sun", "up"), doctor.Finding("Rain", "none", "Wait.")], said.append)

    assert well is False
    assert said == ["ok  Sun: up.", "!!  Rain: none. Wait."]
