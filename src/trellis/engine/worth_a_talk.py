"""Worth a talk: what an adult owes a learner now, by four plain rules, one sentence each (R127).

Facts go in, reasons come out; nothing is kept. A reason says what the adult could do next and never counts anything about
the learner. The facts hold neither name nor sex, birthday, language or marks, so that none of them can play a part.
"""

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from trellis.engine.next_step_rules import gettext_noop

UNANSWERED: Final = 9  # school days after which "ready to show" is owed an answer by name
NOT_YETS: Final = 3  # at one target, with nothing shown
TIME_TO_BEGIN: Final = 20  # school days before a step without a piece, or a time without a choice, is worth a word
TALK_HOLDS: Final = 20  # school days for which a talk settles what only a talk can settle


class TalkRule(StrEnum):
    """The four, in the order in which one of them speaks for a learner."""

    READY_UNANSWERED = "ready_unanswered"
    NOT_YETS = "not_yets"
    WINDOW_PASSED = "window_passed"
    NOTHING_CHOSEN = "nothing_chosen"


@dataclass(frozen=True, slots=True)
class ReadyFact:
    """ "I am ready to show", with handed-in work, and no word or judgement since. ref: the piece to look at."""

    target: Hashable
    said_on: date
    ref: Hashable = None


@dataclass(frozen=True, slots=True)
class NotYetsFact:
    """A target at which these not-yets stand and nothing stands as shown."""

    target: Hashable
    times: int
    last_on: date


@dataclass(frozen=True, slots=True)
class StepFact:
    """A step on the path now, with no piece handed in and no judgement. usually_to: the last school year in which it is met."""

    target: Hashable
    planted_on: date
    usually_to: int | None


@dataclass(frozen=True, slots=True)
class TalkFacts:
    """What the rules may know of one learner and one adult.

    school_days: the days of school up to today, at least the last thirty. stage: the learner's school year, kindergarten
    being 0. without_choice_since: since when they are here without having chosen anything; None: they have.
    """

    today: date
    school_days: tuple[date, ...]
    stage: int | None = None
    ready: tuple[ReadyFact, ...] = ()
    not_yets: tuple[NotYetsFact, ...] = ()
    steps: tuple[StepFact, ...] = ()
    without_choice_since: date | None = None
    last_talk_on: date | None = None

    def days_since(self, day: date) -> int:
        """This function will count the school days after a day, today among them."""
        return sum(day < one <= self.today for one in self.school_days)

    @property
    def has_talked_lately(self) -> bool:
        """This function will say whether the two have spoken so lately that what only a talk settles rests."""
        return self.last_talk_on is not None and self.days_since(self.last_talk_on) < TALK_HOLDS


@dataclass(frozen=True, slots=True)
class TalkReason:
    """Which rule speaks, about which target; ref is the piece to look at, where looking is what is owed."""

    rule: TalkRule
    target: Hashable = None
    ref: Hashable = None


type Derive = Callable[[TalkFacts], tuple[TalkReason, ...]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: how the public page says it, the sentence that the adult and the learner read, how it is derived."""

    says: str
    sentence: str  # %(name)s is the learner
    derive: Derive


RULES: Final[dict[TalkRule, Rule]] = {}


def rule(kind: TalkRule, says: str, sentence: str) -> Callable[[Derive], Derive]:
    """This function will enter a rule in the registry."""

    def enter(derive: Derive) -> Derive:
        RULES[kind] = Rule(says, sentence, derive)
        return derive

    return enter


def worth_a_talk(facts: TalkFacts, *, off: Collection[str] = ()) -> tuple[TalkReason, ...]:
    """This function will derive everything that is worth a talk, in the order of the rules; those switched off are silent.

    The same facts give the same reasons, in whatever order they were read.
    """
    return tuple(reason for kind in TalkRule if kind not in off for reason in RULES[kind].derive(facts))


@rule(
    TalkRule.READY_UNANSWERED,
    gettext_noop(
        "A learner said “I am ready to show” nine school days ago or longer, and nobody has judged the work or asked about it since. It stands with everybody who teaches that area, and goes with the first answer."
    ),
    gettext_noop("%(name)s is waiting for your eyes."),
)
def ready_unanswered(facts: TalkFacts) -> tuple[TalkReason, ...]:
    waiting = (one for one in facts.ready if facts.days_since(one.said_on) >= UNANSWERED)
    found = sorted(waiting, key=lambda one: (one.said_on, str(one.target), str(one.ref)))
    first = {one.target: one for one in reversed(found)}
    return tuple(
        TalkReason(TalkRule.READY_UNANSWERED, one.target, one.ref) for one in found if first[one.target] is one
    )


@rule(
    TalkRule.NOT_YETS,
    gettext_noop(
        "Three times or more a piece at one target was answered with “not yet”, and none with “shown”. It stands with the advisor until the two have spoken since."
    ),
    gettext_noop("“Not yet” keeps coming here: find another way together with %(name)s."),
)
def not_yets(facts: TalkFacts) -> tuple[TalkReason, ...]:
    talked = facts.last_talk_on
    found = [one for one in facts.not_yets if one.times >= NOT_YETS and (talked is None or talked < one.last_on)]
    ordered = sorted(found, key=lambda one: (one.last_on, str(one.target)))
    return tuple(TalkReason(TalkRule.NOT_YETS, one.target) for one in ordered)


@rule(
    TalkRule.WINDOW_PASSED,
    gettext_noop(
        "A step has stood on the path for twenty school days without a piece, and it is usually met before the learner’s school year. It stands with the advisor; a piece settles it, and a talk does for twenty school days."
    ),
    gettext_noop("This is usually met earlier: ask %(name)s whether now is a good time for it."),
)
def window_passed(facts: TalkFacts) -> tuple[TalkReason, ...]:
    if facts.stage is None or facts.has_talked_lately:
        return ()
    found = [
        one
        for one in facts.steps
        if one.usually_to is not None
        and one.usually_to < facts.stage
        and facts.days_since(one.planted_on) >= TIME_TO_BEGIN
    ]
    ordered = sorted(found, key=lambda one: (one.planted_on, str(one.target)))
    return tuple(TalkReason(TalkRule.WINDOW_PASSED, one.target) for one in ordered)


@rule(
    TalkRule.NOTHING_CHOSEN,
    gettext_noop(
        "For twenty school days a learner has been here without choosing anything: no way, no step, no area or idea of their own. It stands with the advisor; a first choice settles it, and a talk does for twenty school days."
    ),
    gettext_noop("%(name)s is waiting for a first choice: offer one."),
)
def nothing_chosen(facts: TalkFacts) -> tuple[TalkReason, ...]:
    since = facts.without_choice_since
    if since is None or facts.has_talked_lately or facts.days_since(since) < TIME_TO_BEGIN:
        return ()
    return (TalkReason(TalkRule.NOTHING_CHOSEN),)
