"""Planting a mentor: Rosa of the bike workshop, vetted until June, what she offers, and what she, Leo and Mr Duarte say."""

from datetime import date

from trellis.demo.planting.plot import Plot
from trellis.rooms.community.actions import make_offer, say_among_three
from trellis.rooms.community.actions.mentoring import Offered
from trellis.rooms.evidence.actions import give_feedback
from trellis.rooms.evidence.actions.opening import open_to_circle
from trellis.rooms.evidence.queries import pieces_alone_of
from trellis.rooms.evidence.terms import FeedbackKind
from trellis.rooms.paths.actions.goals import open_goal_to_circle
from trellis.rooms.paths.queries import goals_of
from trellis.rooms.people.actions import answer_mentorship, propose_mentorship, set_next_visit, vet_mentor
from trellis.rooms.people.queries import viewer_of

VETTED, MATCHED, AGREED = 28, 24, 23  # so many school days ago
OFFERS = (
    Offered(
        kind="visit", title="A Thursday in the bike workshop", days="Thursdays, three to five",
        will_see="Wheels being trued, brakes being bled, and people who bring a bike and tell you what it does wrong.",
    ),
    Offered(
        kind="workshop", title="Mend a brake with your own hands", days="Three Thursdays in spring",
        will_see="Your own brake, taken apart on a bench, and put together so that you would ride it downhill.",
    ),
)  # fmt: skip
SAID = (
    ("rosa", 22, "15:10", "Bring the wheel that wobbles. We true it together, and I say as little as I can."),
    ("leo", 21, "08:05", "It wobbles at two places. May I bring Kim’s stand as well?"),
    ("duarte", 21, "12:40", "Bring it. I come along on the first Thursday and carry the stand."),
    (
        "rosa",
        8,
        "17:20",
        "Two millimeters by ear alone. Next time feel the pad right after you stop, and tell me what you notice.",
    ),
    ("leo", 7, "08:10", "It was warm. Only the pad, not the wheel. Is that where the speed goes?"),
)
PIECE = "I trued a wheel, almost"
WORD = (
    "What works here? You listened for the spoke before you turned it.\n"
    "What would you try next? Turn half as far, and twice as often."
)


def plant_mentors(plot: Plot) -> None:
    """This function will let the office vet Rosa, Mr Duarte match her with Leo, Ana agree, and the three talk."""
    rosa, leo, duarte = (plot.people[slug] for slug in ("rosa", "leo", "duarte"))
    until = _june(plot.term.now.date())
    vet_mentor(mentor=rosa, until=until, by=plot.people["vera"], at=plot.moment(VETTED, "09:00"))
    for offered in OFFERS:
        make_offer(offered=offered, by=rosa, at=plot.moment(VETTED - 1, "18:00"))
    row = propose_mentorship(
        mentor=rosa, learner=leo, staff=duarte, purpose="Bikes, brakes, and where the speed goes", until=until,
        by=duarte, at=plot.moment(MATCHED, "13:00"),
    )  # fmt: skip
    answer_mentorship(mentorship=row, consents=True, by=plot.people["andrade"], at=plot.moment(AGREED, "19:30"))
    row.refresh_from_db()
    for who, back, hour, text in SAID:
        say_among_three(mentorship=row, text=text, by=plot.people[who], at=plot.moment(back, hour))
    at = plot.moment(7, "08:15")
    leo_sees = viewer_of(leo, at=at)
    piece = pieces_alone_of(leo, viewer=leo_sees).get(title=PIECE)
    open_to_circle(piece=piece, is_open=True, by=leo, at=at)
    give_feedback(evidence=piece, kind=FeedbackKind.WORD, text=WORD, by=rosa, at=plot.moment(6, "17:30"))
    for goal in (one for one in goals_of(leo, viewer=leo_sees) if "brake" in one.text):
        open_goal_to_circle(goal=goal, is_open=True, by=leo, at=at)
    set_next_visit(mentorship=row, day=plot.term.after(2), by=rosa, at=plot.moment(0, "07:40"))


def _june(today: date) -> date:
    this = date(today.year, 6, 30)
    return this if this >= date(today.year, today.month, today.day) else date(today.year + 1, 6, 30)
