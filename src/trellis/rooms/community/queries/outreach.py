"""Learners who turn to an adult: whom they reach, what waits for an adult and for how long, what was answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import ngettext

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.queries.around import Tie, circle_around
from trellis.rooms.community.models import OutreachRequest, Reply
from trellis.rooms.community.rules import may_read_outreach, outreach_visible_to
from trellis.rooms.community.terms import ANSWERED_WITHIN, OutreachKind
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import school_day, school_days_for, taught_by
from trellis.rooms.people.queries.near import leaders_of, works_where_answers_stand
from trellis.rooms.people.rules import Viewer
from trellis.ui.words import in_words

DELIVERED_FOR = timedelta(days=7)  # so long an answer stands on Today


@dataclass(frozen=True)
class Waiting:
    """What a learner sent and this adult has not answered, and for how many school days."""

    request: OutreachRequest
    days: int

    @property
    def is_owed(self) -> bool:
        return self.days >= ANSWERED_WITHIN

    @property
    def says(self) -> str:
        """This function will say how long it waits: about the adult, never about the child."""
        if not self.is_owed:
            return ""
        return ngettext(
            "You have not answered %(name)s for %(days)s school day.",
            "You have not answered %(name)s for %(days)s school days.",
            self.days,
        ) % {"name": self.request.learner.said_as, "days": in_words(self.days)}


def outreach_waiting_for(viewer: Viewer) -> list[Waiting]:
    """This function will list what learners sent to an adult and nobody answered, the longest waiting first; for any surface
    on which that adult's list stands."""
    rows = outreach_unanswered(viewer.id)
    if not rows:
        return []
    if viewer.taught_groups:
        taught_by(viewer)  # read in one go: what follows asks of each how the two stand
    return _counted(viewer, [one for one in rows if may_read_outreach(viewer, one)])


@prepared
def outreach_unanswered(adult_id: UUID) -> QuerySet[OutreachRequest]:
    """This function will list what was sent to an adult and nobody answered, first asked first, whoever may still read
    it."""
    rows = OutreachRequest.objects.filter(to=adult_id, reply=None)
    return rows.select_related("learner__school", "voice", "picture", "space").order_by("at", "id")


def _counted(viewer: Viewer, rows: list[OutreachRequest]) -> list[Waiting]:
    if not rows:
        return []
    asked = [school_day(one.learner.school, one.at) for one in rows]
    days = school_days_for(viewer, min(asked), viewer.on)
    return [Waiting(one, _between(days, day, viewer.on)) for one, day in zip(rows, asked, strict=True)]


def _between(days: Iterable[date], first: date, last: date) -> int:
    return sum(first < day <= last for day in days)


def outreach_answered_by(viewer: Viewer, *, since: datetime) -> list[OutreachRequest]:
    """This function will list what an adult answered since a moment, newest first."""
    rows = (
        _whole()
        .filter(to=viewer.person, reply__author=viewer.person, reply__at__gte=since)
        .order_by("-reply__at", "-id")
    )
    return [one for one in rows[:20] if may_read_outreach(viewer, one)]


def outreach_for(viewer: Viewer, request_id: UUID) -> OutreachRequest | None:
    """This function will find what was sent to an adult, answered or not."""
    found = _whole().filter(pk=request_id, to=viewer.person).first()
    return found if found and may_read_outreach(viewer, found) else None


def own_outreach(learner: Person, request_id: UUID) -> OutreachRequest | None:
    """This function will find what a learner sent."""
    return _whole().filter(pk=request_id, learner=learner).first()


def high_fives_with(piece: Evidence) -> list[OutreachRequest]:
    """This function will list the high fives with which a learner sent a piece to adults, newest first."""
    return list(_whole().filter(piece_id=piece.id, kind=OutreachKind.HIGH_FIVE).order_by("-at", "-id"))


def last_high_five_with(piece: Evidence) -> OutreachRequest | None:
    """This function will find the newest of them."""
    return next(iter(high_fives_with(piece)), None)


def outreach_of(learner: Person, *, viewer: Viewer, at_most: int) -> list[OutreachRequest]:
    """This function will list what a learner sent to adults, with what was answered, newest first; as far as the viewer may
    read it."""
    return _sent(outreach_visible_to(viewer, learner), learner.id, at_most=at_most)


@prepared
def _sent(readable: Q, learner_id: UUID, *, at_most: int) -> QuerySet[OutreachRequest]:
    return _whole().filter(readable, learner=learner_id).order_by("-at", "-id")[:at_most]


def replies_lately_to(learner: Person, *, at: datetime) -> list[Reply]:
    """This function will list what adults answered to a learner within a week, newest first."""
    return _replies(learner.id, at - DELIVERED_FOR)


@prepared
def _replies(learner_id: UUID, since: datetime) -> QuerySet[Reply]:
    rows = Reply.objects.filter(request__learner=learner_id, at__gte=since)
    return rows.select_related("author", "voice", "request__space").order_by("-at", "-id")


def is_answer_to(learner: Person, file_id: UUID) -> bool:
    """This function will tell whether a file is the voice of an answer to a learner, as it stands on their Today."""
    return Reply.objects.filter(request__learner=learner, voice=file_id).exists()


def within_reach(viewer: Viewer, *, ties: Iterable[Tie] | None = None) -> list[Person]:
    """This function will list the adults to whom a learner may turn, by name: those of their circle who work at the school,
    and whoever leads it, for the school's own head is everybody's."""
    me = viewer.person
    around = circle_around(me, viewer=viewer).ties if ties is None else ties
    found = {tie.person.id: tie.person for tie in around if works_where_answers_stand(tie.memberships)}
    found |= {one.id: one for one in leaders_of(me.school, on=viewer.on)}
    return sorted(found.values(), key=lambda person: (person.said_as, person.id))


def _whole() -> QuerySet[OutreachRequest]:
    return OutreachRequest.objects.select_related(
        "learner__school", "to", "voice", "picture", "space", "reply__author", "reply__voice"
    )
