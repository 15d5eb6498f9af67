"""The ways a learner may choose from, those that fit their own words first, each with its reason in words."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from trellis.engine.next_step_facts import Field, OwnWords, Reason, Source, TargetFacts
from trellis.engine.ways import ways_that_fit
from trellis.engine.words import Keyword, KeywordIndex, keywords_from, tags_as_keywords
from trellis.foundation.i18n import said
from trellis.foundation.prepared import prepared
from trellis.rooms.paths.models import Experience
from trellis.rooms.paths.queries import recent_choices
from trellis.rooms.people.models import Person
from trellis.rooms.people.terms import Switch
from trellis.rooms.profiles.queries import own_entries_of
from trellis.rooms.suggestions.models import Dismissal
from trellis.rooms.suggestions.queries.sentences import TO_LEARNER
from trellis.ui.words import quoted


@dataclass(frozen=True)
class Way:
    """One way as its learner reads it; `because` is empty where no plain reason is there."""

    experience: Experience
    because: str = ""


@dataclass(frozen=True)
class Ways:
    """The ways in order, best first, and those to which the learner said "not me", newest first."""

    offered: tuple[Way, ...]
    put_aside: tuple[Experience, ...]


def ways_for(learner: Person, experiences: Sequence[Experience]) -> Ways:
    """This function will put ways in order for the learner who reads them: three queries, however many ways. Where the
    school has turned that off they stand as they are given, without reasons."""
    by_id = {str(one.id): one for one in experiences}
    aside = _aside(learner)
    if not learner.school.has_on(Switch.WAYS):
        as_they_stand = tuple(Way(one) for one in experiences if one.id not in aside)
        return Ways(as_they_stand, tuple(by_id[str(one)] for one in aside if str(one) in by_id))
    targets = tuple(_as_facts(one, order) for order, one in enumerate(experiences))
    own, index = _own_words(learner, experiences), _index(tuple((one.id, one.keywords) for one in targets))
    field = Field(targets, own_words=own, dismissed=frozenset(map(str, aside)), index=index)
    return Ways(
        offered=tuple(Way(by_id[str(way)], _says(reason)) for way, reason in ways_that_fit(field)),
        put_aside=tuple(by_id[str(one)] for one in aside if str(one) in by_id),
    )


def _aside(learner: Person) -> list[UUID]:
    return [one for one in _not_me(learner.id) if one]


@prepared
def _not_me(learner_id: UUID) -> QuerySet[Dismissal, UUID | None]:
    rows = Dismissal.objects.filter(learner=learner_id, undone_at=None, experience__isnull=False)
    return rows.order_by("-at", "-id").values_list("experience_id", flat=True)


def _as_facts(one: Experience, order: int) -> TargetFacts:
    words = _keywords(_frozen(one.title), _frozen(one.what))
    return TargetFacts(id=str(one.id), strand="ways", order=order, keywords=(*_tags(tuple(one.tags)), *words))


def _frozen(words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(words.items())


@lru_cache(maxsize=4096)
def _tags(tags: tuple[str, ...]) -> tuple[Keyword, ...]:
    return tags_as_keywords(tags)


@lru_cache(maxsize=4096)
def _keywords(*texts: tuple[tuple[str, str], ...]) -> tuple[Keyword, ...]:
    # A school's shelf changes seldom and is read on every visit.
    languages = {language for text in texts for language, _words in text}
    return keywords_from(
        {one: [words for text in texts for said_in, words in text if said_in == one] for one in languages}
    )


@lru_cache(maxsize=8)
def _index(shelf: tuple[tuple[Hashable, tuple[Keyword, ...]], ...]) -> KeywordIndex[Any]:
    return KeywordIndex(dict(shelf))


def _own_words(learner: Person, experiences: Sequence[Experience]) -> tuple[OwnWords, ...]:
    # That somebody chose a way says nothing about that way.
    titles = {said(one.title, learner.locale) for one in experiences}
    return (
        *(OwnWords(entry.id, entry.text, Source.WROTE) for entry in own_entries_of(learner)),
        *(OwnWords(one.id, one.chosen, Source.CHOSE) for one in recent_choices(learner) if one.chosen not in titles),
    )


def _says(reason: Reason | None) -> str:
    if reason is None:
        return ""
    return _(TO_LEARNER[reason.kind]) % {"words": ", ".join(quoted(word) for word in reason.words)}
