"""The nouns of this room."""

from trellis.rooms.people.models.audiences import AudiencesField
from trellis.rooms.people.models.calendar import Closure, DaysAway, TimeBlock
from trellis.rooms.people.models.family import FamilyKey, Guardianship
from trellis.rooms.people.models.group import Group, Membership
from trellis.rooms.people.models.kiosk import Kiosk
from trellis.rooms.people.models.learner_record import LearnerRecord
from trellis.rooms.people.models.mentoring import Mentorship, MentorVetting
from trellis.rooms.people.models.person import Person, User
from trellis.rooms.people.models.school import School

__all__ = [
    "AudiencesField",
    "Closure",
    "DaysAway",
    "FamilyKey",
    "Group",
    "Guardianship",
    "Kiosk",
    "LearnerRecord",
    "Membership",
    "MentorVetting",
    "Mentorship",
    "Person",
    "School",
    "TimeBlock",
    "User",
]
