"""The whole of a school's continuum, read at once and kept in memory until it changes (ContinuumVersion): it is the same for
everybody, and every page needs its order and its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from uuid import UUID

from django.db.models import Q, QuerySet

from trellis.engine.words import KeywordIndex, TargetMatch, keywords_from, targets_for
from trellis.foundation.i18n import language_of, said
from trellis.foundation.prepared import prepared
from trellis.rooms.continuum.models import (
    Area,
    ContinuumVersion,
    LearningTarget,
    Prerequisite,
    Strand,
    Wording,
)
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.terms import Reading


@dataclass(frozen=True)
class AreaShape:
    id: UUID
    slug: str
    name: Mapping[str, str]
    is_cross_cutting: bool


@dataclass(frozen=True)
class StrandShape:
    id: UUID
    slug: str
    area: AreaShape
    name: Mapping[str, str]
    hue: str
    label: Mapping[str, str]


@dataclass(frozen=True)
class TargetShape:
    """One target with everything that is the same for everybody, but its criteria."""

    id: UUID
    slug: str
    strand: StrandShape
    order: int
    part_of: UUID | None
    wordings: Mapping[tuple[str, str], str]
    plate: Mapping[str, str]
    why: Mapping[str, str]
    for_home: Mapping[str, str]
    keywords: Mapping[str, list[str]]
    window: tuple[int, int] | None
    has_our_words: bool
    needs: tuple[UUID, ...]
    retired_at: datetime | None = None
    replaced_by: UUID | None = None

    @property
    def is_retired(self) -> bool:
        return self.retired_at is not None

    @cached_property
    def key(self) -> str:
        """The id as text, which is far quicker to look up by than the number."""
        return str(self.id)

    def said(self, reading: str, language: str) -> str:
        """This function will say the target in that wording and language; else in the nearest that there is."""
        return self.wordings.get(self.spoken_as(reading, language), "") or said(self.plate, language)

    def spoken_as(self, reading: str, language: str) -> tuple[str, str]:
        """This function will tell in which wording and language `said` answers."""
        if (reading, language) not in self._spoken:
            self._spoken[reading, language] = self._nearest(reading, language)
        return self._spoken[reading, language]

    @cached_property
    def _spoken(self) -> dict[tuple[str, str], tuple[str, str]]:
        # A continuum is kept until it changes, and a page asks for every target of it more than once.
        return {}

    def _nearest(self, reading: str, language: str) -> tuple[str, str]:
        nearest = {
            Reading.YOUNG: (Reading.YOUNG, Reading.TEEN, Reading.ADULT),
            Reading.TEEN: (Reading.TEEN, Reading.ADULT, Reading.YOUNG),
            Reading.ADULT: (Reading.ADULT, Reading.TEEN, Reading.YOUNG),
        }[Reading(reading)]
        for code in (language, "en", *{code for _, code in self.wordings}):
            for level in nearest:
                if (level, code) in self.wordings:
                    return (level, code)
        return (reading, language_of(self.plate, language))

    def on_plate(self, reading: str, language: str) -> str:
        """This function will give the words for a plate of the drawing: short ones where there are any."""
        words = self.said(Reading.TEEN if reading == Reading.ADULT else reading, language)
        if self.plate and (len(words) > LearningTarget.PLATE_LENGTH or not self.has_our_words):
            return said(self.plate, language)
        return words


@dataclass(frozen=True)
class Continuum:
    """A school's continuum: areas, strands and targets in order. `retired` is no longer offered and part of none of them;
    it is there for what was planted, handed in and signed while it stood."""

    school_id: UUID
    areas: tuple[AreaShape, ...]
    strands: tuple[StrandShape, ...]
    targets: tuple[TargetShape, ...]
    retired: tuple[TargetShape, ...] = ()

    @cached_property
    def by_id(self) -> dict[UUID, TargetShape]:
        return {target.id: target for target in self.targets}

    @cached_property
    def by_key(self) -> dict[str, TargetShape]:
        return {target.key: target for target in self.targets}

    @cached_property
    def known(self) -> dict[UUID, TargetShape]:
        """Every target there is or was: for what was said and signed, never for what is offered."""
        return {target.id: target for target in (*self.targets, *self.retired)}

    @cached_property
    def texts(self) -> list[tuple[TargetShape, str]]:
        """Every target with all that it says, folded, for finding it by words."""
        return [
            (target, " ".join((*target.wordings.values(), *target.plate.values())).casefold())
            for target in self.targets
        ]

    @cached_property
    def by_strand(self) -> dict[UUID, list[TargetShape]]:
        found: dict[UUID, list[TargetShape]] = defaultdict(list)
        for target in self.targets:
            found[target.strand.id].append(target)
        return found

    @cached_property
    def by_area(self) -> dict[UUID, list[StrandShape]]:
        found: dict[UUID, list[StrandShape]] = defaultdict(list)
        for strand in self.strands:
            found[strand.area.id].append(strand)
        return found

    @cached_property
    def words(self) -> KeywordIndex[UUID]:
        """Which targets a word leads to: their keywords, and the words of their wordings."""
        return KeywordIndex({target.id: keywords_from(_texts(target)) for target in self.targets})

    def area_of(self, target_id: UUID) -> UUID | None:
        """This function will tell to which area a target belongs; None for one that has been retired."""
        target = self.by_id.get(target_id)
        return target.strand.area.id if target else None


def _texts(target: TargetShape) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for language, words in target.keywords.items():
        texts[language] += words
    for (_reading, language), text in target.wordings.items():
        texts[language].append(text)
    return texts


def targets_meant_by(text: str, continuum: Continuum, *, at_most: int = 6) -> list[TargetMatch[UUID]]:
    """This function will offer the targets that share words with a text, best first, with the words that met them (R112)."""
    return list(targets_for(text, continuum.words)[:at_most])


def continuum_of(school: School) -> Continuum:
    """This function will give a school's continuum: one small query, and five more when it has changed."""
    return _read(school.id, next(iter(_stamp(school.id)), None))


