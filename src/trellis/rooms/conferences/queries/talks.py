"""Questions about talks."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext

from trellis.foundation.prepared import prepared
from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import agreements_kept_on, last_met, open_agreements_between
from trellis.rooms.conferences.models import AgendaItem, Conference, ConferenceLine, Invited, Rhythm
from trellis.rooms.conferences.queries.preparing import agenda_of
from trellis.rooms.conferences.rules import is_being_held, may_write_in, talks_visible_to
from trellis.rooms.conferences.terms import APART, WITH_FAMILY, ConferenceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import next_school_day, school_days_for, taught_by
from trellis.rooms.people.rules import Viewer
from trellis.rooms.privacy.rules import may_read
from trellis.rooms.privacy.terms import Kind
from trellis.ui.words import as_day

ON_PAPER = 6


@dataclass(frozen=True)
class PromisedTalk:
    """A talk that an adult owes, and how the promise stands: days over counts school days past the promised one."""

    talk: Conference
    days_over: int
    on: date  # the day on which it is asked

    @property
    def is_due(self) -> bool:
        return self.days_over >= 0

    @property
    def says(self) -> str:
        """This function will say when the talk was promised: about the adult's promise, never about the child."""
        if self.talk.promised_on == self.on:
            return gettext("Due today")
        return gettext("Promised for %(day)s") % {"day": as_day(self.talk.promised_on)}


def talks_promised_by(viewer: Viewer) -> list[PromisedTalk]:
    """This function will list the talks an adult has promised to learners they teach and not yet held, oldest first.

    A talk promised for later counts below zero.
    """
    learners = {learner.id: learner for learner in taught_by(viewer)}
    rows = [talk for talk in _promised_by(viewer.id) if talk.learner_id in learners]
    for talk in rows:
        talk.adult, talk.learner = viewer.person, learners[talk.learner_id]
    return [PromisedTalk(talk, over, viewer.on) for talk, over in zip(rows, _days_over(viewer, rows), strict=True)]


@prepared
def _promised_by(adult_id: UUID) -> QuerySet[Conference]:
    rows = Conference.objects.filter(adult=adult_id, held_at=None, is_asked=False)
    return rows.order_by("promised_on", "promised_time", "learner__said_as")


def _days_over(viewer: Viewer, rows: list[Conference]) -> list[int]:
    if not rows:
        return []
    first = min(min(row.promised_on for row in rows), viewer.on)
    last = max(max(row.promised_on for row in rows), viewer.on)
    days = school_days_for(viewer, first, last)
    return [_between(days, row.promised_on, viewer.on) for row in rows]


def _between(days: list[date], promised: date, today: date) -> int:
    if promised > today:
        return -max(1, sum(today < day <= promised for day in days))
    return sum(promised < day <= today for day in days)


def talks_promised_to(learner: Person) -> list[Conference]:
    """This function will list the talks that were promised to a learner and not yet held, soonest first, with whom each will
    be."""
    return _promised_to(learner.id)


@prepared
def _promised_to(learner_id: UUID) -> QuerySet[Conference]:
    rows = Conference.objects.filter(learner=learner_id, held_at=None, is_asked=False)
    return rows.select_related("adult", "learner").order_by("promised_on", "promised_time", "id")


def next_talk_of(learner: Person) -> Conference | None:
    """This function will find the talk that comes next for a learner, with whom it will be."""
    return next(iter(_next_talks(learner.id)), None)


@prepared
def _next_talks(learner_id: UUID) -> QuerySet[Conference]:
    rows = Conference.objects.filter(learner=learner_id, held_at=None, is_asked=False).select_related(
        "adult", "learner"
    )
    return rows.order_by("promised_on", "promised_time", "id")[:1]


def days_of_talks_promised(learner: Person, *, viewer: Viewer) -> dict[UUID, date]:
    """This function will tell for which day each adult has promised a learner a talk, as the circle shows it to those who may
    read it; that two mean to repair something stays between the two."""
    told = Q() if viewer.id == learner.id else ~Q(kind=ConferenceKind.REPAIR) | Q(adult=viewer.id)
    return dict(_promised(told, learner.id))


@prepared
def _promised(told: Q, learner_id: UUID) -> QuerySet[Conference, tuple[UUID, date]]:
    rows = Conference.objects.filter(told, learner=learner_id, held_at=None)
    return rows.values_list("adult_id", "promised_on")


