"""Every setting, command and dependency is documented, and nothing is documented that is not there (house rule 11)."""

import argparse
import re
from pathlib import Path

from scripts import guides
from trellis.config import cli, doctor

ROOT = Path(__file__).resolve().parents[2]
GUIDES = ROOT / "docs/guides"
BEHIND_THE_SCENES = {
    "TRELLIS_TEST_HOME",
    "TRELLIS_TEST_SERVER",
    "TRELLIS_TEST_RUN",
    "TRELLIS_TEST_TALLY",
    "TRELLIS_WRITE_SNAPSHOT",
}


def first_cells(name: str) -> set[str]:
    """The first cell of every row of every table, without marks."""
    rows = re.findall(r"^\| ([^|]+) \|", (GUIDES / name).read_text(), re.MULTILINE)
    return {row.strip("` ") for row in rows} - {"setting", "command", "package", "it says"}


def test_settings_are_those_that_the_code_reads() -> None:
    sources = [*ROOT.glob("src/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("scripts/*"), ROOT / "Makefile"]
    text = "\n".join(path.read_text() for path in sources if path.is_file())
    read = set(re.findall(r"\b(?:TRELLIS_[A-Z_]+[A-Z]|DATABASE_URL)\b", text)) | {"PORT"}

    assert first_cells("settings.md") == read - BEHIND_THE_SCENES


def test_commands_are_those_that_there_are() -> None:
    makefile = (ROOT / "Makefile").read_text()
    ours = {f"trellis {words}" for words in command_lines(cli.parser())}
    makes = {f"make {goal}" for goal in re.findall(r"^([a-z-]+):.*##", makefile, re.MULTILINE)}
    said = {cell.removesuffix(" FILE") for cell in first_cells("commands.md")}
    checks = {"Python", "Home", "Space", "Database", "Tables", "Jobs", "Pages", "Port"}
    among_others = {"make test-sqlite", "make test-postgres", "make test-browser", "make help"}

    assert said == ours | (makes - among_others) | checks
    assert doctor.__doc__


def test_options_of_commands_are_documented() -> None:
    guide = (GUIDES / "commands.md").read_text()

    missing = {option for option in options(cli.parser()) if f"`{option}" not in guide and f" {option}" not in guide}

    assert missing == set()


def test_make_goals_are_all_declared_phony() -> None:
    makefile = (ROOT / "Makefile").read_text()
    declared = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split())

    assert declared == set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))


def test_dependencies_are_those_that_are_asked_for() -> None:
    asked = set()
    for name in ("requirements.in", "requirements-dev.in", "requirements-uv.in"):
        for line in (ROOT / name).read_text().splitlines():
            if line and not line.startswith(("#", "-")):
                asked.add(re.split(r"[\[~=<> ]", line)[0])

    assert first_cells("dependencies.md") == asked


def test_locked_requirements_name_no_host_and_hash_everything() -> None:
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text()
        packages = re.findall(r"^[A-Za-z0-9_.-]+==.*$", text, re.MULTILINE)

        assert "://" not in text
        assert packages
        assert all(line.endswith("\\") for line in packages)


def test_migrations_are_named_by_hand() -> None:
    auto = re.compile(r"^\d{4}_(auto_\d+|.*_and_more|alter_.*|remove_.*|rename_.*)$")
    names = [path.stem for path in (ROOT / "src").glob("**/migrations/0*.py")]

    assert [name for name in names if auto.match(name)] == []
    assert len(names) > 5


def command_lines(parser: argparse.ArgumentParser, before: str = "") -> list[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return [
                words
                for word, one in action.choices.items()
                for words in command_lines(one, f"{before} {word}".strip())
            ]
    return [before]


def options(parser: argparse.ArgumentParser) -> set[str]:
    found = {option for action in parser._actions for option in action.option_strings if option.startswith("--")}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for one in action.choices.values():
                found |= options(one)
    return found


def test_addresses_and_events_are_told_as_they_are() -> None:
    """`make format` writes these two guides from the code."""
    assert guides.outdated() == []
