"""Questions that busy pages ask again and again are put together once (docs/decisions/0020).

Django takes many times longer to put a query together and to write it as SQL than a database takes to answer it. A prepared
question does both when it is asked for the first time; after that, only what it is asked about is filled in.
"""

import copy
import functools
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

SHAPES = 64  # of one question that are kept; it has one or two, and some more where it is asked about collections

UNKNOWN = object()

type Given = UUID | datetime | date
type Slots = tuple[int | None, ...]  # for each parameter of the SQL: which of what is given stands there


class ComputedError(Exception):
    """A question computes with what it is given, or with the clock or the time zone: the first answer would
    be given for ever. Compute before asking, and give it what was computed."""


@dataclass(frozen=True)
class _PutTogether:
    rows: QuerySet[Any, Any]
    compiler: Any
    sql: str
    parameters: tuple[Any, ...]
    slots: Slots


@dataclass(frozen=True)
class Asked:
    """A prepared question with what it is asked about; without `found` where nothing can be its answer."""

    found: Any
    values: list[Given]

    def parameters(self, connection: Any) -> tuple[Any, ...]:
        stored = [_stored(value, connection) for value in self.values]
        pairs = zip(self.found.parameters, self.found.slots, strict=True)
        return tuple(one if slot is None else stored[slot] for one, slot in pairs)


class Prepared[**P, Row]:
    """A question that is put together when it is asked for the first time, and kept."""

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        functools.update_wrapper(self, build)
        self._build, self._kept = build, dict[Hashable, _PutTogether | None]()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        """This function will ask, and answer with a list."""
        asked = self.of(*args, **kwargs)
        return _answer(asked) if asked.found else []

    def of(self, *args: P.args, **kwargs: P.kwargs) -> Asked:
        """This function will say what would be asked, and not ask it: see `which`."""
        values: list[Given] = []
        given = (*args, *kwargs.values())
        shape = (tuple(kwargs), tuple([_shape(one, values) for one in given]))
        found = self._kept.get(shape, UNKNOWN)
        if found is UNKNOWN:
            if len(self._kept) >= SHAPES:
                self._kept.clear()
            found = self._kept[shape] = _put_together(self._build, args, kwargs, values)
        return Asked(found, values)


def prepared[**P, Row](build: Callable[P, QuerySet[Any, Row]]) -> Prepared[P, Row]:
    """This function will make a question that answers with a list out of a function that builds its query.

    Ids, moments and days may be others each time: given alone, in a collection or inside a Q. Everything else that is
    given makes a question of its own, as does the length of a collection, roughly. Raises ComputedError when it is first
    asked and would not answer the same way as a query built anew, TypeError for a row (give its id) or a part of a query.
    """
    return Prepared(build)


def which(**asked: Asked) -> frozenset[str]:
    """This function will tell which of several questions have an answer, all of them in one go: for pages most of whose
    parts are empty on most days. One query, whatever their number; none where nothing can be an answer."""
    connection = connections[DEFAULT_DB_ALIAS]
    askable = {name: one for name, one in asked.items() if one.found}
    if not askable:
        return frozenset()
    parts = [f"SELECT {place} WHERE EXISTS ({one.found.sql})" for place, one in enumerate(askable.values())]
    parameters = [value for one in askable.values() for value in one.parameters(connection)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), parameters)
        names = list(askable)
        return frozenset(names[place] for (place,) in cursor.fetchall())


def _shape(given: Any, values: list[Given]) -> Hashable:
    """What makes a question of its own out of what is given; what may differ is collected on the way."""
    if isinstance(given, (UUID, date)):
        values.append(given)
        return type(given).__name__
    if isinstance(given, Q):
        return given.connector, given.negated, tuple([_shape(one, values) for one in given.children])
    if isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str):  # a condition inside a Q
        return given[0], _shape(given[1], values)
    if isinstance(given, (list, tuple, set, frozenset)):
        return tuple([_shape(one, values) for one in _padded(given)])
    if isinstance(given, Model):
        raise TypeError(f"A prepared question is asked with the id of a {type(given).__name__}, not with the row.")
    if hasattr(given, "resolve_expression"):
        raise TypeError(
            f"A prepared question puts a {type(given).__name__} together itself; give it what that is about."
        )
    return type(given), given


def _padded(given: Any) -> list[Any]:
    """As many values as the next power of two, the last one said again: so a few shapes do for lists of any length."""
    found = list(given)
    if not found or not isinstance(found[0], (UUID, date)):
        return found
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found))


def _put_together(
    build: Callable[..., QuerySet[Any, Any]], args: Any, kwargs: Any, values: Sequence[Given]
) -> _PutTogether | None:
    """Built twice, with other values and far apart on the globe: where the two differ, something given must stand."""
    built: list[tuple[Any, ...]] = []
    for number, zone in enumerate(("Pacific/Auckland", "America/Lima"), start=1):
        marks = [_mark(value, place, number) for place, value in enumerate(values)]
        left = iter(marks)
        with timezone.override(zone):
            rows = build(*[_marked(one, left) for one in args], **{k: _marked(v, left) for k, v in kwargs.items()})
            compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
            try:
                sql, parameters = compiler.as_sql()
            except EmptyResultSet:
                return None
        stored = {_stored(mark, compiler.connection): place for place, mark in enumerate(marks)}
        slots = tuple(stored.get(one) if isinstance(one, Hashable) else None for one in parameters)
        plain = tuple(one for one, slot in zip(parameters, slots, strict=True) if slot is None)
        built.append((sql, slots, plain, rows, compiler, parameters))
    first, second = built
    if first[:3] != second[:3]:
        raise ComputedError(f"{build.__qualname__}: {ComputedError.__doc__}")
    sql, slots, _plain, rows, compiler, parameters = first
    compiler.connection = None  # each thread has its own: see _answer
    return _PutTogether(rows, compiler, sql, parameters, slots)


def _mark(value: Given, place: int, number: int) -> Given:
    """A value of the same kind that nobody else gives, another one for each place and each time."""
    if isinstance(value, UUID):
        return UUID(int=(number << 96) + place + 1)
    moment = datetime(1000 + number, 1, 1, tzinfo=UTC) + timedelta(days=place)
    return moment if isinstance(value, datetime) else moment.date()


def _marked(given: Any, marks: Iterator[Given]) -> Any:
    """What is given once more, with marks for values: in the order of _shape."""
    if isinstance(given, (UUID, date)):
        return next(marks)
    if isinstance(given, Q):
        found = Q()
        found.connector, found.negated = given.connector, given.negated
        found.children = [_marked(one, marks) for one in given.children]
        return found
    if isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str):
        return given[0], _marked(given[1], marks)
    if isinstance(given, (list, tuple, set, frozenset)):
        return [_marked(one, marks) for one in _padded(given)]
    return given


def _stored(value: Given, connection: Any) -> Hashable:
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)


def _answer(asked: Asked) -> list[Any]:
    connection, found = connections[DEFAULT_DB_ALIAS], asked.found
    parameters = asked.parameters(connection)
    compiler = copy.copy(found.compiler)
    compiler.connection = connection  # of this thread
    compiler.as_sql = lambda *_args, **_kwargs: (found.sql, parameters)
    rows = found.rows.all()
    rows.query.get_compiler = lambda *_args, **_kwargs: compiler
    return list(rows)
