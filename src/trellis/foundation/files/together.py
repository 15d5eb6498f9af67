"""Many files at once that need no checking any more: our own pictures, their small ones already made."""

import hashlib
import io
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from PIL import Image

from trellis.foundation.files.cleaned import Cleaned
from trellis.foundation.models import FileState, StoredFile


@dataclass(frozen=True, kw_only=True)
class ReadyFile(Cleaned):
    """A file that was checked before: its bytes, its facts, and its small pictures by their longer side."""

    content: bytes
    label: str
    small: Mapping[int, bytes]


def store_many(files: Sequence[ReadyFile], *, school_id: UUID, at: datetime) -> list[StoredFile]:
    """This function will keep many files for a school, with two statements: for an action that points at them in the same
    transaction. The same file may be given several times and is kept each time, since each keeper may erase its own."""
    rows = [_row(file, school_id, at) for file in files]
    StoredFile.objects.bulk_create(rows)
    for row, file in zip(rows, files, strict=True):
        _lay_down(row.storage_name, file.content)
        for side, content in file.small.items():
            _lay_down(row.thumbnail_name(side), content)
    return rows


def small_picture(content: bytes, side: int) -> bytes:
    """This function will make the small picture of a picture whose points are known to be ours."""
    with Image.open(io.BytesIO(content)) as picture:
        picture.thumbnail((side, side))
        small = io.BytesIO()
        picture.save(small, "WEBP", quality=80)
    return small.getvalue()


def _row(file: ReadyFile, school_id: UUID, at: datetime) -> StoredFile:
    random = secrets.token_hex(16)
    return StoredFile(
        school_id=school_id, kind=file.kind, media_type=file.media_type, size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(), width=file.width, height=file.height, seconds=file.seconds,
        label=file.label[:80], storage_name=f"{random[:2]}/{random[2:]}", created_at=at,
        state=FileState.THUMBNAILS_READY if file.small else FileState.CHECKED,
    )  # fmt: skip


def _lay_down(name: str, content: bytes) -> None:
    default_storage.save(name, File(io.BytesIO(content), name=name.rpartition("/")[2]))
