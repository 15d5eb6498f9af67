"""What can be done about notices."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.notices.events import (
    CalendarFeedMade,
    CalendarFeedWithdrawn,
    NoticeRead,
    NoticesWithdrawn,
    PeopleTold,
)
from trellis.rooms.notices.models import CalendarFeed, Notice
from trellis.rooms.notices.rules import may_be_told, may_have_calendar_feed, tell_from
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import address_digest, new_address, school_day
from trellis.rooms.people.rules import live
from trellis.rooms.people.terms import Role


@action
def notify(
    *, to: Person | Iterable[Person], about: Person | None, kind: str, facts: dict[str, str], url: str, by: Person,
    at: datetime, not_before: datetime | None = None,
) -> list[Notice]:  # fmt: skip
    """This function will let people of one school know that something happened, when the school's hours allow it.

    Learners under thirteen are not told at all, and nobody is told of their own act; but of a promise of theirs, later on
    (`not_before`). Whoever has not yet read a notice of this kind about this person gets no second one. Publishes PeopleTold.
    """
    people = [to] if isinstance(to, Person) else list(to)
    people = [person for person in people if person.id != by.id or not_before]
    if not people:
        return []
    school = people[0].school
    learners = _learners_among(people, at)
    told = {
        is_one: tell_from(school, is_learner=is_one, at=not_before or at)
        for is_one in {person.id in learners for person in people}
    }
    waiting = set(
        Notice.objects.filter(to__in=people, about=about, kind=kind, read_at__isnull=True).values_list(
            "to_id", flat=True
        )
    )
    new = [
        Notice(to=person, about=about, kind=kind, facts=facts, url=url, at=at, tell_from=told[person.id in learners])
        for person in people
        if person.id not in waiting and may_be_told(person, is_learner=person.id in learners, at=at)
    ]
    if new:
        Notice.objects.bulk_create(new)
        ids = " ".join(str(notice.to_id) for notice in new)
        publish(PeopleTold(school_id=school.id, about_id=about.id if about else None, kind=kind, to_ids=ids))
    return new


@action
def read_notice(*, notice: Notice, by: Person, at: datetime) -> None:
    """This function will note that a person has read what they were told. Publishes NoticeRead."""
    if notice.to_id != by.id:
        raise NotAllowed(_("Only its reader reads it."))
    notice.read_at = at
    notice.save(update_fields=["read_at"])
    publish(NoticeRead(school_id=by.school_id, kind=notice.kind))


@action
def read_notices(*, kinds: Iterable[str], about: Person, by: Person, at: datetime) -> None:
    """This function will note as read what `by` was told in these kinds about a person: answering is having read.

    Publishes NoticeRead for each kind of which something was unread.
    """
    unread = Notice.objects.filter(to=by, about=about, kind__in=list(kinds), read_at=None)
    for kind in sorted(set(unread.values_list("kind", flat=True))):
        unread.filter(kind=kind).update(read_at=at)
        publish(NoticeRead(school_id=by.school_id, kind=kind))


@action
def withdraw_notices(
    *, kind: str, about: Person, since: datetime, by: Person, at: datetime, to: Person | None = None
) -> None:
    """This function will take back what people, or one of them, were told of one kind about a person since a moment and have
    not read: it turned out not to be so. Publishes NoticesWithdrawn where there was any.
    """
    told = Notice.objects.filter(about=about, kind=kind, at__gte=since, read_at=None)
    gone, _rows = (told.filter(to=to) if to else told).delete()
    if gone:
        publish(NoticesWithdrawn(school_id=about.school_id, about_id=about.id, kind=kind))


@action
def make_calendar_feed(*, person: Person, by: Person, at: datetime) -> str:
    """This function will make a person an address at which their calendar reads their talks, and give it: nobody can read it
    again. The one before stops at once.

    Raises NotAllowed for anybody else's, and for a child under thirteen, whom nothing rings. Publishes CalendarFeedMade.
    """
    if by.id != person.id or not may_have_calendar_feed(person, is_learner=bool(_learners_among([person], at)), at=at):
        raise NotAllowed(_("One makes one’s own calendar address."))
    one_after_the_other(person)
    CalendarFeed.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=at)
    address = new_address()
    CalendarFeed.objects.create(person=person, address_digest=address_digest(address), made_at=at)
    publish(CalendarFeedMade(school_id=person.school_id, about_id=person.id))
    return address


@action
def withdraw_calendar_feed(*, person: Person, by: Person, at: datetime) -> None:
    """This function will stop the address of a person's calendar: it answers no more from that moment.

    Raises NotAllowed for anybody else's. Publishes CalendarFeedWithdrawn where there was one.
    """
    if by.id != person.id:
        raise NotAllowed(_("One stops one’s own calendar address."))
    if CalendarFeed.objects.filter(person=person, withdrawn_at=None).update(withdrawn_at=at):
        publish(CalendarFeedWithdrawn(school_id=person.school_id, about_id=person.id))


def _learners_among(people: list[Person], at: datetime) -> set[object]:
    on = school_day(people[0].school, at)
    rows = Membership.objects.filter(live(on), person__in=people, role=Role.LEARNER)
    return set(rows.values_list("person_id", flat=True))
