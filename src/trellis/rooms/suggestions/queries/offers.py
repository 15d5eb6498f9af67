"""The three next steps of a learner, each with its reasons in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from trellis.engine import next_steps
from trellis.engine.next_step_facts import NextStep, Source, StepKind
from trellis.engine.words import targets_for
from trellis.rooms.continuum.models import Standard
from trellis.rooms.continuum.queries import TargetShape, continuum_of
from trellis.rooms.continuum.queries.frameworks import originals_of
from trellis.rooms.paths.rules import may_read_choices
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Switch
from trellis.rooms.profiles.queries import entries_of
from trellis.rooms.suggestions.queries.field import Gathered, Given, gather, keywords_of
from trellis.rooms.suggestions.queries.sentences import Speaker
from trellis.rooms.suggestions.rules import may_read_next_steps


@dataclass(frozen=True)
class Offer:
    """One next step as its reader reads it."""

    target: TargetShape
    kind: str
    kind_word: str
    words: str
    strand_name: str
    reasons: tuple[str, ...]
    language: str = ""  # of the words, where it is not the reader's
    original: Standard | None = None  # the framework's own words, where the school has none of its own yet


@dataclass(frozen=True)
class PutAside:
    """What was put aside last, in its reader's words, and when."""

    target: TargetShape
    words: str
    at: datetime


@dataclass(frozen=True)
class Offers:
    """The three, the offer to go deeper where there is one, what was put aside, and whether they are turned off: by the
    learner, or by the school for everybody."""

    steps: tuple[Offer, ...] = ()
    deeper: Offer | None = None
    put_aside: tuple[TargetShape, ...] = ()
    last_aside: PutAside | None = None
    is_off: bool = False
    is_off_for_all: bool = False  # by the school


@dataclass(frozen=True)
class WhyNot:
    """Why one target is not among the three: advice, never a lock."""

    target: TargetShape
    words: str
    reasons: tuple[str, ...]


def next_steps_for(learner: Person, *, viewer: Viewer, given: Given | None = None) -> Offers:
    """This function will offer a learner up to three next steps with their reasons, in the viewer's words and language.

    Whoever reads them reads the same three; own words that the reader may not read are told without the words.
    `given` is what a page has read of the learner already, for this viewer.
    """
    if not may_read_next_steps(viewer, learner):
        return Offers()
    if not learner.school.has_on(Switch.NEXT_STEPS):
        return Offers(is_off=True, is_off_for_all=True)
    gathered = gather(learner, given)
    if gathered.is_off:
        return Offers(is_off=True)
    proposals = next_steps.propose(gathered.field)
    speaker = _speaker(gathered, learner, viewer, given)
    deeper = proposals.deeper
    return Offers(
        steps=_with_originals(_offer(step, speaker) for step in proposals.steps),
        deeper=_offer(NextStep(deeper.target, deeper.strand, StepKind.NEW_GROUND, deeper.reasons), speaker)
        if deeper
        else None,
        put_aside=_put_aside(gathered),
        last_aside=_last_aside(gathered, speaker),
    )


def everything_next(learner: Person, *, viewer: Viewer, most: int | None = None) -> list[Offer]:
    """This function will list everything that could be next for a learner, or the first so many: "show all"; nothing where
    the school has turned that off."""
    if not may_read_next_steps(viewer, learner) or not learner.school.has_on(Switch.NEXT_STEPS):
        return []
    gathered = gather(learner)
    speaker = _speaker(gathered, learner, viewer)
    return list(_with_originals(_offer(step, speaker) for step in next_steps.show_all(gathered.field)[:most]))


def why_not(learner: Person, target_id: UUID, *, viewer: Viewer) -> WhyNot | None:
    """This function will say why a target is not among the three; None for a target that is not there, or where there are
    no three."""
    if not may_read_next_steps(viewer, learner) or not learner.school.has_on(Switch.NEXT_STEPS):
        return None
    gathered = gather(learner)
    target = gathered.continuum.by_id.get(target_id)
    if target is None or target.key not in gathered.field.by_id:
        return None
    speaker = _speaker(gathered, learner, viewer)
    reasons = tuple(speaker.says(reason) for reason in next_steps.why_not(gathered.field, target.key))
    return WhyNot(target, speaker.words(target_id), reasons)


@dataclass(frozen=True)
class Found:
    """A target that plain words lead to, with the words that met it."""

    target: TargetShape
    words: str
    matched: tuple[str, ...]


def targets_in_words(text: str, *, school: School, viewer: Viewer, at_most: int = 8) -> list[Found]:
    """This function will find targets by plain words, best first, each with the words that met it (R112)."""
    continuum = continuum_of(school)
    matches = targets_for(text, keywords_of(continuum).by_target)[:at_most]
    reading, language = viewer.person.reading, viewer.person.locale
    return [
        Found(continuum.by_id[match.target], continuum.by_id[match.target].said(reading, language), match.own_words)
        for match in matches
    ]


def _speaker(gathered: Gathered, learner: Person, viewer: Viewer, given: Given | None = None) -> Speaker:
    readable = None
    if viewer.id != learner.id:
        entries = given.entries.readable if given else entries_of(learner, viewer=viewer)
        sources = {Source.MADE, Source.CHOSE} if may_read_choices(viewer, learner) else {Source.MADE}
        told = {row for row, told in gathered.told.items() if told.source in sources}
        readable = {entry.id for entry in entries} | told
    return Speaker(gathered.continuum, viewer.person, learner, readable)


def _with_originals(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """A plate of 42 characters is too little to choose by: the framework's whole sentence stands below it."""
    made = tuple(offers)
    bare = [offer.target.id for offer in made if not offer.target.has_our_words]
    originals = originals_of(bare) if bare else {}
    return tuple(replace(offer, original=originals.get(offer.target.id)) for offer in made)


def _offer(step: NextStep, speaker: Speaker) -> Offer:
    target = speaker.continuum.by_key[str(step.target)]
    language = target.spoken_as(speaker.to.reading, speaker.to.locale)[1]
    return Offer(
        target=target,
        kind=step.kind.value,
        kind_word=speaker.kind_word(step.kind),
        words=speaker.words(target.id),
        strand_name=speaker.strand_name(target.strand.id),
        reasons=tuple(speaker.says(reason) for reason in step.reasons),
        language="" if language == speaker.to.locale else language,
    )


def _last_aside(gathered: Gathered, speaker: Speaker) -> PutAside | None:
    target = next(iter(_put_aside(gathered)), None)
    return PutAside(target, speaker.words(target.id), gathered.put_aside[target.id]) if target else None


def _put_aside(gathered: Gathered) -> tuple[TargetShape, ...]:
    by_id = gathered.continuum.by_id
    return tuple(by_id[one] for one in gathered.put_aside if one in by_id)
