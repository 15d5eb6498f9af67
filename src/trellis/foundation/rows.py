"""Many rows at once: what an import of thousands writes, without making a model of each.

Measured against bulk_create on the same rows: a fifth of the time (docs/decisions/0006).
Defaults, signals and validation are left out: whoever calls gives every column, already checked.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import batched
from operator import attrgetter
from typing import Any

from django.db import connection
from django.db.models import Model

AT_ONCE = 500
PLAIN = {"CharField", "TextField", "SlugField", "PositiveIntegerField", "SmallIntegerField", "BooleanField"}
Tell = Callable[[int], None]
Prepare = Callable[[Any], Any]


def insert_rows(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, tell: Tell | None = None
) -> int:
    """This function will insert rows, each giving the named columns in order, and tell how many; `tell` hears of every
    five hundred.

    After many, PostgreSQL counts the table anew: whoever asks next, in the same transaction too, would be answered by a plan
    for the table as it was, and a table held for empty is read from end to end for each row of another (minutes, for a framework).
    """
    fields = _fields(model, names)
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names are ours
    written = _write(sql, fields, rows, tell)
    if written > AT_ONCE and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {table}")
    return written


def update_rows(
    model: type[Model], names: Sequence[str], rows: Iterable[Sequence[Any]], *, tell: Tell | None = None
) -> int:
    """This function will update rows, each giving the named columns in order and then its primary key."""
    key: Any = model._meta.pk
    fields = [*_fields(model, names), key]
    changes = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields[:-1])
    table = connection.ops.quote_name(model._meta.db_table)
    sql = f"UPDATE {table} SET {changes} WHERE {connection.ops.quote_name(key.column)} = %s"  # noqa: S608
    return _write(sql, fields, rows, tell)


def _fields(model: type[Model], names: Sequence[str]) -> list[Any]:
    return [model._meta.get_field(name) for name in names]


def _write(sql: str, fields: Sequence[Any], rows: Iterable[Sequence[Any]], tell: Tell | None) -> int:
    prepares = [_preparing(field) for field in fields]
    written = 0
    with connection.cursor() as cursor:
        for some in batched(rows, AT_ONCE):
            cursor.executemany(sql, [_prepared(row, prepares) for row in some])
            written += len(some)
            if tell is not None:
                tell(len(some))
    return written


def _prepared(row: Sequence[Any], prepares: Sequence[Prepare | None]) -> list[Any]:
    return [
        value if prepare is None or value is None else prepare(value)
        for value, prepare in zip(row, prepares, strict=True)
    ]


def _preparing(field: Any) -> Prepare | None:
    """How a column's value is put into the database's form: None for texts, numbers and truths, which go as they are."""
    kind = field.target_field.get_internal_type() if field.is_relation else field.get_internal_type()
    if kind in PLAIN:
        return None
    if kind == "UUIDField":
        return None if connection.features.has_native_uuid_field else attrgetter("hex")
    if kind == "JSONField":
        return lambda value: connection.ops.adapt_json_value(value, None)
    return lambda value: field.get_db_prep_save(value, connection)
