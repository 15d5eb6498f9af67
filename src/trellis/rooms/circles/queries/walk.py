"""Questions about lines left for those who lead, who spoke with whom today, and moments that were noticed."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import Interaction, Moment, ShareCard
from trellis.rooms.circles.rules import may_read_lines, may_share_moment, moments_visible_to
from trellis.rooms.circles.terms import InteractionKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import midnight
from trellis.rooms.people.rules import Viewer


def card_of(person: Person) -> ShareCard | None:
    """This function will find the line that somebody has left for those who lead."""
    return next(iter(_card_of(person.id)), None)


@prepared
def _card_of(person_id: UUID) -> QuerySet[ShareCard]:
    return ShareCard.objects.filter(by=person_id, taken_back_at=None)


def lines_left(viewer: Viewer) -> dict[UUID, ShareCard]:
    """This function will list the lines left for those who lead, by whom: for them alone."""
    if not may_read_lines(viewer):
        return {}
    return {one.by_id: one for one in _lines_left(viewer.person.school_id)}


@prepared
def _lines_left(school_id: UUID) -> QuerySet[ShareCard]:
    return ShareCard.objects.filter(school=school_id, taken_back_at=None)


@prepared
def met_by(adult_id: UUID, before: datetime) -> QuerySet[Any, tuple[UUID, datetime]]:
    """This function will tell with whom an adult met before a moment, and when last: pairs of an id and a moment."""
    rows = Interaction.objects.filter(other=adult_id, at__lt=before).order_by()
    return rows.values("learner_id").annotate(last=Max("at")).values_list("learner_id", "last")


@prepared
def spoken_since(adult_id: UUID, since: datetime) -> QuerySet[Interaction]:
    """This function will list with whom an adult has spoken since a moment, the first first."""
    return Interaction.objects.filter(other=adult_id, at__gte=since, kind=InteractionKind.SPOKE).order_by("at", "id")


def spoken_on(adult: Person, person: Person, *, day: date) -> Interaction | None:
    """This function will find that an adult spoke with somebody on a day of the school."""
    since = midnight(person.school, day)
    rows = Interaction.objects.filter(other=adult, learner=person, at__gte=since, at__lt=since + timedelta(days=1))
    return rows.filter(kind=InteractionKind.SPOKE).first()


def talked_with_today(learner: Person, *, on: date) -> list[Person]:
    """This function will list the adults with whom a learner talked on a day, by name, each once: for the learner."""
    since = midnight(learner.school, on)
    return list(
        {one.other_id: one.other for one in _talked_with(learner.id, since, since + timedelta(days=1))}.values()
    )


@prepared
def _talked_with(learner_id: UUID, since: datetime, until: datetime) -> QuerySet[Interaction]:
    rows = Interaction.objects.filter(learner=learner_id, at__gte=since, at__lt=until, kind=InteractionKind.SPOKE)
    return rows.select_related("other").order_by("other__said_as", "other_id")


def moments_of(learner: Person, *, viewer: Viewer, at_most: int) -> list[Moment]:
    """This function will list the moments that adults noticed about a learner, newest first, as far as the viewer reads them.
    One that its learner hid is its author's alone; its learner finds it where it can be brought back."""
    standing = Q() if viewer.id == learner.id else Q(hidden_at=None) | Q(author=viewer.id)
    return _moments_of(learner.id, moments_visible_to(viewer, learner), standing, at_most)


@prepared
def _moments_of(learner_id: UUID, readable: Q, standing: Q, at_most: int) -> QuerySet[Moment]:
    rows = Moment.objects.filter(readable, standing, learner=learner_id)
    return rows.select_related("author", "file").order_by("-at", "-id")[:at_most]


@prepared
def moments_noted_by(adult_id: UUID, *, since: datetime, at_most: int) -> QuerySet[Moment]:
    """This function will list the moments that an adult has noted since a moment, newest first."""
    rows = Moment.objects.filter(author=adult_id, at__gte=since).select_related("learner", "file")
    return rows.order_by("-at", "-id")[:at_most]


def moment_for(viewer: Viewer, moment_id: UUID) -> Moment | None:
    """This function will find a moment that the viewer may share or hide or take back: its learner's, or its author's."""
    found = Moment.objects.filter(pk=moment_id).select_related("learner__school", "author", "file").first()
    return found if found and may_share_moment(viewer, found) else None
