"""“Use as our continuum”: a framework's areas, strands and targets become the school's own, aligned one to one."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from trellis.foundation.ids import new_id
from trellis.foundation.intents import action, publish
from trellis.foundation.rows import insert_rows, update_rows
from trellis.rooms.continuum import events
from trellis.rooms.continuum.actions import Noted, note_changes
from trellis.rooms.continuum.actions.frameworks import Tell, require_keeper
from trellis.rooms.continuum.actions.slugs import free_slug, slug_from
from trellis.rooms.continuum.models import (
    Alignment,
    Area,
    Change,
    Framework,
    LearningTarget,
    Prerequisite,
    Standard,
    Strand,
)
from trellis.rooms.continuum.terms import ChangeKind, Hue
from trellis.rooms.people.models import Person

Words = Mapping[str, str]
NEW = (
    "id", "strand", "part_of", "slug", "order", "plate", "from_grade", "to_grade", "has_our_words", "why", "for_home",
    "keywords",
)  # fmt: skip
CHANGED = ("strand", "part_of", "slug", "order", "plate", "from_grade", "to_grade", "retired_at")
OWN = (
    ChangeKind.RETIRED,
    ChangeKind.OFFERED,
    ChangeKind.STRAND,
    ChangeKind.ORDER,
)  # what the school decides, and no framework takes back


@dataclass(frozen=True)
class TargetContent:
    """A standard that becomes a target. plate_was: the words its plate had from the framework before, if it had any."""

    standard: str
    code: str
    plate: Words
    grades: tuple[int, int] | None
    part_of: str | None = None
    needs: Sequence[str] = ()
    keywords: Mapping[str, Sequence[str]] = field(default_factory=dict)
    plate_was: Words | None = None


@dataclass(frozen=True)
class StrandContent:
    """A line of targets, the ground first."""

    name: Words
    label: Words
    targets: Sequence[TargetContent]


@dataclass(frozen=True)
class AreaContent:
    """An area with its strands in order."""

    name: Words
    strands: Sequence[StrandContent]


@dataclass(frozen=True)
class Adopted:
    """What taking a framework into the continuum has changed."""

    new: int = 0
    changed: int = 0
    retired: int = 0
    leaning: int = 0  # how many more times a target leans on another


@dataclass
class _Standing:
    """What of this framework the continuum holds already."""

    standards: dict[str, UUID]
    targets: dict[str, LearningTarget] = field(default_factory=dict)
    slugs: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))
    retired: set[UUID] = field(default_factory=set)  # targets that the school itself retired: they stay so
    ordered: set[UUID] = field(default_factory=set)  # strands that the school itself put in order
    moved: Counter[UUID] = field(
        default_factory=Counter
    )  # how often the school moved a target to another strand itself
    new: list[Sequence[Any]] = field(default_factory=list)
    changed: list[Sequence[Any]] = field(default_factory=list)
    aligned: list[Sequence[Any]] = field(default_factory=list)


@action
def use_as_continuum(
    *, framework: Framework, areas: Sequence[AreaContent], by: Person, at: datetime, tell: Tell | None = None
) -> Adopted:
    """This function will take a framework into the school's continuum: strands and targets, aligned one to one.

    Again, it adds what is new and retires what the framework has retired. What the school has put into its own words
    stays as it is, and so does every plate that was reworded, every order and strand that the school chose, and what it retired
    itself. Raises NotAllowed. Publishes FrameworkAdopted.
    """
    require_keeper(by=by, school=framework.school, at=at)
    standing = _standing_of(framework)
    places = _Places(framework, standing)
    for area_content in areas:
        area = places.area(area_content)
        for content in area_content.strands:
            _lay_targets(places.strand(area, content), content.targets, standing, by, at)
    insert_rows(LearningTarget, NEW, standing.new, tell=tell)
    update_rows(LearningTarget, CHANGED, standing.changed)
    insert_rows(Alignment, ("id", "target", "standard", "by", "at"), standing.aligned)
    leaning = _add_needs(framework, areas, standing)
    adopted = Adopted(len(standing.new), len(standing.changed), _retire(framework, at), leaning)
    if adopted != Adopted():
        brought = Noted(kind=ChangeKind.BROUGHT, after=framework.title)
        note_changes(framework.school, [brought], by=by, at=at)
        publish(
            events.FrameworkAdopted(
                school_id=framework.school_id, framework_id=framework.id, new=adopted.new, changed=adopted.changed,
                retired=adopted.retired,
            )
        )  # fmt: skip
    return adopted


def _standing_of(framework: Framework) -> _Standing:
    live = Standard.objects.filter(framework=framework, retired_at=None)
    standing = _Standing({identifier.lower(): pk for pk, identifier in live.values_list("id", "identifier")})
    rows = Alignment.objects.filter(standard__framework=framework, target__strand__area__school=framework.school_id)
    for alignment in rows.select_related("target__strand__area", "standard").order_by("at", "id"):
        standing.targets.setdefault(alignment.standard.identifier.lower(), alignment.target)
    _read_own_decisions(framework, standing)
    strands = {target.strand_id for target in standing.targets.values()}
    for strand, slug in LearningTarget.objects.filter(strand__in=strands).values_list("strand_id", "slug"):
        standing.slugs[strand].add(slug)
    return standing


def _read_own_decisions(framework: Framework, standing: _Standing) -> None:
    changes = Change.objects.filter(school=framework.school_id, target__isnull=False, part="", kind__in=OWN)
    for kind, target_id, strand_id, was in changes.order_by("id").values_list("kind", "target_id", "strand_id", "was"):
        if kind == ChangeKind.ORDER:
            standing.ordered.add(strand_id)
        elif kind == ChangeKind.STRAND:
            standing.moved[target_id] += -1 if was == {} else 1  # put back, it follows its framework again
        elif kind == ChangeKind.RETIRED:
            standing.retired.add(target_id)
        else:
            standing.retired.discard(target_id)


class _Places:
    """The school's areas and strands: those that are there already, and new ones at the end."""

    def __init__(self, framework: Framework, standing: _Standing) -> None:
        self.school = framework.school
        areas = Area.objects.filter(school=self.school)
        self.area_slugs = set(areas.values_list("slug", flat=True))
        self.areas = {_folded(area.name): area for area in areas.filter(retired_at=None)}
        self.area_order = max((area.order for area in areas), default=0)
        ours = {target.strand_id: target.strand for target in standing.targets.values()}
        self.strands = {(s.area_id, _folded(s.name)): s for s in ours.values() if s.retired_at is None}
        self.slugs: dict[UUID, set[str]] = defaultdict(set)
        self.orders: dict[UUID, int] = defaultdict(int)
        rows = Strand.objects.filter(area__school=self.school).values_list("area_id", "slug", "order")
        for area_id, slug, order in rows:
            self.slugs[area_id].add(slug)
            self.orders[area_id] = max(order, self.orders[area_id])

    def area(self, content: AreaContent) -> Area:
        found = self.areas.get(_folded(content.name))
        if found is None:
            self.area_order += 1
            slug = free_slug(_slug(content.name, f"area-{self.area_order}"), self.area_slugs)
            found = Area.objects.create(
                school=self.school, slug=slug, name=dict(content.name), order=self.area_order
            )  # fmt: skip
            self.areas[_folded(content.name)] = found
        return found

    def strand(self, area: Area, content: StrandContent) -> Strand:
        found = self.strands.get((area.id, _folded(content.name)))
        if found is None:
            self.orders[area.id] += 1
            order = self.orders[area.id]
            slug = free_slug(_slug(content.name, f"strand-{order}"), self.slugs[area.id])
            # Each area begins one hue further, so that the first strands of all areas do not look like one.
            hue = list(Hue)[(area.order + order - 2) % len(Hue)]
            found = Strand.objects.create(
                area=area, slug=slug, name=dict(content.name), label=dict(content.label), order=order, hue=hue
            )
            self.strands[area.id, _folded(content.name)] = found
        return found


