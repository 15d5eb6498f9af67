"""Planting the school day of each group, and what two learners have planned for theirs."""

from datetime import time
from typing import Any

from trellis.demo import content
from trellis.demo.planting.plot import Plot
from trellis.demo.planting.teaching import both
from trellis.rooms.paths.actions import plan_block
from trellis.rooms.people.actions import set_time_block
from trellis.rooms.people.queries import next_school_day

# Who planned what, where and with whom; the other free hours wait for whoever plays them.
PLANNED: tuple[dict[str, Any], ...] = (
    {
        "who": "maya",
        "group": "2b",
        "starts": "08:50",
        "way": "bridge-that-holds",
        "place": "the beanbags, just outside",
    },
    {"who": "leo", "group": "duarte", "starts": "11:00", "target": "write-change-as-a-rule", "place": "the library"},
)
PLANNED_AT = "14:55"


def plant_day(plot: Plot) -> None:
    """This function will write the parts of a school day for both groups."""
    for one in content.blocks():
        plot.blocks[one.group, one.starts] = set_time_block(
            school=plot.school, group=plot.groups[one.group], name=both(one.name), is_free=one.because is None,
            starts_at=time.fromisoformat(one.starts), ends_at=time.fromisoformat(one.ends), picture=one.picture,
            because=both(one.because) if one.because else None, by=plot.people["keller"], at=plot.first_day,
        )  # fmt: skip


def plant_plans(plot: Plot) -> None:
    """This function will plan what is planned so far of the day that a visitor finds."""
    on = next_school_day(plot.school, plot.term.here.date())
    for one in PLANNED:
        learner = plot.people[one["who"]]
        thing = (
            {"experience": plot.experiences[one["way"]]} if "way" in one else {"target": plot.targets[one["target"]]}
        )
        plan_block(
            learner=learner, block=plot.blocks[one["group"], one["starts"]], on=on, place=one["place"], by=learner,
            at=plot.moment(0, PLANNED_AT), **thing,
        )  # fmt: skip
