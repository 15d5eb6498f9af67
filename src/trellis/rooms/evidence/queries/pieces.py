"""Pieces of one learner, with their files and what they are said to show."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from trellis.foundation.files import CheckedFile
from trellis.foundation.prepared import prepared
from trellis.rooms.evidence.models import Claim, Evidence, EvidenceFile
from trellis.rooms.evidence.rules import (
    looked_at_pieces,
    may_see_piece,
    may_take_back,
    pieces_visible_to,
    teaching_of,
)
from trellis.rooms.evidence.terms import PieceKind
from trellis.rooms.people.models import Person
from trellis.rooms.people.queries import taught_ids
from trellis.rooms.people.rules import Viewer
from trellis.rooms.people.terms import Audience

MOST_SHOWN = 60
NEED_WORDS = (PieceKind.VOICE, PieceKind.FILM, PieceKind.PHOTO, PieceKind.DRAWING)


def pieces_of(learner: Person, *, viewer: Viewer, targets: Iterable[UUID] = ()) -> QuerySet[Evidence]:
    """This function will list a learner's pieces that the viewer may see, newest first, or those linked to some targets.

    Drafts are among them for their maker alone. Files and claims come with them.
    """
    rows = Evidence.objects.filter(pieces_visible_to(viewer, learner))
    if ids := list(targets):
        rows = rows.filter(Exists(Claim.objects.filter(evidence=OuterRef("pk"), target__in=ids, withdrawn_at=None)))
    return _whole(rows).order_by("-captured_at", "-id")


def shown_pieces_of(learner: Person, *, viewer: Viewer) -> QuerySet[Evidence]:
    """This function will list a learner's pieces that the viewer may see as a page hangs them up: with their files and
    with who kept them, without what they are said to show; newest first."""
    rows = pieces_alone_of(learner, viewer=viewer).select_related("author")
    return rows.prefetch_related(Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order")))


def pieces_shown_to(viewer: Viewer, learners: Iterable[Person]) -> QuerySet[Evidence]:
    """This function will list the pieces of several learners that the viewer may see, with whose they are, newest first."""
    selected = Q(pk__in=[])
    for learner in learners:
        selected |= pieces_visible_to(viewer, learner)
    rows = Evidence.objects.filter(selected, erased_at=None).select_related("learner", "author")
    return rows.order_by("-captured_at", "-id")


def shows_circle_something(learner: Person) -> bool:
    """This function will say whether a learner opens any piece to their circle."""
    return Evidence.objects.filter(learner=learner, erased_at=None, visibility__contains=Audience.MY_CIRCLE).exists()


def pieces_alone_of(learner: Person, *, viewer: Viewer) -> QuerySet[Evidence]:
    """This function will list a learner's pieces that the viewer may see, without anything that hangs on them; newest
    first."""
    return Evidence.objects.filter(pieces_visible_to(viewer, learner)).order_by("-captured_at", "-id")


def showcase_of(learner: Person, *, viewer: Viewer) -> list[Evidence]:
    """This function will list what a learner shows first, in the learner's own order, the cover before all: as much of
    it as the viewer may see."""
    rows = shown_pieces_of(learner, viewer=viewer).filter(showcase_place__isnull=False, erased_at=None)
    return list(rows.order_by("showcase_place", "-captured_at", "-id"))


def pieces_to_choose_from(learner: Person, *, viewer: Viewer) -> list[Evidence]:
    """This function will list the newest pieces that do not stand in the showcase yet, sixty at most."""
    return list(shown_pieces_of(learner, viewer=viewer).filter(showcase_place=None, erased_at=None)[:60])


def pieces_in_own_area(learner: Person, area_id: UUID, *, viewer: Viewer) -> QuerySet[Evidence]:
    """This function will list the pieces in one of a learner's own areas that the viewer may see, newest first."""
    return pieces_alone_of(learner, viewer=viewer).filter(own_area=area_id, erased_at=None)


def without_words(viewer: Viewer) -> list[EvidenceFile]:
    """This function will list the viewer's own files that have no words yet: sounds and films without a transcript,
    pictures without a sentence for somebody who cannot see them; sixty at most."""
    return _without_words(viewer.id)


@prepared
def _without_words(learner_id: UUID) -> QuerySet[EvidenceFile]:
    rows = EvidenceFile.objects.filter(evidence__learner=learner_id, words="", kind__in=NEED_WORDS)
    return rows.select_related("evidence", "file").order_by("-evidence__captured_at", "order", "id")[:MOST_SHOWN]


