"""Planting circles: whom learners put into theirs and what for, who met whom, and what they sent to adults of their own accord."""

from trellis.demo.planting.plot import Plot
from trellis.rooms.circles.actions import note_interaction
from trellis.rooms.circles.actions.relating import add_to_circle
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.community.actions import Promised, Sent, answer_outreach, reach_out
from trellis.rooms.community.terms import OutreachKind
from trellis.rooms.evidence.queries import pieces_alone_of
from trellis.rooms.people.queries import viewer_of

BEGAN = 30  # so many school days ago they said who belongs to them
CIRCLES = {
    "leo": {
        "andrade": "reads my path with me on Sundays",
        "brandt": "the forces lab, and the second question",
        "duarte": "we talk every two weeks",
        "kim": "brake model, together",
        "max": "I explain graphs to him, he explains people to me",
        "zoe": "shares the tool table",
        "amari": "lets me fix bikes before first lesson",
    },
    "maya": {"ada": "holds the other side", "mina": "puppets", "keller": "looks at my bridges", "ruiz": "abuela’s letters"},
    "mina": {"maya": "we make puppets", "olek": "my robot and his", "keller": "she laughs at my robot"},
    "sam": {"quinn": "listens when it is dark", "rui": "drums for my stories", "nunes": "has the key to the dark room"},
    "zoe": {"leo": "the tool table", "osei": "I want to teach her class", "nunes": "the roof"},
}  # fmt: skip
# Who noted that they met whom, how many school days ago, and with a line or without.
MET = (
    ("leo", "kim", 1, "the stand holds now"), ("leo", "max", 4, ""), ("leo", "zoe", 3, ""),
    ("maya", "ada", 0, ""), ("mina", "maya", 2, ""), ("sam", "quinn", 2, ""), ("sam", "rui", 6, ""),
)  # fmt: skip
BRIDGE = "The bridge with triangles"


def plant_circles(plot: Plot) -> None:
    """This function will let five learners say who belongs to them, and three of them turn to an adult."""
    for slug, people in CIRCLES.items():
        for other, purpose in people.items():
            add_to_circle(
                learner=plot.people[slug], person=plot.people[other], purpose=purpose, by=plot.people[slug],
                at=plot.moment(BEGAN, "12:30"),
            )  # fmt: skip
    for slug, other, back, words in MET:
        note_interaction(
            learner=plot.people[other], kind=InteractionKind.MET, words=words, by=plot.people[slug],
            at=plot.moment(back, "10:05"),
        )  # fmt: skip
    _maya_gives_a_high_five(plot)
    _leo_asks_for_time(plot)
    _zoe_waits(plot)


def _maya_gives_a_high_five(plot: Plot) -> None:
    maya, at = plot.people["maya"], plot.moment(0, "10:25")
    rows = pieces_alone_of(maya, viewer=viewer_of(maya, at=at))
    bridge = rows.filter(title=BRIDGE).first()
    reach_out(
        learner=maya, to=plot.people["keller"], kind=OutreachKind.HIGH_FIVE, sent=Sent(piece=bridge), by=maya, at=at
    )


def _leo_asks_for_time(plot: Plot) -> None:
    """Asked two days ago, answered the day after: with the day of the talk that they have before them anyway."""
    leo, duarte = plot.people["leo"], plot.people["duarte"]
    asked = reach_out(
        learner=leo, to=duarte, kind=OutreachKind.TIME, by=leo, at=plot.moment(2, "13:40"),
        sent=Sent(words="Why the pad slips only when it is hot. Not the report, the pad."),
    )  # fmt: skip
    answer_outreach(
        request=asked, text="Bring the pad, hot and cold. I take ten minutes more for it.", promised=Promised(plot.term.after(0)),
        by=duarte, at=plot.moment(1, "14:10"),
    )  # fmt: skip
    won = reach_out(
        learner=leo, to=plot.people["keller"], kind=OutreachKind.WIN, by=leo, at=plot.moment(5, "12:20"),
        sent=Sent(words="The brake held three times in the rain."),
    )  # fmt: skip
    answer_outreach(
        request=won, text="I saw the slip at the end. Show me the pad on Friday, I come by the bench.",
        by=plot.people["keller"], at=plot.moment(4, "08:15"),
    )  # fmt: skip


def _zoe_waits(plot: Plot) -> None:
    zoe = plot.people["zoe"]
    reach_out(
        learner=zoe, to=plot.people["osei"], kind=OutreachKind.TIME, by=zoe, at=plot.waiting(4, "12:35"),
        sent=Sent(words="May I teach 2B my magic squares? Ten minutes are enough, and I bring the chalk."),
    )  # fmt: skip
