"""Passwords: one's own, and a new one for somebody who has lost theirs."""

import secrets
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people import events
from trellis.rooms.people.models import Person, User
from trellis.rooms.people.queries import people_of_user, viewer_of
from trellis.rooms.people.rules import may_give_password


@action
def change_password(*, user: User, old: str, new: str, by: Person, at: datetime) -> None:
    """This function will change one's own password.

    Raises NotAllowed for anybody else's, Refused when the old one is wrong or the new one too easy. Publishes
    PasswordChanged.
    """
    if by.user_id != user.pk:
        raise NotAllowed(_("Everybody changes their own password."))
    if not user.check_password(old):
        raise Refused(_("That is not your password of now. Type it again."))
    check_password(new)
    user.set_password(new)
    user.save(update_fields=["password"])
    publish(events.PasswordChanged(school_id=by.school_id))


@action
def give_password(*, person: Person, by: Person, at: datetime) -> str:
    """This function will give somebody who lost it a new password, told this once; signed in they can change it.

    Leaders may. Raises NotAllowed, or Refused for somebody without a sign-in, or with people in another school too: a
    school never opens another school's door. Publishes PasswordGiven.
    """
    if not may_give_password(viewer_of(by, at=at), person):
        raise NotAllowed(_("Only those who lead the school may do this."))
    if person.user is None:
        raise Refused(_("This person has no e-mail address to sign in with."))
    if people_of_user(person.user.pk).exclude(school=person.school_id).exists():
        raise Refused(_("This person belongs to another school too, and changes their password themself."))
    password = secrets.token_urlsafe(9)
    person.user.set_password(password)
    person.user.save(update_fields=["password"])
    publish(events.PasswordGiven(school_id=person.school_id, person_id=person.id))
    return password


def check_password(password: str) -> None:
    """This function will refuse a password that is too easy, and say why."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
