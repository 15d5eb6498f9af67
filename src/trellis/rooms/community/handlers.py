"""What this room does when others have spoken: copies of a piece end with it."""

from datetime import datetime

from trellis.foundation.events import on
from trellis.rooms.community.actions.reaching import end_copies_of
from trellis.rooms.evidence.events import PieceErased
from trellis.rooms.people.models import Person


@on(PieceErased)
def _end_copies(event: PieceErased, *, by: Person, at: datetime) -> None:
    end_copies_of(piece_id=event.evidence_id, by=by, at=at)
