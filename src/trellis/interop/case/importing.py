"""Bringing a package in, step by step: check it, look at what differs, write it. Pages, jobs and the command use these."""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from trellis.interop.case.difference import Difference, difference
from trellis.interop.case.inbound import areas_of, content_of, digest_of
from trellis.interop.case.outbound import package_of
from trellis.interop.case.reading import Reading, read
from trellis.interop.case.shaping import ShapedTarget, shape
from trellis.rooms.continuum.actions.adopting import Adopted, use_as_continuum
from trellis.rooms.continuum.actions.frameworks import Brought, Tell
from trellis.rooms.continuum.actions.imports import Areas, bring_in, carry_out_import, check_file, look_again
from trellis.rooms.continuum.models import Framework, ImportRun
from trellis.rooms.continuum.queries.frameworks import framework_from_file, framework_known_as
from trellis.rooms.people.models import Person, School

NAME_LENGTH = 200


@dataclass(frozen=True)
class Checked:
    """A file that was read, and what it would change; before is the package as it is kept, where it is."""

    reading: Reading
    digest: str
    before: Mapping[str, Any] | None = None
    difference: Difference | None = None
    kept: Framework | None = None  # the framework that this very file has given already

    @property
    def counts(self) -> dict[str, int]:
        """This function will count the lines that differ, by the way in which they do."""
        groups = ("new", "changed", "moved", "retired")
        return {name: len(getattr(self.difference, name)) for name in groups} if self.difference else {}


@contextmanager
def _collector_resting() -> Iterator[None]:
    """A package is a hundred thousand small things and no circle among them; looking for circles costs a seventh."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_collector_resting()
def checked(data: bytes, *, school: School, file_name: str = "") -> Checked:
    """This function will read a file and tell what it would change in that school. Nothing is written."""
    digest = digest_of(data)
    kept = framework_from_file(school, digest)
    if kept is not None:
        return Checked(Reading(), digest, difference=Difference(kept.title), kept=kept)
    reading = read(data, limit=settings.IMPORT_LIMIT_BYTES, file_name=file_name)
    if reading.package is None:
        return Checked(reading, digest)
    framework = framework_known_as(school, reading.package.CFDocument.identifier)
    before = package_of(framework) if framework else None
    return Checked(reading, digest, before, difference(before, reading.value))


def choose_file(*, school: School, file_name: str, data: bytes, by: Person, at: datetime) -> ImportRun | None:
    """This function will check a file and keep it with what it would change, or with the problems that it has.

    None when it is the same as what the school has: then there is nothing to keep.
    """
    file_name = file_name[:NAME_LENGTH]  # as it is kept: the name of a table's file may be its title
    found = checked(data, school=school, file_name=file_name)
    if found.difference is not None and found.difference.is_nothing:
        return None
    problems = [problem.as_json() for problem in found.reading.problems]
    differences = found.difference.as_json() if found.difference else {"problems_in_all": found.reading.problems_in_all}
    choices = {"size": len(data), "outline": _outline(found), "counts": found.counts}
    return check_file(
        school=school, file_name=file_name, content=data, differences=differences, problems=problems, choices=choices,
        by=by, at=at,
    )  # fmt: skip


def _outline(found: Checked) -> list[Any]:
    """What the framework would be as a continuum: areas, their strands, and how many targets each has."""
    if found.difference is None:
        return []
    return [[area.name, [[s.name, len(s.targets)] for s in area.strands]] for area in shape(found.reading.value)]


def plates_in(run: ImportRun) -> list[ShapedTarget]:
    """This function will list the targets that a waiting file would bring, in order, with what their plates would say."""
    reading = read(bytes(run.content or b""), limit=settings.IMPORT_LIMIT_BYTES, file_name=run.file_name)
    if not reading.is_whole:
        return []
    return [target for area in shape(reading.value) for strand in area.strands for target in strand.targets]


@_collector_resting()
def write_run(run: ImportRun, *, by: Person, at: datetime, tell: Tell | None = None) -> tuple[Brought, Adopted] | None:
    """This function will write a run's file; None when what is kept changed meanwhile and has to be looked at again."""
    data = bytes(run.content or b"")
    found = checked(data, school=run.school, file_name=run.file_name)
    if found.difference is None or found.difference != Difference.from_json(run.differences):
        look_again(run=run, differences=found.difference.as_json() if found.difference else {}, by=by, at=at)
        return None
    content = content_of(found.reading.value, digest=found.digest)
    areas = _areas(found, run.choices.get("plates")) if run.choices.get("as_continuum") else None
    return carry_out_import(run=run, content=content, areas=areas, by=by, at=at, tell=tell)


@_collector_resting()
def write(
    found: Checked, *, school: School, as_continuum: bool, by: Person, at: datetime, tell: Tell | None = None
) -> tuple[Brought, Adopted]:
    """This function will write a file that was checked, without keeping a run of it."""
    if found.kept is not None:
        return Brought(found.kept), adopt(found.kept, by=by, at=at) if as_continuum else Adopted()
    content = content_of(found.reading.value, digest=found.digest)
    areas = _areas(found) if as_continuum else None
    return bring_in(school=school, content=content, areas=areas, by=by, at=at, tell=tell)


def adopt(framework: Framework, *, by: Person, at: datetime) -> Adopted:
    """This function will take a framework that is kept into the continuum of its school."""
    return use_as_continuum(framework=framework, areas=areas_of(package_of(framework)), by=by, at=at)


def _areas(found: Checked, plates: Mapping[str, str] | None = None) -> Areas:
    return lambda: areas_of(found.reading.value, before=found.before, plates=plates)
