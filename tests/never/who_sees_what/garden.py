"""What is planted, under which mark, and which rows addresses are made from."""

from dataclasses import replace
from typing import Any

from tests.cast import Cast
from tests.never.who_sees_what.legend import Planted


class Garden:
    """Hands out marks, remembers what is planted under them, and which rows addresses are made from."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.planted = cast, list[Planted]()
        self.ids: dict[str, list[Any]] = {
            "advisory": [cast.advisory.id],
            "leo": [cast.leo.id],
            "ana": [cast.ana.id],
            "void": [cast.void.id],
            "kim": [cast.kim.id],
            "vera": [cast.vera.id],
            "brandt": [cast.brandt.id],
            "target": [cast.targets[slug].id for slug in ("forces-name", "design-tools")],
        }

    def mark(self, row: str, what: str, **facts: Any) -> str:
        """This function will give a mark to put into something, whose facts are these."""
        mark = f"mark{len(self.planted):02}x"
        given = {
            key: frozenset(value) if key in {"areas", "opened", "parties"} else value for key, value in facts.items()
        }
        self.planted.append(Planted(what, row, mark, **given))
        return mark

    def file(self, row: str, what: str, file_id: Any, **facts: Any) -> None:
        """This function will remember a file, which is seen where its address answers."""
        self.mark(row, what, is_media=True, **facts)
        self.planted[-1] = replace(self.planted[-1], mark=f"/files/{file_id}/")
        self.ids.setdefault("file", []).append(file_id)

    def keep(self, name: str, row: Any) -> Any:
        self.ids.setdefault(name, []).append(row.id)
        return row
