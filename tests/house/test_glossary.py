"""Words that GLOSSARY.md says to avoid stand in no identifier and no template (rule 15)."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.glossary import GLOSSARY, whole_word, words_under
from tests.house.source import SOURCE, python_in, tree_of, where
from tests.never.schema import words_of


def identifiers_in(path: Path) -> Iterator[tuple[str, str]]:
    """Where a name is made: classes, functions, parameters, variables, fields. What others named is theirs."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield where(path, node), node.name
        elif isinstance(node, ast.arg):
            yield where(path, node), node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield where(path, node), node.id if isinstance(node, ast.Name) else node.attr


def names_with(avoided: dict[str, frozenset[str]], paths: list[Path]) -> list[str]:
    found = []
    for path in paths:
        for place, name in (*identifiers_in(path), (str(path.relative_to(SOURCE)), path.stem)):
            run = f"_{'_'.join(words_of(name))}_"
            for word, allowed in avoided.items():
                stays = any(name.lower() == one.lower().split(".")[-1] for one in allowed)
                if f"_{word}_" in run and not stays:
                    found.append(f"{place}: {name} ({word})")
    return found


def ours() -> list[Path]:
    """What a standard names is spelt as the standard spells it."""
    return [path for path in python_in(SOURCE) if "interop" not in path.parts]


def test_rule_15_no_identifier_is_a_word_to_avoid() -> None:
    assert names_with(words_under("avoid"), ours()) == []


def test_rule_15_no_template_says_a_word_to_avoid() -> None:
    avoided = [(word, whole_word(word.replace("_", " "))) for word in words_under("avoid")]
    found = [
        f"{path.relative_to(SOURCE)}:{number}: {word}"
        for path in sorted(SOURCE.rglob("templates/**/*.html"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        for word, pattern in avoided
        if pattern.search(line)
    ]

    assert found == []


def test_rule_15_the_glossary_is_read() -> None:
    avoided = words_under("avoid")

    assert {"student", "submission", "mastery", "helper", "cadence"} <= avoided.keys()
    assert avoided["student"] == {"student_led"}
    assert len(words_under("en")) > 50
    assert len(words_under("es")) > 50


def test_rule_15_sees_a_name_with_a_word_to_avoid(tmp_path: Path) -> None:
    path = SOURCE / "rooms/evidence/made_up.py"
    module = tmp_path / "queries.py"
    module.write_text("def submissions_of(student, student_led): ...\nclass HelperRow: ...\n")

    named = [name for _place, name in identifiers_in(module)]

    assert named == ["submissions_of", "HelperRow", "student", "student_led"]
    assert not path.exists()


def test_every_entry_of_the_glossary_says_what_to_avoid() -> None:
    """An entry without its second names would not stop anybody from using them."""
    body = GLOSSARY.read_text().split("## What a screen never says")[0]
    entries = re.split(r"\n(?=\*\*)", body)[1:]

    assert [entry.splitlines()[0] for entry in entries if "*Avoid*:" not in entry] == []
