"""What it can look like: examples that the school makes for everybody, never a learner's work (decision 19)."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.files import CheckedFile, store_upload
from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.actions.wording import plainly
from trellis.rooms.continuum.models import Exemplar, LearningTarget
from trellis.rooms.continuum.terms import EXEMPLAR_LENGTH, MOST_EXEMPLARS, ChangeKind
from trellis.rooms.people.models import Person


@action
def add_exemplar(
    *, target: LearningTarget, words: str, language: str, by: Person, at: datetime, picture: CheckedFile | None = None
) -> Exemplar:
    """This function will add an example to a target: words that say what one sees, and a picture where there is one.

    Raises NotAllowed, or Refused without words, for too many of them, and when a target has six. Publishes ExemplarAdded.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    words = plainly(words)
    if not words:
        raise Refused(_("Say in words what one sees in it: not everybody sees a picture."))
    if len(words) > EXEMPLAR_LENGTH:
        sentence = _("This has %(length)s characters; %(most)s fit here. Say it shorter.")
        raise Refused(sentence % {"length": len(words), "most": EXEMPLAR_LENGTH})
    if Exemplar.objects.filter(target=target, taken_back_at=None).count() >= MOST_EXEMPLARS:
        raise Refused(_("Six examples are enough. Take one back before you add another."))
    stored = store_upload(picture, school_id=school.id, at=at) if picture else None
    row = Exemplar.objects.create(target=target, words={language: words}, picture=stored, by=by, at=at)
    note_changes(school, [Noted(kind=ChangeKind.EXEMPLAR, after=words, target=target)], by=by, at=at)
    publish(events.ExemplarAdded(school_id=school.id, target_id=target.id))
    return row


@action
def take_exemplar_back(*, exemplar: Exemplar, by: Person, at: datetime) -> None:
    """This function will take an example back: nobody sees it any more. Raises NotAllowed. Publishes ExemplarTakenBack."""
    school = exemplar.target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if not Exemplar.objects.filter(pk=exemplar.pk, taken_back_at=None).update(taken_back_at=at):
        return
    gone = Noted(kind=ChangeKind.EXEMPLAR, before=said(exemplar.words), target=exemplar.target)
    note_changes(school, [gone], by=by, at=at)
    publish(events.ExemplarTakenBack(school_id=school.id, target_id=exemplar.target_id))


@action
def put_exemplar_back(*, exemplar: Exemplar, by: Person, at: datetime) -> None:
    """This function will show an example again that was taken back. Raises NotAllowed. Publishes ExemplarPutBack."""
    school = exemplar.target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if not Exemplar.objects.filter(pk=exemplar.pk, taken_back_at__isnull=False).update(taken_back_at=None):
        return
    back = Noted(kind=ChangeKind.EXEMPLAR, after=said(exemplar.words), target=exemplar.target)
    note_changes(school, [back], by=by, at=at)
    publish(events.ExemplarPutBack(school_id=school.id, target_id=exemplar.target_id))
