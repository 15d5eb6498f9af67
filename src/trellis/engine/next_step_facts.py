"""What next steps are derived from, and what a next step is: plain facts, nothing about the person but words and choices.

No name, no sex, no birthday, no language of the page, no clock: two learners with the same facts get the same steps. The
school year, where a school keeps one, puts steps of new strands in order and closes none of them.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from trellis.engine.states import TargetState
from trellis.engine.words import DEFAULT_LANGUAGES, Keyword, KeywordIndex, TargetMatch, WordMatch, stems_in

type Id = Hashable


class StepKind(StrEnum):
    """The three kinds a step can be offered as."""

    READY = "ready"
    YOURS = "yours"
    NEW_GROUND = "new_ground"


class Source(StrEnum):
    """Where a learner's own words stand."""

    WROTE = "wrote"  # about themself: interests, hopes, goals
    CHOSE = "chose"  # a free choice made lately
    MADE = "made"  # a piece of their own work


class ReasonKind(StrEnum):
    """Each names one fact. The rule behind each is in next_step_rules."""

    SHOWN_BEFORE = "shown_before"
    NOTHING_FIRST = "nothing_first"
    FOLLOWS_IN_STRAND = "follows_in_strand"
    FIRST_IN_STRAND = "first_in_strand"
    YOU_WROTE = "you_wrote"
    YOU_CHOSE = "you_chose"
    YOU_MADE = "you_made"
    NEW_STRAND = "new_strand"
    AROUND_NOW = "around_now"
    # Why not: advice about a target that is not among the three.
    IS_AMONG_THEM = "is_among_them"
    ALREADY_SHOWN = "already_shown"
    ON_YOUR_PATH = "on_your_path"
    PUT_ASIDE = "put_aside"
    LEANS_ON = "leans_on"
    COMES_AFTER = "comes_after"
    OTHERS_FIRST = "others_first"
    # Deeper: an offer beside the three, for what is shown enough (R111).
    SHOWN_IN_TWO_WAYS = "shown_in_two_ways"


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """One target of the continuum with one learner's state. Own areas are not part of this: nobody proposes those."""

    id: Id
    strand: Id
    order: int
    needs: frozenset[Id] = frozenset()
    keywords: tuple[Keyword, ...] = ()
    state: TargetState = TargetState.NONE
    evidence_kinds: frozenset[str] = frozenset()  # the different kinds of evidence behind a shown
    window: tuple[int, int] | None = None  # the school years in which it is usually met; kindergarten is 0


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Something the learner wrote, chose or made, in their own words."""

    id: Id
    text: str
    source: Source = Source.WROTE


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact behind a step, by reference, so that it can be read aloud in any language and derived again."""

    kind: ReasonKind
    targets: tuple[Id, ...] = ()
    words: tuple[str, ...] = ()
    sources: tuple[Id, ...] = ()  # the own words, choices or pieces it leans on
    strand: Id | None = None


@dataclass(frozen=True, slots=True)
class NextStep:
    """One offer: plant it, or not me."""

    target: Id
    strand: Id
    kind: StepKind
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DeeperOffer:
    """For a target shown in two ways: go deeper, or teach someone. It is no step and is never planted."""

    target: Id
    strand: Id
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """Up to three steps, each of another strand; beside them one deeper offer where no strand is new any more."""

    steps: tuple[NextStep, ...] = ()
    deeper: DeeperOffer | None = None


class UnknownTargetError(LookupError):
    """Raised when somebody asks about a target that is not in the field."""


