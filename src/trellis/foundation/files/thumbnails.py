"""Small pictures of pictures and films, made in the background; until they are there, the picture itself is shown."""

import tempfile
from typing import IO

import av
import av.error
from django.core.files import File
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from trellis.foundation.jobs import job
from trellis.foundation.models import FileKind, FileState, StoredFile

THUMBNAIL_SIDES = (640, 160)  # the longer side, in points
THUMBNAIL_KINDS = frozenset({FileKind.PICTURE, FileKind.FILM})
THUMBNAIL_TYPE = "image/webp"


@job
def make_thumbnails(*, file_id: str) -> None:
    """This function will make the small pictures of a picture or of a film's first view; asked again, it does no more.

    A file that has gone in the meantime, or that has nothing to show, is left alone.
    """
    stored = StoredFile.objects.filter(pk=file_id, state=FileState.CHECKED).first()
    if stored is None or stored.kind not in THUMBNAIL_KINDS:
        return
    with default_storage.open(stored.storage_name) as content:
        picture = Image.open(content) if stored.kind == FileKind.PICTURE else first_view(content)
        if picture is None:
            return
        for side in THUMBNAIL_SIDES:
            write_small(picture, side, stored.thumbnail_name(side))
    StoredFile.objects.filter(pk=file_id).update(state=FileState.THUMBNAILS_READY)


def first_view(content: IO[bytes] | File) -> Image.Image | None:
    """This function will give the first picture of a film, upright."""
    try:
        with av.open(content, mode="r") as film:
            frame = next(film.decode(video=0), None)
            return frame.to_image().rotate(frame.rotation, expand=True) if frame else None
    except av.error.FFmpegError:
        return None


def write_small(picture: Image.Image, side: int, name: str) -> None:
    small = picture.copy()
    if small.mode not in ("RGB", "RGBA"):
        small = small.convert("RGBA" if "transparency" in small.info else "RGB")
    if max(small.size) > side:
        small = ImageOps.contain(small, (side, side))
    default_storage.delete(name)
    with tempfile.TemporaryFile() as content:
        small.save(content, format="WEBP", quality=80)
        default_storage.save(name, File(content))
