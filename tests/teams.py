"""Teams for tests: formed by the office, of adults who teach."""

from datetime import date, datetime, timedelta

from tests.cast import NOON, Cast
from trellis.foundation import clock
from trellis.rooms.community.actions import ProposalWords, propose
from trellis.rooms.community.models import Proposal
from trellis.rooms.people.actions import form_team
from trellis.rooms.people.models import Group, Person

QUESTION, ANSWER = "What do we do with the Friday flex block?", "Everybody chooses a workshop, across both groups."


def team_blue(cast: Cast, *members: Person, at: datetime = NOON) -> Group:
    """Team Blue: Ms Osei, Mr Duarte and Mr Brandt, if nobody else is named."""
    people = members or (cast.osei, cast.duarte, cast.brandt)
    return form_team(school=cast.school, name="Team Blue", members=people, by=cast.keller, at=at)


def before_team(
    team: Group, by: Person, *, reach: str = "team", question: str = QUESTION, review_on: date | None = None,
    at: datetime | None = None,
) -> Proposal:  # fmt: skip
    """Something that a team has before it."""
    now = at or clock.now()
    words = ProposalWords(
        question=question, answer=ANSWER, options="Homework hour\nNothing new", why="They asked for it."
    )
    return propose(
        team=team, words=words, review_on=review_on or now.date() + timedelta(days=60), reach=reach, by=by, at=now
    )
