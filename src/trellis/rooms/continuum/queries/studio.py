"""Questions of those who keep the continuum: every text of a target, a strand's steps, what was changed, where words stand."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from trellis.foundation.i18n import said
from trellis.rooms.continuum.models import (
    Area,
    Change,
    Criterion,
    Exemplar,
    LearningTarget,
    Prerequisite,
    Strand,
    Wording,
)
from trellis.rooms.continuum.queries import Continuum, StrandShape, TargetShape
from trellis.rooms.continuum.terms import I_CAN
from trellis.rooms.people.models import School


def target_texts(target: LearningTarget) -> dict[str, str]:
    """This function will give every text of a target by its name, such as teen.es, why.en, plate.en, and its window."""
    live = Wording.objects.filter(target=target, until=None).values_list("reading", "locale", "text")
    texts = {f"{reading}.{locale}": text for reading, locale, text in live}
    for kind, words in (("plate", target.plate), ("why", target.why), ("home", target.for_home)):
        texts |= {f"{kind}.{locale}": text for locale, text in words.items() if text}
    if target.from_grade is not None and target.to_grade is not None:
        texts["window"] = f"{target.from_grade}-{target.to_grade}"
    return texts


def says_i_can(text: str, language: str) -> bool:
    """This function will tell whether words are a learner's own, "I can"; a language whose words for it are not known says so."""
    opening = I_CAN.get(language.split("-")[0])
    return not text or opening is None or opening in text.casefold()


def strand_of(school: School, strand_id: UUID) -> Strand | None:
    """This function will find a strand of this school, retired ones too."""
    return Strand.objects.filter(pk=strand_id, area__school=school).select_related("area__school").first()


def area_of(school: School, slug: str) -> Area | None:
    """This function will find an area of this school's continuum by its short name."""
    return Area.objects.filter(school=school, slug=slug, retired_at=None).select_related("school").first()


@dataclass(frozen=True)
class OnLath:
    """A strand as the studio shows it: what stands on its lath, the ground first, retired ones where they stood."""

    strand: StrandShape
    steps: tuple[TargetShape, ...]


def on_lath(continuum: Continuum, strand_id: UUID) -> OnLath | None:
    """This function will list a strand's steps from the ground up, retired ones in their old places."""
    strand = next((one for one in continuum.strands if one.id == strand_id), None)
    if strand is None:
        return None
    steps = [*continuum.by_strand[strand_id], *(one for one in continuum.retired if one.strand.id == strand_id)]
    return OnLath(strand, tuple(sorted(steps, key=lambda one: (one.order, one.is_retired, one.slug))))


def targets_found(continuum: Continuum, words: str, *, most: int = 12) -> list[TargetShape]:
    """This function will find targets in any of whose texts all the words stand, in the continuum's order."""
    wanted = words.casefold().split()[:8]
    if not wanted:
        return []
    found = (target for target, text in continuum.texts if all(word in text for word in wanted))
    return [target for _number, target in zip(range(most), found, strict=False)]


def strands_found(continuum: Continuum, words: str, *, most: int = 12) -> list[StrandShape]:
    """This function will find strands in whose name, or whose area's, all the words stand."""
    wanted = words.casefold().split()[:8]
    texts = ((one, " ".join((*one.name.values(), *one.area.name.values())).casefold()) for one in continuum.strands)
    return [one for one, text in texts if wanted and all(word in text for word in wanted)][:most]


def leaning_on(continuum: Continuum, target_id: UUID) -> list[TargetShape]:
    """This function will list the targets that lean on this one, in the continuum's order."""
    return [one for one in continuum.targets if target_id in one.needs]


def leads_of(school: School) -> dict[UUID, list[UUID]]:
    """This function will give what every target of a school leans on, retired ones too."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Prerequisite.objects.filter(target__strand__area__school=school).order_by("id")
    for target_id, needs_id in rows.values_list("target_id", "needs_id"):
        found[target_id].append(needs_id)
    return found


def criterion_kept(target: LearningTarget, criterion_id: UUID) -> Criterion | None:
    """This function will find one of a target's criteria, retired ones too."""
    return (
        Criterion.objects.filter(pk=criterion_id, target=target).select_related("target__strand__area__school").first()
    )


def exemplars_of(target_ids: Iterable[UUID]) -> dict[UUID, list[Exemplar]]:
    """This function will list the examples of several targets, oldest first, with one query."""
    found: dict[UUID, list[Exemplar]] = defaultdict(list)
    for row in Exemplar.objects.filter(target__in=list(target_ids), taken_back_at=None).order_by("at", "id"):
        found[row.target_id].append(row)
    return found


def exemplar_of(school: School, exemplar_id: UUID) -> Exemplar | None:
    """This function will find an example of this school's, one that was taken back too."""
    rows = Exemplar.objects.filter(pk=exemplar_id, target__strand__area__school=school)
    return rows.select_related("target__strand__area__school").first()


def changes_of(
    school: School, *, target: LearningTarget | None = None, strand: Strand | None = None
) -> QuerySet[Change]:
    """This function will list what was changed in a school's continuum, or at one target or strand of it, newest first."""
    rows = Change.objects.filter(school=school)
    if target is not None:
        rows = rows.filter(target=target)
    if strand is not None:
        rows = rows.filter(strand=strand)
    return rows.select_related("by", "target", "strand").order_by("-id")


def wordings_before(target: LearningTarget) -> QuerySet[Wording]:
    """This function will list the words that a target no longer has and that what was signed under them keeps, newest first."""
    return Wording.objects.filter(target=target, until__isnull=False).order_by("-until", "reading", "locale")


def name_of(strand: StrandShape | Strand) -> str:
    """This function will say a strand's name in the reader's language, or the nearest there is."""
    return said(strand.name)
