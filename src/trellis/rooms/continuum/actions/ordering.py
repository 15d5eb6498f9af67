"""The order of the areas, and of the strands in an area: one place later or earlier. What hangs on them moves along."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.i18n import said
from trellis.foundation.intents import Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, hold_continuum, note_changes
from trellis.rooms.continuum.actions.frameworks import require_keeper
from trellis.rooms.continuum.models import Area, Strand
from trellis.rooms.continuum.terms import ChangeKind
from trellis.rooms.people.models import Person


@action
def move_area(*, area: Area, later: bool, by: Person, at: datetime) -> bool:
    """This function will move an area one place later or earlier in the continuum, and tell whether it could.

    Raises NotAllowed, or Refused for a retired one. Publishes AreaMoved.
    """
    school = area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    rows = list(Area.objects.filter(school=school, retired_at=None).order_by("order", "id"))
    if not any(one.pk == area.pk for one in rows):
        raise Refused(_("This area is no longer there. Choose another one."))
    if not _change_places(rows, area.pk, later=later):
        return False
    Area.objects.bulk_update(rows, ["order"])
    note_changes(school, [Noted(kind=ChangeKind.ORDER, after=said(area.name))], by=by, at=at)
    publish(events.AreaMoved(school_id=school.id, area_id=area.id))
    return True


@action
def move_strand(*, strand: Strand, later: bool, by: Person, at: datetime) -> bool:
    """This function will move a strand one place later or earlier in its area, and tell whether it could.

    Raises NotAllowed, or Refused for a retired one. Publishes StrandMoved.
    """
    school = strand.area.school
    require_keeper(by=by, school=school, at=at)
    hold_continuum(school)
    rows = list(Strand.objects.filter(area=strand.area_id, retired_at=None).order_by("order", "id"))
    if not any(one.pk == strand.pk for one in rows):
        raise Refused(_("This strand is no longer there. Choose another one."))
    if not _change_places(rows, strand.pk, later=later):
        return False
    Strand.objects.bulk_update(rows, ["order"])
    note_changes(school, [Noted(kind=ChangeKind.ORDER, after=said(strand.name), strand=strand)], by=by, at=at)
    publish(events.StrandMoved(school_id=school.id, strand_id=strand.id))
    return True


def _change_places(rows: Sequence[Area | Strand], moved: UUID, *, later: bool) -> bool:
    """One of them and its neighbour change places, and all are counted anew; whether there is a neighbour."""
    here = next(place for place, one in enumerate(rows) if one.pk == moved)
    there = here + (1 if later else -1)
    if not 0 <= there < len(rows):
        return False
    places = list(range(1, len(rows) + 1))
    places[here], places[there] = places[there], places[here]
    for one, place in zip(rows, places, strict=True):
        one.order = place
    return True
