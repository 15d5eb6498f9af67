"""Planting what stands in the weeks of the classes: there for the taking."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.paths.actions import plan_experience

# Who planned what for whom, so many school days ahead; without a number, for any day.
PLANNED = (
    ("osei", "2b", "talking-drums", 1),
    ("osei", "2b", "bridge-that-holds", 2),
    ("brandt", "duarte", "how-far-will-it-glide", 2),
    ("iman", "duarte", "ten-minutes-of-radio", None),
)
PLANNED_AT = "15:05"


def plant_weeks(plot: Plot) -> None:
    """This function will plant what Ms Osei, Mr Brandt and Ms Iman offer their classes in the days to come."""
    for who, group, experience, ahead in PLANNED:
        on = plot.term.after(ahead) if ahead else None
        plan_experience(
            experience=plot.experiences[experience], group=plot.groups[group], week=on or plot.term.after(1), on=on,
            by=plot.people[who], at=plot.moment(0, PLANNED_AT),
        )  # fmt: skip
