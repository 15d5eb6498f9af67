"""Aligning our targets with the standards of others."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.models import Alignment, LearningTarget, Standard
from trellis.rooms.people.models import Person


@action
def align(*, target: LearningTarget, standard: Standard, by: Person, at: datetime) -> Alignment:
    """This function will say that a target and a standard speak of the same thing; saying it again changes nothing.

    Raises NotAllowed, or Refused across schools and for a standard that is retired. Publishes StandardAligned.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if standard.framework.school_id != school.id:
        raise Refused(_("This standard belongs to another school. Bring the framework into this school first."))
    if standard.retired_at is not None:
        raise Refused(_("This standard is retired. Choose one that still stands."))
    row, is_new = Alignment.objects.get_or_create(target=target, standard=standard, defaults={"by": by, "at": at})
    if is_new:
        publish(events.StandardAligned(school_id=school.id, target_id=target.id, standard_id=standard.id))
    return row


@action
def unalign(*, target: LearningTarget, standard: Standard, by: Person, at: datetime) -> None:
    """This function will take a target and a standard apart; both stay. Raises NotAllowed. Publishes StandardUnaligned."""
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    gone, _by_model = Alignment.objects.filter(target=target, standard=standard).delete()
    if gone:
        publish(events.StandardUnaligned(school_id=school.id, target_id=target.id, standard_id=standard.id))
