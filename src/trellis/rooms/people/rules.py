"""Who is asking, and what a person may do about people."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from trellis.rooms.people.models import Group, Kiosk, Membership, Mentorship, Person
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, OF_AGE, GroupKind, Reading, Rights, Role

OFFICE = frozenset({Role.LEADER, Role.STAFF, Role.OPERATOR})
BREAKS = frozenset({"Cc", "Zl", "Zp"})  # line breaks, and what is no letter at all
YOUNG_TO = 3  # the school year to which a learner usually reads the words for the young
GIVEN_BY_LEADERS = frozenset({Role.LEADER, Role.COUNSELLOR, Role.SAFEGUARDING_LEAD, Role.OPERATOR})


@dataclass(frozen=True)
class Viewer:
    """A person who asks for a page, with their live memberships and guardianships on that day of their school."""

    person: Person
    on: date
    memberships: tuple[Membership, ...] = ()
    children: Mapping[UUID, str] = field(default_factory=dict)
    relations: dict[UUID, Any] = field(default_factory=dict, compare=False, repr=False)  # found once a request
    # Read once a request: whom they teach, by group (see taught_in), and since a day when the school is closed (see
    # school_days_for).
    taught: list[tuple[UUID, Person]] = field(default_factory=list, compare=False, repr=False)
    own_children: list[Person] = field(default_factory=list, compare=False, repr=False)  # see children_of
    children_in: list[frozenset[UUID]] = field(
        default_factory=list, compare=False, repr=False
    )  # see groups_of_children
    mentored: list[frozenset[UUID]] = field(default_factory=list, compare=False, repr=False)  # see mentored_by
    closed: dict[date, list[tuple[date, date]]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def roles(self) -> frozenset[str]:
        """This function will list the roles the viewer has today; a guardian is one by guardianship, and a team gives none."""
        roles = {m.role for m in self.memberships if not is_in_team(m)}
        if any(rights != Rights.NONE for rights in self.children.values()):
            roles.add(Role.GUARDIAN)
        return frozenset(roles)

    @property
    def id(self) -> UUID:
        return self.person.id

    @cached_property
    def taught_groups(self) -> frozenset[UUID]:
        taught = (m for m in self.memberships if m.role in EDUCATORS and not is_in_team(m))
        return frozenset(m.group_id for m in taught if m.group_id)

    @cached_property
    def teams(self) -> frozenset[UUID]:
        """This function will tell of which teams the viewer is today: adults of the school who work together."""
        return (
            frozenset(m.group_id for m in self.memberships if m.group_id and is_in_team(m))
            if self.is_staff
            else frozenset()
        )

    @cached_property
    def own_groups(self) -> frozenset[UUID]:
        return frozenset(m.group_id for m in self.memberships if m.group_id and m.role == Role.LEARNER)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & ADULT_STAFF)


def live(on: date, prefix: str = "") -> Q:
    """This function will select memberships that hold on that day; a membership holds to the end of its last day."""
    return Q(**{f"{prefix}starts_on__lte": on}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gte": on})
    )


def is_live(membership: Membership, on: date) -> bool:
    """This function will say whether a membership holds on that day: live, for one."""
    return membership.starts_on <= on and (membership.ends_on is None or membership.ends_on >= on)


def is_in_team(membership: Membership) -> bool:
    """This function will say whether a membership is one of a team: it opens the team, gives no role and teaches nobody."""
    return membership.group is not None and membership.group.kind == GroupKind.TEAM


def may_be_in(group: Group | None, role: str) -> bool:
    """This function will say whether a role can be had in a group: a team is of adults of the school alone."""
    return group is None or group.kind != GroupKind.TEAM or role in ADULT_STAFF


def wrong_with_name(typed: str, *, most: int) -> str:
    """This function will say in a sentence why a name cannot be kept: it goes over several lines, or is longer than `most`;
    nothing where it can."""
    name = typed.strip()
    if any(unicodedata.category(one) in BREAKS for one in name):
        return _("Write the name on one line, without tabs.")
    if len(name) > most:
        return _("This name is too long to keep. Write it with at most %(most)s letters.") % {"most": most}
    return ""


def usual_reading(role: str, grade: str) -> str:
    """This function will say in which wording somebody usually reads: the young to grade 3, older learners, adults."""
    if role != Role.LEARNER:
        return Reading.ADULT
    return Reading.YOUNG if (stage := grade_as_stage(grade)) is not None and stage <= YOUNG_TO else Reading.TEEN


def grade_as_stage(grade: str) -> int | None:
    """This function will give a school year as a number, kindergarten being 0; None where it is no number."""
    year = grade.strip().upper()
    return 0 if year == "K" else int(year) if year.isdecimal() else None


def may_add_people(viewer: Viewer) -> bool:
    """This function will say whether the viewer may add people and family keys: leaders, staff and operators may."""
    return bool(viewer.roles & OFFICE)


def may_give_role(viewer: Viewer, role: str) -> bool:
    """This function will say whether the viewer may give somebody a role: the office may; what opens the whole school is
    given by leaders alone."""
    return may_add_people(viewer) and (role not in GIVEN_BY_LEADERS or Role.LEADER in viewer.roles)


def may_make_family_key(viewer: Viewer) -> bool:
    """This function will say whether the viewer may make and print family keys: leaders and staff may. Who holds a key
    reads a child's page, so an operator, who reads nobody's, makes none."""
    return bool(viewer.roles & {Role.LEADER, Role.STAFF})


def may_withdraw_family_key(viewer: Viewer, guardian: Person) -> bool:
    """This function will say whether the viewer may withdraw a guardian's key: the office may, and whoever owns it."""
    return viewer.id == guardian.id or may_add_people(viewer)


