"""Planting a framework that others have written, and what it aligns with: brought in and aligned as the office does it."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tomllib import loads
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from trellis.demo.planting.plot import Plot
from trellis.interop.case.importing import checked, write
from trellis.rooms.continuum.actions.crosswalk import align
from trellis.rooms.continuum.queries.crosswalk import standards_in

FILE = Path(__file__).parent.parent / "content/framework.toml"
CHANGED = "2026-06-01T08:00:00Z"


@cache
def framework() -> dict[str, Any]:
    """This function will read the framework: parts, their groups, their standards with the targets they speak of."""
    return loads(FILE.read_text(encoding="utf-8"))


def plant_framework(plot: Plot) -> None:
    """This function will bring the framework in and align its standards, by whoever keeps the continuum."""
    vera, at = plot.people["vera"], plot.first_day
    data = json.dumps(package()).encode()
    brought, _ = write(checked(data, school=plot.school), school=plot.school, as_continuum=False, by=vera, at=at)
    standards = {row.code: row for row in standards_in(brought.framework)}
    for one in _standards():
        for slug in one["targets"]:
            align(target=plot.targets[slug], standard=standards[one["code"]], by=vera, at=at)


def _standards() -> Iterator[dict[str, Any]]:
    return (one for part in framework()["parts"] for group in part["groups"] for one in group["standards"])


def package() -> dict[str, Any]:
    """This function will write the framework as the package that a district would send."""
    found = framework()
    cover = {**_named(found["identifier"]), **{name: found[name] for name in ("title", "creator", "language")}}
    items, ties = [], []
    for place, (one, parent) in enumerate(_lines(), start=1):
        kind = "Standard" if "targets" in one else "Domain"
        items.append(
            {
                **_named(one["code"]), "fullStatement": one["text"], "humanCodingScheme": one["code"],
                "CFItemType": kind, "lastChangeDateTime": CHANGED,
            }
        )  # fmt: skip
        ties.append(_tie(place, one["code"], parent))
    return {"CFDocument": {**cover, "lastChangeDateTime": CHANGED}, "CFItems": items, "CFAssociations": ties}


def _lines() -> Iterator[tuple[dict[str, Any], str]]:
    """Everything with a code, and under what it stands."""
    for part in framework()["parts"]:
        yield part, framework()["identifier"]
        for group in part["groups"]:
            yield group, part["code"]
            for one in group["standards"]:
                yield one, group["code"]


def _named(code: str) -> dict[str, str]:
    identifier: UUID = uuid5(NAMESPACE_URL, f"https://tanager.example/standards/{code}")
    return {"identifier": str(identifier), "uri": f"urn:uuid:{identifier}"}


def _tie(place: int, code: str, parent: str) -> dict[str, Any]:
    return {
        **_named(f"{code}-in-{parent}"), "associationType": "isChildOf", "sequenceNumber": place,
        "originNodeURI": {"title": code, **_named(code)}, "destinationNodeURI": {"title": parent, **_named(parent)},
        "lastChangeDateTime": CHANGED,
    }  # fmt: skip
