"""S4: a CASE package brought in, the first time and again unchanged, on the database of this run.

Counted are the items of the package in a second of processor time (SQLite works in the same process), from the bytes of the
file to the end of the transaction. Real packages are those of
../shared/data/frameworks (TRELLIS_SHARED); the package of 5,600 items is made here.
"""

import json
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.row import Row
from benchmarks.shared import SHARED
from trellis.interop.case.importing import checked, write
from trellis.rooms.people.actions import found_school
from trellis.rooms.people.models import Person, School

AT = datetime(2026, 9, 1, 8, tzinfo=UTC)
GOAL = 5000
ITEMS = 5600
TIMES = 5  # cold runs, each in a school of its own; the middle one counts


def rows() -> list[Row]:
    """This function will bring every package in and tell items a second, and the rows written when it comes again."""
    found = []
    for name, data in _packages():
        cold, again, written = _measure(data)
        items = len(json.loads(data)["CFItems"])
        found.append(
            Row(
                number="S4",
                work=f"CASE import, {name}, {items:,} items",
                measured=f"{items / cold:,.0f} items/s ({cold * 1000:.0f} ms); again {again / cold:.0%} of that, {written} rows",
                goal=f">= {GOAL:,} items/s; again 0 rows",
                holds=items / cold >= GOAL and written == 0,
            )
        )
    return found


def _packages() -> Iterator[tuple[str, bytes]]:
    for path in sorted((SHARED / "data/frameworks").glob("*.cfpackage.json")):
        yield path.name.removesuffix(".cfpackage.json"), path.read_bytes()
    yield "made here", json.dumps(_made(ITEMS)).encode()


def _measure(data: bytes) -> tuple[float, float, int]:
    cold = []
    for _ in range(TIMES):
        school, by = _fresh()
        cold.append(_bring(data, school, by))
    with CaptureQueriesContext(connection) as queries:
        again = _bring(data, school, by)
    changes = re.compile(r"^(?:\d+ times: )?(?:INSERT|UPDATE|DELETE)")
    return sorted(cold)[TIMES // 2], again, sum(bool(changes.match(query["sql"])) for query in queries)


def _bring(data: bytes, school: School, by: Person) -> float:
    begun = time.process_time()
    write(checked(data, school=school), school=school, as_continuum=False, by=by, at=AT)
    return time.process_time() - begun


def _fresh() -> tuple[School, Person]:
    number = School.objects.count()
    school = School(name=f"Bench {number}", slug=f"bench-{number}", time_zone="UTC")
    by = Person(name="Ms Bench", said_as="Ms Bench", slug="bench")
    found_school(school=school, by=by, at=AT)
    return school, by


def _made(count: int) -> dict[str, Any]:
    """A framework of 14 subjects, each with strands of twenty standards, every second leaning on the one before it."""
    lines: list[tuple[str, str]] = []
    for subject in range(14):
        lines.append((f"S{subject}", "cover"))
        for strand in range(19):
            lines.append((f"S{subject}.{strand}", f"S{subject}"))
            lines += [(f"S{subject}.{strand}.{n}", f"S{subject}.{strand}") for n in range(20)]
    lines = lines[:count]
    words = "explain how a thing that people make changes the place where they make it, and say how you know"
    items = [
        {
            **_named(name), "fullStatement": f"{name}: {words}", "humanCodingScheme": name, "educationLevel": ["05"],
            "CFItemType": "Standard" if name.count(".") == 2 else "Strand", "lastChangeDateTime": "2026-09-01T08:00:00Z",
        }
        for name, _parent in lines
    ]  # fmt: skip
    ties = [_tie(n, child, "isChildOf", parent) for n, (child, parent) in enumerate(lines, start=1)]
    leaves = [name for name, _parent in lines if name.count(".") == 2]
    ties += [_tie(n, one, "precedes", two) for n, (one, two) in enumerate(zip(leaves[::2], leaves[1::2], strict=False))]
    cover = {
        **_named("cover"),
        "creator": "Bench",
        "title": "A made framework",
        "lastChangeDateTime": "2026-09-01T08:00:00Z",
    }
    return {"CFDocument": cover, "CFItems": items, "CFAssociations": ties}


def _named(name: str) -> dict[str, str]:
    identifier = str(uuid5(NAMESPACE_URL, name))
    return {"identifier": identifier, "uri": f"urn:uuid:{identifier}"}


def _tie(number: int, origin: str, kind: str, end: str) -> dict[str, Any]:
    return {
        **_named(f"{origin} {kind} {end}"), "associationType": kind, "sequenceNumber": number,
        "originNodeURI": {"title": origin, **_named(origin)}, "destinationNodeURI": {"title": end, **_named(end)},
        "lastChangeDateTime": "2026-09-01T08:00:00Z",
    }  # fmt: skip
