"""Retiring a target instead of deleting it, and offering it again."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.models import LearningTarget
from trellis.rooms.continuum.queries import continuum_of, said_to
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person


@action
def retire_target(
    *, target: LearningTarget, by: Person, at: datetime, replaced_by: LearningTarget | None = None
) -> None:
    """This function will retire a target: kept with all that was signed under it, no longer offered. Another may be named
    that takes its place; work that waits is answered all the same.

    Raises NotAllowed, or Refused for a successor that is retired, another school's or the target itself.
    Publishes TargetRetired.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    if replaced_by is not None and (
        replaced_by.pk == target.pk or replaced_by.retired_at or replaced_by.strand.area.school_id != school.id
    ):
        raise Refused(_("This one cannot take its place. Choose a target that stands, or none."))
    target.refresh_from_db(fields=["retired_at", "replaced_by"])
    if target.retired_at is not None:
        return
    known = continuum_of(school).known  # read before anything is written: everybody else sees it, too
    words, after = said_to(by, known[target.pk]), said_to(by, known[replaced_by.pk]) if replaced_by else ""
    target.retired_at, target.replaced_by = at, replaced_by
    target.save(update_fields=["retired_at", "replaced_by"])
    note_changes(school, [Noted(kind=ChangeKind.RETIRED, before=words, after=after, target=target)], by=by, at=at)
    publish(events.TargetRetired(school_id=school.id, target_id=target.id))


@action
def offer_again(*, target: LearningTarget, by: Person, at: datetime) -> None:
    """This function will offer a retired target again, in its old place; one of a retired strand waits for its strand.

    Raises NotAllowed, or Refused while its strand is retired. Publishes TargetOffered.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    if target.strand.retired_at is not None:
        raise Refused(_("Its strand is retired. Move the target to another strand, or put the strand back first."))
    target.refresh_from_db(fields=["retired_at"])
    if target.retired_at is None:
        return
    words = said_to(by, continuum_of(school).known[target.pk])
    target.retired_at, target.replaced_by = None, None
    target.save(update_fields=["retired_at", "replaced_by"])
    note_changes(school, [Noted(kind=ChangeKind.OFFERED, after=words, target=target)], by=by, at=at)
    publish(events.TargetOffered(school_id=school.id, target_id=target.id))