def talks_for_family(learner: Person, *, viewer: Viewer) -> list[Conference]:
    """This function will list what comes next, as far as a family reads of it: the talks to which the viewer is asked, and the
    next one of the learner and an adult, soonest first: day, place and with whom. A talk to repair something stays between the
    two; of one with the family only who is asked to it reads."""
    if not may_read(viewer, Kind.CONFERENCE, learner, part="family"):
        return []
    found = _coming(learner.id, viewer.id)
    of_two = next((one for one in found if not one.is_with_family), None)
    return [one for one in found if one.is_with_family or one is of_two]


@prepared
def _coming(learner_id: UUID, guardian_id: UUID) -> QuerySet[Conference]:
    asked = Invited.objects.filter(conference=OuterRef("pk"), guardian=guardian_id)
    rows = Conference.objects.filter(~Q(kind__in=WITH_FAMILY) | Exists(asked), learner=learner_id, held_at=None)
    rows = rows.filter(is_asked=False).exclude(kind=ConferenceKind.REPAIR).select_related("adult")
    return rows.order_by("promised_on", "promised_time", "id")


def talk_for(viewer: Viewer, talk_id: UUID) -> Conference | None:
    """This function will find a talk that the viewer is one of the two of."""
    talk = Conference.objects.filter(pk=talk_id).select_related("learner__school", "adult").first()
    return talk if talk and may_write_in(viewer, talk) and viewer.id in {talk.learner_id, talk.adult_id} else None


def talks_held_with(learner: Person, *, viewer: Viewer) -> QuerySet[Conference]:
    """This function will list the talks held with a learner that the viewer may read, newest first."""
    rows = Conference.objects.filter(talks_visible_to(viewer, learner), learner=learner, held_at__isnull=False)
    return (
        rows.select_related("adult").prefetch_related("lines__author", "agreements__owner").order_by("-held_at", "-id")
    )


@prepared
def lines_of(talk_id: UUID) -> QuerySet[ConferenceLine]:
    """This function will list what the two said in a talk, in order."""
    return ConferenceLine.objects.filter(conference=talk_id).select_related("author", "file").order_by("at", "id")


def rhythm_of(adult: Person, learner: Person) -> Rhythm | None:
    """This function will find the rhythm in which an adult has promised talks to a learner."""
    return next(iter(_rhythms(adult.id, learner.id)), None)


@prepared
def _rhythms(adult_id: UUID, learner_id: UUID) -> QuerySet[Rhythm]:
    return Rhythm.objects.filter(adult=adult_id, learner=learner_id, ends_on=None)


def rhythms_of(adult: Person) -> dict[UUID, Rhythm]:
    """This function will list the rhythms that an adult has promised, by learner."""
    return {row.learner_id: row for row in Rhythm.objects.filter(adult=adult, ends_on=None)}


def usual_rhythm(promised: Mapping[UUID, Rhythm], learners: Collection[Person]) -> Rhythm | None:
    """This function will find the rhythm that most of these learners were promised, the longer of two; None where most
    were promised none."""
    rows = [promised.get(one.id) for one in learners]
    often = Counter((row.every_days, row.minutes) if row else (0, 0) for row in rows)
    most = max(often, key=lambda one: (often[one], one), default=None)
    return next((row for row in rows if row and (row.every_days, row.minutes) == most), None)


def in_rhythm_with(adult: Person) -> set[UUID]:
    """This function will name the learners to whom an adult has promised a rhythm of talks."""
    return set(Rhythm.objects.filter(adult=adult, ends_on=None).values_list("learner_id", flat=True))


def last_spoken(adult: Person, learner_ids: list[UUID]) -> dict[UUID, datetime]:
    """This function will tell when an adult last spoke with each of these learners: held a talk, or noted that they met."""
    found: dict[UUID, datetime] = {}
    for learner_id, moment in _last_spoken(adult.id, learner_ids):
        found[learner_id] = max(moment, found.get(learner_id, moment))
    return found


@prepared
def _last_spoken(adult_id: UUID, learner_ids: list[UUID]) -> QuerySet[Any, tuple[UUID, datetime]]:
    rows = Conference.objects.filter(adult=adult_id, learner_id__in=learner_ids, held_at__isnull=False).order_by()
    talks = rows.values("learner_id").annotate(last=Max("held_at")).values_list("learner_id", "last")
    return talks.union(last_met(adult_id, learner_ids), all=True).order_by()


@dataclass(frozen=True)
class Promise:
    """One of the two promises with which a talk ends: whose it is, and what is written so far."""

    owner: Person
    text: str
    due_on: date | None
    agreement: Agreement | None


