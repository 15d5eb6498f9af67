"""Sending the e-mail of a week: once, in the school's hours, and again where the server did not take it."""

from datetime import date, datetime, timedelta
from typing import Any

from trellis.foundation import outbox
from trellis.foundation.jobs import Job
from trellis.interop.mail.outbound import children_in_mail, confirming_message, weekly_message
from trellis.interop.mail.server import NOT_TAKEN, hand_over, opened
from trellis.rooms.community.actions import note_carried
from trellis.rooms.notices.actions import begin_mail, note_mail_not_taken, note_mail_sent
from trellis.rooms.notices.models import MailWish
from trellis.rooms.notices.queries import mail_of_week, mail_wishes_that_hold, told_until
from trellis.rooms.notices.rules import mail_moment, may_be_mailed_now, week_of_mail
from trellis.rooms.notices.rules import tell_from as told_from
from trellis.rooms.people.queries import viewer_of

A_WEEK = timedelta(days=7)


def plan_mails(job: Job, *, at: datetime) -> int:
    """This function will ask for the mail of this week for everybody who wants it, at the moment at which it may go, and tell
    for how many; asked again it changes nothing."""
    wishes = list(mail_wishes_that_hold())
    for wish in wishes:
        school = wish.person.school
        week, moment = week_of_mail(school, at=at), mail_moment(school, wish.weekday, at=at)
        if wish.confirmed_at is not None and moment >= wish.confirmed_at:
            key = f"{wish.id}/{week}/{wish.weekday}"
            outbox.put(
                job, at=at, key=key, due_at=moment, wish_id=str(wish.id), week=week.isoformat(), weekday=wish.weekday
            )
    return len(wishes)


def send_weekly(job: Job, wish: MailWish, *, week: date, weekday: int, at: datetime) -> None:
    """This function will send the mail of a week, where the wish still holds for that weekday, it has not been sent, and
    something was released. In quiet hours it waits for the next hour that is none.

    Raises what the server said when it did not take it, so that it is tried again.
    """
    if wish.stopped_at is not None or wish.confirmed_at is None or wish.weekday != weekday:
        return
    school = wish.person.school
    if not may_be_mailed_now(school, at=at):
        later = told_from(school, is_learner=False, at=at)
        key = f"{wish.id}/{week}/{weekday}/{later.isoformat()}"
        outbox.put(job, at=at, key=key, due_at=later, wish_id=str(wish.id), week=week.isoformat(), weekday=weekday)
        return
    before = mail_of_week(wish, week)
    since = told_until(wish, week) or max(wish.confirmed_at - A_WEEK, at - A_WEEK)
    viewer = viewer_of(wish.person, at=at)
    children = children_in_mail(viewer, since=since, until=at)
    if children and (before is None or before.handed_at is None):
        _send(wish, week, children, at=at)


def _send(wish: MailWish, week: date, children: Any, *, at: datetime) -> None:
    reader = wish.person
    through = opened()
    try:
        mail = begin_mail(wish=wish, week=week, by=reader, at=at)
        if mail is None:
            return
        note_carried(words=[word for one in children for word in one.words], by=reader, at=at)
        try:
            hand_over(weekly_message(wish, mail, children), through=through)
        except NOT_TAKEN:
            note_mail_not_taken(mail=mail, by=reader, at=at)
            raise
        note_mail_sent(mail=mail, by=reader, at=at)
    finally:
        through.close()


def send_confirmation(wish: MailWish) -> None:
    """This function will ask at the address of a wish whether the mail is wanted."""
    through = opened()
    try:
        hand_over(confirming_message(wish), through=through)
    finally:
        through.close()
