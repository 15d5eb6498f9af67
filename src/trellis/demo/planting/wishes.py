"""Planting with whom two adults wish more time. Nobody but each of them reads of it, in the demo school as in any other."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.conferences.actions.wishes import wish_time

WISHED = (("duarte", "max", 2), ("osei", "ivo", 3))  # who, with whom, and how many school days ago they said so
WISHED_AT = "13:00"


def plant_wishes(plot: Plot) -> None:
    """This function will have Mr Duarte wish more time with Max, and Ms Osei with Ivo."""
    for adult, learner, back in WISHED:
        wish_time(learner=plot.people[learner], by=plot.people[adult], at=plot.moment(back, WISHED_AT))