@dataclass(frozen=True)
class TalkSheet:
    """Everything that stands on the page of a talk, seen by one of the two."""

    talk: Conference
    viewer_is_adult: bool
    is_being_held: bool
    to_tick: list[Agreement]
    ticked_by_viewer: frozenset[UUID]  # whose boxes are the viewer's to tick
    agenda: list[AgendaItem]
    learner_lines: list[ConferenceLine]
    adult_lines: list[ConferenceLine]
    own_line: ConferenceLine | None
    promises: tuple[Promise, Promise]
    next_on: date | None
    talks_before: int

    @property
    def is_held(self) -> bool:
        return self.talk.held_at is not None

    @property
    def on_paper(self) -> list[Agreement]:
        """What is still open, oldest first, as far as it leaves room on one sheet for what the two will write."""
        return [one for one in self.to_tick if one.kept_at is None][:ON_PAPER]

    @property
    def to_let_go(self) -> list[Agreement]:
        """What is still open and the viewer may move or let go."""
        return [one for one in self.to_tick if one.kept_at is None and one.id in self.ticked_by_viewer]


def talk_sheet(talk: Conference, *, viewer: Viewer) -> TalkSheet:
    """This function will lay out a talk for one of its two: last agreements to tick, what waits, both voices, the two new
    promises, and when the next talk would be."""
    lines, made_here = lines_of(talk.id), _made_in(talk.id)
    ids_here = {agreement.id for agreement in made_here}
    to_tick = [a for a in _to_tick(talk, on=viewer.on) if a.id not in ids_here]
    together = is_being_held(talk, on=viewer.on)
    is_for_both = together and viewer.id == talk.adult_id
    rhythm = rhythm_of(talk.adult, talk.learner)
    own = [line for line in lines if line.author_id == viewer.id]
    return TalkSheet(
        talk=talk,
        viewer_is_adult=viewer.id == talk.adult_id,
        is_being_held=together,
        to_tick=to_tick,
        ticked_by_viewer=frozenset(a.id for a in to_tick if is_for_both or a.owner_id == viewer.id),
        agenda=agenda_of(talk),
        learner_lines=[line for line in lines if line.author_id == talk.learner_id],
        adult_lines=[line for line in lines if line.author_id == talk.adult_id],
        own_line=own[-1] if own else None,
        promises=(_promise_of(talk.learner, made_here), _promise_of(talk.adult, made_here)),
        next_on=next_school_day(talk.learner.school, viewer.on + timedelta(days=rhythm.every_days)) if rhythm else None,
        talks_before=len(_held_before(talk.learner_id, talk.adult_id, talk.id)),
    )


@prepared
def _made_in(talk_id: UUID) -> QuerySet[Agreement]:
    made = Conference.agreements.through.objects.filter(conference=talk_id).values("agreement_id")
    rows = Agreement.objects.filter(pk__in=made, superseded_by=None)
    return rows.select_related("owner", "other").order_by()


@prepared
def _held_before(learner_id: UUID, adult_id: UUID, talk_id: UUID) -> QuerySet[Conference, UUID]:
    rows = Conference.objects.filter(learner=learner_id, adult=adult_id, held_at__isnull=False).exclude(pk=talk_id)
    return rows.order_by().values_list("id", flat=True)


def _to_tick(talk: Conference, *, on: date) -> list[Agreement]:
    """What these two promised each other and is open, or was ticked today and may be taken back today."""
    pair = {talk.learner_id, talk.adult_id}
    kept = [a for a in agreements_kept_on(on, talk.learner) if {a.owner_id, a.other_id} == pair]
    return sorted([*open_agreements_between(talk.learner_id, talk.adult_id), *kept], key=lambda a: a.made_at)


def promises_of(talk: Conference) -> tuple[Promise, Promise]:
    """This function will give the two promises that were made in a talk, the learner's first."""
    made_here = list(talk.agreements.filter(superseded_by=None).select_related("owner"))
    return _promise_of(talk.learner, made_here), _promise_of(talk.adult, made_here)


def _promise_of(owner: Person, made_here: list[Agreement]) -> Promise:
    agreement = next((a for a in made_here if a.owner_id == owner.id), None)
    if agreement is None:
        return Promise(owner, "", None, None)
    return Promise(owner, agreement.text, agreement.due_on, agreement)


def next_talk_between(learner: Person, adult: Person) -> Conference | None:
    """This function will find the talk that these two have before them."""
    talk = next(iter(_before_them(learner.id, adult.id)), None)
    if talk is not None:
        talk.learner, talk.adult = learner, adult
    return talk


@prepared
def _before_them(learner_id: UUID, adult_id: UUID) -> QuerySet[Conference]:
    return Conference.objects.filter(learner=learner_id, adult=adult_id, held_at=None).exclude(kind__in=APART)
