"""What adults owe, gathered for the adult who owes it: promises due, hands up, work that waits, whom they have not met."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from trellis.rooms.circles.models import Agreement
from trellis.rooms.circles.queries import open_agreements_of
from trellis.rooms.community.queries.outreach import Waiting, outreach_waiting_for
from trellis.rooms.conferences.models import Conference
from trellis.rooms.conferences.queries import (
    PromisedTalk,
    asked_to_lead,
    debriefs_due,
    in_rhythm_with,
    last_spoken,
    talks_promised_by,
)
from trellis.rooms.conferences.queries.debriefs import Debrief
from trellis.rooms.evidence.models import Evidence
from trellis.rooms.evidence.queries import pieces_of_waiting, waiting_for
from trellis.rooms.insights.queries.asked import HAND, IDEA, WHY, Asked, asked_of
from trellis.rooms.insights.queries.decided import NOTHING_DECIDED, ClassDecided, class_decided
from trellis.rooms.insights.queries.there import parts_of_day
from trellis.rooms.insights.queries.who_knows_whom import AskedOfAdult, asked_of_adult
from trellis.rooms.insights.queries.worth_a_talk import Owed, owed_by, owed_to, talk_rules_in_words
from trellis.rooms.paths.queries.demonstrations import DemonstrationAsked, demonstrations_waiting_for
from trellis.rooms.paths.queries.lessons import LessonToCome, lessons_planned_by
from trellis.rooms.people.models import Membership, Person
from trellis.rooms.people.queries import school_days_for, taught_by, taught_in
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import GroupKind, Role
from trellis.rooms.practice.queries import TriedCard, trials_on

__all__ = [
    "ClassDecided",
    "ClassToday",
    "NotLately",
    "Owed",
    "class_decided",
    "class_today",
    "last_meetings",
    "owed_to",
    "talk_rules_in_words",
]

LOOK_BACK_DAYS = 10  # school days within which an adult means to have talked with everybody
NOT_LATELY = 8  # school days after which a learner is named here


@dataclass(frozen=True)
class NotLately:
    """A learner with whom this adult has not spoken lately, and since when, in school days."""

    learner: Person
    last_on: date | None
    days: int | None


@dataclass(frozen=True)
class ClassToday:
    """Everything that this adult owes today. Nothing in it counts anything about a child."""

    reached: list[Waiting]  # what learners sent to this adult of their own accord, the longest waiting first
    due: list[PromisedTalk]
    coming: list[PromisedTalk]
    hands: list[Asked]
    going: list[Asked]  # they said they are going, and no meeting has followed so far
    ready: list[Evidence]
    worth: list[Owed]  # with whom it is worth talking, and why, by name
    waiting: int
    ideas: list[Asked]
    whys: list[Asked]
    showings: list[DemonstrationAsked]
    said_now: list[Agreement]  # what else they said they would do: due by today, or on no day
    said_later: list[Agreement]
    learners: list[Person]
    not_lately: list[NotLately]
    promised_to: list[Person]  # with whom this adult has promised to talk: an own class or advisory, or by a rhythm
    talked_with: int
    still_to_come: list[Person]
    lessons: list[LessonToCome]  # that they planned, the next one first
    decided: ClassDecided
    to_lead: list[Conference]  # talks that learners asked them to plan
    debriefs: list[Debrief]
    knowing: AskedOfAdult | None  # what is asked of them about knowing learners
    trying: list[TriedCard]  # what they try of the practice guide


def class_today(viewer: Viewer, *, at: datetime) -> ClassToday:
    """This function will gather what an adult owes: talks oldest promise first, hands first asked first, then those not
    spoken with, oldest talk first. The order never follows how a learner stands."""
    learners = taught_by(viewer)
    talks = talks_promised_by(viewer)
    waiting = waiting_for(viewer)
    met = last_meetings(viewer.person, learners)
    days = _school_days_back(viewer)
    since = days[-LOOK_BACK_DAYS] if len(days) >= LOOK_BACK_DAYS else (days[0] if days else viewer.on)
    promised = _promised_to(viewer, learners)
    with_whom = {learner.id for learner in promised} | met.keys()
    awaited = [learner for learner in learners if learner.id in with_whom]
    lately = {learner.id for learner in promised if (on := met.get(learner.id)) and on >= since}
    taught = {learner.id for learner in learners}
    said = [one for one in open_agreements_of(viewer.person) if one.learner_id in taught or one.learner_id == viewer.id]
    worth = owed_by(viewer, spoken=met)
    there = parts_of_day(viewer, at=at)
    asked = asked_of(viewer, learners, at=at) if "asked" in there else {}
    hands = asked.get(HAND, [])
    in_promise = {row.talk.learner_id for row in talks if row.days_over >= -1}
    return ClassToday(
        reached=outreach_waiting_for(viewer) if "reached" in there else [],
        due=[row for row in talks if row.is_due],
        coming=[row for row in talks if not row.is_due][:6],
        hands=[hand for hand in hands if hand.answered_at is None],
        going=[hand for hand in hands if hand.answered_at is not None],
        ready=pieces_of_waiting([one for one in waiting if one.is_ready]),
        worth=worth,
        waiting=len(waiting),
        ideas=asked.get(IDEA, []),
        whys=asked.get(WHY, []),
        showings=demonstrations_waiting_for(viewer) if "showings" in there else [],
        said_now=[one for one in said if one.due_on is None or one.due_on <= viewer.on],
        said_later=[one for one in said if one.due_on is not None and one.due_on > viewer.on],
        learners=learners,
        not_lately=_not_lately(awaited, met, days, viewer.on, leave_out=in_promise),
        promised_to=promised,
        talked_with=len(lately),
        still_to_come=[learner for learner in promised if learner.id not in lately],
        lessons=lessons_planned_by(viewer) if "lessons" in there else [],
        decided=class_decided(viewer) if "decided" in there else NOTHING_DECIDED,
        to_lead=asked_to_lead(viewer.id) if "to_lead" in there else [],
        debriefs=debriefs_due(viewer) if "debriefs" in there else [],
        knowing=asked_of_adult(viewer, of=there),
        trying=trials_on(viewer, viewer.on) if "trying" in there else [],
    )


def _promised_to(viewer: Viewer, learners: list[Person]) -> list[Person]:
    """Those with whom this adult holds talks: the learners of an own advisory or class, and whoever was promised a rhythm.
    Who teaches a subject has promised the others nothing."""
    own = [one.group for one in viewer.memberships if one.group and _holds_talks(one)]
    known = {learner.id for group in own for learner in taught_in(viewer, group.id)}
    if len(known) == len(learners):
        return learners
    known |= in_rhythm_with(viewer.person)
    return [learner for learner in learners if learner.id in known]


def _holds_talks(membership: Membership) -> bool:
    is_class = membership.group is not None and membership.group.kind == GroupKind.CLASS
    return membership.role == Role.ADVISOR or (membership.role == Role.TEACHER and is_class)


def last_meetings(adult: Person, learners: Iterable[Person]) -> dict[UUID, date]:
    """This function will tell on which day an adult last spoke with each learner: a talk held, or a meeting noted."""
    zone = adult.school.zone
    spoken = last_spoken(adult, [learner.id for learner in learners])
    return {learner_id: moment.astimezone(zone).date() for learner_id, moment in spoken.items()}


def _school_days_back(viewer: Viewer) -> list[date]:
    return school_days_for(viewer, viewer.on - timedelta(days=120), viewer.on)


def _not_lately(
    learners: list[Person], met: dict[UUID, date], days: list[date], today: date, *, leave_out: set[UUID]
) -> list[NotLately]:
    rows = []
    for learner in learners:
        last = met.get(learner.id)
        ago = sum(last < day <= today for day in days) if last else None
        if learner.id not in leave_out and (ago is None or ago >= NOT_LATELY):
            rows.append(NotLately(learner, last, ago))
    return sorted(rows, key=lambda row: (row.last_on or date.min, row.learner.said_as))
