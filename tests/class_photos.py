"""Photos for tests: as many different ones as there is work to photograph."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.foundation.specimens import picture_bytes, upload
from trellis.foundation.files import CheckedFile, check_upload


def work_bytes(number: int) -> bytes:
    """A picture that no other number gives."""
    return picture_bytes("PNG", Image.new("RGB", (60 + number % 50, 40 + number // 50), (number * 37 % 256, 90, 160)))


def work_photo(number: int = 0) -> SimpleUploadedFile:
    return upload(work_bytes(number), f"work-{number}.png", "image/png")


def checked_photo(number: int = 0) -> CheckedFile:
    return check_upload(work_photo(number))


def chosen(number: int) -> Any:
    """The same photo for a file box in a browser."""
    return {"name": f"work-{number}.png", "mimeType": "image/png", "buffer": work_bytes(number)}
