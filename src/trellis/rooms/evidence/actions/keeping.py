"""Keeping the files of this room: what a person hands over, stored in the same transaction as the row that points at it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files import File

from trellis.foundation.files import CheckedFile, delete_file, store_upload
from trellis.foundation.models import FileKind, StoredFile
from trellis.rooms.evidence.models import Evidence, EvidenceFile, VisitorInvitation
from trellis.rooms.evidence.terms import PieceKind

Upload = CheckedFile | File | StoredFile
KIND_OF_FILE = {
    FileKind.PICTURE: PieceKind.PHOTO,
    FileKind.SOUND: PieceKind.VOICE,
    FileKind.FILM: PieceKind.FILM,
    FileKind.DOCUMENT: PieceKind.FILE,
}


@dataclass(frozen=True, kw_only=True)
class GivenFile:
    """A file that goes into a piece, with its words: alt text for a picture, a transcript for sound and film."""

    upload: Upload
    words: str = ""
    language: str = ""
    is_drawing: bool = False


Kept = tuple[StoredFile, GivenFile]


def keep_file(upload: Upload, *, school_id: UUID, at: datetime) -> StoredFile:
    """This function will store a file that a form has checked; one that is stored already stays as it is."""
    if isinstance(upload, StoredFile):
        return upload
    return store_upload(upload, school_id=school_id, at=at)


def keep_files_of(piece: Evidence, kept: Sequence[Kept]) -> None:
    """This function will give a piece its stored files, in the order given."""
    EvidenceFile.objects.bulk_create(
        EvidenceFile(
            evidence=piece, file=stored, kind=kind_of((stored, given)), order=order, words=given.words.strip(),
            language=given.language,
        )
        for order, (stored, given) in enumerate(kept, start=1)
    )  # fmt: skip


def drop_files_of(piece: Evidence) -> None:
    """This function will end every file of a piece and of what was said about it."""
    of_piece = StoredFile.objects.filter(pk__in=piece.files.values("file"))
    of_words = StoredFile.objects.filter(pk__in=piece.feedback.exclude(file=None).values("file"))
    of_visitors = StoredFile.objects.filter(pk__in=VisitorInvitation.objects.filter(evidence=piece).values("voice"))
    stored = [*of_piece, *of_words, *of_visitors]
    VisitorInvitation.objects.filter(evidence=piece).delete()
    piece.feedback.all().delete()
    piece.files.all().delete()
    for file in stored:
        delete_file(file)


def kind_of(kept: Kept) -> str:
    """This function will tell what kind of piece a stored file makes."""
    stored, given = kept
    return PieceKind.DRAWING if given.is_drawing else KIND_OF_FILE[FileKind(stored.kind)]
