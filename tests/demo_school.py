"""The planted demo school for any test: planted once a run, then laid into the database of each test that asks for it.

    def test_something(demo_school): leo = demo_school.person("leo")

Works with the live server too: whatever a test does to it is gone afterwards.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.rows import Rows, put_by, write_rows
from trellis.demo import planter
from trellis.foundation import clock
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import person_called, viewer_of
from trellis.rooms.people.rules import Viewer


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
    with django_db_blocker.unblock():
        _, rows = put_by(lambda: planter.plant(at=at))
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