def _lay_targets(
    strand: Strand, contents: Sequence[TargetContent], standing: _Standing, by: Person, at: datetime
) -> None:
    for order, content in enumerate(contents, start=1):
        low, high = content.grades or (None, None)
        target = standing.targets.get(content.standard)
        parent = standing.targets.get(content.part_of or "")
        if target is None:
            wanted = slug_from(content.code, "") or _slug(content.plate, "target")
            slug = free_slug(wanted, standing.slugs[strand.id])
            target = LearningTarget(
                id=new_id(), strand=strand, part_of=parent, slug=slug, order=order, plate=dict(content.plate)
            )
            standing.targets[content.standard] = target
            above = parent.id if parent else None
            columns = (target.id, strand.id, above, slug, order, target.plate, low, high)
            standing.new.append((*columns, False, {}, {}, content.keywords))
            standing.aligned.append((new_id(), target.id, standing.standards[content.standard], by.id, at))
        elif not target.has_our_words:
            _follow(target, strand, order, content, standing)


def _follow(target: LearningTarget, strand: Strand, order: int, content: TargetContent, standing: _Standing) -> None:
    """A target still in the framework's words follows the framework: its strand, its order, its unedited plate."""
    low, high = content.grades or (None, None)
    plate = dict(content.plate) if target.plate == content.plate_was else target.plate
    parent = standing.targets.get(content.part_of or "")
    is_moved = standing.moved[target.id] > 0
    above = target.part_of_id if is_moved else parent and parent.id
    slug, strand_id = target.slug, target.strand_id if is_moved else strand.id
    if target.strand_id != strand_id:
        slug = free_slug(slug, standing.slugs[strand_id])
    if target.strand_id == strand_id and (strand_id in standing.ordered or is_moved):
        order = target.order
    retired_at = target.retired_at if target.id in standing.retired else None
    columns = (strand_id, above, slug, order, plate, low, high, retired_at)
    kept = (
        target.strand_id, target.part_of_id, target.slug, target.order, target.plate, target.from_grade, target.to_grade,
        target.retired_at,
    )  # fmt: skip
    if columns != kept:
        standing.changed.append((*columns, target.id))


