"""The people around a learner: who they are, what each is for, when the two last met, and with what kinds of people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import Interaction, Relationship
from trellis.rooms.circles.rules import circle_visible_to, interactions_visible_to, may_take_back_interaction
from trellis.rooms.circles.terms import KIND_OF_PEOPLE, PeopleKind, TieKind
from trellis.rooms.people.models import Membership, Mentorship, Person
from trellis.rooms.people.queries import guardians_of, midnight
from trellis.rooms.people.queries.mentoring import open_mentorships_of
from trellis.rooms.people.queries.near import (
    adult_memberships_at,
    educators_by_membership,
    memberships_of_all,
    peers_of,
)
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import ADULT_STAFF, EDUCATORS, Role
from trellis.rooms.privacy.rules import may_contact_guardians, may_read
from trellis.rooms.privacy.terms import Kind

LATELY = timedelta(days=28)  # what a sentence about the kinds of people speaks of
NOTED_LATELY = 8
LOOKED_BACK = timedelta(days=400)
DERIVED = (TieKind.FAMILY, TieKind.ADVISOR, TieKind.TEACHER)


@dataclass(frozen=True)
class Tie:
    """Somebody around a learner: in what role, what for in the learner's words, since when; when they last met, and for
    which day they have promised each other a talk."""

    person: Person
    kind: str
    role: str
    purpose: str = ""
    since: date | None = None
    relationship: Relationship | None = None  # none: nothing was written about somebody who is there anyway
    last: Interaction | None = None
    next_on: date | None = None
    mentorship: Mentorship | None = None  # none: they are no mentor of this learner today
    memberships: tuple[Membership, ...] = field(default=(), compare=False)
    asks_first: bool = False  # whether the viewer asks those who lead the school before they turn to them

    @property
    def address(self) -> str:
        return f"{self.person.id}/"

    @property
    def is_chosen(self) -> bool:
        """Whether the learner put them there, and may take them out."""
        return self.kind not in DERIVED and self.mentorship is None


@dataclass(frozen=True)
class Variety:
    """With what kinds of people somebody met lately, in words; and since when with nobody from the community."""

    kinds: list[PeopleKind]
    without_community_since: date | None

    @property
    def words(self) -> list[str]:
        return [str(kind.label) for kind in self.kinds]


@dataclass(frozen=True)
class Around:
    """A learner's circle as one viewer reads it."""

    ties: list[Tie]
    variety: Variety | None
    lately: list[Interaction]  # what people noted, newest first
    taken_back: frozenset[UUID]  # of these, what the viewer may still take back


def circle_around(learner: Person, *, viewer: Viewer) -> Around:
    """This function will lay out the people around a learner, by name, as far as the viewer may read it: whoever may not
    reads who teaches or advises them, and what they noted themself."""
    is_whole = circle_visible_to(viewer, learner)
    rows = _live(learner.id) if is_whole else []
    met = _met(interactions_visible_to(viewer, learner), midnight(learner.school, viewer.on - LOOKED_BACK))
    known = memberships_of_all({row.person_id for row in rows} | {_who(one, learner) for one in met}, on=viewer.on)
    mentorships = open_mentorships_of(learner, on=viewer.on) if is_whole else ()
    ties = _ties(learner, rows, known, viewer=viewer, mentorships=mentorships)
    met = [one for one in met if _is_told(_who(one, learner), ties, known)]
    lasts = _lasts(met, learner)
    ties = {one: replace(tie, last=lasts.get(one)) for one, tie in ties.items()}
    listed = sorted(ties.values(), key=lambda tie: (tie.person.said_as, tie.person.id))
    variety = _variety(learner, met, ties, known, viewer=viewer) if is_whole else None
    fresh = frozenset(one.id for one in met[:NOTED_LATELY] if may_take_back_interaction(viewer, one))
    return Around(listed, variety, met[:NOTED_LATELY], fresh)


def adults_around(learner: Person, *, viewer: Viewer) -> list[Tie]:
    """This function will list the adults around a learner, by name, each with what they are for, as far as a family may read
    it: never another guardian, nor when anybody met."""
    if not may_read(viewer, Kind.CIRCLE, learner, part="adults"):
        return []
    rows = _live(learner.id)
    known = memberships_of_all({row.person_id for row in rows}, on=viewer.on)
    mentorships = open_mentorships_of(learner, on=viewer.on)
    ties = _ties(learner, rows, known, viewer=viewer, mentorships=mentorships).values()
    adults = [tie for tie in ties if tie.kind not in {TieKind.PEER, TieKind.FAMILY}]
    return sorted(adults, key=lambda tie: (tie.person.said_as, tie.person.id))


def tie_kinds(viewer: Viewer, learner: Person, *, also: Collection[UUID] = ()) -> dict[UUID, str]:
    """This function will tell as what everybody stands who is in a learner's circle, and somebody who would come into it."""
    rows = _live(learner.id)
    known = memberships_of_all({row.person_id for row in rows} | {*also}, on=viewer.on)
    kinds = {one: tie.kind for one, tie in _ties(learner, rows, known, viewer=viewer).items()}
    return {one: _kind(known.get(one, ()), "") for one in also} | kinds


def who_may_be_added(viewer: Viewer) -> dict[UUID, Membership]:
    """This function will list whom a learner could add to their circle, each with what they belong to: those of their
    groups, group by group, then the adults of their school."""
    rows = [*peers_of(viewer), *adult_memberships_at(viewer.person.school, on=viewer.on)]
    found: dict[UUID, Membership] = {}
    for row in rows:
        found.setdefault(row.person_id, row)
    return found


