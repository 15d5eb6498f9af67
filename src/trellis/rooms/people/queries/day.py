"""Questions about the school's day: its parts, whose they are, and the tablets that are open in them."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Closure, Group, Kiosk, Membership, Person, School, TimeBlock
from trellis.rooms.people.queries.calendar import is_school_day, school_day
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import EDUCATORS, Role


def blocks_for(learner: Person, *, groups: Iterable[UUID], on: date) -> list[TimeBlock]:
    """This function will list the parts of a school day that are there for a learner of these groups, in their order;
    `is_closed` says whether the school is closed on that day."""
    return _blocks_for(learner.school_id, list(groups), on)


@prepared
def _blocks_for(school_id: UUID, groups: list[UUID], on: date) -> QuerySet[TimeBlock]:
    rows = TimeBlock.objects.filter(_there(on), Q(group=None) | Q(group__in=groups), school=school_id)
    closed = Closure.objects.filter(school=OuterRef("school"), starts_on__lte=on, ends_on__gte=on)
    return rows.annotate(is_closed=Exists(closed)).order_by("starts_at", "ends_at", "id")


def blocks_of_each(learner_ids: Collection[UUID], school: School, *, on: date) -> dict[UUID, list[TimeBlock]]:
    """This function will list for each of these learners of a school the parts of the day that they have from a day on, in
    their order; of a part that was taken out since, `is_there_on` says until when. Two queries."""
    if not learner_ids:
        return {}
    groups: dict[UUID, set[UUID | None]] = {learner_id: {None} for learner_id in learner_ids}
    rows = Membership.objects.filter(live(on), person__in=list(learner_ids), role=Role.LEARNER)
    for learner_id, group_id in rows.values_list("person_id", "group_id"):
        groups[learner_id].add(group_id)
    known = set().union(*groups.values()) - {None}
    parts = TimeBlock.objects.filter(_there(on), Q(group=None) | Q(group__in=known), school=school)
    blocks = list(parts.order_by("starts_at", "ends_at", "id"))
    return {learner_id: [one for one in blocks if one.group_id in theirs] for learner_id, theirs in groups.items()}


def blocks_of_group(school: School, group: Group | None, *, on: date) -> list[TimeBlock]:
    """This function will list the parts of a school day that are there for a group, in their order; of the whole school alone
    where none is named."""
    rows = TimeBlock.objects.filter(_there(on), Q(group=None) | Q(group=group), school=school)
    return list(rows.order_by("starts_at", "ends_at", "id"))


def blocks_at(school: School) -> QuerySet[TimeBlock]:
    """This function will list all parts of a school's day as it is written now, in their order, each with its group."""
    return (
        TimeBlock.objects.filter(school=school, dropped_from=None)
        .select_related("group", "school")
        .order_by("starts_at", "ends_at", "id")
    )


def block_of(school: School, block_id: UUID) -> TimeBlock | None:
    """This function will find a part of a school's day as it is written now."""
    return TimeBlock.objects.filter(school=school, pk=block_id, dropped_from=None).select_related("school").first()


def blocks_between(school: School, group: Group | None, starts_at: time, ends_at: time) -> QuerySet[TimeBlock]:
    """This function will list the parts of the day that meet these hours for the same learners."""
    rows = TimeBlock.objects.filter(school=school, dropped_from=None, starts_at__lt=ends_at, ends_at__gt=starts_at)
    return rows if group is None else rows.filter(Q(group=None) | Q(group=group))


def end_of_block(group: Group, *, at: datetime) -> datetime | None:
    """This function will tell when the part of the day ends that it is for a group; None where it is none."""
    here = at.astimezone(group.school.zone)
    if not is_school_day(group.school, here.date()):
        return None
    now = here.time()
    rows = TimeBlock.objects.filter(_there(here.date()), Q(group=None) | Q(group=group), school=group.school_id)
    found = rows.filter(starts_at__lte=now, ends_at__gt=now).order_by("ends_at", "id").first()
    return datetime.combine(here.date(), found.ends_at, tzinfo=group.school.zone) if found else None


def blocks_at_hour(school: School, *, at: datetime) -> list[TimeBlock]:
    """This function will list the parts of the day that any group has at a moment; none on a day without school."""
    here = at.astimezone(school.zone)
    if not is_school_day(school, here.date()):
        return []
    return [one for one in _blocks_on(school.id, here.date()) if one.starts_at <= here.time() < one.ends_at]


@prepared
def _blocks_on(school_id: UUID, on: date) -> QuerySet[TimeBlock]:
    return TimeBlock.objects.filter(_there(on), school=school_id).order_by("starts_at", "id")


def first_day_without(block: TimeBlock, *, at: datetime) -> date:
    """This function will tell from which day on a part taken out now is there no more: today, where it has not begun yet."""
    here = at.astimezone(block.school.zone)
    return here.date() if here.time() < block.starts_at else here.date() + timedelta(days=1)


def _there(on: date) -> Q:
    return Q(dropped_from=None) | Q(dropped_from__gt=on)


def live_kiosk(kiosk_id: str, *, at: datetime) -> Kiosk | None:
    """This function will find the tablet of a class while it is open: neither closed nor past its end, and opened by
    somebody who teaches the class today."""
    rows = Kiosk.objects.filter(pk=kiosk_id, closed_at=None, ends_at__gt=at)
    kiosk = rows.select_related("group__school", "opened_by__school").first()
    if kiosk is None:
        return None
    on = school_day(kiosk.group.school, at)
    teaches = kiosk.opened_by.memberships.filter(live(on), role__in=list(EDUCATORS), group=kiosk.group_id)
    return kiosk if teaches.exists() else None
