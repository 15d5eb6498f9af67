"""Planting what adults do about their own work: a goal that a class reads, what was asked and answered, two things tried."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.paths.actions import set_goal
from trellis.rooms.paths.terms import Horizon
from trellis.rooms.people.queries import next_school_day
from trellis.rooms.people.terms import Audience
from trellis.rooms.practice.actions import (
    answer_support,
    ask_for_support,
    close_trial,
    note_check_in,
    plan_trial,
    share_trial,
    write_line,
)
from trellis.rooms.practice.terms import LineKind

AT, LATER = "15:50", "16:20"


def plant_practice(plot: Plot) -> None:
    """This function will let Ms Osei show a goal and a mistake to 2B, ask Ms Keller for support, and try two cards."""
    osei, keller, brandt = plot.people["osei"], plot.people["keller"], plot.people["brandt"]
    set_goal(
        owner=osei, horizon=Horizon.YEAR, text="I am practising listening", visibility=[Audience.CLASS], by=osei,
        at=plot.moment(14, AT),
    )  # fmt: skip
    write_line(
        kind=LineKind.MISTAKE, words="I finished a sentence for somebody who was still thinking.",
        learnt="If I count to ten, the sentence comes, and it is another one than mine.", is_shared=True, by=osei,
        at=plot.moment(6, AT),
    )  # fmt: skip
    write_line(kind=LineKind.HABIT, words="Write one name on my hand each morning.", by=osei, at=plot.moment(3, AT))
    asked = ask_for_support(
        to=keller, words="Cover for my talks on Tuesday, ten to eleven?", by=osei, at=plot.moment(4, AT)
    )
    answer_support(
        request=asked, words="Yes. I take 2B myself and bring the fossils.", by=keller, at=plot.moment(4, LATER)
    )
    ask_for_support(to=keller, words="Could somebody show me the big saw again?", by=brandt, at=plot.moment(1, AT))
    note_check_in(adult=osei, offered="One free hour each Thursday until the break.", by=keller, at=plot.moment(2, AT))
    tried = plan_trial(card="ask-then-wait", try_on=plot.moment(5, AT).date(), by=osei, at=plot.moment(7, AT))
    close_trial(
        trial=tried,
        came_of_it="Ten seconds are long. Twice somebody else began to speak.",
        by=osei,
        at=plot.moment(5, LATER),
    )
    share_trial(trial=tried, is_shared=True, by=osei, at=plot.moment(5, LATER))
    today = next_school_day(plot.school, plot.term.today)
    plan_trial(card="rhythm-of-conferencing", try_on=today, by=osei, at=plot.moment(1, AT))
