"""Ideas of a learner's own and why questions: asked, waiting, answered."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import (
    OwnIdea,
    WhyQuestion,
)
from trellis.rooms.paths.rules import ideas_visible_to
from trellis.rooms.paths.terms import IdeaState, WhyState
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer


def own_idea(learner: Person, idea_id: UUID) -> OwnIdea | None:
    """This function will find an idea of a learner's own."""
    return OwnIdea.objects.filter(pk=idea_id, learner=learner).select_related("learner").first()


def ideas_of(learner: Person, *, viewer: Viewer, at_most: int, target_id: UUID | None = None) -> list[OwnIdea]:
    """This function will list a learner's own ideas, newest first, for those who may read them; to one target, where one
    is asked for."""
    there = Q(target=target_id) if target_id else Q()
    return _ideas(ideas_visible_to(viewer, learner) & there, learner.id, at_most=at_most)


@prepared
def _ideas(readable: Q, learner_id: UUID, *, at_most: int) -> QuerySet[OwnIdea]:
    rows = OwnIdea.objects.filter(readable, learner=learner_id).exclude(state=IdeaState.TAKEN_BACK)
    return rows.select_related("answered_by", "asked_of").order_by("-asked_at", "-id")[:at_most]


def ideas_waiting_for(viewer: Viewer) -> QuerySet[OwnIdea]:
    """This function will list the own ideas that wait for this adult's answer, oldest first."""
    return ideas_asked_of(viewer.id, taught_ids(viewer)).select_related("learner").order_by("asked_at", "id")


def ideas_asked_of(adult_id: UUID, taught: Collection[UUID]) -> QuerySet[OwnIdea]:
    """This function will find the own ideas of these learners that wait for this adult's answer, by ids: for a prepared
    question."""
    return OwnIdea.objects.filter(asked_of=adult_id, state=IdeaState.ASKED, learner__in=taught)


def whys_of(learner: Person, target_id: UUID, *, viewer: Viewer) -> QuerySet[WhyQuestion]:
    """This function will list what a learner asked or said about the why of a target, oldest first, for those who may
    read it."""
    rows = WhyQuestion.objects.filter(ideas_visible_to(viewer, learner), learner=learner, target_id=target_id)
    return rows.select_related("answered_by").order_by("asked_at", "id")


def whys_waiting_for(viewer: Viewer) -> QuerySet[WhyQuestion]:
    """This function will list the why questions of learners one teaches that nobody has answered, oldest first."""
    return whys_asked_by(taught_ids(viewer)).select_related("learner").order_by("asked_at", "id")


def whys_asked_by(taught: Collection[UUID]) -> QuerySet[WhyQuestion]:
    """This function will find the why questions of these learners that nobody has answered, by ids: for a prepared
    question."""
    return WhyQuestion.objects.filter(state=WhyState.ASKED, learner__in=taught)


@prepared
def ideas_answered_to(learner_id: UUID, since: datetime, at_most: int) -> QuerySet[OwnIdea]:
    """This function will list the own ideas that somebody has answered to a learner since then, newest first, so many."""
    rows = OwnIdea.objects.filter(learner=learner_id, answered_at__gt=since, answered_by__isnull=False)
    return rows.select_related("answered_by").order_by("-answered_at", "-id")[:at_most]


@prepared
def whys_answered_to(learner_id: UUID, since: datetime, at_most: int) -> QuerySet[WhyQuestion]:
    """This function will list the why questions that somebody has answered to a learner since then, newest first, so many."""
    rows = WhyQuestion.objects.filter(learner=learner_id, answered_at__gt=since, answered_by__isnull=False)
    return rows.select_related("answered_by").order_by("-answered_at", "-id")[:at_most]