@prepared
def _stamp(school_id: UUID) -> QuerySet[ContinuumVersion, UUID]:
    return ContinuumVersion.objects.filter(school=school_id).values_list("stamp", flat=True)


@lru_cache(maxsize=8)
def _read(school_id: UUID, stamp: UUID | None) -> Continuum:
    rows = Area.objects.filter(school_id=school_id).order_by("order", "id")
    areas = {area.id: AreaShape(area.id, area.slug, area.name, area.is_cross_cutting) for area in rows}
    kept = [area.id for area in rows if area.retired_at is None]
    laid = Strand.objects.filter(area__in=areas).order_by("area__order", "area_id", "order", "id")
    strands = {
        strand.id: StrandShape(strand.id, strand.slug, areas[strand.area_id], strand.name, strand.hue, strand.label)
        for strand in laid
    }
    live = {one.id for one in laid if one.retired_at is None and one.area_id in kept}
    targets = list(_targets(school_id, strands))
    return Continuum(
        school_id,
        tuple(areas[one] for one in kept),
        tuple(strand for strand in strands.values() if strand.id in live),
        tuple(one for one in targets if not one.is_retired and one.strand.id in live),
        tuple(one for one in targets if one.is_retired),
    )


def _targets(school_id: UUID, strands: Mapping[UUID, StrandShape]) -> Iterable[TargetShape]:
    ours = Q(target__strand__area__school_id=school_id)
    wordings: dict[UUID, dict[tuple[str, str], str]] = defaultdict(dict)
    for target_id, reading, locale, text in Wording.objects.filter(ours, until=None).values_list(
        "target_id", "reading", "locale", "text"
    ):
        wordings[target_id][reading, locale] = text
    needs: dict[UUID, list[UUID]] = defaultdict(list)
    for target_id, needed in Prerequisite.objects.filter(ours).order_by("id").values_list("target_id", "needs_id"):
        needs[target_id].append(needed)
    places = {strand_id: place for place, strand_id in enumerate(strands)}
    rows = LearningTarget.objects.filter(strand__area__school_id=school_id)
    for row in sorted(rows, key=lambda row: (places[row.strand_id], row.order, row.slug)):
        yield _shape(row, strands[row.strand_id], wordings[row.id], tuple(needs[row.id]))


def _shape(
    row: LearningTarget, strand: StrandShape, wordings: Mapping[tuple[str, str], str], needs: tuple[UUID, ...]
) -> TargetShape:
    return TargetShape(
        id=row.id, slug=row.slug, strand=strand, order=row.order, part_of=row.part_of_id, wordings=wordings,
        plate=row.plate, why=row.why, for_home=row.for_home, keywords=row.keywords, has_our_words=row.has_our_words,
        window=None if row.from_grade is None or row.to_grade is None else (row.from_grade, row.to_grade), needs=needs,
        retired_at=row.retired_at, replaced_by=row.replaced_by_id,
    )  # fmt: skip


def said_to(person: Person, target: TargetShape) -> str:
    """This function will say a target as that person reads."""
    return target.said(person.reading, person.locale)
