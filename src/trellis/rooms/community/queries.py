"""Questions about what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.rules import may_decide, may_read_decision
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import School
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer, belongs_to


@dataclass(frozen=True)
class PartDecided:
    """A part of the vision with what was decided for its sake; no part for what stands beside the vision."""

    part: VisionPart | None
    decisions: Sequence[Decision]


def decisions_of(school: School) -> QuerySet[Decision]:
    """This function will list what the school has decided and lives by now, the next review first."""
    rows = _whole().filter(school=school, learner=None, superseded_by=None)
    return rows.order_by("review_on", "id")


def decisions_about_learners(viewer: Viewer) -> list[Decision]:
    """This function will list the decisions about single learners that the viewer may read, by name."""
    near = Q(learner=viewer.person) | Q(learner__in=list(viewer.children)) | Q(learner__in=taught_ids(viewer))
    rows = _whole().filter(school=viewer.person.school, learner__isnull=False, superseded_by=None)
    if not may_decide(viewer, viewer.person.school):
        rows = rows.filter(near)
    rows = rows.select_related("learner__school", "vision_part").order_by("learner__said_as", "review_on", "id")
    return [one for one in rows if may_read_decision(viewer, one)]


def decision_called(school: School, slug: str, *, viewer: Viewer | None, version: int | None = None) -> Decision | None:
    """This function will find a decision by its short name, as it holds now or as it was in an earlier version."""
    rows = _whole().filter(school=school, slug=slug).prefetch_related("options", "voices")
    rows = rows.filter(superseded_by=None) if version is None else rows.filter(version=version)
    found = rows.first()
    return found if found and may_read_decision(viewer, found) else None


def versions_of(decision: Decision) -> QuerySet[Decision]:
    """This function will list the other versions of a decision, newest first: they stay readable."""
    rows = Decision.objects.filter(school=decision.school_id, slug=decision.slug).exclude(pk=decision.pk)
    return rows.order_by("-version")


def by_vision_part(decisions: Sequence[Decision]) -> list[PartDecided]:
    """This function will put decisions under the parts of the vision they serve, in the vision's order; the rest last."""
    parts = {one.vision_part.id: one.vision_part for one in decisions if one.vision_part}
    ordered = sorted(parts.values(), key=lambda part: (part.order, str(part.id)))
    found = [PartDecided(part, [one for one in decisions if one.vision_part_id == part.id]) for part in ordered]
    beside = [one for one in decisions if one.vision_part_id is None]
    return [*found, PartDecided(None, beside)] if beside else found


def comments_on(decision: Decision, *, viewer: Viewer | None) -> list[DecisionComment]:
    """This function will list what was said about a decision, oldest first: what stands, and one's own; to leaders all."""
    if viewer is None or not belongs_to(viewer, decision.school_id) or decision.learner_id is not None:
        return []
    rows = DecisionComment.objects.filter(decision__school=decision.school_id, decision__slug=decision.slug)
    if not may_decide(viewer, decision.school):
        rows = rows.filter(Q(state=CommentState.STANDS) | Q(author=viewer.person))
    return list(rows.select_related("author", "answered_by"))


def comments_waiting(viewer: Viewer) -> list[DecisionComment]:
    """This function will list what waits for an answer of those who lead the school, the longest waiting first."""
    if not may_decide(viewer, viewer.person.school):
        return []
    rows = DecisionComment.objects.filter(school=viewer.person.school, state=CommentState.WAITS)
    return list(rows.select_related("author", "decision"))


def comment_for(viewer: Viewer, comment_id: UUID) -> DecisionComment | None:
    """This function will find a comment for somebody who leads the school it was made in."""
    found = (
        DecisionComment.objects.select_related("decision__school", "author", "answered_by")
        .filter(pk=comment_id)
        .first()
    )
    return found if found and may_decide(viewer, found.decision.school) else None


def _whole() -> QuerySet[Decision]:
    return Decision.objects.select_related("school", "learner__school", "vision_part", "decided_by")
