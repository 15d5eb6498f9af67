"""Gathering the plain facts from which next steps are derived."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from trellis.engine.next_step_facts import Field, OwnWords, Source, TargetFacts
from trellis.engine.words import Keyword, KeywordIndex, keywords_from
from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.queries import Continuum, TargetShape, continuum_of
from trellis.rooms.evidence.queries import Reading, read_for_rules
from trellis.rooms.paths.queries import recent_choices
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import stage_of
from trellis.rooms.profiles.models import ProfileEntry
from trellis.rooms.profiles.queries import Entries, own_entries_of
from trellis.rooms.suggestions.models import Dismissal

TITLES_READ = 12  # of what a learner lately made


@dataclass(frozen=True)
class Told:
    """Where one of the learner's own words stands: which row, and in which kind of rows, so that a reader who may not
    read that row is not told its words."""

    source: Source
    row: UUID


@dataclass(frozen=True)
class Given:
    """What a page has read of a learner already, for a reader: the rules need not read it again."""

    continuum: Continuum
    reading: Reading
    entries: Entries


@dataclass(frozen=True)
class Gathered:
    continuum: Continuum
    field: Field
    told: dict[Hashable, Told]
    put_aside: dict[UUID | None, datetime]  # newest first; None: all of them

    @property
    def is_off(self) -> bool:
        """This function will tell whether the learner turned all next steps off."""
        return None in self.put_aside


@dataclass(frozen=True)
class Words:
    """The keywords of a whole continuum, and its targets as nobody stands at them yet; made once while it does not change.

    The rules know a target by its key (TargetShape.key): they ask for thousands in one request.
    """

    by_target: dict[UUID, tuple[Keyword, ...]]
    index: KeywordIndex[str]
    bare: tuple[TargetFacts, ...]


def keywords_of(continuum: Continuum) -> Words:
    """This function will read the keywords of every target in every language, once for each state of a continuum."""
    kept = continuum.__dict__.get("_words")
    if kept is None:
        by_target = {target.id: _keywords(target) for target in continuum.targets}
        index = KeywordIndex({target.key: by_target[target.id] for target in continuum.targets})
        bare = tuple(_bare(one, by_target[one.id], continuum) for one in continuum.targets if one.part_of is None)
        kept = Words(by_target, index, bare)
        continuum.__dict__["_words"] = kept
    return kept


def _bare(target: TargetShape, keywords: tuple[Keyword, ...], continuum: Continuum) -> TargetFacts:
    needs = (continuum.by_id[one].key if one in continuum.by_id else str(one) for one in target.needs)
    return TargetFacts(
        id=target.key, strand=str(target.strand.id), order=target.order, needs=frozenset(needs), keywords=keywords,
        window=target.window,
    )  # fmt: skip


def _keywords(target: TargetShape) -> tuple[Keyword, ...]:
    given: dict[str, list[str]] = {language: list(words) for language, words in target.keywords.items()}
    for (_reading, language), text in target.wordings.items():
        given.setdefault(language, []).append(text)
    return keywords_from(given)


def gather(learner: Person, given: Given | None = None) -> Gathered:
    """This function will gather what one learner's next steps depend on: the continuum, states, own words, choices, what
    they made, what is planted and what was put aside. Nine queries, however long the continuum; two where the page has
    read the whole learner already."""
    continuum = given.continuum if given else continuum_of(learner.school)
    words = keywords_of(continuum)
    is_read = given is not None and given.reading.is_whole and given.reading.shows_work
    whole = given.reading if given and is_read else read_for_rules(learner)
    states = {str(target_id): standing.state for target_id, standing in whole.standings.items()}
    kinds = _kinds_behind(whole)
    facts = tuple(
        replace(one, state=states[one.id], evidence_kinds=frozenset(kinds.get(one.id, ()))) if one.id in states else one
        for one in words.bare
    )
    entries = given.entries.for_rules if given else tuple(own_entries_of(learner))
    own, told = _own_words(learner, whole, entries)
    aside: dict[UUID | None, datetime] = dict(_aside(learner.id))
    field = Field(
        targets=facts, own_words=own, planted=frozenset(map(str, whole.steps_by_target)),
        dismissed=frozenset(map(str, aside)),
        stage=stage_of(learner), index=words.index,
    )  # fmt: skip
    return Gathered(continuum, field, told, aside)


@prepared
def _aside(learner_id: UUID) -> QuerySet[Dismissal, tuple[UUID | None, datetime]]:
    rows = Dismissal.objects.filter(learner=learner_id, undone_at=None, experience=None)
    return rows.order_by("-at", "-id").values_list("target_id", "at")


def _kinds_behind(whole: Reading) -> dict[Hashable, set[str]]:
    """Of which kinds the pieces at each target are: two different ones behind a shown target are enough (R111)."""
    kinds: dict[Hashable, set[str]] = defaultdict(set)
    for one in whole.claimed:
        if one.is_handed_in:
            kinds[str(one.target_id)].add(one.kind)
    return kinds


def _own_words(
    learner: Person, whole: Reading, entries: Iterable[ProfileEntry]
) -> tuple[tuple[OwnWords, ...], dict[Hashable, Told]]:
    made = {one.piece_id: one for one in whole.claimed if one.is_handed_in}
    made = dict(list(made.items())[-TITLES_READ:])
    rows: list[tuple[UUID, str, Source]] = [
        *((entry.id, entry.text, Source.WROTE) for entry in entries),
        *((choice.id, choice.chosen, Source.CHOSE) for choice in recent_choices(learner)),
        *((one.piece_id, one.title, Source.MADE) for one in made.values()),
    ]
    own = tuple(OwnWords(id=row, text=text, source=source) for row, text, source in rows)
    return own, {row: Told(source, row) for row, _text, source in rows}
