"""With whom adults wish more time: a wish has no words, so its mark is its own id, where it stands on a page."""

from dataclasses import replace

from tests.cast import NOON, Cast
from tests.never.who_sees_what.garden import Garden
from trellis.rooms.conferences.actions.wishes import wish_time


def plant_wishes(garden: Garden, cast: Cast) -> None:
    """This function will have Mr Duarte and Mr Brandt each wish more time with Leo, and neither knows of the other."""
    for who in ("duarte", "brandt"):
        wish = wish_time(learner=cast.leo, by=getattr(cast, who), at=NOON)
        garden.mark("time_wish", f"wish of {who}", parties=[who])
        garden.planted[-1] = replace(garden.planted[-1], mark=f"wish-{wish.id}")
