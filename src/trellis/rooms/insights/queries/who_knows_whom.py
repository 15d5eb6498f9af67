"""Who knows whom (P2): the learners with no adult of their own, which is what the adults of a school owe, and the threads.

An adult is a learner's own when each named the other. What people said last holds: in the round that is open, and for
whoever has not answered in it, in the one before. Nothing in it counts or orders anything but names.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from trellis.rooms.circles.models import BuddyCommitment, ClaimRound, NameAsked
from trellis.rooms.circles.queries.claims import (
    answers_in,
    asked_by_name,
    claims_in,
    commitments_at,
    commitments_due,
    groups_answered_by,
    standing_rounds,
)
from trellis.rooms.circles.rules import may_read_claims, may_read_whom_nobody_knows
from trellis.rooms.circles.terms import ClaimDirection, CommitmentEnd
from trellis.rooms.people.models import Group, Person
from trellis.rooms.people.queries import adults_at, learning_at
from trellis.rooms.people.rules import Viewer

Pair = tuple[UUID, UUID]  # a learner and an adult


@dataclass(frozen=True)
class Standing:
    """How it stands between one learner and the adults: all by name."""

    learner: Person
    groups: list[Group]
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
    """A school's learners and adults, and what they said of each other."""

    rounds: list[ClaimRound] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    before: int | None = None  # how many of today's learners had nobody by the round before

    @property
    def nobody_yet(self) -> list[Standing]:
        """Those with no adult of their own, by name."""
        return [one for one in self.standings if one.has_nobody]

    @property
    def promised(self) -> list[Standing]:
        """Those whom somebody has promised to get to know, or says they know by now, and who had nobody."""
        return [one for one in self.standings if not one.mutual and not one.has_nobody]


@dataclass(frozen=True)
class _Said:
    """What people said last."""

    by_learner: set[Pair]
    by_adult: set[Pair]
    answered: set[UUID]
    again: set[UUID]  # who has answered in the newest round


def who_knows_whom(viewer: Viewer) -> WhoKnowsWhom:
    """This function will gather who knows whom at the viewer's school, for those who may read the claims; for anybody else
    nothing."""
    if not may_read_claims(viewer):
        return WhoKnowsWhom()
    return _gathered(viewer, standing_rounds(viewer.person.school_id))


def nobody_yet(viewer: Viewer) -> list[Person]:
    """This function will list by name the learners whom no adult knows yet, and nothing else about them: for whoever reads the
    claims, and for every adult who is asked to volunteer."""
    rounds = standing_rounds(viewer.person.school_id) if viewer.is_staff else []
    if not rounds or not may_read_whom_nobody_knows(viewer, rounds[0]):
        return []
    return [one.learner for one in _gathered(viewer, rounds).nobody_yet if viewer.id != one.learner.id]


def _gathered(viewer: Viewer, rounds: list[ClaimRound]) -> WhoKnowsWhom:
    groups = learning_at(viewer.person.school_id, viewer.on)
    if not rounds:
        return WhoKnowsWhom()
    claims, answers = claims_in([one.id for one in rounds]), answers_in([one.id for one in rounds])
    adults = {one.id: one for one in adults_at(viewer.person.school_id, viewer.on)}
    promises: dict[UUID, list[BuddyCommitment]] = defaultdict(list)
    for one in commitments_at(viewer.person.school_id, rounds[-1].opened_at):
        if one.adult_id in adults:
            promises[one.learner_id].append(one)
    said = _said_last(rounds, claims, answers, groups)
    named, named_by = _by_learner(said.by_learner, adults), _by_learner(said.by_adult, adults)
    standings = [
        _standing(
            rounds[0], one, theirs, said, _Threads(named.get(one.id, []), named_by.get(one.id, [])), promises[one.id]
        )
        for one, theirs in groups.values()
    ]
    standings.sort(key=lambda one: (one.learner.said_as, one.learner.id))
    before = _had_nobody(claims, rounds[-1].id, groups, adults) if len(rounds) > 1 else None
    return WhoKnowsWhom(rounds, standings, before)


