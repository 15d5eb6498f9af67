"""More of what adults of one team have between them: people in it, questions, decisions, days."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.teams import before_team, team_blue
from trellis.foundation import clock
from trellis.rooms.community.actions import close_proposal
from trellis.rooms.community.models import Decision
from trellis.rooms.people.actions import add_person, add_to_team, form_team, note_days_away
from trellis.rooms.people.models import Group
from trellis.rooms.people.terms import GroupKind, Role

if TYPE_CHECKING:
    from tests.house.plenty import Plenty


def team_there() -> Group | None:
    return Group.objects.filter(kind=GroupKind.TEAM, name="Team Blue").first()


def of_team() -> Decision:
    found = Decision.objects.filter(reach="school").first()
    assert found
    return found


def more_adults(plenty: "Plenty", number: int) -> None:
    """One more in the team with a group of their own, one more question, one more decision, one more day away; one more team."""
    cast, now = plenty.cast, clock.now()
    team = team_there() or team_blue(cast, cast.duarte, cast.brandt, at=now)
    group = Group.objects.create(school=cast.school, kind=GroupKind.CLASS, name=f"C{number}")
    adult = add_person(
        school=cast.school, name=f"Ms {number}", said_as=f"Ms {number}", role=Role.TEACHER, group=group, by=cast.keller, at=now
    )
    add_to_team(team=team, person=adult, by=cast.keller, at=now)
    before_team(team, adult, question=f"Shall we {number}?", at=now)
    close_proposal(proposal=before_team(team, adult, reach="school", question=f"And {number}?", at=now), by=adult, at=now)
    owed = before_team(team, cast.duarte, question=f"Again {number}?", review_on=now.date() + timedelta(days=1), at=now)
    decision = close_proposal(proposal=owed, by=cast.duarte, at=now)
    type(decision).objects.filter(pk=decision.pk).update(review_on=now.date())
    day = now.date() + timedelta(days=1 + number % 10)
    note_days_away(person=adult, starts_on=day, ends_on=day, by=adult, at=now)
    form_team(school=cast.school, name=f"Team {number}", members=[cast.duarte, adult], by=cast.keller, at=now)
