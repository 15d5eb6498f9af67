"""What goes into the drawing: strands with their steps, ties, the root tag. No dates, no counts, no scores."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property

from trellis.engine.states import TargetState

type Id = Hashable


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody who stands beside a step; `said_as` and `portrait` are what {% face %} reads."""

    said_as: str
    portrait: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One target as it stands on a learner's trellis."""

    id: Id
    order: int  # 1 is the ground
    words: str  # the short wording, at most three lines of a plate
    state: TargetState = TargetState.NONE
    is_next: bool = False  # the learner put it in "could be next" and has not begun
    is_contested: bool = False
    says: str = ""  # the line below the words, where it says more than the state word: "shown 18 Sept"
    language: str = ""  # of the words, where it is not the language of the page
    people: tuple[Companion, ...] = ()
    url: str = ""
    window: tuple[int, int] | None = None  # the school years in which it is usually met; kindergarten is 0

    def years_away(self, stage: int | None) -> int:
        """This function will say how many school years lie between a learner and the years in which this is usually met."""
        if stage is None or self.window is None:
            return 0
        return max(self.window[0] - stage, stage - self.window[1], 0)

    @property
    def is_offered(self) -> bool:
        """This function will say whether it may wear the dotted ring: put in "could be next" and nothing done yet."""
        return self.is_next and self.state in (TargetState.NONE, TargetState.EXPLORING)


@dataclass(frozen=True)
class Strand:
    """One strand with its steps; an own area (`is_own`) grows outside the wood."""

    id: Id
    name: str
    hue: str
    steps: tuple[Step, ...] = ()
    is_own: bool = False
    area: Id = None
    label: str = ""  # the grade or stage under which a framework lists it
    habit: str = ""  # what the plant's bends are hashed from: a name that stays the same in every language
    url: str = ""  # all of its steps, as a list
    language: str = ""  # of its name, where it is not the language of the page
    alone: str = ""  # its name where it stands among its like: Bees instead of "My own: Bees"

    @cached_property
    def upward(self) -> tuple[Step, ...]:
        """The steps from the ground up."""
        return tuple(sorted(self.steps, key=lambda step: (step.order, str(step.id))))

    @property
    def seed(self) -> str:
        """This function will give what bends and leaves are hashed from."""
        return self.habit or str(self.id)

    @cached_property
    def top(self) -> int:
        """The height of the highest step with a state of its own, -1 where nothing is touched."""
        return max((at for at, step in enumerate(self.upward) if step.state is not TargetState.NONE), default=-1)

    def years_away(self, stage: int | None) -> int:
        """This function will say how many school years lie between a learner and the nearest step."""
        return min((step.years_away(stage) for step in self.steps), default=0)

    @property
    def is_touched(self) -> bool:
        """This function will say whether anything grows here or is wanted here; an own area always does."""
        return self.is_own or any(step.state is not TargetState.NONE or step.is_next for step in self.steps)


@dataclass(frozen=True, slots=True)
class Tie:
    """A piece of work that belongs to steps of several strands."""

    work: str
    targets: frozenset[Id]


@dataclass(frozen=True, slots=True)
class Root:
    """The tag in the soil: whose trellis it is and the line they wrote about themself."""

    person: Companion
    line: str = ""
    url: str = ""
    language: str = ""  # of the line


@dataclass(frozen=True, slots=True)
class Area:
    """A wide field of the continuum, a panel from afar."""

    id: Id
    name: str
    url: str = ""
    language: str = ""  # of its name, where it is not the language of the page


@dataclass(frozen=True)
class Growth:
    """One learner's trellis: strands in continuum order, own areas among them or after them; ties from old to new."""

    strands: tuple[Strand, ...]
    root: Root | None = None  # none where the wood alone is shown
    ties: tuple[Tie, ...] = ()
    areas: tuple[Area, ...] = ()
    current: Id | None = None  # the step whose detail is open
    stage: int | None = None  # the school year: which bare wood stands nearest; it moves no plant
    own_url: str = ""  # all own areas, as a picture

    def within(self, area: Id) -> "Growth":
        """This function will give the same trellis with the framed strands of one area only: a panel, opened."""
        return replace(self, strands=tuple(one for one in self.strands if one.area == area and not one.is_own))

    def within_own(self) -> "Growth":
        """This function will give the same trellis with the own areas only: their panel, opened."""
        return replace(self, strands=self.own)

    @cached_property
    def framed(self) -> tuple[Strand, ...]:
        """The strands of the continuum, in its order."""
        return tuple(one for one in self.strands if not one.is_own)

    @cached_property
    def own(self) -> tuple[Strand, ...]:
        """The learner's own areas, in the order they were named."""
        return tuple(one for one in self.strands if one.is_own)