def _said_last(
    rounds: list[ClaimRound],
    claims: Iterable[tuple[UUID, UUID, UUID, str]],
    answers: Iterable[tuple[UUID, UUID, UUID | None]],
    groups: Mapping[UUID, tuple[Person, list[Group]]],
) -> _Said:
    newest, answers = rounds[0].id, list(answers)
    again = {by for held, by, group in answers if held == newest and group is None}
    classes = {(by, group) for held, by, group in answers if held == newest and group is not None}
    by_learner, by_adult = set[Pair](), set[Pair]()
    for held, by, about, direction in claims:
        if direction == ClaimDirection.BY_LEARNER and (held == newest or by not in again):
            by_learner.add((by, about))
        elif direction == ClaimDirection.BY_ADULT:
            theirs = groups[about][1] if about in groups else []
            if held == newest or not any((by, group.id) in classes for group in theirs):
                by_adult.add((about, by))
    return _Said(by_learner, by_adult, {by for _held, by, group in answers if group is None}, again)


@dataclass(frozen=True)
class _Threads:
    """The adults whom one learner named, and those who named the learner; both by name."""

    named: list[Person]
    named_by: list[Person]


def _by_learner(pairs: Iterable[Pair], adults: Mapping[UUID, Person]) -> dict[UUID, list[Person]]:
    place = {adult_id: number for number, adult_id in enumerate(adults)}  # they stand by name
    found: dict[UUID, list[Person]] = {}
    for learner_id, adult_id in sorted((pair for pair in pairs if pair[1] in place), key=lambda pair: place[pair[1]]):
        found.setdefault(learner_id, []).append(adults[adult_id])
    return found


def _standing(
    newest: ClaimRound, learner: Person, groups: list[Group], said: _Said, threads: _Threads,
    promises: list[BuddyCommitment],
) -> Standing:  # fmt: skip
    named, named_by = {one.id for one in threads.named}, {one.id for one in threads.named_by}
    return Standing(
        learner=learner,
        groups=groups,
        mutual=[one for one in threads.named if one.id in named_by],
        named=[one for one in threads.named if one.id not in named_by],
        named_by=[one for one in threads.named_by if one.id not in named],
        answered=learner.id in said.answered,
        promises=[one for one in promises if one.ended_at is None],
        known_now=[one for one in promises if one.ended_as == CommitmentEnd.KNOWN and _still_holds(one, newest, said)],
        handed_back=[one for one in promises if one.ended_as == CommitmentEnd.HANDED_BACK],
    )


def _still_holds(known: BuddyCommitment, newest: ClaimRound, said: _Said) -> bool:
    """An adult's word that they know each other now holds until the learner has been asked again, and has answered."""
    is_since = known.ended_at is not None and known.ended_at >= newest.opened_at
    return is_since or known.learner_id not in said.again


def _had_nobody(
    claims: Iterable[tuple[UUID, UUID, UUID, str]],
    held_id: UUID,
    learners: Iterable[UUID],
    adults: Mapping[UUID, Person],
) -> int:
    mine = [(by, about, direction) for held, by, about, direction in claims if held == held_id]
    by_learner = {(by, about) for by, about, direction in mine if direction == ClaimDirection.BY_LEARNER}
    by_adult = {(about, by) for by, about, direction in mine if direction == ClaimDirection.BY_ADULT}
    with_somebody = {learner for learner, adult in by_learner & by_adult if adult in adults}
    return len(set(learners) - with_somebody)


@dataclass(frozen=True)
class AskedOfAdult:
    """What is asked of an adult about knowing learners: how it is with whom they promised, and who has nobody yet."""

    due: list[BuddyCommitment]
    nobody: int
    by_name: list[NameAsked]  # about whom they are asked by name
    is_asked_whom: bool  # a round is open in which they have not said of every own class whom they know


def asked_of_adult(viewer: Viewer) -> AskedOfAdult | None:
    """This function will gather what is asked of an adult today; None where it is nothing. Two questions, as long as nobody is
    asked anything."""
    due = commitments_due(viewer.person, on=viewer.on)
    rounds = standing_rounds(viewer.person.school_id)
    if not rounds:
        return AskedOfAdult(due, 0, [], is_asked_whom=False) if due else None
    by_name = asked_by_name(viewer.person)
    nobody = len(nobody_yet(viewer)) if rounds[0].adults_asked_at else 0
    is_open = rounds[0].closed_at is None
    left = viewer.taught_groups - groups_answered_by(viewer.person, rounds[0]) if is_open else frozenset()
    return AskedOfAdult(due, nobody, by_name, bool(left)) if due or nobody or by_name or left else None
