"""Questions about who looked."""

from collections.abc import Iterable
from datetime import datetime, time
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.rules import Viewer, is_live
from trellis.rooms.people.terms import Role
from trellis.rooms.privacy.models import AccessEvent
from trellis.rooms.privacy.rules import may_open_pages_of, may_read, relation_in
from trellis.rooms.privacy.terms import Kind


def looks_at(learners: Iterable[Person], *, viewer: Viewer) -> QuerySet[AccessEvent]:
    """This function will list who read narrow data about these learners, newest first; for those who may know."""
    readable = [learner.id for learner in learners if may_read_looks(viewer, learner)]
    rows = AccessEvent.objects.filter(learner__in=readable).select_related("who", "learner")
    return rows.order_by("-at", "learner_id", "who_id", "kind")


def may_read_looks(viewer: Viewer, learner: Person) -> bool:
    """This function will say whether the viewer may read everything that the log says about a learner."""
    return may_read(viewer, Kind.ACCESS_LOG, learner, parties=[learner.id])


def has_noted(viewer: Viewer, learner: Person, kind: str, *, row: UUID | None = None) -> bool:
    """This function will tell whether the log says that the viewer looked at this about a learner on the viewer's day; at one
    of several things, at that one (`row`)."""
    day = datetime.combine(viewer.on, time.min, tzinfo=learner.school.zone)
    rows = AccessEvent.objects.filter(who=viewer.person, learner=learner, kind=kind, at__gte=day)
    return (rows.filter(row=row) if row else rows).exists()


def looks_at_row(row: UUID, *, learner: Person) -> QuerySet[AccessEvent]:
    """This function will list who looked at one thing about a learner that is read by several, newest first: for those who
    may read that thing."""
    return AccessEvent.objects.filter(learner=learner, row=row).select_related("who").order_by("-at", "id")


def learner_for(viewer: Viewer, learner_id: UUID) -> Person | None:
    """This function will find a learner whose pages the viewer may open at all."""
    rows = _as_learner(learner_id)
    if not rows:
        return None
    learner = rows[0].person
    groups = {row.group_id for row in rows if row.group_id and is_live(row, viewer.on)}
    viewer.relations.setdefault(learner.id, relation_in(viewer, learner, groups))
    return learner if may_open_pages_of(viewer, learner) else None


@prepared
def _as_learner(person_id: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(person=person_id, role=Role.LEARNER).select_related("person__school")
