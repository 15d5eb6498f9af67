"""Two things can have happened at one moment: an order that ends with a moment or a day says which of them comes first.
Without it a page that shows six of them may show other six each time, as PostgreSQL does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

from tests.house.source import SOURCE, calls_in, python_in, tree_of, where

TIES = re.compile(r"(\w*_)?at|(\w*_)?on|since|until|day|\w+_time")


def is_tied(last: object) -> bool:
    return isinstance(last, str) and bool(TIES.fullmatch(last.removeprefix("-").split("__")[-1]))


def tied_in(path: Path) -> Iterator[str]:
    for call in calls_in(tree_of(path)):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "order_by" and call.args:
            last = call.args[-1]
            if isinstance(last, ast.Constant) and is_tied(last.value):
                yield where(path, call)


def test_no_question_is_ordered_by_a_moment_alone() -> None:
    assert [line for path in python_in(SOURCE) for line in tied_in(path)] == []


def test_no_model_is_ordered_by_a_moment_alone() -> None:
    ours: list[type[Model]] = [one for one in apps.get_models() if one.__module__.startswith("trellis.")]

    assert [one.__name__ for one in ours if one._meta.ordering and is_tied(one._meta.ordering[-1])] == []


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ('rows.order_by("-made_on")[:6]', True),
        ('rows.order_by("order", "evidence__captured_at")', True),
        ('rows.order_by("day")', True),
        ('rows.order_by("-captured_at", "-id")', False),
        ('rows.order_by("said_as")', False),
        ("rows.order_by()", False),
    ],
)
def test_the_scan_sees_what_ties(tmp_path: Path, text: str, tied: bool) -> None:
    path = tmp_path / "queries.py"
    path.write_text(text)

    assert bool([*tied_in(path)]) is tied
