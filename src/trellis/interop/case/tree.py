"""The lines of a package as a tree, in the order in which the framework wants to be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trellis.interop.case.structure import key_of

LAST = 2**31


@dataclass(slots=True, eq=False)
class Line:
    """One item and its place: under whom, after whom."""

    item: Mapping[str, Any]
    position: int
    parent: "Line | None" = None
    sequence: int = LAST
    children: list["Line"] = field(default_factory=list)

    @property
    def key(self) -> str:
        return key_of(self.item["identifier"])

    @property
    def kind(self) -> str:
        return self.text("CFItemType") or self._linked_kind()

    @property
    def code(self) -> str:
        return self.text("humanCodingScheme")

    @property
    def statement(self) -> str:
        return self.text("fullStatement")

    @property
    def is_leaf(self) -> bool:
        return not self.children

    @property
    def levels(self) -> list[str]:
        levels = self.item.get("educationLevel") or []
        return [levels] if isinstance(levels, str) else list(levels)

    def text(self, name: str) -> str:
        """This function will give one of the item's texts, without line breaks, empty where there is none."""
        return " ".join((self.item.get(name) or "").split())

    def walk(self) -> Iterator["Line"]:
        """This function will give this line and all below it, each before what stands under it."""
        waiting = [self]
        while waiting:
            line = waiting.pop()
            yield line
            waiting.extend(reversed(line.children))

    def _linked_kind(self) -> str:
        link = self.item.get("CFItemTypeURI") or {}
        return link.get("title") or ""


def lines_of(value: Mapping[str, Any]) -> dict[str, Line]:
    """This function will give every line of a package by its key, tied to its parent: the first that the file names."""
    lines = {key_of(item["identifier"]): Line(item, n) for n, item in enumerate(value.get("CFItems") or [])}
    placed = set()
    for association in value.get("CFAssociations") or []:
        if association["associationType"] != "isChildOf":
            continue
        child = lines.get(key_of(association["originNodeURI"]["identifier"]))
        if child is None or child.key in placed:
            continue
        placed.add(child.key)
        child.parent = lines.get(key_of(association["destinationNodeURI"]["identifier"]))
        sequence = association.get("sequenceNumber")
        child.sequence = LAST if sequence is None else sequence
    for line in lines.values():
        if line.parent is not None:
            line.parent.children.append(line)
    for line in lines.values():
        line.children.sort(key=in_order)
    return lines


def roots_of(lines: Mapping[str, Line]) -> list[Line]:
    """This function will list the lines that stand under no other, in order."""
    return sorted((line for line in lines.values() if line.parent is None), key=in_order)


def in_order(line: Line) -> tuple[int, int]:
    """This function will give what lines are ordered by: the association's sequenceNumber, then the place in the file."""
    return line.sequence, line.position
