"""Questions about frameworks, their standards, and how they align with our targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from trellis.rooms.continuum.models import (
    Alignment,
    Framework,
    FrameworkTies,
    ImportRun,
    Standard,
    StandardReference,
)
from trellis.rooms.continuum.terms import RunState
from trellis.rooms.people.models import School


@dataclass(frozen=True)
class FrameworkShape:
    """A framework as the office lists it."""

    id: UUID
    title: str
    creator: str
    licence: str
    standards: int
    aligned: int
    retired: int
    pointing_outside: int


@dataclass(frozen=True)
class RunLine:
    """A file that was chosen, as the office lists it."""

    id: UUID
    file_name: str
    title: str | None
    state: str
    started_at: datetime
    by: str
    choices: dict[str, Any]

    @property
    def counts(self) -> dict[str, int]:
        return self.choices.get("counts", {})


def framework_known_as(school: School, identifier: str) -> Framework | None:
    """This function will find a school's framework by its own identifier."""
    return Framework.objects.filter(school=school, identifier__iexact=identifier).first()


def framework_from_file(school: School, digest: str) -> Framework | None:
    """This function will find the framework that stands exactly as a file of this digest has brought it."""
    return Framework.objects.filter(school=school, digest=digest).select_related("school").first()


def framework_of(school: School, framework_id: UUID) -> Framework | None:
    """This function will find a framework of this school."""
    return Framework.objects.filter(school=school, pk=framework_id).first()


def frameworks_of(school: School) -> list[FrameworkShape]:
    """This function will list a school's frameworks by title, with how many standards there are, aligned and retired."""
    live = Q(standards__retired_at=None)
    aligned = Exists(Alignment.objects.filter(standard=OuterRef("standards__pk")))
    rows = (
        Framework.objects.filter(school=school)
        .annotate(
            live=Count("standards", filter=live & Q(standards__is_heading=False), distinct=True),
            aligned=Count("standards", filter=live & Q(aligned), distinct=True),
            retired=Count("standards", filter=~live, distinct=True),
        )
        .values_list("id", "title", "creator", "licence", "live", "aligned", "retired")
        .order_by("title", "id")
    )
    outside = dict(
        StandardReference.objects.filter(framework__school=school, retired_at=None)
        .values_list("framework_id")
        .annotate(count=Count("id"))
    )
    return [FrameworkShape(*row, pointing_outside=outside.get(row[0], 0)) for row in rows]


def standards_as_they_came(framework: Framework) -> list[Any]:
    """This function will list the messages of a framework's standards in the file's order, retired ones left out."""
    rows = Standard.objects.filter(framework=framework, retired_at=None).order_by("position", "id")
    return list(rows.values_list("source", flat=True))


def ties_of(framework: Framework) -> list[Any]:
    """This function will list how a framework's standards hang together, as it came."""
    return FrameworkTies.objects.filter(framework=framework).values_list("source", flat=True).first() or []


def originals_of(target_ids: Iterable[UUID]) -> dict[UUID, Standard]:
    """This function will find, for targets that have no words of ours, the standard each of them was made from."""
    rows = Alignment.objects.filter(target__in=list(target_ids), target__has_our_words=False)
    found: dict[UUID, Standard] = {}
    for alignment in rows.select_related("standard").order_by("at", "id"):
        found.setdefault(alignment.target_id, alignment.standard)
    return found


def import_run(run_id: UUID, school: School | None = None) -> ImportRun | None:
    """This function will find a run, in one school where one is given."""
    rows = ImportRun.objects.filter(pk=run_id).select_related("school", "by", "framework")
    return (rows.filter(school=school) if school else rows).first()


def runs_of(school: School, *, most: int = 12) -> list[RunLine]:
    """This function will list a school's latest runs."""
    return _run_lines(ImportRun.objects.filter(school=school), most)


def run_before(run: ImportRun) -> RunLine | None:
    """This function will find the last time that the same framework was written before this run."""
    title = run.differences.get("title", "")
    rows = ImportRun.objects.filter(school=run.school, state=RunState.DONE, started_at__lt=run.started_at)
    return next(iter(_run_lines(rows.filter(differences__title=title), 1)), None)


def _run_lines(rows: QuerySet[ImportRun], most: int) -> list[RunLine]:
    title = KeyTextTransform("title", "differences")
    named = rows.annotate(title=title).order_by("-started_at", "-id")
    names = ("id", "file_name", "title", "state", "started_at", "by__said_as", "choices")
    return [RunLine(*row) for row in named.values_list(*names)[:most]]


def run_to_show(run_id: UUID, school: School) -> ImportRun | None:
    """This function will find a run of this school for a page, without the file itself."""
    rows = ImportRun.objects.filter(pk=run_id, school=school).defer("content")
    return rows.select_related("by", "framework", "school").first()
