"""Checking: what a file is, is asked of its content, never of its name or of what the browser says."""

import hashlib
import secrets
import tempfile
from dataclasses import asdict, dataclass, replace
from pathlib import PurePosixPath
from typing import IO, cast

import filetype
from django.core.files import File
from django.core.files.storage import default_storage

from trellis.foundation.files import refusals
from trellis.foundation.files.cleaned import Cleaned
from trellis.foundation.files.documents import clean_pdf, clean_text
from trellis.foundation.files.pictures import clean_picture
from trellis.foundation.files.recordings import clean_recording
from trellis.foundation.models import FileKind

HEAD = 8192
PICTURES = {"image/jpeg", "image/png", "image/webp", "image/heic", "image/avif", "image/gif"}
RECORDINGS = {
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
    "video/mp4": "mov",
    "video/x-m4v": "mov",
    "video/quicktime": "mov",
    "audio/mp4": "mov",
    "audio/ogg": "ogg",
    "video/ogg": "ogg",
    "audio/mpeg": "mp3",
    "audio/x-wav": "wav",
}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}
EXTENSIONS = {
    "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "audio/webm": "webm", "video/webm": "webm",
    "audio/mp4": "m4a", "video/mp4": "mp4", "audio/ogg": "ogg", "audio/mpeg": "mp3", "audio/wav": "wav",
    "application/pdf": "pdf", "text/plain": "txt",
}  # fmt: skip
LABEL_LENGTH = 60


@dataclass(frozen=True, kw_only=True)
class CheckedFile(Cleaned):
    """A file that was checked and whose clean bytes lie in the storage; an action may keep it, else it is swept."""

    storage_name: str
    label: str
    size: int
    sha256: str


def check_upload(upload: File) -> CheckedFile:
    """This function will check a file by its content, clean it and lay its bytes into the storage.

    It takes its time, so it runs before the action's transaction. Raises FileRefused with a sentence to show.
    """
    if not upload.size:
        raise refusals.empty()
    with tempfile.NamedTemporaryFile() as clean:
        cleaned = cleaned_by_content(cast(IO[bytes], upload), upload.size, clean)
        size = clean.seek(0, 2)
        within_limit(cleaned.kind, size)
        digest = digest_of(clean)
        name = laid_down(clean)
    facts = asdict(cleaned)
    return CheckedFile(
        storage_name=name, label=label_for(upload.name or "", cleaned), size=size, sha256=digest, **facts
    )


def digest_of(clean: IO[bytes]) -> str:
    clean.seek(0)
    return hashlib.file_digest(clean, "sha256").hexdigest()  # type: ignore[arg-type]


def laid_down(clean: IO[bytes]) -> str:
    """This function will lay bytes into the storage under a name that tells nothing."""
    clean.seek(0)
    random = secrets.token_hex(16)
    return default_storage.save(f"{random[:2]}/{random[2:]}", File(clean, name=random))


def copied(checked: CheckedFile) -> CheckedFile:
    """This function will lay the bytes of a checked file down once more: several keep it, and each may erase its own."""
    with default_storage.open(checked.storage_name) as content, tempfile.NamedTemporaryFile() as again:
        again.write(content.read())
        return replace(checked, storage_name=laid_down(again))


def cleaned_by_content(upload: IO[bytes], size: int, into: IO[bytes]) -> Cleaned:
    """This function will find by the first bytes what a file is, and have it cleaned as such."""
    upload.seek(0)
    head = upload.read(HEAD)
    media_type = type_of(head)
    if media_type in PICTURES:
        within_limit(FileKind.PICTURE, size)
        return clean_picture(upload, into)
    if media_type in RECORDINGS:
        # Whether it is a film shows only inside; a sound has its own, lower limit, asked afterwards.
        within_limit(FileKind.SOUND if media_type.startswith("audio/") else FileKind.FILM, size)
        return clean_recording(upload, into, RECORDINGS[media_type])
    within_limit(FileKind.DOCUMENT, size)
    if media_type == "application/pdf":
        return clean_pdf(upload, into)
    return clean_text(upload, into)


def type_of(head: bytes) -> str:
    """This function will name the media type that the first bytes are of, or nothing."""
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if brand in HEIF_BRANDS:
        return "image/heic"
    if brand and not brand.startswith(b"avi"):
        return "audio/mp4" if brand == b"M4A " else "video/mp4"
    return filetype.guess_mime(head) or ""


def within_limit(kind: str, size: int) -> None:
    if size > refusals.limit_of(kind):
        raise refusals.too_large(kind)


def label_for(name: str, cleaned: Cleaned) -> str:
    """This function will keep of a file's name its words alone, and give it the ending of what it really is."""
    stem = PurePosixPath(name.replace("\\", "/")).stem.replace(".", " ")
    words = " ".join("".join(letter for letter in stem if letter.isprintable()).split())
    label = words[:LABEL_LENGTH].strip() or FileKind(cleaned.kind).value
    return f"{label}.{EXTENSIONS[cleaned.media_type]}"
