"""No file over 400 lines (rule 4): a ratchet lists the exceptions, and its numbers only fall."""

from collections.abc import Mapping
from pathlib import Path

from tests.house.source import ROOT

MOST = 400
RATCHET = Path(__file__).with_name("longer_than_400.txt")
WRITTEN_BY_HAND = {".py", ".html", ".css", ".js", ".toml", ".md", ".sh"}
# Words of the demo school and tables of guides are read as lists, not as code.
LISTS = (
    "src/trellis/demo/content/",
    "src/trellis/demo/media/",
    "src/trellis/locale/",
    "CHANGELOG.md",
    "GLOSSARY.md",
    "docs/guides/",
)


def lines_by_file() -> dict[str, int]:
    found = {}
    for folder in ("src", "tests", "scripts", "benchmarks", "docs", ""):
        for path in (ROOT / folder).rglob("*") if folder else ROOT.glob("*"):
            name = str(path.relative_to(ROOT))
            is_ours = "vendored" not in path.parts and "vendor" not in path.parts and "__pycache__" not in path.parts
            if path.is_file() and path.suffix in WRITTEN_BY_HAND and is_ours and not name.startswith(LISTS):
                found[name] = len(path.read_text().splitlines())
    return found


def ratchet() -> dict[str, int]:
    lines = [line.split() for line in RATCHET.read_text().splitlines() if line and not line.startswith("#")]
    return {name: int(number) for name, number in lines}


def broken(now: Mapping[str, int], allowed: Mapping[str, int]) -> list[str]:
    """What grew, and what fell without its number falling too."""
    grown = [
        f"{n}: {count} lines, at most {allowed.get(n, MOST)}"
        for n, count in now.items()
        if count > allowed.get(n, MOST)
    ]
    fallen = [
        f"{n}: has {now.get(n, 0)} lines now, the ratchet still says {c}"
        for n, c in allowed.items()
        if now.get(n, 0) < c
    ]
    return sorted(grown + fallen)


def test_rule_4_no_file_is_longer_than_400_lines() -> None:
    now = lines_by_file()

    assert broken(now, ratchet()) == []
    assert len(now) > 300


def test_rule_4_the_ratchet_only_falls() -> None:
    assert broken({"a.py": 401, "b.py": 12}, {}) == ["a.py: 401 lines, at most 400"]
    assert broken({"a.py": 450}, {"a.py": 450}) == []
    assert broken({"a.py": 451}, {"a.py": 450}) == ["a.py: 451 lines, at most 450"]
    assert broken({"a.py": 430}, {"a.py": 450}) == ["a.py: has 430 lines now, the ratchet still says 450"]
