"""`trellis import case FILE`: a package, or a table, brought in from the command line."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.utils.translation import gettext as _

from trellis.foundation import clock
from trellis.foundation.intents import Refused
from trellis.interop.case.difference import Change, Difference
from trellis.interop.case.importing import Checked, checked, write
from trellis.interop.case.problems import Problem
from trellis.interop.case.reading import too_large
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import keeper_of, schools

LISTED = 20


def run(
    path: Path, *, dry_run: bool, out: TextIO, school: str = "", as_continuum: bool = False, at: datetime | None = None
) -> int:
    """This function will bring a CASE package or a table in, or with dry_run only say what would change; 0 when all is well, else 1.

    school is the slug of the school, needed where there are several. With as_continuum its targets become ours.
    """
    moment = at or clock.now()
    try:
        into = _school(school)
        by = _keeper(into, moment)
        found = checked(_read(path), school=into, file_name=path.name)
    except Refused as refusal:
        print(refusal.sentence, file=out)
        return 1
    if found.difference is None:
        _say_problems(found, path, out)
        return 1
    _say_difference(found.difference, out)
    if dry_run:
        print(_("Nothing was written: this was a look ahead."), file=out)
        return 0
    if found.difference.is_nothing and not as_continuum:
        print(_("Nothing to write."), file=out)
        return 0
    return _write(found, into, by, moment, as_continuum, out)


def _write(found: Checked, school: School, by: Person, at: datetime, as_continuum: bool, out: TextIO) -> int:
    written = 0

    def tell(rows: int) -> None:
        nonlocal written
        written += rows
        print(_("  {count} rows written").format(count=written), file=out)

    try:
        brought, adopted = write(found, school=school, as_continuum=as_continuum, by=by, at=at, tell=tell)
    except Refused as refusal:
        print(refusal.sentence, file=out)
        return 1
    print(
        _("“{title}” is in: {new} new, {changed} changed, {retired} retired.").format(
            title=brought.framework.title, new=brought.new, changed=brought.changed, retired=brought.retired
        ),
        file=out,
    )
    if as_continuum:
        print(_("The continuum has {count} new targets.").format(count=adopted.new), file=out)
    return 0


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > settings.IMPORT_LIMIT_BYTES:
            problem = too_large(size, limit=settings.IMPORT_LIMIT_BYTES)
            raise Refused(f"{_not_taken(path)}\n- {problem.sentence()}\n  {problem.remedy()}")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Refused(_("There is no file {path}.").format(path=path)) from error
    except OSError as error:
        raise Refused(_("{path} cannot be read: {why}.").format(path=path, why=error.strerror)) from error


def _school(slug: str) -> School:
    found = list(schools(slug))
    if len(found) == 1:
        return found[0]
    if not found and slug:
        raise Refused(_("There is no school “{slug}” here.").format(slug=slug))
    if not found:
        raise Refused(_("There is no school here yet: add its first person with `trellis person add`."))
    names = ", ".join(school.slug for school in found)
    raise Refused(_("There are several schools here. Say which with --school: {names}.").format(names=names))


def _keeper(school: School, at: datetime) -> Person:
    found = keeper_of(school, at=at)
    if found is None:
        raise Refused(_("Nobody in {school} may keep the continuum: add a leader first.").format(school=school.name))
    return found


def _not_taken(path: Path) -> str:
    return _("{file} was not taken. Nothing has changed.").format(file=path.name)


def _say_problems(found: Checked, path: Path, out: TextIO) -> None:
    print(_not_taken(path), file=out)
    for problem in found.reading.problems:
        _say_problem(problem, out)
    left = found.reading.problems_in_all - len(found.reading.problems)
    if left > 0:
        print(_("… and {count} more.").format(count=left), file=out)


def _say_problem(problem: Problem, out: TextIO) -> None:
    print(f"- {problem.sentence()}", file=out)
    if problem.pointer:
        print(f"  {problem.pointer}", file=out)
    for row in problem.place.rows if problem.place else ():
        print(f"  {'>' if row.is_here else ' '} {row.number:>7} {row.text}", file=out)
    print(f"  {problem.remedy()}", file=out)


def _say_difference(found: Difference, out: TextIO) -> None:
    print(found.title, file=out)
    if found.is_nothing:
        print(_("This is the same as what you have."), file=out)
    groups = (
        (_("New"), found.new),
        (_("Changed"), found.changed),
        (_("Moved"), found.moved),
        (_("Retired"), found.retired),
    )
    for name, changes in groups:
        if changes:
            print(f"{name}: {len(changes)}", file=out)
            for line in _listed(changes):
                print(f"  {line}", file=out)


def _listed(changes: tuple[Change, ...]) -> Iterable[str]:
    for change in changes[:LISTED]:
        fields = "; ".join(f"{f.name}: {f.before[:60]!r} → {f.after[:60]!r}" for f in change.fields)
        way = f" ({change.was_under} → {change.under})" if change.was_under else ""
        yield f"{change.code} {change.text[:80]}{way}{f' [{fields}]' if fields else ''}".strip()
    if len(changes) > LISTED:
        yield _("… and {count} more").format(count=len(changes) - LISTED)