@dataclass(frozen=True)
class Field:
    """Everything the three next steps of one learner depend on.

    Targets come in continuum order of their strands. Needs that point outside the field are left out: a retired target
    holds nobody back. Languages say in which tongues the wordings are, not which one the page speaks.
    """

    targets: tuple[TargetFacts, ...]
    own_words: tuple[OwnWords, ...] = ()
    planted: frozenset[Id] = frozenset()
    dismissed: frozenset[Id] = frozenset()
    stage: int | None = None  # the learner's school year
    languages: Sequence[str] = DEFAULT_LANGUAGES
    index: KeywordIndex[Any] | None = field(default=None, compare=False, repr=False)  # of these targets, if kept ready

    @cached_property
    def by_id(self) -> Mapping[Id, TargetFacts]:
        return {one.id: one for one in self.targets}

    @cached_property
    def strands(self) -> Mapping[Id, tuple[TargetFacts, ...]]:
        """Every strand with its targets from the ground up, strands in continuum order."""
        rows: dict[Id, list[TargetFacts]] = {}
        for one in self.targets:
            rows.setdefault(one.strand, []).append(one)
        return {strand: tuple(sorted(row, key=lambda one: (one.order, str(one.id)))) for strand, row in rows.items()}

    @cached_property
    def height(self) -> Mapping[Id, int]:
        """The step of each target in its strand, 0 on the ground."""
        return {one.id: step for row in self.strands.values() for step, one in enumerate(row)}

    @cached_property
    def place(self) -> Mapping[Id, int]:
        """The place of each strand in the continuum."""
        return {strand: place for place, strand in enumerate(self.strands)}

    @cached_property
    def visited(self) -> frozenset[Id]:
        """Strands in which the learner has anything: a state, or a planted target."""
        return frozenset(
            one.strand for one in self.targets if one.state is not TargetState.NONE or one.id in self.planted
        )

    @cached_property
    def top(self) -> Mapping[Id, int]:
        """The highest step the learner has touched or planted in each strand."""
        found: dict[Id, int] = {}
        for one in self.targets:
            if one.state is not TargetState.NONE or one.id in self.planted:
                found[one.strand] = max(found.get(one.strand, -1), self.height[one.id])
        return found

    @cached_property
    def edged(self) -> frozenset[Id]:
        """Strands in which somebody said what leans on what; elsewhere the order of the strand stands in."""
        return frozenset(one.strand for one in self.targets if any(need in self.by_id for need in one.needs))

    @cached_property
    def matches(self) -> Mapping[Id, Mapping[Source, tuple[tuple[WordMatch, OwnWords], ...]]]:
        """For each target, which of the learner's own words meet it, by where those words stand."""
        index = self.index or KeywordIndex({one.id: one.keywords for one in self.targets})
        found: dict[Id, dict[Source, list[tuple[WordMatch, OwnWords]]]] = {}
        for own in sorted(self.own_words, key=lambda one: str(one.id)):
            met: dict[Id, TargetMatch[Id]] = index.met_by(stems_in(own.text, self.languages))
            for target, one in met.items():
                found.setdefault(target, {}).setdefault(own.source, []).extend((match, own) for match in one.matches)
        return {target: {source: tuple(rows) for source, rows in by.items()} for target, by in found.items()}

    def target(self, target: Id) -> TargetFacts:
        """This function will give the facts of a target, or raise UnknownTargetError."""
        try:
            return self.by_id[target]
        except KeyError:
            raise UnknownTargetError(target) from None

    def needs_of(self, one: TargetFacts) -> tuple[TargetFacts, ...]:
        """This function will give what a target leans on, in continuum order: by its needs, else by its strand's order."""
        if one.strand in self.edged:
            named = [self.by_id[need] for need in one.needs if need in self.by_id and need != one.id]
            return tuple(sorted(named, key=lambda need: (self.place[need.strand], self.height[need.id])))
        step = self.height[one.id]
        return self.strands[one.strand][step - 1 : step] if step else ()

    def still_open(self, one: TargetFacts) -> tuple[TargetFacts, ...]:
        """This function will give those of its needs that nobody has signed as shown yet."""
        if one.id not in self._still_open:
            self._still_open[one.id] = tuple(need for need in self.needs_of(one) if not need.state.is_shown)
        return self._still_open[one.id]

    @cached_property
    def _still_open(self) -> dict[Id, tuple[TargetFacts, ...]]:
        # Fits, ranks and reasons of all three kinds ask for the same targets.
        return {}

    def years_away(self, one: TargetFacts) -> int:
        """This function will tell how many years lie between the learner's school year and the years in which a target is
        usually met; none where either is unknown."""
        if self.stage is None or one.window is None:
            return 0
        return max(one.window[0] - self.stage, self.stage - one.window[1], 0)

    def may_be_offered(self, one: TargetFacts) -> bool:
        """This function will say whether a target can be a step: not begun, not planted, not put aside."""
        return one.state is TargetState.NONE and one.id not in self.planted and one.id not in self.dismissed
