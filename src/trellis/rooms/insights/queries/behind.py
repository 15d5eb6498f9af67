"""What stands behind coverage: the experiences that led there, the work that was confirmed, and what is still open."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from trellis.engine.small_groups import Amount, Told
from trellis.foundation.models import FileKind
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile, Judgement
from trellis.rooms.evidence.rules import Taught, looked_at_pieces, teaching_of
from trellis.rooms.evidence.terms import Says
from trellis.rooms.insights.queries.coverage import Coverage, Line
from trellis.rooms.paths.models import ActivityPlan, Experience, ExperienceTarget
from trellis.rooms.paths.terms import StepState
from trellis.rooms.people.rules import Viewer

PICTURES = 3  # pieces that a line shows by themselves
MOST_PIECES = 120  # that the page of one line lists
Titles = list[dict[str, str]]


@dataclass(frozen=True)
class Row:
    """One line with what may be told of it and what stands behind it. Work is there for those who teach the learners."""

    line: Line
    told: Told
    headings: tuple[str, ...]
    led_here: Titles
    goes_on: Titles
    could_open: Titles
    has_pieces: bool
    pictures: list[UUID]
    newest: date | None
    waits: bool

    @property
    def is_open(self) -> bool:
        """Whether nobody has shown it yet."""
        return self.told.amount == Amount.NOBODY


def rows_of(coverage: Coverage, lines: Collection[Line], *, viewer: Viewer) -> list[Row]:
    """This function will fill the lines of one page. Six queries, whatever there is to show."""
    targets = {target for line in lines for target in line.targets}
    pieces = {} if coverage.group.is_school else _pieces(coverage, targets, viewer)
    pictures = _pictures({piece for found in pieces.values() for piece, _day, _way in found[:PICTURES]})
    waiting = set() if coverage.group.is_school else _waiting(coverage, targets, viewer)
    ways = _ways(coverage, targets)
    before: tuple[str, ...] = ()
    rows = []
    for line in lines:
        rows.append(_row(coverage, line, before, ways, pieces, pictures, waiting))
        before = line.above
    return rows


def _row(
    coverage: Coverage, line: Line, before: tuple[str, ...], ways: "Ways", pieces: "Pieces",
    pictures: Mapping[UUID, UUID], waiting: set[UUID],
) -> Row:  # fmt: skip
    found = sorted({one for target in line.targets for one in pieces.get(target, ())}, key=_newest_first)
    newest = list(dict.fromkeys(piece for piece, _day, _way in found))
    leading = {one for target in line.targets for one in ways.leading.get(target, ())}
    done = (leading & ways.taken) | {way for _piece, _day, way in found if way is not None}
    return Row(
        line=line, told=coverage.told(line), headings=_new_headings(before, line.above), led_here=ways.titles(done),
        goes_on=ways.titles(done & ways.now), could_open=ways.titles(leading - done),
        has_pieces=bool(newest), pictures=[pictures[piece] for piece in newest[:PICTURES] if piece in pictures],
        newest=max((day for _piece, day, _way in found), default=None), waits=bool(line.targets & waiting),
    )  # fmt: skip


def _newest_first(one: "Shown") -> tuple[int, UUID]:
    return -one[1].toordinal(), one[0]


def _new_headings(before: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
    """What has not been said over the line before: from where the two part."""
    same = 0
    while same < min(len(before), len(above)) and before[same] == above[same]:
        same += 1
    return above[same:]


@dataclass(frozen=True)
class Ways:
    """Published experiences: to which targets they lead, which were taken by the group, which of them go on now."""

    leading: Mapping[UUID, set[UUID]]
    taken: set[UUID]
    now: set[UUID]
    named: Mapping[UUID, tuple[str, dict[str, str]]]  # the slug and the title

    def titles(self, ids: Collection[UUID]) -> Titles:
        """This function will give the titles in an order of their own, which follows nobody."""
        return [title for _slug, title in sorted(self.named[one] for one in ids if one in self.named)]


def _ways(coverage: Coverage, targets: Collection[UUID]) -> Ways:
    """A way that fewer than k of a whole school took is not told of."""
    leading: dict[UUID, set[UUID]] = defaultdict(set)
    for target, way in _leading(list(targets)):
        leading[target].add(way)
    learners: dict[UUID, set[UUID]] = defaultdict(set)
    now = set()
    for way, aim, learner, state in _plans(list(coverage.group.learners), _midnight(coverage)):
        learners[way].add(learner)
        if aim is not None and aim in targets:
            leading[aim].add(way)
        if state == StepState.NOW:
            now.add(way)
    fewest = coverage.fewest if coverage.group.is_school else 1
    taken = {way for way, people in learners.items() if len(people) >= fewest}
    for found in leading.values():
        found -= learners.keys() - taken
    return Ways(leading, taken, now, {one: (slug, title) for one, slug, title in _titles(coverage.school.id)})


@prepared
def _leading(targets: list[UUID]) -> QuerySet[ExperienceTarget, tuple[UUID, UUID]]:
    rows = ExperienceTarget.objects.filter(target__in=targets, experience__published_at__isnull=False)
    return rows.filter(experience__retired_at=None).values_list("target_id", "experience_id")


@prepared
def _plans(learners: list[UUID], since: datetime) -> QuerySet[ActivityPlan, tuple[Any, ...]]:
    rows = ActivityPlan.objects.filter(learner__in=learners, experience__isnull=False).order_by()
    rows = rows.filter(Q(state=StepState.NOW) | Q(started_at__gte=since))
    return rows.values_list("experience_id", "target_id", "learner_id", "state").distinct()


@prepared
def _titles(school_id: UUID) -> QuerySet[Experience, tuple[UUID, str, dict[str, str]]]:
    return Experience.objects.filter(school=school_id).order_by().values_list("id", "slug", "title")


def _midnight(coverage: Coverage) -> datetime:
    return datetime.combine(coverage.since, time(), tzinfo=coverage.school.zone)


type Shown = tuple[UUID, date, UUID | None]  # the piece, the day of its work, the experience it was made in
type Pieces = dict[UUID, list[Shown]]  # by target, newest work first


def _pieces(coverage: Coverage, targets: Collection[UUID], viewer: Viewer) -> Pieces:
    """The work behind what is shown, as far as the viewer may open it."""
    found: Pieces = defaultdict(list)
    asked = (teaching_of(viewer).ids, list(coverage.group.makers), list(targets))
    for target, learner, piece, day, way in _judged(*asked, since=coverage.since):
        if coverage.counted.has_shown(learner, target, coverage.asks.span):
            found[target].append((piece, day, way))
    return found


@prepared
def _judged(taught: Taught, makers: list[UUID], targets: list[UUID], *, since: date) -> QuerySet[Any, tuple[Any, ...]]:
    rows = Judgement.pieces.through.objects.filter(
        judgement__learner__in=makers, judgement__target__in=targets, judgement__says=Says.SHOWN,
        judgement__superseded_by=None, judgement__worked_on__gte=since,
    )  # fmt: skip
    return rows.filter(looked_at_pieces(taught, "evidence")).order_by("-judgement__worked_on", "evidence_id").values_list(
        "judgement__target_id", "judgement__learner_id", "evidence_id", "judgement__worked_on",
        "evidence__plan__experience_id",
    )  # fmt: skip


def _pictures(ids: Collection[UUID]) -> dict[UUID, UUID]:
    """What a line shows of these pieces: the first file of each, where that is a picture."""
    first: dict[UUID, tuple[UUID, str]] = {}
    for piece, file_id, kind in _files(list(ids)):
        first.setdefault(piece, (file_id, kind))
    return {piece: file_id for piece, (file_id, kind) in first.items() if kind == FileKind.PICTURE}


@prepared
def _files(ids: list[UUID]) -> QuerySet[EvidenceFile, tuple[UUID, UUID, str]]:
    rows = EvidenceFile.objects.filter(evidence__in=ids).order_by("order", "id")
    return rows.values_list("evidence_id", "file_id", "file__kind")


def _work_read(ids: Collection[UUID]) -> dict[UUID, Evidence]:
    return {piece.id: piece for piece in _whole(list(ids))}


@prepared
def _whole(ids: list[UUID]) -> QuerySet[Evidence]:
    files = Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order"))
    return Evidence.objects.filter(pk__in=ids).select_related("learner").prefetch_related(files)


def _waiting(coverage: Coverage, targets: Collection[UUID], viewer: Viewer) -> set[UUID]:
    """Targets for which work is handed in by somebody who has not shown them yet."""
    pairs = _claimed(teaching_of(viewer).ids, list(coverage.group.makers), list(targets))
    year = len(coverage.counted.shown) - 1
    return {target for learner, target in pairs if not coverage.counted.has_shown(learner, target, year)}


@prepared
def _claimed(taught: Taught, makers: list[UUID], targets: list[UUID]) -> QuerySet[Claim, tuple[UUID, UUID]]:
    rows = Claim.objects.filter(evidence__learner__in=makers, target__in=targets, withdrawn_at=None)
    return rows.filter(looked_at_pieces(taught, "evidence")).order_by().values_list("evidence__learner_id", "target_id")


def pieces_behind(coverage: Coverage, line: Line, *, viewer: Viewer) -> list[Evidence]:
    """This function will list the work behind one line that the viewer may open, newest first; none of a whole school."""
    if coverage.group.is_school:
        return []
    found = _pieces(coverage, line.targets, viewer)
    shown = sorted({one for each in found.values() for one in each}, key=_newest_first)
    newest = list(dict.fromkeys(piece for piece, _day, _way in shown))[:MOST_PIECES]
    work = _work_read(newest)
    return [work[piece] for piece in newest]
