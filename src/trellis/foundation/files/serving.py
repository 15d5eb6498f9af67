"""Serving: a file's bytes over HTTP, in parts where a player asks for parts, never kept by anybody else's cache."""

import re
from collections.abc import Iterator

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header, parse_etags

from trellis.foundation.files.thumbnails import THUMBNAIL_TYPE
from trellis.foundation.models import FileKind, FileState, StoredFile

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
CHUNK = 64 * 1024
HEADERS = {
    # Asked anew each time, so that a withdrawn consent holds at once; the answer is most often an empty 304.
    "Cache-Control": "private, no-cache",
    "Accept-Ranges": "bytes",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; img-src 'self'; media-src 'self'; frame-ancestors 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    # Parts are counted in the stored bytes: compressing on the way would make every count wrong.
    "Content-Encoding": "identity",
}


class OutOfRange(Exception):
    """The part asked for lies behind the end of the file."""


def file_answer(request: HttpRequest, stored: StoredFile, *, side: int | None = None) -> HttpResponseBase:
    """This function will answer a request for a file that the viewer may read, whole or in the part asked for.

    `side` asks for a small picture; while it is not made, a picture is shown itself and a film has none (404).
    """
    is_small = side is not None and stored.state == FileState.THUMBNAILS_READY
    if side is not None and not is_small and stored.kind != FileKind.PICTURE:
        return HttpResponse(status=404)
    name = stored.thumbnail_name(side) if is_small and side else stored.storage_name
    headers = HEADERS | {
        "ETag": f'"{stored.sha256[:32]}{f"-{side}" if is_small else ""}"',
        "Content-Type": THUMBNAIL_TYPE if is_small else content_type(stored),
        "Content-Disposition": disposition(stored),
    }
    if headers["ETag"] in parse_etags(request.headers.get("If-None-Match", "")):
        return HttpResponse(status=304, headers=headers)
    return part_answer(request, name, default_storage.size(name) if is_small else stored.size, headers)


def part_answer(request: HttpRequest, name: str, size: int, headers: dict[str, str]) -> HttpResponseBase:
    status, part = 200, range(size)
    try:
        wanted = wanted_part(request, size, headers["ETag"])
    except OutOfRange:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{size}"})
    if wanted is not None:
        status, part = 206, wanted
        headers = headers | {"Content-Range": f"bytes {part.start}-{part.stop - 1}/{size}"}
    headers = headers | {"Content-Length": str(len(part))}
    if request.method == "HEAD":
        return HttpResponse(status=status, headers=headers)
    return StreamingHttpResponse(stream(name, part), status=status, headers=headers)


def wanted_part(request: HttpRequest, size: int, etag: str) -> range | None:
    """This function will read which single part is asked for; None is the whole, as for several parts or other units.

    Raises OutOfRange for a part behind the end.
    """
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", "").strip())
    if asked is None or request.headers.get("If-Range", etag) != etag:
        return None
    first, last = asked.groups()
    if first:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if start >= size:
            raise OutOfRange
        return range(start, stop) if start < stop else None
    if not last:
        return None
    if int(last) == 0:
        raise OutOfRange
    return range(max(size - int(last), 0), size)


def stream(name: str, part: range) -> Iterator[bytes]:
    with default_storage.open(name) as content:
        content.seek(part.start)
        left = len(part)
        while left > 0 and (chunk := content.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


def content_type(stored: StoredFile) -> str:
    return f"{stored.media_type}; charset=utf-8" if stored.media_type == "text/plain" else stored.media_type


def disposition(stored: StoredFile) -> str:
    """A PDF is a program to the browser's reader, which the sandbox stops: it is handed over to be kept instead."""
    is_attached = stored.media_type == "application/pdf"
    return content_disposition_header(is_attached, stored.label) or "inline"
