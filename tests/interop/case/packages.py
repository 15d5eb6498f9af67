"""Packages for tests: small ones written here, and the real ones of ../shared, found as rulings say."""

import json
import os
import re
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("TRELLIS_SHARED", ROOT.parent / "shared"))
NAMES = ("ccss-math", "england-nc-ks1-ks2-coded", "esco-transversal-skills", "marble-skill-taxonomy")
CHANGED_ON = "2026-09-01T08:00:00+00:00"


def identifier(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"https://willow.example/{name}"))


def package(*lines: tuple[str, str, str], before: tuple[tuple[str, str], ...] = (), **document: Any) -> dict[str, Any]:
    """A package from (name, parent's name or "", statement), in order, with pairs of which one precedes the other."""
    ties = [(child, "isChildOf", parent or "cover") for child, parent, _ in lines]
    ties += [(earlier, "precedes", later) for earlier, later in before]
    return {
        "CFDocument": {
            "identifier": identifier("cover"), "uri": "https://willow.example/cover", "creator": "Willow Street School",
            "title": "Willow framework", "language": "en", "lastChangeDateTime": CHANGED_ON, **document,
        },
        "CFItems": [item(name, statement) for name, _, statement in lines],
        "CFAssociations": [tie(origin, kind, end, n) for n, (origin, kind, end) in enumerate(ties, start=1)],
    }  # fmt: skip


def item(name: str, statement: str, **more: Any) -> dict[str, Any]:
    return {
        "identifier": identifier(name), "uri": f"https://willow.example/{name}", "fullStatement": statement,
        "humanCodingScheme": name, "lastChangeDateTime": CHANGED_ON, **more,
    }  # fmt: skip


def tie(origin: str, kind: str, destination: str, number: int | None = None) -> dict[str, Any]:
    name = f"{origin}-{kind}-{destination}"
    found = {
        "identifier": identifier(name), "uri": f"https://willow.example/{name}", "associationType": kind,
        "originNodeURI": node(origin), "destinationNodeURI": node(destination), "lastChangeDateTime": CHANGED_ON,
    }  # fmt: skip
    return found if number is None else {**found, "sequenceNumber": number}


def node(name: str) -> dict[str, Any]:
    return {"title": name, "identifier": identifier(name), "uri": f"https://willow.example/{name}"}


def small() -> dict[str, Any]:
    """An area with two strands and five targets, one of them in parts."""
    return package(
        ("Making", "", "Making"),
        ("Shapes", "Making", "Shapes"),
        ("M.1", "Shapes", "Fold paper so that it stands"),
        ("M.2", "Shapes", "Make a shape strong and say why"),
        ("Tools", "Making", "Tools"),
        ("M.3", "Tools", "Use five tools safely"),
        ("M.4", "Tools", "Draw a plan that others can build from"),
        before=(("M.1", "M.2"),),
    )


def written(value: Any, **how: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, **how).encode()


def shared(*parts: str) -> Path:
    """A file of ../shared, or a skip that says what is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"{path} is not there: set TRELLIS_SHARED to the folder that holds data/frameworks.")
    return path


def real(name: str) -> bytes:
    return shared("data", "frameworks", f"{name}.cfpackage.json").read_bytes()


def official_schema(version: str) -> Any:
    names = {"1.0": "case-v1p0-cfpackage-schema.json", "1.1": "case-v1p1-cfpackage.json"}
    return json.loads(shared("data", "schemas", names[version]).read_text())


def changes_in(queries: Any) -> list[str]:
    """What was written among captured queries; executemany is captured as “3 times: INSERT …”."""
    statements = [re.sub(r"^\d+ times: ", "", query["sql"]) for query in queries]
    return [sql for sql in statements if sql.split()[0] in ("INSERT", "UPDATE", "DELETE")]
