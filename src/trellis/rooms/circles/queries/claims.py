"""Questions about who knows whom: rounds, what was said in them, and who promised to get to know somebody."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import BuddyCommitment, ClaimRound, ConnectionClaim, NameAsked, RoundAnswer
from trellis.rooms.circles.rules import may_hold_rounds
from trellis.rooms.circles.terms import ClaimDirection
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.rules import Viewer, live
from trellis.rooms.people.terms import ADULT_STAFF, Role

ANSWERED = "answered"


def open_round_at(school: School) -> ClaimRound | None:
    """This function will find the round in which people of a school are being asked now."""
    return ClaimRound.objects.filter(school=school, closed_at=None).first()


def standing_rounds(school_id: UUID) -> list[ClaimRound]:
    """This function will list the rounds by which it stands who knows whom, the newest first: the last one, and while it is open
    the one before it, which holds for all who have not answered again so far."""
    found = _last_rounds(school_id)
    return found[:1] if found and found[0].closed_at else found


@prepared
def _last_rounds(school_id: UUID) -> QuerySet[ClaimRound]:
    return ClaimRound.objects.filter(school=school_id).order_by("-opened_at", "-id")[:2]


def round_held_by(viewer: Viewer, round_id: UUID) -> ClaimRound | None:
    """This function will find a round of the viewer's school, for those who hold rounds."""
    if not may_hold_rounds(viewer):
        return None
    return ClaimRound.objects.filter(school=viewer.person.school_id, pk=round_id).select_related("school").first()


def round_asking(learner: Person) -> ClaimRound | None:
    """This function will find the open round in which a learner is asked and has not answered so far."""
    return next(iter(_rounds_asking(learner.school_id, learner.id)), None)


@prepared
def _rounds_asking(school_id: UUID, learner_id: UUID) -> QuerySet[ClaimRound]:
    answered = RoundAnswer.objects.filter(round=OuterRef("pk"), by=learner_id)
    return ClaimRound.objects.filter(~Exists(answered), school=school_id, closed_at=None)


def _standing(rounds: Collection[UUID], on: date) -> QuerySet[ConnectionClaim]:
    """What people said last, rounds the newest first: what stands in the newest, and in the one before it whatever was said by a
    learner who has not answered again, or by an adult who has not answered again about a class of that learner."""
    newest, *before = rounds
    again = RoundAnswer.objects.filter(round=newest, by=OuterRef("by"))
    classes = Membership.objects.filter(live(on), person=OuterRef(OuterRef("about")), role=Role.LEARNER)
    of_learner = Q(direction=ClaimDirection.BY_LEARNER) & ~Exists(again.filter(group=None))
    of_adult = Q(direction=ClaimDirection.BY_ADULT) & ~Exists(again.filter(group__in=classes.values("group_id")))
    return ConnectionClaim.objects.filter(Q(round=newest) | (Q(round__in=before) & (of_learner | of_adult)))


@prepared
def known_to_nobody(school_id: UUID, rounds: Collection[UUID], on: date) -> QuerySet[Any, tuple[UUID, str]]:
    """This function will list who learns at a school on a day and has no adult there whom they named and who named them, as ids
    and names, by what stands in these rounds, the newest first."""
    learns = Membership.objects.filter(live(on), person=OuterRef("pk"), role=Role.LEARNER)
    works = Membership.objects.filter(live(on), person=OuterRef("about"), role__in=sorted(ADULT_STAFF))
    named_back = _standing(rounds, on).filter(
        direction=ClaimDirection.BY_ADULT, by=OuterRef("about"), about=OuterRef("by")
    )
    named = _standing(rounds, on).filter(direction=ClaimDirection.BY_LEARNER, by=OuterRef("pk"))
    own = Exists(named.filter(Exists(works), Exists(named_back)))
    return Person.objects.filter(Exists(learns), ~own, school=school_id).order_by().values_list("id", "said_as")


@prepared
def claims_around(
    learner_ids: Collection[UUID], rounds: Collection[UUID], on: date
) -> QuerySet[Any, tuple[UUID, UUID, str]]:
    """This function will list who named one of these learners and whom they named, by what stands in these rounds: by whom, about
    whom, in which direction; and which of them answered at all, as themselves about themselves, ANSWERED."""
    near, ids = _standing(rounds, on).order_by().values_list("by_id", "about_id", "direction"), list(learner_ids)
    answered = RoundAnswer.objects.filter(round__in=list(rounds), by__in=ids, group=None).order_by()
    return near.filter(Q(by__in=ids) | Q(about__in=ids)).union(
        answered.values_list("by_id", "by_id", Value(ANSWERED)), all=True
    )


