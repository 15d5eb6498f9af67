"""What helps learners now, for those who may know."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.profiles.models import Support
from trellis.rooms.profiles.rules import may_read_supports, may_write_supports


def supports_of(learner: Person, *, viewer: Viewer) -> list[Support]:
    """This function will list what helps a learner on the viewer's day, for those who may know; a support holds to the end
    of its last day."""
    return _now(learner.id, viewer.on) if may_read_supports(viewer, learner) else []


@prepared
def _now(learner_id: UUID, on: date) -> QuerySet[Support]:
    return Support.objects.filter(live(on), learner=learner_id)


def supports_among(learners: Iterable[Person], *, viewer: Viewer) -> dict[UUID, list[Support]]:
    """This function will list what helps each of several learners today, for those who may know: one query."""
    known = [learner.id for learner in learners if may_read_supports(viewer, learner)]
    found: dict[UUID, list[Support]] = defaultdict(list)
    if known:
        for support in Support.objects.filter(live(viewer.on), learner__in=known).order_by("learner_id", "what"):
            found[support.learner_id].append(support)
    return dict(found)


def supports_written_for(learner: Person, *, viewer: Viewer) -> list[Support]:
    """This function will list what helps a learner now and from a day to come, for those who write it; what has ended comes
    last, newest first."""
    if not may_write_supports(viewer, learner):
        return []
    rows = list(Support.objects.filter(learner=learner).select_related("written_by"))
    ended = [one for one in rows if one.ends_on and one.ends_on < viewer.on]
    return [one for one in rows if one not in ended] + sorted(ended, key=lambda one: one.ends_on, reverse=True)  # type: ignore[arg-type,return-value]


def support_of(learner: Person, support_id: UUID, *, viewer: Viewer) -> Support | None:
    """This function will find a support of a learner that the viewer may read, today or written for them."""
    if not may_read_supports(viewer, learner):
        return None
    return Support.objects.filter(pk=support_id, learner=learner).select_related("learner").first()
