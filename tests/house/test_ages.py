"""From which age on somebody decides alone is said once: whoever asks for it asks by its name."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SOURCE, python_in, tree_of, where

SAID = "rooms/people/terms.py"


def said_anew_in(path: Path) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        named = isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "OF_AGE" for one in node.targets)
        compared = isinstance(node, ast.Compare) and any(
            isinstance(one, ast.Constant) and one.value == 18 for one in (node.left, *node.comparators)
        )
        if named or compared:
            yield where(path, node)


def test_of_age_is_said_in_one_place() -> None:
    files = python_in(SOURCE)

    assert [one for path in files if not path.match(SAID) for one in said_anew_in(path)] == []
    assert [*said_anew_in(SOURCE / SAID)]
