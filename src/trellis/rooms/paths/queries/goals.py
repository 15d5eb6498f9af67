"""What a learner wants to reach, and has reached."""

from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import (
    Goal,
)
from trellis.rooms.paths.rules import goals_visible_to
from trellis.rooms.people.models import Person
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Audience


def goals_of(learner: Person, *, viewer: Viewer) -> list[Goal]:
    """This function will list a learner's goals that are neither reached nor let go, the oldest first, as far as the viewer may
    read."""
    return _standing(goals_visible_to(viewer, learner), learner.id)


@prepared
def _standing(readable: Q, owner_id: UUID) -> QuerySet[Goal]:
    return Goal.objects.filter(readable, owner=owner_id, let_go_at=None, reached_at=None).order_by("made_at", "id")


def goals_reached_by(learner: Person, *, viewer: Viewer) -> QuerySet[Goal]:
    """This function will list the goals a learner has reached, newest first, as far as the viewer may read."""
    rows = Goal.objects.filter(goals_visible_to(viewer, learner), owner=learner, reached_at__isnull=False)
    return rows.order_by("-reached_at", "-id")


def goal_of(owner: Person, goal_id: UUID) -> Goal | None:
    """This function will find a goal of one's own."""
    return Goal.objects.filter(pk=goal_id, owner=owner).select_related("owner").first()


def shows_circle_a_goal(owner: Person) -> bool:
    """This function will say whether a learner opens any goal to their circle that they have not let go."""
    return Goal.objects.filter(owner=owner, let_go_at=None, visibility__contains=Audience.MY_CIRCLE).exists()