def said_by(person: Person, held: ClaimRound) -> set[UUID]:
    """This function will tell whom somebody named in a round: for whoever said it."""
    return set(ConnectionClaim.objects.filter(round=held, by=person).values_list("about_id", flat=True))


def has_answered(person: Person, held: ClaimRound) -> bool:
    """This function will tell whether somebody has answered in a round."""
    return RoundAnswer.objects.filter(round=held, by=person).exists()


def groups_answered_by(person: Person, held: ClaimRound) -> set[UUID]:
    """This function will tell of which classes an adult has said whom they know: they go on where they stopped."""
    return {one for one in _classes_answered(person.id, held.id) if one}


@prepared
def _classes_answered(person_id: UUID, round_id: UUID) -> QuerySet[Any, UUID | None]:
    rows = RoundAnswer.objects.filter(round=round_id, by=person_id, group__isnull=False)
    return rows.order_by().values_list("group_id", flat=True)


@prepared
def commitments_at(school_id: UUID, since: datetime, *, newest: UUID, on: date) -> QuerySet[BuddyCommitment]:
    """This function will list which adults of a school promised to get to know whom: what is open, and what was promised since
    then; each with `has_answered`, whether its learner has answered in the newest round."""
    answered = RoundAnswer.objects.filter(round=newest, by=OuterRef("learner"), group=None)
    works = Membership.objects.filter(live(on), person=OuterRef("adult"), role__in=sorted(ADULT_STAFF))
    rows = BuddyCommitment.objects.filter(Exists(works), Q(ended_at=None) | Q(since__gte=since), school=school_id)
    return rows.annotate(has_answered=Exists(answered)).select_related("adult").order_by("since", "id")


def open_commitments_of(adult: Person) -> list[BuddyCommitment]:
    """This function will list whom an adult promised to get to know, the next review first, with the learner."""
    return open_commitments(adult.id)


@prepared
def open_commitments(adult_id: UUID) -> QuerySet[BuddyCommitment]:
    """This function will list the open promises of an adult to get to know somebody, the next review first."""
    rows = BuddyCommitment.objects.filter(adult=adult_id, ended_at=None)
    return rows.select_related("learner__school").order_by("review_on", "since", "id")


def commitment_of(adult: Person, commitment_id: UUID) -> BuddyCommitment | None:
    """This function will find a promise of an adult that is open."""
    return next((one for one in open_commitments_of(adult) if one.id == commitment_id), None)


def open_commitment_between(adult: Person, learner: Person) -> BuddyCommitment | None:
    """This function will find the open promise of an adult to get to know a learner."""
    return BuddyCommitment.objects.filter(adult=adult, learner=learner, ended_at=None).first()


def commitments_due(adult: Person, *, on: date) -> list[BuddyCommitment]:
    """This function will list the promises of an adult of which the day has come on which they are asked how it is."""
    return [one for one in open_commitments_of(adult) if one.review_on <= on]


def asked_by_name(viewer: Viewer) -> list[NameAsked]:
    """This function will list about whom an adult is asked by name and has not answered, first asked first: of those who learn
    here today, in the rounds by which it stands who knows whom."""
    asked = names_unanswered(viewer.id, viewer.on)
    rounds = {one.id for one in standing_rounds(viewer.person.school_id)} if asked else set()
    return [one for one in asked if one.round_id in rounds]


@prepared
def names_unanswered(adult_id: UUID, on: date) -> QuerySet[NameAsked]:
    """This function will list about whom an adult was asked by name in any round and has not answered, first asked
    first, of those who learn here on that day."""
    learns = Membership.objects.filter(live(on), person=OuterRef("learner"), role=Role.LEARNER)
    rows = NameAsked.objects.filter(Exists(learns), adult=adult_id, answered_at=None)
    return rows.select_related("learner", "by").order_by("at", "id")


def names_asked(held: ClaimRound, learner_ids: Collection[UUID], *, viewer: Viewer) -> dict[UUID, list[NameAsked]]:
    """This function will tell which adults were asked by name about each of these learners; for those who hold rounds."""
    found: dict[UUID, list[NameAsked]] = {}
    if may_hold_rounds(viewer):
        for row in _names_asked(held.id, list(learner_ids)):
            found.setdefault(row.learner_id, []).append(row)
    return found


@prepared
def _names_asked(round_id: UUID, learner_ids: list[UUID]) -> QuerySet[NameAsked]:
    rows = NameAsked.objects.filter(round=round_id, learner__in=learner_ids)
    return rows.select_related("adult").order_by("at", "id")
