"""How far a writing has come, for those who wait.

The writing is one transaction, and on SQLite nobody can write a row beside it. So the count lives in a small file in
TRELLIS_HOME, put in place whole; where it cannot be read (another machine), the page says less and is still true.
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings


class StoppedError(Exception):
    """Somebody asked to stop while the file was being written: everything is put back."""


@dataclass(frozen=True)
class Progress:
    """So many of so many rows."""

    done: int
    in_all: int


class Counter:
    """Counts rows as they are written, lets others read the count, and hears when somebody asks to stop."""

    def __init__(self, run_id: UUID, in_all: int) -> None:
        self.path, self.run_id, self.in_all, self.done = _path(run_id), run_id, in_all, 0

    def tell(self, rows: int) -> None:
        self.done = min(self.done + rows, self.in_all)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_suffix(".fresh")
        fresh.write_text(f"{self.done} {self.in_all}")
        fresh.replace(self.path)
        if _asked(self.run_id).exists():
            raise StoppedError

    def end(self) -> None:
        self.path.unlink(missing_ok=True)
        _asked(self.run_id).unlink(missing_ok=True)


def progress_of(run_id: UUID) -> Progress | None:
    """This function will tell how far a writing has come, or None where nothing is known."""
    try:
        done, in_all = _path(run_id).read_text().split()
        return Progress(int(done), int(in_all))
    except (OSError, ValueError):
        return None


def ask_to_stop(run_id: UUID) -> None:
    """This function will ask whoever is writing this file to stop and put everything back."""
    path = _asked(run_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


def _path(run_id: UUID) -> Path:
    return Path(settings.HOME) / "progress" / str(run_id)


def _asked(run_id: UUID) -> Path:
    return _path(run_id).with_suffix(".stop")
