"""Documents: PDF kept as it is, plain text kept as UTF-8."""

import re
import shutil
from typing import IO

from trellis.foundation.files import refusals
from trellis.foundation.files.cleaned import Cleaned
from trellis.foundation.models import FileKind

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|svg|script|head|body|iframe)\b", re.IGNORECASE)
END_OF_PDF = 2048  # the end mark stands in the last bytes; some writers add a little after it


def clean_pdf(upload: IO[bytes], into: IO[bytes]) -> Cleaned:
    """This function will keep a PDF as it came, if it has an end. It is only ever offered for download."""
    upload.seek(0, 2)
    upload.seek(max(upload.tell() - END_OF_PDF, 0))
    if b"%%EOF" not in upload.read():
        raise refusals.damaged()
    upload.seek(0)
    shutil.copyfileobj(upload, into)
    return Cleaned(kind=FileKind.DOCUMENT, media_type="application/pdf")


def clean_text(upload: IO[bytes], into: IO[bytes]) -> Cleaned:
    """This function will keep a plain text as UTF-8. Raises FileRefused for markup and for what is no text."""
    upload.seek(0)
    words = text_of(upload.read())
    if words is None or not words.strip():
        raise refusals.unknown_kind() if words is None else refusals.empty()
    if MARKUP.match(words):
        raise refusals.web_page()
    into.write(words.encode())
    return Cleaned(kind=FileKind.DOCUMENT, media_type="text/plain")


def text_of(content: bytes) -> str | None:
    """This function will read bytes as words, or answer None where they are none.

    A byte order mark is believed; else it is UTF-8, else the letters of an older Windows.
    """
    marked = [name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in marked or ["utf-8", "cp1252"]:
        try:
            words = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if CONTROL.search(words) else words
    return None
