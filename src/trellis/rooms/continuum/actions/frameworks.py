"""Bringing a framework in: all of it or nothing, and again only what differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from trellis.foundation.ids import new_id
from trellis.foundation.intents import NotAllowed, action, publish
from trellis.foundation.rows import insert_rows, update_rows
from trellis.rooms.continuum import events
from trellis.rooms.continuum.models import Framework, FrameworkTies, Standard, StandardReference
from trellis.rooms.continuum.rules import may_change_continuum
from trellis.rooms.people.models import Person, School
from trellis.rooms.people.queries import viewer_of

Tell = Callable[[int], None]
STANDARD = ("code", "text", "short_text", "kind", "language", "grades", "order", "is_heading", "source", "position")
REFERENCE = ("kind", "origin", "destination", "source", "position")


@dataclass(frozen=True, slots=True)
class StandardContent:
    """One standard as it comes: its own identifier, its parent's, and its columns in the order of STANDARD."""

    identifier: str
    parent: str
    columns: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ReferenceContent:
    """One tie that is listed and not followed: its identifier, and its columns in the order of REFERENCE."""

    identifier: str
    columns: tuple[Any, ...]


@dataclass(frozen=True)
class FrameworkContent:
    """A framework as it comes. Identifiers are compared in small letters."""

    identifier: str
    digest: str
    columns: dict[str, Any]  # title, creator, language, licence and source
    ties: Sequence[Any]
    standards: Sequence[StandardContent]
    references: Sequence[ReferenceContent]


@dataclass(frozen=True)
class Brought:
    """What bringing a framework in has written."""

    framework: Framework
    new: int = 0
    changed: int = 0
    retired: int = 0
    rows: int = 0


def require_keeper(*, by: Person, school: School, at: datetime) -> None:
    """This function will stop whoever may not change the school's continuum. Raises NotAllowed."""
    if by.school_id != school.id or not may_change_continuum(viewer_of(by, at=at)):
        raise NotAllowed(_("Only those who keep the continuum may do this."))


@action
def import_framework(
    *, school: School, content: FrameworkContent, by: Person, at: datetime, tell: Tell | None = None
) -> Brought:
    """This function will write a framework with its standards, or what differs from what is kept; nothing is deleted.

    What the framework no longer holds is retired; what comes back is taken up again. A framework that is the same
    writes not a single row. Raises NotAllowed. Publishes FrameworkImported when anything was written.
    """
    require_keeper(by=by, school=school, at=at)
    framework = Framework.objects.filter(school=school, identifier__iexact=content.identifier).first()
    if framework is not None and framework.digest == content.digest:
        return Brought(framework)
    is_first = framework is None
    if framework is None:
        framework = Framework(school=school, identifier=content.identifier, imported_by=by, imported_at=at)
        _fill(framework, content)
    standards = _write_standards(framework, content.standards, at, tell)
    references = _write_references(framework, content.references, at)
    rows = sum(standards) + sum(references) + is_first
    if not is_first:
        rows += _write_cover(framework, content, by, at)
    brought = Brought(framework, *standards, rows=rows)
    if rows:
        publish(
            events.FrameworkImported(
                school_id=school.id, framework_id=framework.id, new=brought.new, changed=brought.changed,
                retired=brought.retired,
            )
        )  # fmt: skip
    return brought


def _fill(framework: Framework, content: FrameworkContent) -> None:
    for name, value in content.columns.items():
        setattr(framework, name, value)
    framework.digest = content.digest
    framework.save()
    FrameworkTies.objects.update_or_create(framework=framework, defaults={"source": content.ties})


def _write_cover(framework: Framework, content: FrameworkContent, by: Person, at: datetime) -> int:
    kept = FrameworkTies.objects.filter(framework=framework).values_list("source", flat=True).first()
    if kept == content.ties and all(getattr(framework, name) == value for name, value in content.columns.items()):
        return 0
    framework.imported_by, framework.imported_at = by, at
    _fill(framework, content)
    return 2


def _write_standards(
    framework: Framework, contents: Sequence[StandardContent], at: datetime, tell: Tell | None
) -> tuple[int, int, int]:
    kept = {
        identifier.lower(): (pk, retired_at, (parent, *columns))
        for pk, identifier, retired_at, parent, *columns in Standard.objects.filter(framework=framework).values_list(
            "id", "identifier", "retired_at", "parent_id", *STANDARD
        )
    }
    ids: dict[str, UUID] = {c.identifier.lower(): new_id() for c in contents}
    ids.update({key: pk for key, (pk, _at, _columns) in kept.items() if key in ids})
    new: list[Sequence[Any]] = []
    changed: list[Sequence[Any]] = []
    for content in contents:
        key = content.identifier.lower()
        columns = (ids.get(content.parent.lower()), *content.columns)
        if key not in kept:
            new.append((ids[key], framework.id, content.identifier, *columns))
        elif kept[key][1] is not None or kept[key][2] != columns:
            changed.append((None, content.identifier, *columns, ids[key]))
    retired = [(at, pk) for key, (pk, was, _columns) in kept.items() if key not in ids and was is None]
    return (
        insert_rows(Standard, ("id", "framework", "identifier", "parent", *STANDARD), new, tell=tell),
        update_rows(Standard, ("retired_at", "identifier", "parent", *STANDARD), changed, tell=tell),
        update_rows(Standard, ("retired_at",), retired, tell=tell),
    )


def _write_references(framework: Framework, contents: Sequence[ReferenceContent], at: datetime) -> tuple[int, int, int]:
    kept = {
        identifier.lower(): (pk, retired_at, tuple(columns))
        for pk, identifier, retired_at, *columns in StandardReference.objects.filter(framework=framework).values_list(
            "id", "identifier", "retired_at", *REFERENCE
        )
    }
    new: list[Sequence[Any]] = []
    changed: list[Sequence[Any]] = []
    for content in contents:
        pk, was, columns = kept.pop(content.identifier.lower(), (None, None, ()))
        if pk is None:
            new.append((new_id(), framework.id, content.identifier, *content.columns))
        elif was is not None or columns != content.columns:
            changed.append((None, content.identifier, *content.columns, pk))
    retired = [(at, pk) for pk, was, _columns in kept.values() if was is None]
    return (
        insert_rows(StandardReference, ("id", "framework", "identifier", *REFERENCE), new),
        update_rows(StandardReference, ("retired_at", "identifier", *REFERENCE), changed),
        update_rows(StandardReference, ("retired_at",), retired),
    )
