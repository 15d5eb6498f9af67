"""What a learner shows first: a few pieces in the learner's own order, the first of them the cover."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.evidence import events
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.rules import may_change_piece
from trellis.rooms.evidence.terms import SHOWCASE_LENGTH
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def arrange_showcase(*, learner: Person, pieces: Sequence[Evidence], by: Person, at: datetime) -> None:
    """This function will show these pieces first, in this order; the first is the cover, and no others stand there.

    A portfolio is the learner's own: nobody else arranges it, and whoever may not see a piece does not see it there
    either. Raises NotAllowed, or Refused when more are chosen than one looks at. Publishes ShowcaseArranged.
    """
    viewer = viewer_of(by, at=at)
    for one in pieces:
        if one.learner_id == learner.id:
            one.learner = learner  # known already
    if by.id != learner.id or not all(one.learner_id == learner.id and may_change_piece(viewer, one) for one in pieces):
        raise NotAllowed(_("Only whose work it is chooses what stands first."))
    if len(pieces) > SHOWCASE_LENGTH:
        raise Refused(_("Twelve can stand first. Take one away, then there is room for this one."))
    chosen = list(dict.fromkeys(one.id for one in pieces))
    standing = list(Evidence.objects.filter(learner=learner, showcase_place__isnull=False))
    rows = {one.id: one for one in [*standing, *pieces]}
    for row in rows.values():
        row.showcase_place = chosen.index(row.id) + 1 if row.id in chosen else None
    Evidence.objects.bulk_update(rows.values(), ["showcase_place"])
    publish(events.ShowcaseArranged(school_id=learner.school_id, about_id=learner.id))