def relationship_of(learner: Person, relationship_id: UUID) -> Relationship | None:
    """This function will find what a learner wrote about somebody in their circle, ended or not."""
    rows = Relationship.objects.filter(learner=learner, pk=relationship_id)
    return rows.select_related("person", "learner__school").first()


def interaction_noted_by(viewer: Viewer, interaction_id: UUID) -> Interaction | None:
    """This function will find that two met, as noted by the viewer."""
    rows = Interaction.objects.filter(pk=interaction_id, other=viewer.person)
    return rows.select_related("learner__school").first()


@prepared
def _live(learner_id: UUID) -> QuerySet[Relationship]:
    return Relationship.objects.filter(learner=learner_id, ended=None).select_related("person")


@prepared
def _met(readable: Q, since: datetime) -> QuerySet[Interaction]:
    rows = Interaction.objects.filter(readable, at__gte=since)
    return rows.select_related("other", "learner").order_by("-at", "-id")[:300]


def _who(met: Interaction, learner: Person) -> UUID:
    return met.other_id if met.learner_id == learner.id else met.learner_id


def _ties(
    learner: Person,
    rows: Iterable[Relationship],
    known: dict[UUID, list[Membership]],
    *,
    viewer: Viewer,
    mentorships: Iterable[Mentorship] = (),
) -> dict[UUID, Tie]:
    """Family and educators as they stand today; then whom the learner chose. What the learner wrote comes to either."""
    ties: dict[UUID, Tie] = {}
    may_contact = may_contact_guardians(viewer, learner)
    if viewer.id == learner.id or may_contact:
        for one in guardians_of(learner):
            role = (one.relation if may_contact else "") or str(TieKind.FAMILY.label)
            first = may_contact and one.asks_first
            ties[one.guardian_id] = Tie(one.guardian, TieKind.FAMILY, role, asks_first=first)
    for row in educators_by_membership(learner, on=viewer.on):
        kind = TieKind.ADVISOR if row.role == Role.ADVISOR else TieKind.TEACHER
        ties.setdefault(row.person_id, Tie(row.person, kind, str(kind.label), since=row.starts_on, memberships=(row,)))
    for theirs_now in mentorships:
        tie = Tie(
            theirs_now.mentor, TieKind.COMMUNITY, str(Role.MENTOR.label), theirs_now.purpose, theirs_now.starts_on
        )
        ties.setdefault(theirs_now.mentor_id, replace(tie, next_on=theirs_now.next_on, mentorship=theirs_now))
    for own in rows:
        if own.person_id in ties:
            ties[own.person_id] = replace(
                ties[own.person_id], purpose=own.purpose or ties[own.person_id].purpose, relationship=own
            )
        elif own.kind not in DERIVED:  # what was said of somebody who taught or guarded them goes with that
            theirs = known.get(own.person_id, [])
            kind_now = _kind(theirs, own.kind)
            ties[own.person_id] = Tie(
                own.person, kind_now, _role(theirs, kind_now), own.purpose, own.since, own, memberships=tuple(theirs)
            )
    return ties


def _kind(memberships: Collection[Membership], before: str) -> str:
    """As what somebody stands by what they belong to today; who belongs to nothing any more stands as before."""
    roles = {row.role for row in memberships}
    for role, kind in ((Role.LEADER, TieKind.LEADER), (Role.LEARNER, TieKind.PEER), (Role.MENTOR, TieKind.COMMUNITY)):
        if role in roles:
            return kind
    return TieKind.STAFF if roles & ADULT_STAFF else before or TieKind.COMMUNITY


def _role(memberships: Collection[Membership], kind: str) -> str:
    groups = [row.group.name for row in memberships if row.group]
    if kind == TieKind.PEER and groups:
        return gettext("in %(group)s") % {"group": groups[0]}
    if kind == TieKind.STAFF and any(row.role in EDUCATORS for row in memberships) and groups:
        return gettext("teaches %(group)s") % {"group": groups[0]}
    return str(TieKind(kind).label)


def _is_told(person_id: UUID, ties: dict[UUID, Tie], known: dict[UUID, list[Membership]]) -> bool:
    """Another learner is spoken of only while they are in the circle: whoever was taken out is gone from here too."""
    return person_id in ties or _kind(known.get(person_id, ()), "") != TieKind.PEER


def _lasts(met: Iterable[Interaction], learner: Person) -> dict[UUID, Interaction]:
    found: dict[UUID, Interaction] = {}
    for one in met:
        found.setdefault(_who(one, learner), one)
    return found


def _variety(
    learner: Person,
    met: Iterable[Interaction],
    ties: dict[UUID, Tie],
    known: dict[UUID, list[Membership]],
    *,
    viewer: Viewer,
) -> Variety:
    zone, last = learner.school.zone, dict[Any, date]()
    for one in met:
        who = _who(one, learner)
        kind = KIND_OF_PEOPLE.get(TieKind(ties[who].kind if who in ties else _kind(known.get(who, ()), "")))
        if kind is not None:
            last.setdefault(kind, one.at.astimezone(zone).date())
    lately = [kind for kind in PeopleKind if kind in last and last[kind] > viewer.on - LATELY]
    if PeopleKind.COMMUNITY in lately:
        return Variety(lately, None)
    return Variety(lately, last.get(PeopleKind.COMMUNITY) or _here_since(ties, viewer))


def _here_since(ties: dict[UUID, Tie], viewer: Viewer) -> date:
    """Since when the school year runs for somebody, as far as it is known: since the first of theirs taught them."""
    return min((tie.since for tie in ties.values() if tie.since and not tie.is_chosen), default=viewer.on)