def pieces_to_show(learner: Person, target_id: UUID, *, viewer: Viewer) -> list[Evidence]:
    """This function will list the pieces a learner may pick to show for a target: those linked to it first, then their
    newest others; thirty at most."""
    linked = Claim.objects.filter(evidence=OuterRef("pk"), target=target_id, withdrawn_at=None)
    rows = pieces_of(learner, viewer=viewer).filter(erased_at=None).annotate(is_linked=Exists(linked))
    return list(rows.order_by("-is_linked", "-captured_at", "-id")[:30])


def newest_handed_in(viewer: Viewer, learners: Collection[Person], *, most: int) -> dict[UUID, list[Evidence]]:
    """This function will list the newest handed-in pieces of learners whom the viewer teaches, as far as the viewer may
    look at them, by learner, with their files: two queries, and at most so many pieces of each."""
    place = Window(RowNumber(), partition_by="learner_id", order_by=["-captured_at", "-id"])
    rows = Evidence.objects.filter(looked_at_pieces(teaching_of(viewer).ids), learner__in=[one.id for one in learners])
    files = Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order"))
    found: dict[UUID, list[Evidence]] = {}
    for piece in rows.annotate(newest=place).filter(newest__lte=most).order_by("newest").prefetch_related(files):
        found.setdefault(piece.learner_id, []).append(piece)
    return found


def kept_for_others_by(viewer: Viewer) -> list[Evidence]:
    """This function will list what an adult kept for learners today and may still take back, newest first."""
    midnight = datetime.combine(viewer.on, time.min, tzinfo=viewer.person.school.zone)
    rows = Evidence.objects.filter(
        author=viewer.person, captured_at__gte=midnight, erased_at=None, learner__in=taught_ids(viewer)
    )
    newest = _whole(rows).order_by("-captured_at", "-id")[:MOST_SHOWN]
    return [piece for piece in newest if may_see_piece(viewer, piece)]


def kept_for_another(viewer: Viewer, piece_id: UUID) -> Evidence | None:
    """This function will find a piece that the viewer may take back."""
    piece = Evidence.objects.filter(pk=piece_id, author=viewer.person).select_related("learner__school").first()
    return piece if piece and may_take_back(viewer, piece) else None


def piece_of(piece_id: UUID, *, viewer: Viewer) -> Evidence | None:
    """This function will find a piece with everything on it, if the viewer may see it."""
    piece = next(iter(_one_whole(piece_id)), None)
    return piece if piece and may_see_piece(viewer, piece) else None


@prepared
def _one_whole(piece_id: UUID) -> QuerySet[Evidence]:
    return _whole(Evidence.objects.filter(pk=piece_id))


def files_of(pieces: Iterable[Evidence | UUID]) -> dict[UUID, list[EvidenceFile]]:
    """This function will list the files of several pieces, by piece, with one query."""
    found: dict[UUID, list[EvidenceFile]] = {}
    for file in _files([one if isinstance(one, UUID) else one.id for one in pieces]):
        found.setdefault(file.evidence_id, []).append(file)
    return found


@prepared
def _files(piece_ids: list[UUID]) -> QuerySet[EvidenceFile]:
    return EvidenceFile.objects.filter(evidence__in=piece_ids).select_related("file").order_by("order")


def areas_by_piece(piece_ids: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    """This function will tell to which areas pieces belong by what they are said to show, with one query."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    rows = Claim.objects.filter(evidence__in=list(piece_ids), withdrawn_at=None)
    for piece_id, area_id in rows.values_list("evidence_id", "target__strand__area_id"):
        found[piece_id].add(area_id)
    return found


def kept_before(learner: Person, files: Collection[CheckedFile], *, viewer: Viewer) -> Evidence | None:
    """This function will find the newest piece that holds all of these files already, byte for byte; None where one of them
    is new, or there are none."""
    prints = {file.sha256 for file in files}
    if not prints:
        return None
    rows = pieces_alone_of(learner, viewer=viewer).filter(erased_at=None)
    for one in sorted(prints):
        rows = rows.filter(Exists(EvidenceFile.objects.filter(evidence=OuterRef("pk"), file__sha256=one)))
    return _whole(rows).first()


def claims_on(piece: Evidence) -> list[Claim]:
    """This function will list what a piece is said to show now, in the order in which it was said."""
    return [claim for claim in piece.claims.all() if claim.withdrawn_at is None]


def _whole(rows: QuerySet[Evidence]) -> QuerySet[Evidence]:
    claims = Claim.objects.filter(Q(withdrawn_at=None)).select_related("by", "target__strand").order_by("at", "id")
    return rows.select_related("learner__school", "author").prefetch_related(
        Prefetch("files", EvidenceFile.objects.select_related("file").order_by("order")),
        Prefetch("claims", claims),
    )
