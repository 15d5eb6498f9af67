"""`trellis serve` on an empty home: it prepares itself, opens, does the jobs, and leaves nothing behind however it ends."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from trellis.config import serving

START = "from trellis.config.cli import main; raise SystemExit(main())"
Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture
def trellis(tmp_path: Path) -> Iterator[Begin]:
    """Run the command as a school would: its own home, its own settings."""
    begun: list[subprocess.Popen[str]] = []
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("TRELLIS_", "DATABASE_", "DJANGO_"))
    }
    path = os.pathsep.join(str(Path(place).resolve()) for place in ("src", "."))

    def begin(*words: str, **more: str) -> subprocess.Popen[str]:
        one = subprocess.Popen(
            [sys.executable, "-c", START, *words],
            env={**kept, "TRELLIS_HOME": str(tmp_path), "PYTHONPATH": path, **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        begun.append(one)
        return one

    yield begin
    for one in begun:
        one.kill()
        one.communicate()


def said_until_open(server: subprocess.Popen[str]) -> str:
    said = ""
    for line in server.stdout:
        said += line
        if "is open at" in line:
            break
    return said


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    return False


def test_serve_on_an_empty_home_prepares_it_opens_and_holds_the_lease(
    trellis: Begin, port: int, tmp_path: Path
) -> None:
    server = trellis("serve", "--port", str(port), "--workers", "1")

    said = said_until_open(server)

    assert "Making the tables" in said
    assert f"http://127.0.0.1:{port}/" in said
    assert serving.answers(serving.address_of("127.0.0.1", port))
    with closing(sqlite3.connect(tmp_path / "trellis.sqlite3")) as database:
        assert eventually(lambda: database.execute("SELECT name FROM foundation_lease").fetchall() == [("jobs",)])
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=15) == 0
        assert database.execute("SELECT name FROM foundation_lease").fetchall() == []


def test_serve_that_is_killed_frees_its_port(trellis: Begin, port: int) -> None:
    server = trellis("serve", "--port", str(port), "--workers", "1")
    said_until_open(server)

    server.kill()

    assert eventually(lambda: serving.is_free("127.0.0.1", port))


def test_serve_on_a_taken_port_says_so(trellis: Begin) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]

        said, _ = trellis("serve", "--port", str(port)).communicate(timeout=120)

    assert said.splitlines()[-1].startswith(f"Port {port} is taken: stop what is there, or choose another")


def test_database_address_that_makes_no_sense_is_answered_with_a_sentence(trellis: Begin) -> None:
    server = trellis("doctor", DATABASE_URL="oracle://somewhere")

    said, _ = server.communicate(timeout=120)

    assert said == "DATABASE_URL starts with sqlite:/// or postgresql://; leave it out to use SQLite.\n"
    assert server.returncode == 1
