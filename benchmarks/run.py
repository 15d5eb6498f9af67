"""Runs every benchmarks/s*.py, e*.py and a*.py and writes docs/benchmarks.md.

python -m benchmarks.run          all of them, each in a process and on a home of its own
python -m benchmarks.run s4       one, shown and not written

A benchmark is a module s<number>_<word>.py, or e<number>_<word>.py and a<number>_<word>.py for one screen, with rows() -> list[Row]; Django is set up and the tables are there when it is called.
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from benchmarks.row import Row

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "docs/benchmarks.md"


def modules() -> list[str]:
    """This function will list the benchmarks by number."""
    names = [path.stem for path in Path(__file__).parent.glob("[aes][0-9]*.py")]
    return sorted(names, key=lambda name: int(number_of(name)))


def number_of(name: str) -> str:
    return mark_of(name).lstrip("aes")


def mark_of(name: str) -> str:
    """This function will give the word by which one benchmark is run again."""
    return name.partition("_")[0]


def measure(name: str) -> list[Row]:
    """This function will run one benchmark in a process and a home of its own."""
    with tempfile.TemporaryDirectory(prefix="trellis-bench-") as home:
        answer = Path(home) / "rows.json"
        database = os.environ.get("DATABASE_URL", "")
        environment = {**os.environ, "TRELLIS_HOME": home, "DATABASE_URL": database}
        subprocess.run(
            [sys.executable, "-m", "benchmarks.run", "--within", name, str(answer)], env=environment, check=True
        )
        return [Row(**row) for row in json.loads(answer.read_text())]


def within(name: str, answer: Path) -> None:
    """What that process does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trellis.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import django

    django.setup()
    from trellis.config.home import prepare

    prepare(lambda sentence: None)
    rows = import_module(f"benchmarks.{name}").rows()
    answer.write_text(json.dumps([asdict(row) for row in rows]))


def table(measured: list[tuple[str, Row]]) -> str:
    """This function will write the rows down as a page."""
    import sqlite3

    import django

    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
    versions = f"Django {django.__version__}, SQLite {sqlite3.sqlite_version}"
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`. Each row is a ratio, a growth, a count or bytes, measured in one run; times hang on the machine.",
        f"This run: {machine}{versions}.",
        "Where the time of a page goes, and what keeps it short, is written in decisions/0020-questions-are-put-together-once.md.",
        "",
        "| # | work | measured | goal | | again |",
        "|---|---|---|---|---|---|",
    ]
    for name, row in measured:
        holds = {True: "holds", False: "**short of it**", None: ""}[row.holds]
        again = f"`python -m benchmarks.run {mark_of(name)}`"
        lines.append(f"| {row.number} | {row.work} | {row.measured} | {row.goal} | {holds} | {again} |")
    return "\n".join([*lines, *_beside([row for _name, row in measured if row.beside])]) + "\n"


def _beside(rows: list[Row]) -> list[str]:
    """What one kind of work has to say beside its goals, as a table of its own."""
    lines: list[str] = []
    for number in dict.fromkeys(row.number for row in rows):
        those = [row.beside for row in rows if row.number == number]
        heads = list(those[0])
        lines += ["", f"## {number}", "", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
        lines += [f"| {' | '.join(one.values())} |" for one in those]
    return lines


def main(words: list[str]) -> int:
    if words[:1] == ["--within"]:
        within(words[1], Path(words[2]))
        return 0
    wanted = [name for name in modules() if not words or mark_of(name) in words]
    if not wanted:
        print(f"There is no such benchmark; there are {', '.join(mark_of(name) for name in modules())}.")
        return 1
    measured = []
    for name in wanted:
        print(f"-- {name}", flush=True)
        for row in measure(name):
            print(f"   {row.number} {row.work}: {row.measured} (goal: {row.goal or 'none'})", flush=True)
            measured.append((name, row))
    if not words:
        TABLE.write_text(table(measured))
        print(f"Written to {TABLE.relative_to(ROOT)}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
