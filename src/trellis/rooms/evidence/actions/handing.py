"""Handing a piece in: from then on others see it."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, action, publish
from trellis.rooms.evidence import events
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.rules import may_change_piece
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of


@action
def hand_in(*, evidence: Evidence, by: Person, at: datetime) -> Evidence:
    """This function will hand a piece in: from now on those who teach the learner, and the family, see it.

    Handing in twice changes nothing. Raises NotAllowed unless it is the learner's own. Publishes PieceHandedIn.
    """
    if not may_change_piece(viewer_of(by, at=at), evidence):
        raise NotAllowed(_("Only its maker hands in a piece."))
    if evidence.handed_in_at is None:
        give_in(evidence, at=at)
    return evidence


def give_in(piece: Evidence, *, at: datetime) -> None:
    """This function will note that a piece is handed in, inside the action that decides it."""
    piece.handed_in_at = at
    piece.save(update_fields=["handed_in_at"])
    publish(events.PieceHandedIn(school_id=piece.school_id, about_id=piece.learner_id, evidence_id=piece.id))
