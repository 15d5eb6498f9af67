"""The doctor: the nine things that go wrong most, each with its mend in a sentence."""

import contextlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import Error, connection

from trellis.config import home, serving
from trellis.config.catalogues import uncompiled
from trellis.foundation import outbox
from trellis.interop.mail.server import server_trouble

LEAST_FREE = 500 * 1024 * 1024
LONGEST_WAIT = timedelta(minutes=5)


@dataclass(frozen=True)
class Finding:
    """What one look found: `mend` is empty when all is well."""

    about: str
    found: str
    mend: str = ""


def examine(*, at: datetime, port: int) -> list[Finding]:
    """This function will look at the nine things, and at those that need a database only where there is one."""
    findings = [python(), writable(), space(), database()]
    if not findings[-1].mend:
        findings.append(tables())
        if not findings[-1].mend:
            findings.append(jobs(at=at))
    return [*findings, pages(), mail(), door(port)]


def python() -> Finding:
    found = f"Python {sys.version.split()[0]}"
    if sys.version_info[:2] < (3, 12):  # noqa: UP036 pip may be told to install us all the same
        return Finding("Python", found, "Install Python 3.12 or newer, remove .venv and run make demo again.")
    return Finding("Python", found)


def writable() -> Finding:
    path = settings.HOME
    missing = [
        each for each in (path, path / "files", path / "static") if each.exists() and not os.access(each, os.W_OK)
    ]
    if missing or not path.exists():
        wrong = missing[0] if missing else path
        return Finding(
            "Home", f"{wrong} cannot be written to", f"Give it to the user who runs Trellis: chown -R $USER {path}."
        )
    return Finding("Home", f"{path} can be written to")


def space() -> Finding:
    free = shutil.disk_usage(settings.HOME if settings.HOME.exists() else settings.HOME.parent).free
    found = f"{free // 1024**2:,} MB free"
    if free < LEAST_FREE:
        return Finding(
            "Space", found, "Free some space: pictures and sounds need room, and a full disk stops every change."
        )
    return Finding("Space", found)


def database(of: Any = connection) -> Finding:
    """Ask for the right to write and give it back unused: a database that another program holds refuses that."""
    name = f"{of.display_name} ({of.settings_dict['NAME']})"
    try:
        if of.vendor == "sqlite":
            with contextlib.closing(sqlite3.connect(of.settings_dict["NAME"], timeout=1)) as own:
                own.execute("BEGIN IMMEDIATE")
                own.rollback()
        else:
            of.ensure_connection()
    except (Error, sqlite3.Error) as error:
        if "locked" in str(error):
            return Finding(
                "Database", f"{name} is locked", "Another program holds it open for writing: end that program."
            )
        mend = "Start it, and see that DATABASE_URL names the right server, user and database."
        return Finding("Database", f"{name} does not answer", mend)
    return Finding("Database", f"{name} answers")


def tables() -> Finding:
    missing = home.missing_migrations()
    if missing:
        return Finding(
            "Tables", f"changes to make: {missing}", "Stop Trellis, then start it again: it makes them as it starts."
        )
    return Finding("Tables", "up to date")


def jobs(*, at: datetime) -> Finding:
    standing = outbox.standing(at=at)
    if standing.given_up:
        return Finding(
            "Jobs",
            f"{standing.given_up} given up",
            "See the log for the cause, mend it, then run trellis worker --again.",
        )
    if standing.oldest_due_at and at - standing.oldest_due_at > LONGEST_WAIT:
        return Finding(
            "Jobs",
            f"{standing.waiting} waiting, the oldest since {standing.oldest_due_at:%d %B %H:%M} UTC",
            "Nobody does them: start trellis serve, or trellis worker beside it.",
        )
    return Finding("Jobs", f"{standing.waiting} waiting, none given up")


def pages() -> Finding:
    if not home.static_is_fresh():
        return Finding(
            "Pages",
            "styles and pictures are not collected",
            "Start trellis serve again: it collects them as it starts.",
        )
    if uncompiled():
        return Finding("Pages", "messages are not compiled", "Run make messages, or start trellis serve again.")
    return Finding("Pages", "styles collected, messages compiled")


def mail() -> Finding:
    """Say whether the mail server takes us in; nothing is sent."""
    if not settings.MAIL_SERVER:
        return Finding("Mail", "no server is set, and none is offered")
    where = f"{settings.MAIL_SERVER['host']}:{settings.MAIL_SERVER['port']}"
    trouble = server_trouble()
    if trouble:
        mend = "See that TRELLIS_SMTP_URL names the right server, user and password, and that the server runs."
        return Finding("Mail", f"{where} does not let us in ({trouble})", mend)
    return Finding("Mail", f"{where} answers")


def door(port: int) -> Finding:
    if serving.is_free("127.0.0.1", port):
        return Finding("Port", f"{port} is free")
    if serving.answers(serving.address_of("127.0.0.1", port)):
        return Finding("Port", f"Trellis answers on {port}")
    return Finding("Port", f"{port} is taken by another program", f"Choose another: trellis serve --port {port + 1}.")


def report(findings: list[Finding], say: Callable[[str], None]) -> bool:
    """This function will say the findings, one a line, and tell whether all is well."""
    for each in findings:
        say(f"{'!!' if each.mend else 'ok'}  {each.about}: {each.found}.{f' {each.mend}' if each.mend else ''}")
    return not any(each.mend for each in findings)
