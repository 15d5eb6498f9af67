"""Rows put by and laid back: what many tests begin with is made once a run, and is in the database of each in an instant."""

from collections.abc import Callable
from datetime import time
from functools import cache
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

SET_UP = ("django_content_type", "django_site", "auth_permission")  # what migrating has written
Rows = list[tuple[str, list[str], list[tuple[Any, ...]]]]


def put_by[Made](make: Callable[[], Made]) -> tuple[Made, Rows]:
    """What making gives, and the rows it made; the database itself stays as it was."""
    with transaction.atomic():
        made = make()
        rows = read_rows()
        transaction.set_rollback(True)
    return made, rows


def read_rows() -> Rows:
    found: Rows = []
    with connection.cursor() as cursor:
        for table, columns in tables():
            cursor.execute(f"SELECT {quoted(columns)} FROM {quoted([table])}")
            if rows := [tuple(plain(value) for value in row) for row in cursor.fetchall()]:
                found.append((table, columns, rows))
    return [part for part in found if not part[0].startswith(("django_", "auth_"))]


def write_rows(found: Rows) -> None:
    """Lay rows into the tables; ties are looked at when all of them lie there."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, columns, rows in found:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quoted([table])} ({quoted(columns)}) VALUES ({places})", rows)
        for statement in resets():
            cursor.execute(statement)


def empty_tables(_test: Any = None) -> None:
    """Take every row out again, as a test that keeps what it writes must: in one go, and without asking what Django sets up anew."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table, _columns in tables():
            if not table.startswith(SET_UP):
                cursor.execute(f"DELETE FROM {quoted([table])}")


@cache
def tables() -> list[tuple[str, list[str]]]:
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return [(model._meta.db_table, [field.column for field in model._meta.local_concrete_fields]) for model in models]


@cache
def resets() -> list[str]:
    """Where a number counts up by itself, it goes on after the highest laid."""
    return connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True))


def quoted(names: list[str]) -> str:
    return ", ".join(connection.ops.quote_name(name) for name in names)


def plain(value: Any) -> Any:
    """SQLite reads an hour, but does not take one."""
    return value.isoformat() if isinstance(value, time) and connection.vendor == "sqlite" else value
