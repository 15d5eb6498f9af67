"""Who decides, who reads a decision, who speaks to it."""

from trellis.rooms.charter.rules import may_speak_for_school
from trellis.rooms.community.models import Decision
from trellis.rooms.people.models import School
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import ADULT_STAFF, Role
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind

# What was decided about a learner is read by whoever reads what that learner aims at: the circle, and nobody else.
ABOUT_A_LEARNER = Kind.SELF_ASSESSMENT
# As whom somebody signs, where they are several things at once: the first of these that they are.
SIGNS_AS = (
    Role.LEADER, Role.TEACHER, Role.ADVISOR, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD, Role.STAFF, Role.GUARDIAN,
)  # fmt: skip


def may_decide(viewer: Viewer, school: School) -> bool:
    """This function will say whether the viewer may write the school's decisions, and answer what is said to them."""
    return viewer.person.school_id == school.id and may_speak_for_school(viewer)


def may_read_decision(viewer: Viewer | None, decision: Decision) -> bool:
    """This function will say whether a decision may be read: the school's by anybody, one about a learner by their circle."""
    if decision.learner is None:
        return True
    return viewer is not None and may_read(viewer, ABOUT_A_LEARNER, decision.learner)


def may_comment(viewer: Viewer | None, decision: Decision) -> bool:
    """This function will say whether the viewer may say something about a decision: families and the school's adults, and
    never about one that concerns a single child."""
    if viewer is None or decision.learner_id is not None or viewer.person.school_id != decision.school_id:
        return False
    return bool(viewer.roles & (ADULT_STAFF | {Role.GUARDIAN}))


def signing_role(viewer: Viewer) -> Role:
    """This function will say as what somebody signs a comment."""
    return next(role for role in SIGNS_AS if role in viewer.roles)
