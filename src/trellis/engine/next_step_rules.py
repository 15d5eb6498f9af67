"""The rules behind every reason, one function each, with the plain words that the public rules page shows (AR-09).

A reason is derived from the facts by its rule and by nothing else: deriving it again gives the same reason, or none.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from trellis.engine.next_step_facts import Field, Reason, ReasonKind, Source, TargetFacts
from trellis.engine.states import TargetState

type Derive = Callable[[Field, TargetFacts], Reason | None]

ENOUGH_KINDS: Final = 2
WORDS_NAMED: Final = 3


def gettext_noop(sentence: str) -> str:
    """This function will mark a sentence for the translators and leave it as it is."""
    return sentence


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: the reason it gives, how it says so on the public page, and how it is derived."""

    kind: ReasonKind
    says: str
    derive: Derive


RULES: Final[dict[ReasonKind, Rule]] = {}


def rule(kind: ReasonKind, says: str) -> Callable[[Derive], Derive]:
    """This function will enter a rule in the registry under the reason it gives."""

    def enter(derive: Derive) -> Derive:
        RULES[kind] = Rule(kind, says, derive)
        return derive

    return enter


def derive(field: Field, kind: ReasonKind, one: TargetFacts) -> Reason | None:
    """This function will derive one reason for one target from the facts, or give None where they do not bear it."""
    return RULES[kind].derive(field, one)


def holds(field: Field, one: TargetFacts, reason: Reason) -> bool:
    """This function will say whether a reason given for a target follows from these facts."""
    return derive(field, reason.kind, one) == reason


@rule(ReasonKind.SHOWN_BEFORE, gettext_noop("Everything this step leans on has been shown, and it is named."))
def shown_before(field: Field, one: TargetFacts) -> Reason | None:
    needs = field.needs_of(one)
    if one.strand not in field.edged or not needs or field.still_open(one):
        return None
    return Reason(ReasonKind.SHOWN_BEFORE, targets=tuple(need.id for need in needs))


@rule(ReasonKind.NOTHING_FIRST, gettext_noop("Nothing else has to come first."))
def nothing_first(field: Field, one: TargetFacts) -> Reason | None:
    if one.strand not in field.edged or field.still_open(one):
        return None
    return Reason(ReasonKind.NOTHING_FIRST)


@rule(
    ReasonKind.FOLLOWS_IN_STRAND,
    gettext_noop(
        "Nobody has said what leans on what in this strand, so its order stands in: the step just before this one is shown."
    ),
)
def follows_in_strand(field: Field, one: TargetFacts) -> Reason | None:
    before = field.needs_of(one)
    if one.strand in field.edged or not before or field.still_open(one):
        return None
    return Reason(ReasonKind.FOLLOWS_IN_STRAND, targets=(before[0].id,), strand=one.strand)


@rule(
    ReasonKind.FIRST_IN_STRAND,
    gettext_noop("Nobody has said what leans on what in this strand, so its order stands in: this is its first step."),
)
def first_in_strand(field: Field, one: TargetFacts) -> Reason | None:
    if one.strand in field.edged or field.height[one.id]:
        return None
    return Reason(ReasonKind.FIRST_IN_STRAND, strand=one.strand)


@rule(ReasonKind.YOU_WROTE, gettext_noop("A word the learner wrote about themself is among the words of this step."))
def you_wrote(field: Field, one: TargetFacts) -> Reason | None:
    return _own_words(field, one, Source.WROTE, ReasonKind.YOU_WROTE)


@rule(
    ReasonKind.YOU_CHOSE,
    gettext_noop("A word of something the learner freely chose lately is among the words of this step."),
)
def you_chose(field: Field, one: TargetFacts) -> Reason | None:
    return _own_words(field, one, Source.CHOSE, ReasonKind.YOU_CHOSE)


@rule(ReasonKind.YOU_MADE, gettext_noop("A word of something the learner made is among the words of this step."))
def you_made(field: Field, one: TargetFacts) -> Reason | None:
    return _own_words(field, one, Source.MADE, ReasonKind.YOU_MADE)


@rule(ReasonKind.NEW_STRAND, gettext_noop("The learner has nothing in this strand so far, so it would be new."))
def new_strand(field: Field, one: TargetFacts) -> Reason | None:
    return None if one.strand in field.visited else Reason(ReasonKind.NEW_STRAND, strand=one.strand)


@rule(
    ReasonKind.AROUND_NOW,
    gettext_noop(
        "This step is usually met around the learner’s school year. That puts steps in order; it closes none."
    ),
)
def around_now(field: Field, one: TargetFacts) -> Reason | None:
    if field.stage is None or one.window is None or field.years_away(one):
        return None
    return Reason(ReasonKind.AROUND_NOW, targets=(one.id,))


