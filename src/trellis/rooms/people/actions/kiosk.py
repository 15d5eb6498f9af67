"""The tablet of a class: opened by those who teach it, closed by anybody who holds it."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import Group, Kiosk, Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.queries.day import end_of_block
from trellis.rooms.people.rules import may_close_kiosk, may_open_kiosk
from trellis.rooms.people.terms import KIOSK_FORGOTTEN, KIOSK_WITHOUT_BLOCK


@action
def open_kiosk(*, group: Group, by: Person, at: datetime) -> Kiosk:
    """This function will open a tablet for a class, until the part of the day that it is has ended, and for an hour where it
    is none. Those of the class that have ended long ago are deleted with it.

    Raises NotAllowed unless whoever opens it teaches the class. Publishes KioskOpened.
    """
    if not may_open_kiosk(viewer_of(by, at=at), group):
        raise NotAllowed(_("The tablet of a class is opened by those who teach it."))
    Kiosk.objects.filter(group=group, ends_at__lt=at - KIOSK_FORGOTTEN).delete()
    ends_at = end_of_block(group, at=at) or at + KIOSK_WITHOUT_BLOCK
    kiosk = Kiosk.objects.create(
        group=group, opened_by=by, opened_at=at, ends_at=max(ends_at, at + timedelta(minutes=1))
    )
    publish(events.KioskOpened(school_id=group.school_id, kiosk_id=kiosk.id, group_id=group.id))
    return kiosk


@action
def close_kiosk(*, kiosk: Kiosk, by: Person, at: datetime) -> None:
    """This function will close the tablet of a class, once; closed again it stays as it is. Whoever holds it does so in the
    name of the adult who opened it.

    Raises NotAllowed in anybody else's name. Publishes KioskClosed.
    """
    if not may_close_kiosk(by, kiosk):
        raise NotAllowed(_("The tablet of a class is closed by whoever opened it."))
    if kiosk.closed_at is not None:
        return
    kiosk.closed_at = at
    kiosk.save(update_fields=["closed_at"])
    publish(events.KioskClosed(school_id=kiosk.group.school_id, kiosk_id=kiosk.id, group_id=kiosk.group_id))
