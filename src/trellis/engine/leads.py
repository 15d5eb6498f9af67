"""What leads to what: the shortest way from one thing to another along given edges."""

from collections import deque
from collections.abc import Hashable, Iterable, Mapping


def way_between[Id: Hashable](leads: Mapping[Id, Iterable[Id]], start: Id, goal: Id) -> list[Id]:
    """This function will find the shortest way from start to goal, both named; empty where there is none.

    Breadth first (Moore 1959): each edge is looked at once.
    """
    came_from: dict[Id, Id | None] = {start: None}
    waiting = deque([start])
    while waiting and goal not in came_from:
        here = waiting.popleft()
        for there in leads.get(here, ()):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    way: list[Id] = []
    step: Id | None = goal if goal in came_from else None
    while step is not None:
        way.append(step)
        step = came_from[step]
    return way[::-1]
