"""The people around a learner as pages show them: the learner's own, and that of whoever teaches or advises them."""

from dataclasses import dataclass, replace

from trellis.rooms.circles.queries.around import Around, Tie, circle_around
from trellis.rooms.circles.terms import TieKind
from trellis.rooms.conferences.queries import days_of_talks_promised
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import age_on
from trellis.rooms.people.rules import Viewer

THIRTEEN = 13  # from then on a family reads along only where its child wants it to


@dataclass(frozen=True)
class Readers:
    """Who reads what a learner sends to an adult, beside that adult."""

    advisors: list[Person]
    family: bool


def circle_of(learner: Person, *, viewer: Viewer) -> Around:
    """This function will give the people around a learner, each with the day for which they promised a talk."""
    around = circle_around(learner, viewer=viewer)
    days = days_of_talks_promised(learner, viewer=viewer) if around.ties else {}
    return replace(around, ties=[replace(tie, next_on=days.get(tie.person.id) or tie.next_on) for tie in around.ties])


def readers_of(learner: Person, ties: list[Tie], *, viewer: Viewer) -> Readers:
    """This function will tell who else reads what a learner sends to an adult."""
    age = age_on(learner, viewer.on)
    has_family = any(tie.kind == TieKind.FAMILY for tie in ties)
    advisors = [tie.person for tie in ties if tie.kind == TieKind.ADVISOR]
    return Readers(advisors, has_family and (age is None or age < THIRTEEN))
