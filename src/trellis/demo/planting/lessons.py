"""Planting what a teacher has planned for the next school day, and who offered to help."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.continuum.queries import criteria_of
from trellis.rooms.evidence.actions import offer_help
from trellis.rooms.paths.actions import plan_lesson

TARGET, CRITERION = "say-what-and-why", 1  # a reason with "because"
WITH = ("ada", "femi", "maya", "rui", "wren")
PLANNED_AT = "14:50"
OFFERING, OFFERED_AT = ("jo", "noor"), "14:10"


def plant_lessons(plot: Plot) -> None:
    """This function will plant the small lesson that Ms Osei has planned with five of 2B, and who offered to help with it."""
    found = criteria_of(plot.targets[TARGET].id)[CRITERION]
    learners = [plot.people[slug] for slug in WITH]
    at, osei = plot.moment(0, PLANNED_AT), plot.people["osei"]
    group = plot.groups["2b"]
    plan_lesson(criterion=found, group=group, learners=learners, on=plot.term.after(1), by=osei, at=at)
    for slug in OFFERING:
        one = plot.people[slug]
        offer_help(learner=one, target=plot.targets[TARGET], by=one, at=plot.moment(0, OFFERED_AT))
