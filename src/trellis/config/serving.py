"""Serving pages with granian, and doing the jobs beside them."""

import contextlib
import logging
import multiprocessing
import signal
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

from django.db import connections
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from trellis.config.home import Say
from trellis.foundation.consumer import Consumer

PATIENCE_SECONDS = 30


class PortTaken(Exception):
    """Something else answers there already."""


def serve(*, host: str, port: int, workers: int, jobs: bool, say: Say, opened: str = "") -> None:
    """This function will serve pages until it is told to stop, and do the jobs in a thread beside them.

    `opened` is said with the address once the first page is there. Raises PortTaken.
    """
    if not is_free(host, port):
        raise PortTaken(
            f"Port {port} is taken: stop what is there, or choose another (--port {port + 1}, or PORT={port + 1})."
        )
    # Workers begin afresh rather than as copies of us: our threads and database connections are not theirs.
    multiprocessing.set_start_method("spawn", force=True)
    connections.close_all()
    server = Granian(
        "trellis.config.answering:application",
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    )
    threading.Thread(target=announce, args=(host, port, say, opened), daemon=True).start()
    with consumer_beside() if jobs else contextlib.nullcontext():
        server.serve()


@contextlib.contextmanager
def consumer_beside() -> Iterator[None]:
    consumer = Consumer()
    thread = threading.Thread(target=consumer.run, name="trellis-jobs", daemon=True)
    thread.start()
    try:
        yield
    finally:
        consumer.stop()
        thread.join(timeout=20)


def work(say: Say) -> None:
    """This function will do the jobs, and nothing else, until it is told to stop."""
    consumer = Consumer()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: consumer.stop())
    say("Doing the jobs as they come; Ctrl-C ends it. Where another worker is at it, this one waits to follow it.")
    consumer.run()


def is_free(host: str, port: int) -> bool:
    """This function will say whether we could serve there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True


def address_of(host: str, port: int) -> str:
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def announce(host: str, port: int, say: Say, opened: str) -> None:
    """Say the address once a page has really been served, since the port listens before anybody is there to answer."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        if answers(address_of(host, port)):
            say(f"Trellis is open at {address_of(host, port)} (Ctrl-C closes it).\n{opened}".rstrip())
            return
        time.sleep(0.1)
    logging.getLogger("trellis").warning("No page came within %s seconds.", PATIENCE_SECONDS)


def answers(address: str) -> bool:
    """This function will say whether a Trellis answers at this address, whatever it answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 our own address
            return b"Trellis" in page.read(20_000)
    except urllib.error.HTTPError as refusal:
        return "content-security-policy" in {name.lower() for name in refusal.headers}
    except (OSError, ValueError):
        return False
