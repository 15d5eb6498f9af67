"""What a school has turned on and off, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from trellis.foundation.models import AuditLine
from trellis.rooms.people.events import FewestToldSet, SwitchTurned
from trellis.rooms.people.models import Person, School


@dataclass(frozen=True)
class Turned:
    """Who last turned something of the school's, and when."""

    by: Person | None
    at: datetime


def last_turned(school: School) -> dict[str, Turned]:
    """This function will tell who last turned each of the school's switches, by switch, and who last set of how few a
    number is told ("fewest_told"), as the audit lines have it. Two queries."""
    names = (SwitchTurned.__name__, FewestToldSet.__name__)
    lines = AuditLine.objects.filter(school_id=school.id, event__in=names).order_by("at", "id")
    newest = {line.facts.get("switch", "fewest_told"): line for line in lines}
    people = Person.objects.in_bulk([line.by_id for line in newest.values()])
    return {what: Turned(people.get(line.by_id), line.at) for what, line in newest.items()}
