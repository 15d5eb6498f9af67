"""The next two weeks of a team in one calendar: what stands in them for the classes and the adults of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from trellis.rooms.community.models import Decision
from trellis.rooms.conferences.queries.calendar import FamilyTalk, family_talks_of
from trellis.rooms.paths.models import PlannedExperience
from trellis.rooms.paths.queries.week import planned_between
from trellis.rooms.people.models import Closure, DaysAway, Person
from trellis.rooms.people.queries import days_away_of
from trellis.rooms.people.queries.calendar import closures_between
from trellis.rooms.people.queries.teams import Team
from trellis.rooms.people.rules import Viewer

TWO_WEEKS = timedelta(days=13)


@dataclass(frozen=True)
class TeamDay:
    """One day of a team: why the school is closed, or what stands in it."""

    on: date
    closed: str
    planned: tuple[PlannedExperience, ...]
    away: tuple[Person, ...]
    talks: tuple[FamilyTalk, ...]
    reviews: tuple[Decision, ...]

    @property
    def is_plain(self) -> bool:
        return not (self.closed or self.planned or self.away or self.talks or self.reviews)


def team_days(team: Team, decisions: Sequence[Decision], *, viewer: Viewer) -> list[TeamDay]:
    """This function will lay out the school days of the next two weeks for one of a team's members, and the days on which the
    school is closed: days away without a reason, talks with families without whom. Four queries."""
    start, end, school = viewer.on, viewer.on + TWO_WEEKS, viewer.person.school
    closures = closures_between(school, start, end)
    planned = planned_between(team.classes, start, end)
    away = list(days_away_of(team.members, on=start))
    talks = family_talks_of(team.members, start, end)
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    return [
        TeamDay(
            on=day,
            closed=_closed(closures, day),
            planned=tuple(one for one in planned if one.on == day),
            away=_away(away, day),
            talks=tuple(one for one in talks if one.on == day),
            reviews=tuple(one for one in decisions if one.review_on == day),
        )
        for day in days
        if day.weekday() in school.school_days
    ]


def _closed(closures: Sequence[Closure], day: date) -> str:
    return next((one.name for one in closures if one.starts_on <= day <= one.ends_on), "")


def _away(rows: Sequence[DaysAway], day: date) -> tuple[Person, ...]:
    return tuple(dict.fromkeys(one.person for one in rows if one.starts_on <= day <= one.ends_on))
