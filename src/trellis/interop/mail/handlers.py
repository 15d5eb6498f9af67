"""What mail does when others have spoken: whoever asks for it is asked whether the address is theirs."""

from datetime import datetime

from trellis.foundation import outbox
from trellis.foundation.events import on
from trellis.interop.mail.server import is_offered
from trellis.interop.mail.tasks import ask_to_confirm
from trellis.rooms.notices.events import MailWished
from trellis.rooms.people.models import Person


@on(MailWished)
def _ask_whether_it_is_theirs(event: MailWished, *, by: Person, at: datetime) -> None:
    """Once an hour at most: nobody's box is filled by pressing often."""
    if is_offered():
        outbox.put(ask_to_confirm, at=at, key=f"{event.wish_id}/{at:%Y-%m-%d-%H}", wish_id=str(event.wish_id))
