"""My Path as a list. A wide continuum is listed where something grows, and one area of it at a time."""

from dataclasses import replace
from typing import Any

from trellis.engine.trellis_drawing import Growth, draw_list
from trellis.surfaces.growth import Grown

MOST_LISTED = 600  # steps: what a phone still draws at once, and paper holds


def listed(grown: Grown, *, area: str) -> dict[str, Any]:
    """This function will list the whole path; or one area that was asked for; or, of a wide continuum, the strands where
    something grows, with the way to every area."""
    growth, areas = grown.growth, grown.growth.areas
    opened = next((one for one in areas if str(one.id) == area), None)
    if opened is not None:
        return {"drawing": draw_list(growth.within(opened.id)), "opened": opened}
    if sum(len(strand.steps) for strand in growth.strands) <= MOST_LISTED:
        return {"drawing": draw_list(growth)}
    begun = replace(growth, strands=tuple(one for one in growth.strands if one.is_touched))
    return {"drawing": draw_list(begun), "listed_areas": [one for one in areas if _stands_in(one.id, growth)]}


def _stands_in(area: Any, growth: Growth) -> bool:
    return any(strand.area == area for strand in growth.framed)