def may_set_rules(viewer: Viewer) -> bool:
    """This function will say whether the viewer may turn the school's switches and set of how few a number is told: leaders
    may."""
    return Role.LEADER in viewer.roles


def may_set_rights(viewer: Viewer) -> bool:
    """This function will say whether the viewer may read and set which rights a guardian has: leaders may."""
    return Role.LEADER in viewer.roles


def may_give_password(viewer: Viewer, person: Person) -> bool:
    """This function will say whether the viewer may give somebody a new password: a leader of the same school, to anybody
    but themself."""
    return Role.LEADER in viewer.roles and viewer.id != person.id and viewer.person.school_id == person.school_id


def people_visible_to(viewer: Viewer) -> Q:
    """This function will select the persons whose name the viewer may read: everybody of the own school, for guardians
    only their own children and the staff; an operator reads nobody's."""
    if viewer.is_staff or Role.LEARNER in viewer.roles:
        return Q(school_id=viewer.person.school_id)
    allowed = [child for child, rights in viewer.children.items() if rights != Rights.NONE]
    return Q(pk__in=[*allowed, viewer.id])


def may_note_days_away(viewer: Viewer, person: Person) -> bool:
    """This function will say whether the viewer may note that somebody is not at school: themself as an adult there, or a
    learner they teach today."""
    if viewer.person.school_id != person.school_id or not viewer.roles & (EDUCATORS | ADULT_STAFF):
        return False
    taught = Membership.objects.filter(
        live(viewer.on), person=person, role=Role.LEARNER, group__in=list(viewer.taught_groups)
    )
    return viewer.id == person.id or taught.exists()


def may_open_office(viewer: Viewer) -> bool:
    """This function will say whether the viewer may open the office's pages about people: leaders and staff may."""
    return bool(viewer.roles & {Role.LEADER, Role.STAFF})


def may_keep_continuum(viewer: Viewer) -> bool:
    """This function will say whether the viewer may change the school's continuum: leaders and staff may."""
    return bool(viewer.roles & {Role.LEADER, Role.STAFF})


def belongs_to(viewer: Viewer | None, school_id: UUID) -> bool:
    """This function will say whether somebody is of a school today: whoever has left, or has no rights left, is not."""
    return viewer is not None and viewer.person.school_id == school_id and bool(viewer.roles)


def may_open_kiosk(viewer: Viewer, group: Group) -> bool:
    """This function will say whether the viewer may open a tablet for a class: those who teach it today may."""
    return group.id in viewer.taught_groups


def may_close_kiosk(person: Person, kiosk: Kiosk) -> bool:
    """This function will say whether somebody may close the tablet of a class: whoever opened it."""
    return person.id == kiosk.opened_by_id


def may_vet(viewer: Viewer, mentor: Person) -> bool:
    """This function will say whether the viewer may vet a mentor until a day: leaders and staff of the school, nobody themself."""
    return may_open_office(viewer) and viewer.id != mentor.id and viewer.person.school_id == mentor.school_id


def may_match(viewer: Viewer, learner: Person, *, teaches: bool) -> bool:
    """This function will say whether the viewer may match a mentor with a learner, and name who is beside the two: who
    teaches or advises the learner today, and who leads the school."""
    return viewer.person.school_id == learner.school_id and (teaches or Role.LEADER in viewer.roles)


def may_consent(viewer: Viewer, mentorship: Mentorship, *, age: int | None) -> bool:
    """This function will say whether the viewer may consent to a mentorship: a guardian with full rights who is not the
    mentor; from eighteen on the learner, and nobody else."""
    if age is not None and age >= OF_AGE:
        return viewer.id == mentorship.learner_id
    is_guardian = viewer.children.get(mentorship.learner_id, Rights.NONE) == Rights.FULL
    return is_guardian and viewer.id != mentorship.mentor_id


def may_end_mentorship(viewer: Viewer, mentorship: Mentorship, *, age: int | None) -> bool:
    """This function will say whether the viewer may end a mentorship: whoever may consent to it, the learner at any age,
    the mentor, whoever stays beside the two, and who leads the school."""
    if viewer.person.school_id != mentorship.school_id:
        return False
    parties = {mentorship.learner_id, mentorship.mentor_id, mentorship.staff_id}
    return may_consent(viewer, mentorship, age=age) or viewer.id in parties or Role.LEADER in viewer.roles
