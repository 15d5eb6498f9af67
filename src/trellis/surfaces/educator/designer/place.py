"""Where in the week something is to go: the class, and the day or the week, carried along by the pages that lead there."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.http import urlencode

from trellis.foundation.intents import Refused
from trellis.rooms.people.models import Group
from trellis.rooms.people.queries import groups_taught_by
from trellis.rooms.people.rules import Viewer
from trellis.surfaces.educator.classes import class_asked
from trellis.surfaces.forms import read_date

BASE = "/educator/designer/"


@dataclass(frozen=True)
class Place:
    """A class of the viewer, and perhaps the day or the week for which something is looked for."""

    groups: list[Group]
    group: Group | None
    on: date | None
    week: date | None

    @property
    def query(self) -> str:
        """The place as it stands behind the question mark of an address; the class only where there are several."""
        named = {
            "group": str(self.group.id) if self.group and len(self.groups) > 1 else "",
            "on": self.on.isoformat() if self.on else "",
            "week": self.week.isoformat() if self.week and not self.on else "",
        }
        return urlencode({name: value for name, value in named.items() if value})

    @property
    def home(self) -> str:
        """The week of this class."""
        return f"{BASE}?group={self.group.id}" if self.group and len(self.groups) > 1 else BASE


def place_asked(viewer: Viewer, asked: QueryDict) -> Place:
    """This function will read for which class and which day something is looked for; a day that is none is passed over,
    for whoever plans it is asked again. Raises Http404 for a class that the viewer does not teach."""
    groups = groups_taught_by(viewer)
    return Place(groups, class_asked(groups, viewer, asked), _day(asked.get("on", "")), _day(asked.get("week", "")))


def _day(typed: str) -> date | None:
    try:
        return read_date(typed)
    except Refused:
        return None
