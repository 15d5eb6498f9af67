"""Classes and advisories: formed, named anew, ended; learners brought into them, and taken out."""

from collections.abc import Collection
from datetime import date, datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.people import events
from trellis.rooms.people.actions.adding import end_membership, join
from trellis.rooms.people.actions.naming import checked_name
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.queries import school_day, viewer_of
from trellis.rooms.people.queries.groups import is_learner_at, last_day_after, now_in
from trellis.rooms.people.rules import live, may_add_people
from trellis.rooms.people.terms import GroupKind, Role

LONGEST_NAME = 80


@action
def form_group(*, school: School, kind: str, name: str, by: Person, at: datetime) -> Group:
    """This function will form a class, an advisory or a team of a school; people join it afterwards.

    Raises NotAllowed, or Refused without a name, for an unknown kind, and for a name that a group of this kind has already.
    Publishes GroupFormed.
    """
    _require_office(school, by=by, at=at)
    words = _name(name)
    if kind not in GroupKind.values:
        raise Refused(_("Say what kind of group it is."))
    one_after_the_other(school)
    _refuse_taken(school, kind, words, on=school_day(school, at))
    group = Group.objects.create(school=school, kind=kind, name=words)
    publish(events.GroupFormed(school_id=school.id, group_id=group.id, kind=kind))
    return group


@action
def rename_group(*, group: Group, name: str, by: Person, at: datetime) -> None:
    """This function will give a group another name; what was written while it had the old one stays with it.

    Raises NotAllowed, or Refused without a name and for one that another group of its kind has. Publishes GroupRenamed.
    """
    _require_office(group.school, by=by, at=at)
    words = _name(name)
    one_after_the_other(group.school)
    if words == group.name:
        return
    _refuse_taken(group.school, group.kind, words, on=school_day(group.school, at), but=group)
    group.name = words
    group.save(update_fields=["name"])
    publish(events.GroupRenamed(school_id=group.school_id, group_id=group.id))


@action
def end_group(*, group: Group, ends_on: date, by: Person, at: datetime) -> None:
    """This function will end a group at the end of a day: whoever is in it then is in it no more, and nobody joins it. What
    they wrote and signed stays.

    Raises NotAllowed, or Refused for a day gone by, and where somebody begins in it after that day. Publishes GroupEnded.
    """
    _require_office(group.school, by=by, at=at)
    today = school_day(group.school, at)
    kept = one_after_the_other(group)
    if ends_on < today:
        raise Refused(_("Choose today or a day to come: what was, was."))
    rows = Membership.objects.filter(group=kept)
    if late := rows.filter(starts_on__gt=ends_on).select_related("person").first():
        raise Refused(
            _("%(name)s begins in it after that day. Choose a later day, or end that on their own page first.")
            % {"name": late.person.said_as}
        )
    rows.filter(last_day_after(ends_on)).update(ends_on=ends_on)
    kept.ends_on = ends_on
    kept.save(update_fields=["ends_on"])
    publish(events.GroupEnded(school_id=group.school_id, group_id=group.id))


@action
def bring_into_group(
    *, group: Group, learners: Collection[Person], leaves_others: bool, by: Person, at: datetime
) -> None:
    """This function will bring learners into a group from today on; with `leaves_others` today is their last day in their
    other groups of this kind. Who is in it already stays as they are.

    Raises NotAllowed, or Refused for nobody, for somebody who does not learn at this school, for a team, and for a group that
    has ended. Publishes PersonAdded for each, and MembershipEnded for each that ends.
    """
    _require_office(group.school, by=by, at=at)
    today = school_day(group.school, at)
    if not learners:
        raise Refused(_("Tick first who comes into it."))
    one_after_the_other(group)
    held = {one.person_id for one in now_in(group, on=today) if one.role == Role.LEARNER and one.ends_on is None}
    for learner in learners:
        if learner.school_id != group.school_id or not is_learner_at(learner, on=today):
            raise Refused(_("Choose those who learn at this school."))
        if learner.id not in held:
            join(person=learner, role=Role.LEARNER, group=group, starts_on=today, by=by, at=at)
        if leaves_others:
            _end_others(learner, group, today=today, by=by, at=at)


@action
def leave_group(*, memberships: Collection[Membership], ends_on: date, by: Person, at: datetime) -> None:
    """This function will end what several people have in a group, all with the same last day, or none of it.

    Raises NotAllowed, or Refused for nobody and for a day before somebody began. Publishes MembershipEnded for each.
    """
    if not memberships:
        raise Refused(_("Tick first who leaves."))
    for one in memberships:
        if ends_on < one.starts_on:
            raise Refused(
                _("%(name)s began after that day. Choose the day on which they began, or a later one.")
                % {"name": one.person.said_as}
            )
        end_membership(membership=one, ends_on=ends_on, by=by, at=at)


def _end_others(learner: Person, group: Group, *, today: date, by: Person, at: datetime) -> None:
    others = learner.memberships.filter(
        live(today), role=Role.LEARNER, ends_on=None, group__kind=group.kind
    ).exclude(group=group)  # fmt: skip
    for one in others.select_related("person__school"):
        end_membership(membership=one, ends_on=today, by=by, at=at)


def _name(typed: str) -> str:
    return checked_name(typed, most=LONGEST_NAME, missing=_("Give the group a name."))


def _refuse_taken(school: School, kind: str, name: str, *, on: date, but: Group | None = None) -> None:
    rows = Group.objects.filter(last_day_after(on), school=school, kind=kind, name__iexact=name)
    if (rows.exclude(pk=but.pk) if but else rows).exists():
        raise Refused(_("There is one of this name already. Choose another name, or go on with that one."))


def _require_office(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_add_people(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
