"""Teams: the office forms one of adults, asks one more in, and ends what somebody had in it."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people import events
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.queries.teams import members_of, role_in_team
from trellis.rooms.people.rules import may_add_people
from trellis.rooms.people.terms import GroupKind


@action
def form_team(*, school: School, name: str, members: Sequence[Person], by: Person, at: datetime) -> Group:
    """This function will form a team of adults. Its learners are those whom they teach: nobody writes them in.

    The same name with the same people is one team, pressed twice. Raises NotAllowed, or Refused without a name, without
    anybody, or for a name that another team has. Publishes GroupFormed, and PersonAdded for each.
    """
    _require_office(school, by=by, at=at)
    words = name.strip()[:80]
    if not words or not members:
        raise Refused(_("Give the team a name, and tick who is in it."))
    one_after_the_other(school)
    known = Group.objects.filter(school=school, kind=GroupKind.TEAM, name__iexact=words).first()
    if known is not None:
        if {one.id for one in members_of(known, on=school_day(school, at))} == {one.id for one in members}:
            return known
        raise Refused(_("A team of this name is there already. Choose another name, or add people to that one."))
    team = Group.objects.create(school=school, kind=GroupKind.TEAM, name=words)
    publish(events.GroupFormed(school_id=school.id, group_id=team.id, kind=team.kind))
    for person in members:
        add_to_team(team=team, person=person, by=by, at=at)
    return team


@action
def add_to_team(*, team: Group, person: Person, by: Person, at: datetime) -> Membership:
    """This function will put an adult of the school into a team, from today on; pressed twice, they are in it once.

    Raises NotAllowed, or Refused for whoever is no adult of this school. Publishes PersonAdded.
    """
    _require_office(team.school, by=by, at=at)
    today = school_day(team.school, at)
    role = role_in_team(person, on=today) if person.school_id == team.school_id else None
    if role is None or team.kind != GroupKind.TEAM:
        raise Refused(
            _("A team is of adults of the school: choose one of their roles. Its learners are those whom they teach.")
        )
    one_after_the_other(team)
    held = person.memberships.filter(group=team, ends_on=None).first()
    if held is not None:
        return held
    made = Membership.objects.create(person=person, role=role, group=team, starts_on=today)
    publish(events.PersonAdded(school_id=team.school_id, person_id=person.id, role=role))
    return made


def _require_office(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
