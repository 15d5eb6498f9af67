"""Our own source as the house rules read it: trees, storeys, rooms."""

import ast
import configparser
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src/trellis"
ROOMS = SOURCE / "rooms"
SURFACES = SOURCE / "surfaces"


def python_in(*folders: Path) -> list[Path]:
    """Python files of these folders, but for migrations."""
    return sorted(path for folder in folders for path in folder.rglob("*.py") if "migrations" not in path.parts)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def where(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name}:{getattr(node, 'lineno', 1)}"


def calls_in(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def names_behind(node: ast.AST) -> set[str]:
    """The names that a chain such as Evidence.objects.filter(...).update goes through."""
    found: set[str] = set()
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
            node = node.value
        else:
            return found | ({node.id} if isinstance(node, ast.Name) else set())


@cache
def floors() -> dict[str, int]:
    """On which floor each room lies, ground = 0, as .importlinter says."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    lines = contracts["importlinter:contract:rooms"]["layers"].split("\n")
    levels = [[word.strip(" ()") for word in line.split("|")] for line in lines if line.strip()]
    return {room: floor for floor, rooms in enumerate(reversed(levels)) for room in rooms}


def room_of(path: Path) -> str:
    return path.relative_to(ROOMS).parts[0]


def modules_named(name: str, folders: Iterable[Path]) -> list[Path]:
    """A room's actions (or rules, queries): the module, or every module of the package."""
    return [
        path for folder in folders for path in (*folder.glob(f"{name}.py"), *sorted(folder.glob(f"{name}/**/*.py")))
    ]


def rooms() -> list[Path]:
    return sorted(path.parent for path in ROOMS.glob("*/apps.py"))
