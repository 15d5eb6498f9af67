"""Who may write: only actions (rule 1), never pages (rule 2), and every action says by whom and when (rule 3)."""

import ast
import inspect
from collections.abc import Iterator
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

from tests.house.source import ROOMS, SOURCE, SURFACES, calls_in, names_behind, python_in, room_of, tree_of, where
from trellis.rooms.people.models import Person

ALWAYS_WRITES = {
    "save", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "delete", "insert_rows", "update_rows",
    "asave", "acreate", "adelete", "aupdate", "abulk_create", "aget_or_create", "aupdate_or_create", "executemany", "executescript",
}  # fmt: skip
# A dictionary and a set are updated too; these write only when they end a chain that begins at a table.
WRITES_TO_A_TABLE = {"update", "set", "add", "remove", "clear"}
OF_A_TABLE = {"objects", "_default_manager", "_base_manager", "filter", "exclude", "all", "select_for_update"}

# Where else something is written, and why.
WRITES_ELSEWHERE = {
    "src/trellis/rooms/people/models/person.py: save": "the manager that the sign-in library asks for; actions call it",
}


def writes_in(path: Path) -> list[str]:
    found = []
    for call in calls_in(tree_of(path)):
        if isinstance(call.func, ast.Attribute):
            name, chain = call.func.attr, names_behind(call.func.value)
        else:
            name, chain = getattr(call.func, "id", ""), set()
        if name in ALWAYS_WRITES or (name in WRITES_TO_A_TABLE and chain & OF_A_TABLE):
            found.append(f"{where(path, call)}: {name}")
    return found


def is_action_module(path: Path) -> bool:
    parts = path.relative_to(ROOMS).parts if path.is_relative_to(ROOMS) else ()
    return len(parts) > 1 and (parts[1] == "actions.py" or parts[1] == "actions")


def test_rule_1_only_actions_write() -> None:
    outside = [p for p in python_in(SOURCE) if not is_action_module(p) and not p.is_relative_to(SOURCE / "foundation")]

    found = {line for path in outside for line in writes_in(path)}
    unknown = {line for line in found if without_line(line) not in WRITES_ELSEWHERE}

    assert unknown == set()
    assert {without_line(line) for line in found} == set(WRITES_ELSEWHERE)


def without_line(found: str) -> str:
    place, name = found.split(": ")
    return f"{place.rsplit(':', 1)[0]}: {name}"


@pytest.mark.parametrize(
    ("text", "writes"),
    [
        ("Evidence.objects.create(x=1)", True),
        ("piece.save(update_fields=[])", True),
        ("Evidence.objects.filter(pk=1).update(x=1)", True),
        ("judgement.pieces.all().delete()", True),
        ("found.update(a for a in b)", False),
        ("steps.add(one)", False),
        ("queryset.filter(pk=1).first()", False),
    ],
)
def test_rule_1_sees_what_writes(tmp_path: Path, text: str, writes: bool) -> None:
    path = tmp_path / "queries.py"
    path.write_text(text)

    assert bool(writes_in(path)) is writes


def test_rule_2_pages_never_touch_objects() -> None:
    pages = [*python_in(SURFACES), *SOURCE.glob("interop/*/views.py"), *python_in(SOURCE / "ui")]

    touching = [
        where(path, node)
        for path in pages
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]

    assert touching == []


def action_modules() -> Iterator[ModuleType]:
    for path in python_in(ROOMS):
        if is_action_module(path):
            yield import_module(
                ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__")
            )


def functions_of(module: ModuleType) -> dict[str, FunctionType]:
    """The public functions that a module of actions defines itself."""
    found = {name: thing for name, thing in vars(module).items() if isinstance(thing, FunctionType)}
    return {name: f for name, f in found.items() if f.__module__ == module.__name__ and not name.startswith("_")}


PUBLIC = {
    f"{m.__name__.removeprefix('trellis.rooms.')}.{name}": f
    for m in action_modules()
    for name, f in functions_of(m).items()
}
ACTIONS = {name: function for name, function in PUBLIC.items() if getattr(function, "is_action", False)}


def test_rule_3_there_are_actions_to_look_at() -> None:
    assert len(ACTIONS) > 40


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_rule_3_an_action_is_keyword_only_and_says_by_whom_and_when(name: str) -> None:
    function = ACTIONS[name]
    parameters = inspect.signature(function).parameters

    assert {p.kind for p in parameters.values()} == {inspect.Parameter.KEYWORD_ONLY}
    assert (parameters["by"].annotation, parameters["at"].annotation) == (Person, datetime)


@pytest.mark.parametrize("name", sorted(ACTIONS))
def test_rule_3_an_action_says_what_it_will_do_and_what_it_publishes(name: str) -> None:
    words = " ".join((ACTIONS[name].__doc__ or "").split())

    assert words.startswith("This function will ")
    assert "ublishes " in words, "say which event is published, in its docstring"


def test_rule_3_what_is_no_action_is_not_called_from_outside_its_room() -> None:
    """A plain function among the actions writes on behalf of one: whoever else wants it makes it an action."""
    plain = {name.rsplit(".", 1)[-1]: name for name in PUBLIC.keys() - ACTIONS.keys()}

    reaching_in = [
        f"{where(path, node)}: {alias.name}"
        for path in python_in(SOURCE)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and ".actions" in (node.module or "")
        for alias in node.names
        if alias.name in plain and room_at(path) != plain[alias.name].split(".")[0]
    ]

    assert reaching_in == []


def room_at(path: Path) -> str:
    return room_of(path) if path.is_relative_to(ROOMS) else ""
