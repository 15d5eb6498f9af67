"""What can be done about notices."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.foundation.turns import one_after_the_other
from trellis.rooms.notices.events import (
    CalendarFeedMade,
    CalendarFeedWithdrawn,
    MailConfirmed,
    MailStopped,
    MailWished,
    NoticeRead,
    NoticesWithdrawn,
    PeopleTold,
    WeeklyMailBegun,
    WeeklyMailNotTaken,
    WeeklyMailSent,
)
from trellis.rooms.notices.models import CalendarFeed, MailWish, Notice, WeeklyMail
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


@action
def wish_for_mail(*, person: Person, address: str, weekday: int, by: Person, at: datetime) -> MailWish:
    """This function will note that somebody wants the e-mail of the week, where and on which weekday. It holds once they
    confirm it from that address; only the weekday can be changed without that. The same said twice is said once.

    Raises NotAllowed for anybody else's, Refused for what is no address or no weekday. Publishes MailWished.
    """
    if by.id != person.id:
        raise NotAllowed(_("One asks for one’s own e-mail."))
    written = address.strip()
    try:
        validate_email(written)
    except ValidationError as error:
        raise Refused(_("Write the address as name@place, for example ana@example.org.")) from error
    if weekday not in range(7):
        raise Refused(_("Choose the day of the week."))
    one_after_the_other(person)
    wish = MailWish.objects.filter(person=person, stopped_at=None).first()
    if wish is not None and wish.address == written:
        wish.weekday = weekday
        wish.save(update_fields=["weekday"])
    else:
        MailWish.objects.filter(person=person, stopped_at=None).update(stopped_at=at)
        wish = MailWish.objects.create(person=person, address=written, weekday=weekday, asked_at=at)
    publish(MailWished(school_id=person.school_id, about_id=person.id, wish_id=wish.id))
    return wish


@action
def confirm_mail(*, wish: MailWish, by: Person, at: datetime) -> None:
    """This function will note that a wish was said yes to by whoever reads its address. Raises Refused where it was stopped
    meanwhile. Publishes MailConfirmed."""
    held = one_after_the_other(wish)
    if held.stopped_at is not None:
        raise Refused(_("This was stopped meanwhile. Ask for it again on your own page."))
    if held.confirmed_at is None:
        held.confirmed_at = at
        held.save(update_fields=["confirmed_at"])
        publish(MailConfirmed(school_id=by.school_id, about_id=by.id))


@action
def stop_mail(*, wish: MailWish, by: Person, at: datetime) -> None:
    """This function will stop the e-mail of the week from that moment; stopped twice, it was stopped once. Publishes
    MailStopped."""
    if MailWish.objects.filter(pk=wish.pk, stopped_at=None).update(stopped_at=at):
        publish(MailStopped(school_id=by.school_id, about_id=by.id))


@action
def begin_mail(*, wish: MailWish, week: date, by: Person, at: datetime) -> WeeklyMail | None:
    """This function will note that the mail of a week is handed to the mail server now: None where it was before, or where the
    wish does not hold. Of two who begin it at one moment, one does.

    It is noted before the server has it: whatever dies in between, nobody gets the same mail twice. Publishes WeeklyMailBegun.
    """
    held = one_after_the_other(wish)
    if held.stopped_at is not None or held.confirmed_at is None:
        return None
    mail, _made = WeeklyMail.objects.get_or_create(wish=held, day=week, defaults={"until": at})
    if mail.handed_at is not None:
        return None
    mail.until = mail.handed_at = at
    mail.save(update_fields=["until", "handed_at"])
    publish(WeeklyMailBegun(school_id=by.school_id, about_id=by.id, mail_id=mail.id))
    return mail


@action
def note_mail_not_taken(*, mail: WeeklyMail, by: Person, at: datetime) -> None:
    """This function will note that the mail server did not take a mail, so that it is handed over again. Publishes
    WeeklyMailNotTaken."""
    if WeeklyMail.objects.filter(pk=mail.pk, sent_at=None).update(handed_at=None):
        publish(WeeklyMailNotTaken(school_id=by.school_id, about_id=by.id, mail_id=mail.id))


@action
def note_mail_sent(*, mail: WeeklyMail, by: Person, at: datetime) -> None:
    """This function will note that the mail server took a mail. Publishes WeeklyMailSent."""
    if WeeklyMail.objects.filter(pk=mail.pk, sent_at=None).update(sent_at=at):
        publish(WeeklyMailSent(school_id=by.school_id, about_id=by.id, mail_id=mail.id))


def _learners_among(people: list[Person], at: datetime) -> set[object]:
    on = school_day(people[0].school, at)
    rows = Membership.objects.filter(live(on), person__in=people, role=Role.LEARNER)
    return set(rows.values_list("person_id", flat=True))
