"""Pictures: read, turned upright, and written anew from their points alone.

Nothing but the points survives: no EXIF, no place, no XMP, no comment, no second picture hidden behind the first. The
colour profile is applied and dropped, since profiles can name a device.
"""

from io import BytesIO
from typing import IO, Any

import pillow_heif
from django.conf import settings
from PIL import Image, ImageCms, ImageOps

from trellis.foundation.files import refusals
from trellis.foundation.files.cleaned import Cleaned
from trellis.foundation.models import FileKind

pillow_heif.register_heif_opener()

# What is read, and as what it is kept; a phone's JPEG with a second picture inside calls itself MPO.
KEPT_AS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "HEIF": "WEBP", "AVIF": "WEBP", "GIF": "WEBP"}
READ = [name for name in KEPT_AS if name != "MPO"]
MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
WRITTEN_WITH: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 90, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 88, "method": 4},
}


def clean_picture(upload: IO[bytes], into: IO[bytes]) -> Cleaned:
    """This function will write the picture anew, upright and without anything but its points.

    Raises FileRefused when it has too many points (asked before any are unpacked) or cannot be read to its end.
    """
    try:
        picture = opened(upload)
        if picture.width * picture.height > settings.PICTURE_LIMIT_PIXELS:
            raise refusals.too_many_points()
        kept_as = KEPT_AS[picture.format or ""]
        picture = bare(picture, kept_as)
        picture.save(into, format=kept_as, **WRITTEN_WITH[kept_as])
    except refusals.FileRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise refusals.too_many_points() from bomb
    except Exception as problem:  # damaged pictures make decoders raise whatever they like
        raise refusals.damaged() from problem
    return Cleaned(
        kind=FileKind.PICTURE,
        media_type=MEDIA_TYPES[kept_as],
        width=picture.width,
        height=picture.height,
    )


def opened(upload: IO[bytes]) -> Image.Image:
    upload.seek(0)
    return Image.open(upload, formats=READ)


def bare(picture: Image.Image, kept_as: str) -> Image.Image:
    """This function will unpack the points, turn them upright, bring their colours to sRGB and forget all else."""
    picture.load()
    ImageOps.exif_transpose(picture, in_place=True)
    picture = in_srgb(picture)
    picture.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    if kept_as == "JPEG" and picture.mode not in ("L", "RGB"):
        return picture.convert("RGB")
    return picture


def in_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in ("L", "RGB", "RGBA", "CMYK"):
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        shown = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a broken profile: the points are shown as they are
        return picture
    return shown or picture
