"""What a target leans on: advice, never a gate, and never in a circle."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.engine.leads import way_between
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.models import LearningTarget, Prerequisite
from trellis.rooms.continuum.queries import continuum_of, said_to
from trellis.rooms.continuum.queries.studio import leads_of
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person
from trellis.ui.words import quoted


@action
def lean_on(*, target: LearningTarget, needs: LearningTarget, by: Person, at: datetime) -> bool:
    """This function will say that a target leans on another, and tell whether that is new.

    Raises NotAllowed, or Refused for itself, for one that is retired or another school's, and for what would close a circle:
    the sentence names it. Publishes PrerequisiteAdded.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    if needs.strand.area.school_id != school.id or needs.retired_at is not None:
        raise Refused(_("This target is no longer part of the continuum. Choose another one."))
    if needs.pk == target.pk:
        raise Refused(_("A target does not lean on itself. Choose another one."))
    hold_continuum(school)
    if ring := way_between(leads_of(school), needs.pk, target.pk):
        known = continuum_of(school).known
        names = [quoted(said_to(by, known[one])) for one in (target.pk, *ring)]
        shown = names if len(names) <= 6 else [*names[:3], "…", *names[-2:]]
        raise Refused(
            _(
                "They would lean on each other in a circle: %(ring)s. Choose another one, or take one of these apart first."
            )
            % {"ring": " → ".join(shown)}
        )
    words = _words(needs, by)
    _row, is_new = Prerequisite.objects.get_or_create(target=target, needs=needs)
    if is_new:
        note_changes(school, [Noted(kind=ChangeKind.LEANS, after=words, target=target)], by=by, at=at)
        publish(events.PrerequisiteAdded(school_id=school.id, target_id=target.id, needs_id=needs.id))
    return is_new


@action
def lean_no_more(*, target: LearningTarget, needs: LearningTarget, by: Person, at: datetime) -> bool:
    """This function will say that a target no longer leans on another, and tell whether it did.

    Raises NotAllowed. Publishes PrerequisiteRemoved.
    """
    school = target.strand.area.school
    require_keeper(by=by, school=school, at=at)
    words = _words(needs, by)
    gone, _by_model = Prerequisite.objects.filter(target=target, needs=needs).delete()
    if gone:
        note_changes(school, [Noted(kind=ChangeKind.LEANS, before=words, target=target)], by=by, at=at)
        publish(events.PrerequisiteRemoved(school_id=school.id, target_id=target.id, needs_id=needs.id))
    return bool(gone)


def _words(target: LearningTarget, by: Person) -> str:
    """Read before anything is written: what is kept in memory is what everybody else sees, too."""
    return said_to(by, continuum_of(target.strand.area.school).known[target.pk])