def _add_needs(framework: Framework, areas: Sequence[AreaContent], standing: _Standing) -> int:
    of_framework = Prerequisite.objects.filter(target__alignments__standard__framework=framework)
    kept = set(of_framework.values_list("target_id", "needs_id"))
    wanted: dict[tuple[UUID, UUID], None] = {}
    for area in areas:
        for strand in area.strands:
            for content in strand.targets:
                target = standing.targets[content.standard]
                for needed in content.needs:
                    wanted[target.id, standing.targets[needed].id] = None
    rows = [(new_id(), *pair) for pair in wanted if pair not in kept and pair[0] != pair[1]]
    return insert_rows(Prerequisite, ("id", "target", "needs"), rows)


def _retire(framework: Framework, at: datetime) -> int:
    """A target in the framework's words whose every standard has been retired is retired too: kept, no longer offered."""
    aligned = Alignment.objects.filter(target=OuterRef("pk"))
    targets = LearningTarget.objects.filter(
        Exists(aligned.filter(standard__framework=framework, standard__retired_at__isnull=False)),
        ~Exists(aligned.filter(standard__retired_at=None)),
        retired_at=None,
        has_our_words=False,
    )
    return LearningTarget.objects.filter(pk__in=list(targets.values_list("pk", flat=True))).update(retired_at=at)


def _slug(words: Words, otherwise: str) -> str:
    return slug_from(next(iter(words.values()), ""), otherwise)


def _folded(words: Words) -> str:
    return " ".join(next(iter(words.values()), "").casefold().split())
