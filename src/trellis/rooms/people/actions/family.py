"""The family key: a long private address and a PIN of six figures, by which a guardian opens their children's pages."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import FamilyKey, Guardianship, Person
from trellis.rooms.people.queries import address_digest, new_address, viewer_of
from trellis.rooms.people.rules import may_make_family_key, may_withdraw_family_key
from trellis.rooms.people.terms import KEY_DAYS, KEY_TRIES, KEY_WINDOW, Rights

GROUP = 5


@dataclass(frozen=True)
class NewFamilyKey:
    """A key with its two secrets, which nobody can read again: they are told this once and then only digests remain."""

    key: FamilyKey
    address: str
    pin: str

    @property
    def address_in_groups(self) -> str:
        """The address as it is printed and typed: groups of letters."""
        return "-".join(self.address[n : n + GROUP] for n in range(0, len(self.address), GROUP))


@dataclass(frozen=True)
class KeyTry:
    """What came of one try: whether it opened, how many tries are left, and when there are new ones."""

    opened: bool
    tries_left: int
    again_at: datetime | None = None


@action
def make_family_key(*, guardian: Person, by: Person, at: datetime) -> NewFamilyKey:
    """This function will make a guardian a new private address and PIN; the one before stops at once.

    One key opens the pages of all their children. Leaders and staff may. Raises NotAllowed, or Refused for somebody who
    is nobody's guardian. Publishes FamilyKeyMade.
    """
    if by.school_id != guardian.school_id or not may_make_family_key(viewer_of(by, at=at)):
        raise NotAllowed(_("Only the school's office may do this."))
    if not Guardianship.objects.filter(guardian=guardian).exclude(rights=Rights.NONE).exists():
        raise Refused(_("Say first whose guardian this is: a family key opens the pages of their children."))
    _live_keys_of(guardian).update(withdrawn_at=at)
    address = new_address()
    pin = f"{secrets.randbelow(1_000_000):06d}"
    key = FamilyKey.objects.create(
        guardian=guardian, address_digest=address_digest(address), pin_digest=_pin_digest(address, pin), made_at=at,
        expires_at=at + timedelta(days=KEY_DAYS),
    )  # fmt: skip
    publish(events.FamilyKeyMade(school_id=guardian.school_id, guardian_id=guardian.id))
    return NewFamilyKey(key, address, pin)


@action
def withdraw_family_key(*, guardian: Person, by: Person, at: datetime) -> None:
    """This function will withdraw a guardian's private address: whoever is in by it is out with their next click.

    The office may, and the guardian who has lost it. Raises NotAllowed. Publishes FamilyKeyWithdrawn.
    """
    if by.school_id != guardian.school_id or not may_withdraw_family_key(viewer_of(by, at=at), guardian):
        raise NotAllowed(_("Only the school's office or its owner may withdraw a family key."))
    if _live_keys_of(guardian).update(withdrawn_at=at):
        publish(events.FamilyKeyWithdrawn(school_id=guardian.school_id, guardian_id=guardian.id))


@action
def try_family_key(*, key: FamilyKey, address: str, pin: str, by: Person, at: datetime) -> KeyTry:
    """This function will try a PIN at a private address: five tries an hour, counted on the key and nowhere else.

    `by` is the guardian whose key it is. A right PIN gives the key ninety days more. Publishes FamilyKeyOpened or
    FamilyPinMistyped; nothing when there is no try left.
    """
    if by.id != key.guardian_id or key.withdrawn_at is not None or key.expires_at <= at:
        raise NotAllowed(_("This address opens nothing now."))
    FamilyKey.objects.filter(pk=key.pk, tries_since__lte=at - KEY_WINDOW).update(tries=0, tries_since=None)
    FamilyKey.objects.filter(pk=key.pk, tries_since=None).update(tries_since=at)
    # One statement counts and asks, so that many tries at once are still five.
    is_allowed = FamilyKey.objects.filter(pk=key.pk, tries__lt=KEY_TRIES).update(tries=F("tries") + 1)
    key.refresh_from_db()
    again_at = (key.tries_since or at) + KEY_WINDOW
    if not is_allowed:
        return KeyTry(opened=False, tries_left=0, again_at=again_at)
    if not constant_time_compare(_pin_digest(address, pin), key.pin_digest):
        publish(events.FamilyPinMistyped(school_id=by.school_id, guardian_id=by.id))
        return KeyTry(opened=False, tries_left=KEY_TRIES - key.tries, again_at=again_at)
    _prolong(key, at=at, tries=0, tries_since=None)
    publish(events.FamilyKeyOpened(school_id=by.school_id, guardian_id=by.id))
    return KeyTry(opened=True, tries_left=KEY_TRIES)


@action
def keep_family_key(*, key: FamilyKey, by: Person, at: datetime) -> None:
    """This function will give a key that is being used ninety days more, once a day. Publishes FamilyKeyOpened then."""
    if by.id != key.guardian_id or key.withdrawn_at is not None:
        raise NotAllowed(_("This address opens nothing now."))
    if key.expires_at >= at + timedelta(days=KEY_DAYS - 1):
        return
    _prolong(key, at=at)
    publish(events.FamilyKeyOpened(school_id=by.school_id, guardian_id=by.id))


def _prolong(key: FamilyKey, *, at: datetime, **given: object) -> None:
    # Not key.save(): somebody may be withdrawing it in this very moment, and that has to stand.
    FamilyKey.objects.filter(pk=key.pk).update(expires_at=at + timedelta(days=KEY_DAYS), **given)


def _live_keys_of(guardian: Person) -> QuerySet[FamilyKey]:
    return FamilyKey.objects.filter(guardian=guardian, withdrawn_at=None)


def _pin_digest(address: str, pin: str) -> str:
    """Without the address, which is nowhere stored, a million PINs cannot be tried against what is."""
    return hashlib.sha256(f"{address}:{pin}".encode()).hexdigest()
