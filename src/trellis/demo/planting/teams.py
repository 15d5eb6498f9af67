"""Planting team Blue: who works together, what they decided about Fridays, and what they have before them."""

from datetime import timedelta

from trellis.demo.planting.plot import Plot
from trellis.rooms.community.actions import ProposalWords, propose, say_to_team
from trellis.rooms.people.actions import form_team

NAME, MEMBERS = "Team Blue", ("osei", "brandt", "iman")
FORMED, ASKED, SAID = 40, 12, 11
AT, LATER = "15:35", "16:05"
FRIDAY = ProposalWords(
    question="What do we do with the Friday flex block?",
    answer="Everybody chooses a workshop, across our groups; each of us offers one.",
    options="Homework hour in each room\nLeave it as it is until summer",
    why="Learners of both groups asked for time to make things together, and on Fridays our rooms stand half empty.",
)
OPEN = ProposalWords(
    question="Shall we tell each other on Monday who has had a hard weekend?",
    answer="Ten minutes before school, standing, and only what somebody has asked us to pass on.",
    why="Twice this month one of us learnt on Thursday what another had known on Monday.",
)


def plant_teams(plot: Plot) -> None:
    """This function will form the team, let it decide the Friday block, and leave one question open with a concern."""
    members = [plot.people[slug] for slug in MEMBERS]
    osei, brandt, iman = members
    team = form_team(
        school=plot.school, name=NAME, members=members, by=plot.people["keller"], at=plot.moment(FORMED, AT)
    )
    review_on = plot.term.today + timedelta(days=21)
    friday = propose(team=team, words=FRIDAY, review_on=review_on, reach="school", by=osei, at=plot.moment(ASKED, AT))
    say_to_team(
        proposal=friday,
        agrees=True,
        words="I offer the workbench, eight at a time.",
        by=brandt,
        at=plot.moment(ASKED, LATER),
    )
    say_to_team(proposal=friday, agrees=True, by=iman, at=plot.moment(SAID, AT))
    review_on = plot.term.today + timedelta(days=40)
    monday = propose(team=team, words=OPEN, review_on=review_on, reach="team", by=iman, at=plot.moment(2, AT))
    say_to_team(
        proposal=monday, agrees=False, words="On Mondays I have the gate. Could it be Tuesday?", by=brandt,
        at=plot.moment(1, AT),
    )  # fmt: skip
