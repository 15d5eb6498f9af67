"""Guards: the rooms that keep files say who may read them. A file that no room speaks for is read by nobody."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

Guard = Callable[[Any, UUID], bool | None]
_guards: dict[str, Guard] = {}


def register_guard(name: str, guard: Guard) -> None:
    """This function will let a room speak for its files: guard(viewer, file_id) answers yes, no, or None for "not mine".

    A guard is asked on every request, so an ended relation or a withdrawn consent ends access with the next one.
    """
    _guards[name] = guard


def may_read_file(viewer: Any, file_id: UUID) -> bool:
    """This function will tell whether the viewer may read a file: one room says yes and none says no."""
    answers = {guard(viewer, file_id) for guard in _guards.values()}
    return True in answers and False not in answers
