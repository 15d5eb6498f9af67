"""Who is offered next steps, and who puts them aside."""

from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind


def may_put_aside(person: Person, learner: Person) -> bool:
    """This function will say whether somebody may put a learner's next step aside or turn them off: only the learner."""
    return person.id == learner.id


def may_read_next_steps(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read a learner's next steps and their reasons."""
    return may_read(viewer, Kind.NEXT_STEPS, learner)
