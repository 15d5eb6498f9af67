"""Mail while people do other things: planned once a day, sent at its moment. What an adult released, and nothing else."""

from datetime import date, datetime

from trellis.foundation import clock
from trellis.foundation.jobs import daily, job
from trellis.interop.mail import sending
from trellis.interop.mail.server import is_offered
from trellis.rooms.notices.queries import mail_wish


@daily
def plan_weekly_mails(*, moment: str) -> None:
    """This function will ask for the mails of this week, where there is a mail server."""
    if is_offered():
        sending.plan_mails(send_weekly_mail, at=datetime.fromisoformat(moment))


@job
def send_weekly_mail(*, wish_id: str, week: str, weekday: int) -> None:
    """This function will send one mail of a week; run twice, it sends it once."""
    wish = mail_wish(wish_id)
    if wish is not None and is_offered():
        sending.send_weekly(send_weekly_mail, wish, week=date.fromisoformat(week), weekday=weekday, at=clock.now())


@job
def ask_to_confirm(*, wish_id: str) -> None:
    """This function will write to an address that somebody asked to be written to, to hear whether it is theirs."""
    wish = mail_wish(wish_id)
    if wish is not None and is_offered() and wish.stopped_at is None and wish.confirmed_at is None:
        sending.send_confirmation(wish)
