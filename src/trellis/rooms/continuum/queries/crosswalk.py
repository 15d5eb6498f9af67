"""Questions about what aligns with what, both ways."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from trellis.rooms.continuum.models import Alignment, Framework, LearningTarget, Standard
from trellis.rooms.continuum.queries import Continuum, TargetShape
from trellis.rooms.people.models import School

WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True)
class StandardLine:
    """A standard as lists show it, beside a target that it is aligned with."""

    id: UUID
    code: str
    text: str
    language: str
    framework: str
    is_retired: bool


def standards_in(framework: Framework, *, words: str = "", only_unaligned: bool = False) -> QuerySet[Standard]:
    """This function will list a framework's standards in the file's order, headings left out, with their alignments."""
    rows = Standard.objects.filter(framework=framework, retired_at=None, is_heading=False)
    if only_unaligned:
        rows = rows.filter(~Exists(Alignment.objects.filter(standard=OuterRef("pk"))))
    for word in words.split()[:8]:
        rows = rows.filter(Q(text__icontains=word) | Q(code__icontains=word) | Q(short_text__icontains=word))
    aligned = Prefetch("alignments", Alignment.objects.order_by("at", "id"))
    return rows.defer("source").prefetch_related(aligned).order_by("position", "id")


def standard_of(school: School, standard_id: UUID) -> Standard | None:
    """This function will find a standard of this school, with its framework."""
    rows = Standard.objects.filter(pk=standard_id, framework__school=school)
    return rows.select_related("framework__school", "parent").defer("framework__source").first()


def standards_found(school: School, words: str, *, most: int = 12) -> list[Standard]:
    """This function will find standards of any framework by the words of a search, headings left out."""
    if not words.strip():
        return []
    rows = Standard.objects.filter(framework__school=school, retired_at=None, is_heading=False)
    for word in words.split()[:8]:
        rows = rows.filter(Q(text__icontains=word) | Q(code__icontains=word) | Q(short_text__icontains=word))
    return list(rows.select_related("framework").defer("source", "framework__source").order_by("position", "id")[:most])


def standards_by_target(school: School, target_ids: Iterable[UUID]) -> dict[UUID, list[StandardLine]]:
    """This function will list with which standards each of these targets is aligned, with one query."""
    rows = Alignment.objects.filter(target_id__in=list(target_ids), standard__framework__school=school)
    found: dict[UUID, list[StandardLine]] = defaultdict(list)
    names = ("code", "text", "language", "framework__language", "framework__title", "retired_at")
    for target_id, pk, code, text, language, general, title, retired_at in rows.order_by(
        "standard__framework__title", "standard__position"
    ).values_list("target_id", "standard_id", *(f"standard__{name}" for name in names)):
        found[target_id].append(StandardLine(pk, code, text, language or general, title, retired_at is not None))
    return found


def targets_by_standard(continuum: Continuum, standards: Iterable[Standard]) -> dict[UUID, list[TargetShape]]:
    """This function will say which of our targets each standard is aligned with; its alignments are read already."""
    return {
        standard.id: [
            continuum.by_id[alignment.target_id]
            for alignment in standard.alignments.all()
            if alignment.target_id in continuum.by_id
        ]
        for standard in standards
    }


def targets_unaligned(continuum: Continuum) -> list[TargetShape]:
    """This function will list our targets that are aligned with no standard that stands, in the continuum's order."""
    aligned = set(
        Alignment.objects.filter(
            standard__framework__school=continuum.school_id, standard__retired_at=None
        ).values_list("target_id", flat=True)
    )
    return [target for target in continuum.targets if target.id not in aligned]


def targets_retired(school: School, area_id: UUID) -> list[LearningTarget]:
    """This function will list an area's retired targets: kept, no longer offered."""
    rows = LearningTarget.objects.filter(strand__area=area_id, strand__area__school=school, retired_at__isnull=False)
    return list(rows.select_related("strand").prefetch_related("wordings").order_by("strand__order", "order", "id"))


def targets_near(continuum: Continuum, text: str, *, reading: str, language: str, most: int = 8) -> list[TargetShape]:
    """This function will offer the targets that share most words of four letters or more with a text, best first."""
    wanted = _words(text)
    shared: Mapping[UUID, int] = {
        target.id: len(wanted & _words(f"{target.said(reading, language)} {target.on_plate(reading, language)}"))
        for target in continuum.targets
    }
    ranked = sorted(continuum.targets, key=lambda target: -shared[target.id])
    return [target for target in ranked[:most] if shared[target.id]]


def _words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)}
