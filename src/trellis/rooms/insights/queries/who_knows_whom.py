"""Who knows whom (P2): the learners with no adult of their own, which is what the adults of a school owe, and the threads.

An adult is a learner's own when each named the other. What people said last holds: in the round that is open, and for
whoever has not answered in it, in the one before. Nothing in it counts or orders anything but names.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from trellis.rooms.circles.models import BuddyCommitment, ClaimRound, NameAsked
from trellis.rooms.circles.queries.claims import (
    ANSWERED,
    asked_by_name,
    claims_around,
    commitments_at,
    commitments_due,
    groups_answered_by,
    known_to_nobody,
    standing_rounds,
)
from trellis.rooms.circles.rules import may_read_claims, may_read_whom_nobody_knows
from trellis.rooms.circles.terms import ClaimDirection, CommitmentEnd
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import adults_among, people_by_name
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class Standing:
    """How it stands between one learner and the adults: all by name."""

    learner: Person
    mutual: list[Person]  # each named the other
    named: list[Person]  # the learner named them, and was not named
    named_by: list[Person]  # they named the learner, and were not named
    answered: bool  # whether the learner has answered at all
    promises: list[BuddyCommitment]  # who will get to know them, the oldest promise first
    known_now: list[BuddyCommitment]  # who said since people were asked that they know each other now
    handed_back: list[BuddyCommitment]

    @property
    def names_named(self) -> list[str]:
        return [one.said_as for one in self.named]

    @property
    def names_named_by(self) -> list[str]:
        return [one.said_as for one in self.named_by]

    @property
    def has_nobody(self) -> bool:
        return not (self.mutual or self.promises or self.known_now)


@dataclass(frozen=True)
class WhoKnowsWhom:
    """By which rounds it stands at a school, and those of its learners with no adult of their own."""

    rounds: list[ClaimRound] = field(default_factory=list)
    nobody_yet: list[UUID] = field(default_factory=list)  # by name
    promised: list[UUID] = field(
        default_factory=list
    )  # had nobody; somebody will get to know them, or does by now; by name
    before: int | None = None  # how many of today's learners had nobody by the round before
    promises: Mapping[UUID, list[BuddyCommitment]] = field(default_factory=dict)  # of adults who work here, by learner


def who_knows_whom(viewer: Viewer) -> WhoKnowsWhom:
    """This function will gather whom no adult knows yet at the viewer's school, for those who may read the claims; for anybody
    else nothing."""
    return _gathered(viewer, standing_rounds(viewer.person.school_id)) if may_read_claims(viewer) else WhoKnowsWhom()


def standings_of(learner_ids: Collection[UUID], known: WhoKnowsWhom, *, viewer: Viewer) -> dict[UUID, Standing]:
    """This function will tell how it stands between these learners and the adults, by name, for those who may read the claims."""
    if not may_read_claims(viewer) or not known.rounds or known.rounds[0].school_id != viewer.person.school_id:
        return {}
    rounds = [one.id for one in known.rounds]
    answered, by_learner, by_adult = set[UUID](), defaultdict[UUID, set[UUID]](set), defaultdict[UUID, set[UUID]](set)
    for by, about, direction in claims_around(learner_ids, rounds, viewer.on):
        if direction == ANSWERED:
            answered.add(by)
        elif direction == ClaimDirection.BY_LEARNER:
            by_learner[by].add(about)
        else:
            by_adult[about].add(by)
    # With the viewer among them it is asked as often where nobody was named.
    named = {viewer.id, *(adult for those in (*by_learner.values(), *by_adult.values()) for adult in those)}
    adults = adults_among(named, viewer.person.school_id, viewer.on)
    return {
        one.id: _standing(
            one, _among(adults, by_learner[one.id]), _among(adults, by_adult[one.id]), one.id in answered, known
        )
        for one in people_by_name(learner_ids)
    }


def _among(adults: list[Person], ids: Collection[UUID]) -> list[Person]:
    return [adult for adult in adults if adult.id in ids] if ids else []


def nobody_yet(viewer: Viewer) -> list[Person]:
    """This function will list by name the learners whom no adult knows yet, and nothing else about them: for whoever reads the
    claims, and for every adult who is asked to volunteer."""
    return people_by_name(_nobody_yet(viewer, standing_rounds(viewer.person.school_id) if viewer.is_staff else []))


def _nobody_yet(viewer: Viewer, rounds: list[ClaimRound]) -> list[UUID]:
    if not rounds or not may_read_whom_nobody_knows(viewer, rounds[0]):
        return []
    return [one for one in _gathered(viewer, rounds).nobody_yet if one != viewer.id]


def _gathered(viewer: Viewer, rounds: list[ClaimRound]) -> WhoKnowsWhom:
    if not rounds:
        return WhoKnowsWhom()
    school_id, ids = viewer.person.school_id, [one.id for one in rounds]
    alone = sorted(known_to_nobody(school_id, ids, viewer.on), key=lambda one: (one[1], one[0]))
    promises: dict[UUID, list[BuddyCommitment]] = defaultdict(list)
    for one in commitments_at(school_id, rounds[-1].opened_at, newest=ids[0], on=viewer.on):
        promises[one.learner_id].append(one)
    waits = [learner for learner, _name in alone if not any(_holds(one, rounds[0]) for one in promises[learner])]
    promised = [learner for learner, _name in alone if any(_holds(one, rounds[0]) for one in promises[learner])]
    before = len(known_to_nobody(school_id, ids[-1:], viewer.on)) if len(rounds) > 1 else None
    return WhoKnowsWhom(rounds, waits, promised, before, promises)


def _standing(
    learner: Person, named: list[Person], named_by: list[Person], answered: bool, known: WhoKnowsWhom
) -> Standing:
    promises, newest = known.promises.get(learner.id, []), known.rounds[0]
    return Standing(
        learner=learner,
        mutual=[one for one in named if one in named_by],
        named=[one for one in named if one not in named_by],
        named_by=[one for one in named_by if one not in named],
        answered=answered,
        promises=[one for one in promises if one.ended_at is None],
        known_now=[one for one in promises if one.ended_as == CommitmentEnd.KNOWN and _holds(one, newest)],
        handed_back=[one for one in promises if one.ended_as == CommitmentEnd.HANDED_BACK],
    )


def _holds(promise: Any, newest: ClaimRound) -> bool:
    """Whether somebody is getting to know a learner, or does by now: an adult's word that they know each other holds until the
    learner has been asked again, and has answered."""
    if promise.ended_at is None:
        return True
    return promise.ended_as == CommitmentEnd.KNOWN and (
        promise.ended_at >= newest.opened_at or not promise.has_answered
    )


@dataclass(frozen=True)
class AskedOfAdult:
    """What is asked of an adult about knowing learners: how it is with whom they promised, and who has nobody yet."""

    due: list[BuddyCommitment]
    nobody: int
    by_name: list[NameAsked]  # about whom they are asked by name
    is_asked_whom: bool  # a round is open in which they have not said of every own class whom they know


def asked_of_adult(viewer: Viewer, *, of: Collection[str]) -> AskedOfAdult | None:
    """This function will gather what is asked of an adult today; None where it is nothing. `of` names what there is
    anything of: "promised", what they promised, and "named", about whom they are asked by name (see parts_of_day)."""
    due = commitments_due(viewer.person, on=viewer.on) if "promised" in of else []
    rounds = standing_rounds(viewer.person.school_id)
    if not rounds:
        return AskedOfAdult(due, 0, [], is_asked_whom=False) if due else None
    by_name = asked_by_name(viewer) if "named" in of else []
    nobody = len(_nobody_yet(viewer, rounds)) if rounds[0].adults_asked_at else 0
    is_open = rounds[0].closed_at is None
    left = viewer.taught_groups - groups_answered_by(viewer.person, rounds[0]) if is_open else frozenset()
    return AskedOfAdult(due, nobody, by_name, bool(left)) if due or nobody or by_name or left else None
