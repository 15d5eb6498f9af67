"""What this room does when the school's day changes: what was planned in a part that is gone goes with it."""

from datetime import datetime

from trellis.foundation.events import on
from trellis.rooms.paths.actions.day import let_go_of_block
from trellis.rooms.people.events import TimeBlockDropped
from trellis.rooms.people.models import Person, TimeBlock


@on(TimeBlockDropped)
def _let_go_of_what_lies_ahead(event: TimeBlockDropped, *, by: Person, at: datetime) -> None:
    let_go_of_block(block=TimeBlock.objects.get(pk=event.block_id), by=by, at=at)
