"""Our own source as text and as imports, and what the installation brings along."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/trellis"
SHOWN = {".html", ".js", ".css", ".svg"}


def python_files() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def shown_files() -> list[Path]:
    """What reaches a browser, but for what is vendored."""
    return sorted(path for path in SOURCE.rglob("*") if path.suffix in SHOWN and "vendored" not in path.parts)


def imports_in(text: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importing(forbidden: Iterable[str]) -> list[str]:
    """Where our source imports one of these modules, or something in them."""
    heads = tuple(forbidden)
    return sorted(
        f"{path.relative_to(ROOT)}: {name}"
        for path in python_files()
        for name in imports_in(path.read_text())
        if any(name == head or name.startswith(f"{head}.") for head in heads)
    )


def lines_with(pattern: str, paths: Iterable[Path]) -> Iterator[str]:
    wanted = re.compile(pattern)
    for path in paths:
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if found := wanted.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {found.group()}"


def required_packages() -> set[str]:
    """Everything that an installation gets, direct or not, for running and for testing."""
    found: set[str] = set()
    for name in ("requirements.txt", "requirements-dev.txt"):
        found |= set(re.findall(r"^([A-Za-z0-9._-]+?)(?:\[[^\]]*\])?==", (ROOT / name).read_text(), re.MULTILINE))
    return {re.sub(r"[-_.]+", "-", name).lower() for name in found}
