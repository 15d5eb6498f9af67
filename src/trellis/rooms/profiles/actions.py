"""What can be done about profiles."""

from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.people.models import Person
from trellis.rooms.profiles.events import ProfileSaid, ProfileTakenBack
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.rules import may_say_about, may_take_back
from trellis.rooms.profiles.terms import EntryKind


@action
def say_about_me(
    *, learner: Person, kind: str, text: str, by: Person, at: datetime, visibility: Collection[str] = ()
) -> ProfileEntry:
    """This function will keep something a learner says about themself; a new own line takes the place of the old one.

    Raises NotAllowed unless the learner speaks, Refused when nothing is said. Publishes ProfileSaid.
    """
    if not may_say_about(by, learner):
        raise NotAllowed(_("Only the learner speaks here."))
    words = text.strip()
    if not words or len(words) > 300 or kind not in EntryKind.values:
        raise Refused(_("Say it in up to 300 characters."))
    if kind == EntryKind.LINE:
        ProfileEntry.objects.filter(learner=learner, kind=kind, taken_back_at=None).update(taken_back_at=at)
    entry = ProfileEntry.objects.create(
        learner=learner, kind=kind, text=words, visibility=tuple(visibility), said_at=at
    )
    publish(ProfileSaid(school_id=learner.school_id, about_id=learner.id, kind=kind))
    return entry


@action
def take_back(*, entry: ProfileEntry, by: Person, at: datetime) -> None:
    """This function will take back something a learner said about themself. Publishes ProfileTakenBack."""
    if not may_take_back(by, entry):
        raise NotAllowed(_("Only the learner takes this back."))
    entry.taken_back_at = at
    entry.save(update_fields=["taken_back_at"])
    publish(ProfileTakenBack(school_id=entry.school_id, about_id=entry.learner_id, kind=entry.kind))
