"""What can be done about privacy."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from trellis.foundation.intents import action, publish
from trellis.rooms.people.models import Person
from trellis.rooms.privacy.events import AccessNoted
from trellis.rooms.privacy.models import AccessEvent


@action
def note_access(
    *, learner: Person, kinds: Collection[str], by: Person, at: datetime, why: str = "", row: UUID | None = None
) -> None:
    """This function will note in the log that somebody read narrow data about a learner: once an hour for each kind; of one of
    several things (`row`), once an hour for each of them.

    It is the only thing written when a page is read. Publishes AccessNoted for each kind.
    """
    recent = AccessEvent.objects.filter(who=by, learner=learner, at__gt=at - timedelta(hours=1), at__lte=at)
    recent = recent.filter(row=row)
    noted = set(recent.values_list("kind", flat=True))
    new = [kind for kind in kinds if kind not in noted]
    AccessEvent.objects.bulk_create(
        AccessEvent(who=by, learner=learner, kind=kind, why=why, row=row, at=at) for kind in new
    )
    for kind in new:
        publish(AccessNoted(school_id=learner.school_id, about_id=learner.id, kind=kind))
