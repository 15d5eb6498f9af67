"""To whom a learner opens a piece, beside those who see it anyway."""

from datetime import datetime

from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.evidence import events
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.rules import may_change_piece
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.terms import Audience


@action
def open_to_circle(*, piece: Evidence, is_open: bool, by: Person, at: datetime) -> None:
    """This function will open a piece to a learner's circle, in which mentors are, or close it again: within their request.

    Raises NotAllowed for anybody but its maker, Refused for what was not handed in. Publishes PieceOpened.
    """
    if by.id != piece.learner_id or not may_change_piece(viewer_of(by, at=at), piece):
        raise NotAllowed(_("Only whose work it is opens it to somebody."))
    if is_open and piece.handed_in_at is None:
        raise Refused(_("Hand it in first; then you can show it to your mentor."))
    others = set(piece.visibility) - {Audience.MY_CIRCLE}
    piece.visibility = tuple(sorted({*others, Audience.MY_CIRCLE} if is_open else others))
    piece.save(update_fields=["visibility"])
    publish(
        events.PieceOpened(
            school_id=piece.school_id, about_id=piece.learner_id, evidence_id=piece.id, to_circle=is_open
        )
    )  # fmt: skip
