"""Questions about what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.charter.models import VisionPart
from trellis.rooms.community.models import Decision, DecisionComment
from trellis.rooms.community.rules import (
    comments_visible_to,
    decisions_kept_by,
    decisions_of_classes_visible_to,
    may_decide,
    may_have_decisions,
    may_keep_decision,
    may_read_decision,
)
from trellis.rooms.community.terms import CommentState
from trellis.rooms.people.models import Group, Membership, Person, School
from trellis.rooms.people.queries import groups_taught_by, groups_there, taught_ids
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, GroupKind, Role


@dataclass(frozen=True)
class PartDecided:
    """A part of the vision with what was decided for its sake; no part for what stands beside the vision."""

    part: VisionPart | None
    decisions: Sequence[Decision]


def decisions_of(school: School) -> QuerySet[Decision]:
    """This function will list what the school has decided and lives by now, the next review first."""
    rows = whole().filter(school=school, learner=None, group=None, superseded_by=None)
    return rows.order_by("review_on", "id")


def decisions_of_classes(viewer: Viewer) -> list[Decision]:
    """This function will list what was decided in single classes and holds now, as far as the viewer may read it: class by
    class, the next review first."""
    return standing_by_group(decisions_of_classes_visible_to(viewer))


@prepared
def standing_by_group(which: Q) -> QuerySet[Decision]:
    """This function will list the decisions selected that hold now: group by group, the next review first."""
    rows = whole().filter(which, superseded_by=None)
    return rows.order_by("group__name", "group_id", "review_on", "id")


def classes_to_decide_for(viewer: Viewer) -> list[Group]:
    """This function will list the classes for which the viewer may write a decision, by name."""
    school = viewer.person.school
    groups = list(groups_there(school, on=viewer.on)) if may_decide(viewer, school) else groups_taught_by(viewer)
    return [group for group in groups if may_have_decisions(group, school)]


def reviews_owed_by(viewer: Viewer) -> list[Decision]:
    """This function will list the decisions at which the viewer owes another look, the oldest promise first: its day has
    come, and they wrote it, or may write it anew and whoever wrote it no longer may."""
    owed = reviews_due(decisions_kept_by(viewer), viewer.id, viewer.on)
    return [one for one in owed if may_read_decision(viewer, one)]


@prepared
def reviews_due(kept: Q, by_id: UUID, on: date) -> QuerySet[Decision]:
    """This function will list the decisions of a selection at which it is somebody's turn to look again: the day has
    come, and they wrote it, or whoever did may not write it anew. The oldest promise comes first."""
    writes = _writing(on, person=OuterRef("decided_by"), group=OuterRef("group"))
    rows = whole().filter(kept, superseded_by=None, review_on__lte=on)
    return rows.filter(Q(decided_by=by_id) | ~Exists(writes)).order_by("review_on", "id")


def whose_turn(decision: Decision, *, on: date) -> Person | None:
    """This function will tell who looks at a decision again: whoever wrote it, while they may write it anew; None where
    that falls to all who may."""
    writes = _writing(on, person=decision.decided_by_id, group=decision.group_id, is_team=bool(decision.reach))
    return decision.decided_by if writes.exists() else None


def _writing(on: date, *, person: Any, group: Any, is_team: bool = False) -> QuerySet[Membership]:
    """The memberships by which somebody leads the school, teaches the group of a decision, or is in its team, on that day."""
    if is_team:
        return Membership.objects.filter(live(on), person=person, group=group, role__in=list(ADULT_STAFF))
    writes = Q(role=Role.LEADER) & ~Q(group__kind=GroupKind.TEAM)
    if group is not None:
        writes |= Q(role__in=list(EDUCATORS), group=group)
    return Membership.objects.filter(writes, live(on), person=person)


def decisions_about_learners(viewer: Viewer) -> list[Decision]:
    """This function will list the decisions about single learners that the viewer may read, by name."""
    near = Q(learner=viewer.id) | Q(learner__in=list(viewer.children)) | Q(learner__in=taught_ids(viewer))
    rows = _about_learners(viewer.person.school_id, Q() if may_decide(viewer, viewer.person.school) else near)
    return [one for one in rows if may_read_decision(viewer, one)]


@prepared
def _about_learners(school_id: UUID, near: Q) -> QuerySet[Decision]:
    rows = whole().filter(near, school=school_id, learner__isnull=False, superseded_by=None)
    return rows.order_by("learner__said_as", "review_on", "id")


def decision_called(school: School, slug: str, *, viewer: Viewer | None, version: int | None = None) -> Decision | None:
    """This function will find a decision by its short name, as it holds now or as it was in an earlier version."""
    rows = whole().filter(school=school, slug=slug).prefetch_related("options", "voices")
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
    """This function will list what was said about a decision, oldest first: what stands, and one's own; all of it to those who
    answer."""
    visible = comments_visible_to(viewer, decision)
    if visible is None:
        return []
    rows = DecisionComment.objects.filter(decision__school=decision.school_id, decision__slug=decision.slug)
    return list(rows.filter(visible).select_related("author", "answered_by", "file", "worded_by"))


def comments_waiting(viewer: Viewer) -> list[DecisionComment]:
    """This function will list what waits for an answer of the viewer's: those who lead the school answer all of it, who
    teaches a class what is said there. The longest waiting comes first."""
    return comments_unanswered(decisions_kept_by(viewer))


@prepared
def comments_unanswered(kept: Q) -> QuerySet[DecisionComment]:
    """This function will list what was said about the decisions of a selection and waits for an answer."""
    rows = DecisionComment.objects.filter(
        decision__in=Decision.objects.filter(kept).values("pk"), state=CommentState.WAITS
    )
    return rows.select_related("author", "decision__group", "file")


def comment_for(viewer: Viewer, comment_id: UUID) -> DecisionComment | None:
    """This function will find a comment for somebody who answers it."""
    found = _with_their_decisions().filter(pk=comment_id).first()
    return found if found and may_keep_decision(viewer, found.decision) else None


def own_comment(viewer: Viewer, decision: Decision, comment_id: UUID) -> DecisionComment | None:
    """This function will find what the viewer said themself about a decision, in whichever version."""
    rows = _with_their_decisions().filter(author=viewer.person, decision__school=decision.school_id)
    return rows.filter(decision__slug=decision.slug, pk=comment_id).first()


def _with_their_decisions() -> QuerySet[DecisionComment]:
    return DecisionComment.objects.select_related(
        "decision__school", "decision__group", "author", "answered_by", "file"
    )


def whole() -> QuerySet[Decision]:
    return Decision.objects.select_related("school", "learner__school", "group", "vision_part", "decided_by")
