"""A learner's own shelf: everything they made, what stands first of it, what is linked to nothing. Three queries,
whatever hangs."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile
from trellis.rooms.evidence.rules import pieces_visible_to
from trellis.rooms.people.rules import Viewer


@dataclass(frozen=True)
class Shelf:
    """A learner's pieces by their ids: newest first, and what stands first in the learner's own order."""

    pieces: list[UUID]
    unsorted: list[UUID]  # linked to nothing yet: nobody expects that they ever are
    showcase: list[UUID]


def shelf_of(viewer: Viewer) -> Shelf:
    """This function will tell what hangs where on the shelf of the learner who looks at it."""
    rows = _hanging(pieces_visible_to(viewer, viewer.person))
    first = sorted((place, order, one) for order, (one, place, _sorted) in enumerate(rows) if place is not None)
    return Shelf(
        pieces=[one for one, _place, _sorted in rows],
        unsorted=[one for one, _place, is_sorted in rows if not is_sorted],
        showcase=[one for _place, _order, one in first],
    )


@prepared
def _hanging(readable: Q) -> QuerySet[Evidence, tuple[Any, ...]]:
    linked = Claim.objects.filter(evidence=OuterRef("pk"), withdrawn_at=None)
    rows = Evidence.objects.filter(readable, erased_at=None).order_by("-captured_at", "-id")
    return rows.values_list("id", "showcase_place", Q(own_area__isnull=False) | Exists(linked))


def hung_up(ids: Collection[UUID]) -> dict[UUID, Evidence]:
    """This function will read pieces as a page hangs them up: with their files and with who kept them. Whoever asks knows
    them from a shelf."""
    return {piece.id: piece for piece in _pieces(list(ids))} if ids else {}


@prepared
def _pieces(ids: list[UUID]) -> QuerySet[Evidence]:
    files = Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order"))
    return Evidence.objects.filter(pk__in=ids).select_related("author").prefetch_related(files)
