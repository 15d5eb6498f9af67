"""Writing a continuum of one's own: whole areas at once, in the order in which they are given."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from trellis.foundation.intents import NotAllowed, Refused, action, publish
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import continuum_changed
from trellis.rooms.continuum.models import (
    Area,
    Criterion,
    LearningTarget,
    Prerequisite,
    Strand,
    TeachingArea,
    Wording,
)
from trellis.rooms.continuum.rules import may_change_continuum
from trellis.rooms.people.models import Membership, Person, School
from trellis.rooms.people.queries import viewer_of
from trellis.rooms.people.terms import Role

Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class TargetWords:
    """A target to be written: its wordings by (reading, language), what can be seen when it is shown, what it leans on."""

    slug: str
    wordings: Mapping[tuple[str, str], str]
    criteria: Sequence[Words]
    why: Words = field(default_factory=dict)
    for_home: Words = field(default_factory=dict)
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    window: tuple[int, int] | None = None
    needs: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class StrandWords:
    """A line of targets to be written, the ground first."""

    slug: str
    name: Words
    hue: str
    targets: Sequence[TargetWords]


@dataclass(frozen=True, kw_only=True)
class AreaWords:
    """An area to be written, with its strands in order."""

    slug: str
    name: Words
    strands: Sequence[StrandWords]
    is_cross_cutting: bool = False


@action
def write_areas(*, school: School, areas: Sequence[AreaWords], by: Person, at: datetime) -> dict[str, LearningTarget]:
    """This function will write whole areas into a school's continuum, after those that are there, and give the new targets
    by their slugs. A target leans on others of the same writing, named by slug.

    Raises NotAllowed, or Refused when a target leans on one that is not there or a slug is used twice: then nothing is
    written. Publishes ContinuumWritten.
    """
    _require_keeper(school, by=by, at=at)
    _refuse_loose_ends(areas)
    last = Area.objects.filter(school=school).aggregate(last=Max("order"))["last"] or 0
    rows = [
        Area(school=school, slug=a.slug, name=dict(a.name), order=order, is_cross_cutting=a.is_cross_cutting)
        for order, a in enumerate(areas, start=last + 1)
    ]
    Area.objects.bulk_create(rows)
    strands = [strand for row, area in zip(rows, areas, strict=True) for strand in _strands(row, area)]
    Strand.objects.bulk_create(row for row, _words in strands)
    targets = {words.slug: (row, words) for strand, given in strands for row, words in _targets(strand, given)}
    LearningTarget.objects.bulk_create(row for row, _words in targets.values())
    _write_words(targets.values(), at=at)
    Prerequisite.objects.bulk_create(
        Prerequisite(target=row, needs=targets[slug][0]) for row, words in targets.values() for slug in words.needs
    )
    continuum_changed(school)
    publish(events.ContinuumWritten(school_id=school.id, areas=len(rows), strands=len(strands), targets=len(targets)))
    return {slug: row for slug, (row, _words) in targets.items()}


@action
def give_teaching_areas(*, membership: Membership, areas: Sequence[Area], by: Person, at: datetime) -> None:
    """This function will say which areas somebody teaches to a group; with none given they teach it in all.

    Raises NotAllowed, or Refused for areas of another school and for whoever does not teach a group: an advisor advises in
    all. Publishes TeachingAreasGiven.
    """
    school = membership.person.school
    _require_keeper(school, by=by, at=at)
    if areas and (membership.role != Role.TEACHER or membership.group_id is None):
        raise Refused(_("Areas are for those who teach a group. Whoever advises does so in all."))
    if any(area.school_id != school.id for area in areas):
        raise Refused(_("Choose areas of this school's continuum."))
    TeachingArea.objects.filter(membership=membership).delete()
    TeachingArea.objects.bulk_create(TeachingArea(membership=membership, area=area) for area in areas)
    publish(events.TeachingAreasGiven(school_id=membership.person.school_id, membership_id=membership.id))


def _require_keeper(school: School, *, by: Person, at: datetime) -> None:
    if by.school_id != school.id or not may_change_continuum(viewer_of(by, at=at)):
        raise NotAllowed(_("Only those who keep the school's continuum change it."))


def _refuse_loose_ends(areas: Sequence[AreaWords]) -> None:
    targets = [target for area in areas for strand in area.strands for target in strand.targets]
    slugs = {target.slug for target in targets}
    if len(slugs) < len(targets):
        raise Refused(_("Two targets have the same short name. Give each its own."))
    loose = sorted({need for target in targets for need in target.needs} - slugs)
    if loose:
        raise Refused(_("Some targets lean on %(names)s, which is not there.") % {"names": ", ".join(loose)})


def _strands(row: Area, area: AreaWords) -> Iterator[tuple[Strand, StrandWords]]:
    for order, words in enumerate(area.strands, start=1):
        yield Strand(area=row, slug=words.slug, name=dict(words.name), order=order, hue=words.hue), words


def _targets(row: Strand, strand: StrandWords) -> Iterator[tuple[LearningTarget, TargetWords]]:
    for order, words in enumerate(strand.targets, start=1):
        low, high = words.window or (None, None)
        target = LearningTarget(
            strand=row, slug=words.slug, order=order, why=dict(words.why), for_home=dict(words.for_home),
            keywords={code: list(plain) for code, plain in words.keywords.items()}, from_grade=low, to_grade=high,
        )  # fmt: skip
        yield target, words


def _write_words(targets: Iterable[tuple[LearningTarget, TargetWords]], *, at: datetime) -> None:
    pairs = list(targets)
    Wording.objects.bulk_create(
        Wording(target=row, reading=reading, locale=locale, text=text, since=at)
        for row, words in pairs
        for (reading, locale), text in words.wordings.items()
    )
    Criterion.objects.bulk_create(
        Criterion(target=row, order=order, text=dict(text))
        for row, words in pairs
        for order, text in enumerate(words.criteria, start=1)
    )