@rule(
    ReasonKind.SHOWN_IN_TWO_WAYS,
    gettext_noop(
        "A step shown with two different kinds of evidence is enough: it is never asked for again. One may go deeper, or teach someone."
    ),
)
def shown_in_two_ways(field: Field, one: TargetFacts) -> Reason | None:
    if not one.state.is_shown or len(one.evidence_kinds) < ENOUGH_KINDS:
        return None
    return Reason(ReasonKind.SHOWN_IN_TWO_WAYS, targets=(one.id,), words=tuple(sorted(one.evidence_kinds)))


@rule(ReasonKind.ALREADY_SHOWN, gettext_noop("What has been shown is never offered as a next step."))
def already_shown(field: Field, one: TargetFacts) -> Reason | None:
    return Reason(ReasonKind.ALREADY_SHOWN, targets=(one.id,)) if one.state.is_shown else None


@rule(ReasonKind.ON_YOUR_PATH, gettext_noop("What is planted or begun is on the path already."))
def on_your_path(field: Field, one: TargetFacts) -> Reason | None:
    begun = one.state is not TargetState.NONE and not one.state.is_shown
    return Reason(ReasonKind.ON_YOUR_PATH, targets=(one.id,)) if begun or one.id in field.planted else None


@rule(
    ReasonKind.PUT_ASIDE, gettext_noop("What the learner put aside with “not me” stays aside until it is brought back.")
)
def put_aside(field: Field, one: TargetFacts) -> Reason | None:
    return Reason(ReasonKind.PUT_ASIDE, targets=(one.id,)) if one.id in field.dismissed else None


@rule(
    ReasonKind.LEANS_ON,
    gettext_noop(
        "A step may lean on others that are not shown yet. That is advice and no lock: it can be planted all the same."
    ),
)
def leans_on(field: Field, one: TargetFacts) -> Reason | None:
    open_needs = field.still_open(one)
    if one.strand not in field.edged or not open_needs:
        return None
    return Reason(ReasonKind.LEANS_ON, targets=tuple(need.id for need in open_needs))


@rule(
    ReasonKind.COMES_AFTER,
    gettext_noop(
        "Where nobody has said what leans on what, a step comes after the one before it in its strand. That is advice and no lock."
    ),
)
def comes_after(field: Field, one: TargetFacts) -> Reason | None:
    open_needs = field.still_open(one)
    if one.strand in field.edged or not open_needs:
        return None
    return Reason(ReasonKind.COMES_AFTER, targets=(open_needs[0].id,), strand=one.strand)


# How the three are picked, and why another is not among them; both follow from the ranks in next_steps.
SELECTION: Final[Mapping[str, str]] = {
    "ready": gettext_noop(
        "Ready: everything it leans on is shown. Strands already begun come first, then the steps just above the highest one touched, then the order of the continuum. In a strand not yet begun it is usually met within two years of the learner’s school year."
    ),
    "yours": gettext_noop(
        "Yours: it shares words with what the learner wrote, chose or made. Steps usually met around the learner’s school year come first, then those that are ready, then those that share most words, then the lowest in their strand."
    ),
    "new_ground": gettext_noop(
        "New ground: a step of a strand in which the learner has nothing so far, either ready or usually met around the learner’s school year. The nearest to that year come first, then those that share most words, then the order of the continuum."
    ),
    "three": gettext_noop(
        "At most three, each from another strand. Where one kind has nothing to offer, the next best of another kind stands in its place."
    ),
    "never": gettext_noop(
        "Name, sex, birthday, language and marks play no part, and nothing is learned from anybody. The same facts give the same three."
    ),
    "others_first": gettext_noop(
        "Only three are offered at a time; others came first by these rules. “Show all” lists every one."
    ),
}


def _own_words(field: Field, one: TargetFacts, source: Source, kind: ReasonKind) -> Reason | None:
    """Words set as tags first, then those most often used, in the spelling most used; of free choices only the first, so
    that it can be said how often it was chosen."""
    rows = field.matches.get(one.id, {}).get(source, ())
    if not rows:
        return None
    uses: dict[str, dict[str, set[str]]] = {}  # idea -> spelling -> where it stands
    for match, own in rows:
        for word in match.own:
            uses.setdefault(match.keyword.key, {}).setdefault(word, set()).add(str(own.id))
    named = {min(by_word, key=lambda word: (-len(by_word[word]), word)): by_word for _, by_word in sorted(uses.items())}
    places = {word: set[str]().union(*by_word.values()) for word, by_word in named.items()}
    most = 1 if source is Source.CHOSE else WORDS_NAMED
    tags = {word for match, _ in rows if match.keyword.is_tag for word in match.own}
    words = sorted(places, key=lambda word: (word not in tags, -len(places[word]), word))[:most]
    where = set[str]().union(*(places[word] for word in words))
    ids = sorted({own.id for _, own in rows if str(own.id) in where}, key=str)
    return Reason(kind, words=tuple(words), sources=tuple(ids))
