"""Questions about agreements, hands and meetings."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import Agreement, HandRaised, Interaction
from trellis.rooms.circles.rules import agreements_visible_to, may_act_on
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import guardians_without_rights, midnight, taught_ids
from trellis.rooms.people.rules import Viewer

GOING_FOR = timedelta(days=7)
_UP = Q(answered_at=None, taken_down_at=None)
_UNMET = ~Exists(
    Interaction.objects.filter(
        other=OuterRef("answered_by"), learner=OuterRef("learner"), at__gte=OuterRef("answered_at")
    )
)
# What two are still writing in a talk is no promise yet; one that took the place of another is.
AGREED = Q(agreed_at__isnull=False) | Q(supersedes__isnull=False)
OPEN = Q(kept_at__isnull=True, let_go_at__isnull=True, superseded_by__isnull=True)


def agreements_about(learner: Person, *, viewer: Viewer) -> QuerySet[Agreement]:
    """This function will list the agreements about a learner that the viewer may read, newest first, each with whose it is.
    What two are still writing, these two alone read."""
    own = Q(owner=viewer.person) | Q(other=viewer.person)
    rows = Agreement.objects.filter(agreements_visible_to(viewer, learner), AGREED | own, learner=learner)
    return rows.filter(superseded_by__isnull=True).select_related("owner").order_by("-made_at", "-id")


def open_agreements_of(person: Person) -> list[Agreement]:
    """This function will list what a person has agreed to do and not yet kept or let go, oldest first, and to whom."""
    return _open_agreements_of(person.id)


@prepared
def _open_agreements_of(person_id: UUID) -> QuerySet[Agreement]:
    return Agreement.objects.filter(OPEN, AGREED, owner=person_id).select_related("other").order_by("made_at", "id")


@prepared
def open_agreements_between(learner_id: UUID, adult_id: UUID) -> QuerySet[Agreement]:
    """This function will list what a learner and an adult have promised each other and not yet kept, oldest first."""
    pair = Q(owner=learner_id, other=adult_id) | Q(owner=adult_id, other=learner_id)
    rows = Agreement.objects.filter(OPEN, pair, learner=learner_id)
    return rows.select_related("owner", "other").order_by("made_at", "id")


def agreements_kept_on(day: date, learner: Person) -> list[Agreement]:
    """This function will list what a learner and their people ticked as kept on a day of the school: until it ends, whose
    promise it is may take the tick back."""
    begins = midnight(learner.school, day)
    return _kept_between(learner.id, begins, begins + timedelta(days=1))


@prepared
def _kept_between(learner_id: UUID, begins: datetime, ends: datetime) -> QuerySet[Agreement]:
    rows = Agreement.objects.filter(learner=learner_id, kept_at__gte=begins, kept_at__lt=ends)
    return rows.filter(superseded_by__isnull=True).select_related("owner", "other").order_by("made_at", "id")


def open_hands_for(viewer: Viewer) -> QuerySet[HandRaised]:
    """This function will list the hands that are up among the learners one teaches: who asked first comes first."""
    return _hands_of(taught_ids(viewer), _UP)


def hands_for(adult_id: UUID, taught: Collection[UUID], *, since: datetime) -> QuerySet[HandRaised]:
    """This function will list in one go the hands that are up among these learners and those to which this adult said
    since then that they are going, by ids: for a prepared question."""
    return _hands_of(taught, _UP | _awaiting(adult_id, since))


def hands_to_go_to(viewer: Viewer, *, at: datetime) -> QuerySet[HandRaised]:
    """This function will list the hands to which an adult said they are going and that no meeting has followed so far: first
    asked first, for a week."""
    return _hands_of(taught_ids(viewer), _awaiting(viewer.id, at - GOING_FOR))


def _awaiting(adult_id: UUID, since: datetime) -> Q:
    return Q(_UNMET, answered_by=adult_id, answered_at__gt=since)


def _hands_of(taught: Collection[UUID], which: Q) -> QuerySet[HandRaised]:
    rows = HandRaised.objects.filter(which, learner__in=taught)
    return rows.select_related("learner").order_by("raised_at", "id")


def hand_of_today(learner: Person, *, since: datetime) -> HandRaised | None:
    """This function will find a learner's hand: up, or with somebody on their way since a moment, until they have met."""
    return next(iter(_hands_today(learner.id, since)), None)


@prepared
def _hands_today(learner_id: UUID, since: datetime) -> QuerySet[HandRaised]:
    rows = HandRaised.objects.filter(
        Q(answered_at=None) | Q(_UNMET, answered_at__gte=since), learner=learner_id, taken_down_at=None
    )
    return rows.select_related("answered_by").order_by("-raised_at", "-id")[:1]


def open_hand_of(learner: Person) -> HandRaised | None:
    """This function will find a learner's hand, if it is up."""
    return HandRaised.objects.filter(learner=learner, answered_at=None, taken_down_at=None).first()


def last_met(adult_id: UUID, learner_ids: Collection[UUID]) -> QuerySet[Any, tuple[UUID, datetime]]:
    """This function will tell when an adult last met each of these learners, as far as it was noted: pairs of a learner's
    id and a moment."""
    rows = Interaction.objects.filter(other=adult_id, learner_id__in=learner_ids).order_by()
    return rows.values("learner_id").annotate(last=Max("at")).values_list("learner_id", "last")


def agreement_for(viewer: Viewer, agreement_id: UUID) -> Agreement | None:
    """This function will find an agreement that the viewer is one of the two of, as long as they may act on it."""
    rows = Agreement.objects.filter(Q(owner=viewer.person) | Q(other=viewer.person), pk=agreement_id)
    found = rows.select_related("owner", "other", "learner__school").first()
    return found if found and may_act_on(viewer, found) else None


def open_agreements_with(learner: Person) -> QuerySet[Agreement]:
    """This function will list what a learner promised and what was promised to them, agreed and still open, oldest first; a
    guardian without rights is not named there."""
    nobody = guardians_without_rights(learner)
    rows = Agreement.objects.filter(OPEN, AGREED, Q(owner=learner) | Q(other=learner), learner=learner)
    rows = rows.exclude(owner__in=nobody).exclude(other__in=nobody)
    return rows.select_related("owner", "other").order_by("made_at", "id")
