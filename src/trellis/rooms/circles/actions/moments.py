"""Moments: an adult notices one, its learner hides it, either shares it with the family, its author takes it back."""

from datetime import datetime

from django.core.files import File
from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.circles import events
from trellis.rooms.circles.models import Moment
from trellis.rooms.circles.rules import may_note_moment, may_share_moment
from trellis.rooms.circles.terms import MOST_MOMENT
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def note_moment(
    *, learner: Person, by: Person, at: datetime, text: str = "", upload: CheckedFile | File | None = None
) -> Moment:
    """This function will note a moment that an adult noticed, in a line or aloud. The learner reads it.

    Raises NotAllowed unless they work at the learner's school, Refused for nothing, for too much, or for a file that is not
    taken. Publishes MomentNoted.
    """
    if not may_note_moment(viewer_of(by, at=at), learner):
        raise NotAllowed(_("Those who work at the school note what they noticed."))
    words = text.strip()
    if len(words) > MOST_MOMENT or not (words or upload):
        raise Refused(_("Say what you noticed: hold the microphone, or write up to 300 characters."))
    file = store_upload(upload, school_id=learner.school_id, at=at) if upload else None
    moment = Moment.objects.create(learner=learner, author=by, text=words, file=file, at=at)
    publish(events.MomentNoted(school_id=learner.school_id, about_id=learner.id, moment_id=moment.id))
    return moment


@action
def hide_moment(*, moment: Moment, by: Person, at: datetime) -> None:
    """This function will hide a moment from everybody but its author. Raises NotAllowed for anybody but its learner. Publishes
    MomentHidden."""
    _set_hidden(moment, at, by)
    publish(events.MomentHidden(school_id=moment.school_id, about_id=moment.learner_id, moment_id=moment.id))


@action
def show_moment(*, moment: Moment, by: Person, at: datetime) -> None:
    """This function will bring a hidden moment back. Raises NotAllowed as hide_moment does. Publishes MomentShown."""
    _set_hidden(moment, None, by)
    publish(events.MomentShown(school_id=moment.school_id, about_id=moment.learner_id, moment_id=moment.id))


def _set_hidden(moment: Moment, at: datetime | None, by: Person) -> None:
    if moment.learner_id != by.id:
        raise NotAllowed(_("Only its learner hides a moment."))
    moment.hidden_at = at
    moment.save(update_fields=["hidden_at"])


@action
def share_moment(*, moment: Moment, with_family: bool, by: Person, at: datetime) -> None:
    """This function will share a moment with the family of its learner, or no longer: its learner and its author may.

    Raises NotAllowed for anybody else. Publishes MomentShared.
    """
    if not may_share_moment(viewer_of(by, at=at), moment):
        raise NotAllowed(_("Its learner, or whoever noticed it, shares a moment."))
    moment.visibility = ("family",) if with_family else ()
    moment.save(update_fields=["visibility"])
    publish(events.MomentShared(school_id=moment.school_id, about_id=moment.learner_id, moment_id=moment.id))


@action
def take_back_moment(*, moment: Moment, by: Person, at: datetime) -> None:
    """This function will take a moment back, with its sound. Raises NotAllowed for anybody but its author. Publishes
    MomentTakenBack."""
    if moment.author_id != by.id:
        raise NotAllowed(_("Whoever noticed it takes it back."))
    file, school_id, about_id = moment.file, moment.school_id, moment.learner_id
    moment.delete()
    if file is not None:
        delete_file(file)
    publish(events.MomentTakenBack(school_id=school_id, about_id=about_id))
