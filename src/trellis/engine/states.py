"""The state of one learner at one target: derived from signed judgements and the learner's own signals, never from time.

Source: the school's state words (GLOSSARY.md). Everything here is a function of what was said, by whom and about which
work; the order in which people typed it, and what the clock says now, make no difference.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class TargetState(StrEnum):
    """The six words, from the ground up. Their shapes are g-<word> in ui/_glyphs.html."""

    NONE = "none"
    EXPLORING = "exploring"
    PRACTISING = "practising"
    READY_TO_SHOW = "ready_to_show"
    SHOWN = "shown"
    GOING_DEEPER = "going_deeper"

    @property
    def is_shown(self) -> bool:
        """This function will say whether a person has seen and signed it (going deeper includes that)."""
        return self in (TargetState.SHOWN, TargetState.GOING_DEEPER)


class Verdict(StrEnum):
    """What a signed judgement can say. A question asked back is feedback and no judgement."""

    SHOWN = "shown"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class JudgementFact:
    """One signed judgement, as far as the state depends on it."""

    id: Hashable
    says: Verdict
    worked_on: date  # the day of the work judged
    signed_at: datetime
    supersedes: Hashable | None = None  # the judgement this one names as replaced
    reason: str = ""
    deeper: bool = False  # the signer says: going deeper


@dataclass(frozen=True, slots=True)
class ReadySignal:
    """The learner says "ready to show". It is open until it is answered or taken back."""

    said_at: datetime
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """A piece of work linked to the target; only a handed-in piece counts, drafts are the learner's own."""

    piece: Hashable
    is_handed_in: bool = True


@dataclass(frozen=True, slots=True)
class ContestFact:
    """The learner or the family sees a judgement differently, in writing."""

    judgement: Hashable
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Signals:
    """Everything the state of one learner at one target may depend on."""

    is_planted: bool = False  # on the learner's path
    says_exploring: bool = False
    says_deeper: bool = False
    claims: tuple[ClaimFact, ...] = ()
    ready: tuple[ReadySignal, ...] = ()
    judgements: tuple[JudgementFact, ...] = ()
    contests: tuple[ContestFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The word, whether there are two views, and the judgements behind it as a path, oldest work first."""

    state: TargetState
    is_contested: bool = False
    is_ready: bool = False  # an open ready signal waits for eyes, whatever the word
    deciding: JudgementFact | None = None  # the judgement the word rests on
    path: tuple[JudgementFact, ...] = ()  # all of them: superseded ones stay visible


def standing_of(signals: Signals) -> Standing:
    """This function will derive the state word of one learner at one target.

    The latest judgement goes by the day of the work judged, then by signing. A not-yet takes back a shown only by naming
    it, with a reason; a ready signal counts while it is open and younger than the latest judgement, and never hides a
    shown. Nothing is averaged and nothing fades with time.
    """
    path = tuple(sorted(signals.judgements, key=_by_work))
    standing = _not_superseded(path)
    latest = standing[-1] if standing else None
    shown = next((one for one in reversed(standing) if one.says is Verdict.SHOWN), None)
    is_ready = any(one.is_open and (latest is None or one.said_at > latest.signed_at) for one in signals.ready)
    deciding = shown or latest
    disputed = {one.judgement for one in signals.contests if one.is_open}
    return Standing(
        state=_word(signals, standing, shown, is_ready=is_ready),
        is_contested=any(one is not None and one.id in disputed for one in (deciding, latest)),
        is_ready=is_ready,
        deciding=deciding,
        path=path,
    )


def state_of(signals: Signals) -> TargetState:
    """This function will give the state word alone."""
    return standing_of(signals).state


def _word(
    signals: Signals, standing: tuple[JudgementFact, ...], shown: JudgementFact | None, *, is_ready: bool
) -> TargetState:
    if shown is not None:
        signer_says = any(one.deeper for one in standing if one.says is Verdict.SHOWN)
        return TargetState.GOING_DEEPER if signals.says_deeper or signer_says else TargetState.SHOWN
    if is_ready:
        return TargetState.READY_TO_SHOW
    if standing or any(one.is_handed_in for one in signals.claims):
        return TargetState.PRACTISING
    if signals.is_planted or signals.says_exploring:
        return TargetState.EXPLORING
    return TargetState.NONE


def _by_work(one: JudgementFact) -> tuple[date, datetime, str]:
    return one.worked_on, one.signed_at, str(one.id)


def _not_superseded(path: Iterable[JudgementFact]) -> tuple[JudgementFact, ...]:
    """What still stands. One can only replace what was signed before, and only with a reason, so no two replace each
    other; a replaced judgement does not come back when its replacement is itself replaced: the newest word stands."""
    path = tuple(path)
    signed = {one.id: (one.signed_at, str(one.id)) for one in path}
    replaced = {
        one.supersedes
        for one in path
        if one.supersedes in signed and one.reason.strip() and signed[one.supersedes] < signed[one.id]
    }
    return tuple(one for one in path if one.id not in replaced)
