"""The planted demo school for any test: planted once a run, then laid into the database of each test that asks for it.

    def test_something(demo_school): leo = demo_school.person("leo")

Works with the live server too: whatever a test does to it is gone afterwards.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from trellis.demo import planter
from trellis.foundation import clock
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import person_called, viewer_of
from trellis.rooms.people.rules import Viewer

Rows = list[tuple[str, list[str], list[tuple[Any, ...]]]]


@dataclass(frozen=True)
class DemoSchool:
    """The school as it was planted, and the moment at which that was."""

    at: datetime
    school: str = "tanager-street"

    def person(self, slug: str) -> Person:
        found = person_called(slug, school_slug=self.school)
        assert found is not None, f"Nobody in the demo school is called {slug}."
        return found

    def viewer(self, slug: str) -> Viewer:
        return viewer_of(self.person(slug), at=self.at)


@dataclass(frozen=True)
class Planted:
    """A planted school put by: when it was, all its rows, and the folder with its files."""

    at: datetime
    rows: Rows
    files: Path


@pytest.fixture(scope="session")
def planted(django_db_setup: None, django_db_blocker: Any) -> Planted:
    """A freshly planted school, put by; the database itself stays empty."""
    at = clock.now()
    with django_db_blocker.unblock(), transaction.atomic():
        planter.plant(at=at)
        rows = read_rows()
        transaction.set_rollback(True)
    files = Path(tempfile.mkdtemp(dir=Path(settings.MEDIA_ROOT).parent))
    lay_files(Path(settings.MEDIA_ROOT), files)
    return Planted(at, rows, files)


@pytest.fixture
def demo_school(db: None, planted: Planted) -> Iterator[DemoSchool]:
    """The demo school, planted a moment ago."""
    write_rows(planted.rows)
    lay_files(planted.files, Path(settings.MEDIA_ROOT))  # a reset takes them all, deleting takes one
    yield DemoSchool(planted.at)


def lay_files(there: Path, here: Path) -> None:
    """Lay the files of one folder into another where they are missing; the bytes are shared."""

    def lay(source: str, target: str) -> None:
        if not Path(target).exists():
            os.link(source, target)

    shutil.copytree(there, here, copy_function=lay, dirs_exist_ok=True)


@pytest.fixture
def at_the_door(demo_school: DemoSchool, client: Any) -> Callable[[str], Any]:
    """Be somebody the way a visitor does: one POST at the door."""

    def be(slug: str) -> Any:
        response = client.post(f"/demo/be/{slug}")
        assert response.status_code == 302, response.status_code
        return client

    return be


def tables() -> list[tuple[str, list[str]]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return [(model._meta.db_table, [field.column for field in model._meta.local_concrete_fields]) for model in models]


def quoted(names: list[str]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def read_rows() -> Rows:
    found: Rows = []
    with connection.cursor() as cursor:
        for table, columns in tables():
            cursor.execute(f"SELECT {quoted(columns)} FROM {quoted([table])}")
            if rows := [tuple(row) for row in cursor.fetchall()]:
                found.append((table, columns, rows))
    return [part for part in found if not part[0].startswith(("django_", "auth_"))]


def plain(value: Any) -> Any:
    """SQLite reads an hour, but does not take one."""
    return value.isoformat() if isinstance(value, time) and connection.vendor == "sqlite" else value


def write_rows(found: Rows) -> None:
    """Lay rows into the tables; ties are looked at when all of them lie there."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, columns, rows in found:
            places = ", ".join(["%s"] * len(columns))
            given = [[plain(value) for value in row] for row in rows]
            cursor.executemany(f"INSERT INTO {quoted([table])} ({quoted(columns)}) VALUES ({places})", given)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
