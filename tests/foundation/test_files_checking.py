"""Checking uploads: by content alone, cleaned of what they betray, refused in one sentence."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import av
import pytest
from django.core.files.storage import default_storage
from PIL import Image

from tests.foundation import specimens
from tests.foundation.specimens import SECRET, upload
from trellis.foundation.files import CheckedFile, FileRefused, check_upload
from trellis.foundation.files.checking import label_for
from trellis.foundation.files.cleaned import Cleaned


def stored_bytes(checked: CheckedFile) -> bytes:
    with default_storage.open(checked.storage_name) as content:
        return bytes(content.read())


@contextmanager
def stored_picture(checked: CheckedFile) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(stored_bytes(checked))) as picture:
        yield picture


@contextmanager
def stored_recording(checked: CheckedFile) -> Iterator[Any]:
    with av.open(io.BytesIO(stored_bytes(checked))) as recording:
        yield recording


def sentence_for(content: bytes, name: str = "work.jpg") -> str:
    with pytest.raises(FileRefused) as refused:
        check_upload(upload(content, name))
    return str(refused.value.sentence)


DAMAGED = "This file cannot be opened: it may be cut off or damaged. Try once more, or choose another."
UNKNOWN = "Trellis cannot show this kind of file. Choose a picture, a sound, a film, a PDF or a plain text."
WEB_PAGE = "Web pages and SVG drawings may carry programs, so they are not taken. Save it as a picture or a PDF."
POINTS = "This picture has more than 50 million pixels. Make it smaller, or take it anew."


def test_AR21_a_jpeg_loses_place_and_words_and_stands_upright() -> None:
    content = specimens.jpeg_with_place(orientation=6)
    assert SECRET.encode() in content

    checked = check_upload(upload(content))

    assert (checked.kind, checked.media_type, checked.width, checked.height) == ("picture", "image/jpeg", 40, 80)
    assert SECRET.encode() not in stored_bytes(checked)
    with stored_picture(checked) as picture:
        assert dict(picture.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile"} & picture.info.keys() == set()
        assert picture.size == (40, 80)
        red, _, blue = picture.convert("RGB").getpixel((20, 10))
        assert red > 200 > blue


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("PNG", {}),
        ("WEBP", {"exif": specimens.exif_with_place(), "xmp": SECRET.encode()}),
        ("HEIF", {"exif": specimens.exif_with_place().tobytes(), "xmp": SECRET.encode()}),
        ("AVIF", {"exif": specimens.exif_with_place().tobytes(), "xmp": SECRET.encode()}),
        ("GIF", {"comment": SECRET.encode()}),
    ],
)
def test_AR21_other_pictures_lose_place_and_words(kind: str, details: dict[str, Any]) -> None:
    content = specimens.png_with_words() if kind == "PNG" else specimens.picture_bytes(kind, **details)
    assert SECRET.encode() in content

    checked = check_upload(upload(content))

    assert checked.media_type == ("image/png" if kind == "PNG" else "image/webp")
    assert SECRET.encode() not in stored_bytes(checked)
    with stored_picture(checked) as picture:
        assert dict(picture.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile", "Location"} & picture.info.keys() == set()
        assert picture.size == (80, 40)


def test_a_drawing_keeps_what_is_see_through() -> None:
    drawing = Image.new("RGBA", (10, 10), (0, 0, 0, 0))

    checked = check_upload(upload(specimens.picture_bytes("PNG", drawing)))

    with stored_picture(checked) as picture:
        assert picture.getpixel((5, 5)) == (0, 0, 0, 0)


def test_a_phone_picture_with_a_second_picture_inside_keeps_the_first() -> None:
    content = specimens.picture_bytes("MPO", save_all=True, append_images=[Image.new("RGB", (80, 40), "green")])

    checked = check_upload(upload(content))

    with stored_picture(checked) as picture:
        assert (picture.format, getattr(picture, "n_frames", 1)) == ("JPEG", 1)


def test_a_colour_profile_is_applied_and_dropped() -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    checked = check_upload(upload(specimens.picture_bytes("JPEG", icc_profile=profile)))

    with stored_picture(checked) as picture:
        assert "icc_profile" not in picture.info
        assert picture.convert("RGB").getpixel((10, 10))[0] > 240


def test_what_hides_behind_a_picture_is_left_behind() -> None:
    content = specimens.picture_bytes("JPEG") + b"<script>alert(1)</script>PK\x03\x04"

    checked = check_upload(upload(content, "picture.html", "text/html"))

    assert checked.media_type == "image/jpeg"
    assert b"script" not in stored_bytes(checked)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Choose another, or record once more."),
        (specimens.program(), UNKNOWN),
        (b"\x7fELF\x02\x01\x01" + bytes(200), UNKNOWN),
        (b"PK\x03\x04" + bytes(200), UNKNOWN),
        (specimens.png_bomb(), POINTS),
        (specimens.png_bomb(9_000), POINTS),
        (specimens.picture_bytes("JPEG", specimens.painting(800, 600))[:-900], DAMAGED),
        (specimens.picture_bytes("PNG")[:40], DAMAGED),
        (b"\xff\xd8\xff\xe0" + bytes(300), DAMAGED),
        (b"GIF89a/*" + b"alert(1)//" * 20, DAMAGED),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", WEB_PAGE),
        (b"<?xml version='1.0'?><svg/>", WEB_PAGE),
        (b"  <!DOCTYPE html><p>Hello", WEB_PAGE),
        (b"<html>".decode().encode("utf-16"), WEB_PAGE),
        (specimens.wav()[:30], DAMAGED),
        (specimens.film()[:400], DAMAGED),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm" + bytes(50), DAMAGED),
        (specimens.sound("mov", "pcm_s16le"), "This recording is of a kind that browsers cannot play. "
         "Save it as MP4, WebM, MP3 or WAV, or record it here."),
        (specimens.pdf()[:60], DAMAGED),
    ],
    ids=[
        "empty", "windows program", "linux program", "archive", "bomb", "small bomb", "cut jpeg", "cut png", "hollow jpeg",
        "gif and script", "svg", "xml", "web page", "web page in utf-16", "cut wav", "cut film", "hollow webm",
        "sound nobody plays", "cut pdf",
    ],
)  # fmt: skip
def test_a_file_that_is_not_what_it_should_be_is_refused(content: bytes, sentence: str) -> None:
    assert sentence_for(content) == sentence


@pytest.mark.parametrize(
    ("limit", "content", "sentence"),
    [
        (
            "PICTURE_LIMIT_BYTES",
            specimens.picture_bytes("PNG"),
            "This picture is larger than 100 bytes. Choose a smaller one.",
        ),
        (
            "SOUND_LIMIT_BYTES",
            specimens.wav(),
            "This sound is larger than 100 bytes. Make it shorter, or hand it in as two.",
        ),
        (
            "SOUND_LIMIT_BYTES",
            (specimens.RECORDINGS / "voice.webm").read_bytes(),
            "This sound is larger than 100 bytes. Make it shorter, or hand it in as two.",
        ),
        (
            "FILM_LIMIT_BYTES",
            specimens.film(),
            "This film is larger than 100 bytes. Make it shorter, or hand it in as two.",
        ),
        ("DOCUMENT_LIMIT_BYTES", b"word " * 40, "This document is larger than 100 bytes. Choose a smaller one."),
    ],
)
def test_a_file_over_its_limit_is_refused_with_the_limit_said(
    settings: Any, limit: str, content: bytes, sentence: str
) -> None:
    setattr(settings, limit, 100)

    assert sentence_for(content).replace("\xa0", " ") == sentence


def test_a_sound_over_its_time_is_refused_with_the_time_said(settings: Any) -> None:
    settings.SOUND_LIMIT_SECONDS = 60

    assert check_upload(upload(specimens.wav(64))).seconds == 64
    assert sentence_for(specimens.wav(66)) == (
        "This sound is longer than 1 minute. Make it shorter, or hand it in as two."
    )


@pytest.mark.parametrize(
    ("content", "media_type", "seconds"),
    [
        (specimens.wav(2.5), "audio/wav", 2.5),
        (specimens.sound("mp3", "mp3", title=SECRET), "audio/mpeg", 2.0),
        (specimens.sound("ogg", "libopus", title=SECRET), "audio/ogg", 2.0),
        (specimens.sound("mp4", "aac", title=SECRET), "audio/mp4", 2.0),
    ],
    ids=["wav", "mp3", "ogg", "m4a"],
)
def test_a_sound_is_kept_as_recorded_and_its_length_known(content: bytes, media_type: str, seconds: float) -> None:
    checked = check_upload(upload(content, "talk.xyz"))

    assert (checked.kind, checked.media_type) == ("sound", media_type)
    assert checked.seconds == pytest.approx(seconds, abs=0.1)
    assert SECRET.encode() not in stored_bytes(checked)
    assert coded(stored_bytes(checked)) == coded(content)


def coded(content: bytes) -> list[bytes]:
    """The coded packets of a recording, without its container."""
    with av.open(io.BytesIO(content)) as recording:
        return [bytes(packet) for packet in recording.demux() if packet.size]


@pytest.mark.parametrize(
    ("name", "kind", "media_type"),
    [
        ("voice.webm", "sound", "audio/webm"),
        ("film.webm", "film", "video/webm"),
        ("film-h264.webm", "film", "video/mp4"),
        ("film-vp9.mp4", "film", "video/mp4"),
    ],
)
def test_what_a_browser_records_is_kept_as_recorded_with_its_length(name: str, kind: str, media_type: str) -> None:
    checked = check_upload(specimens.recorded(name))

    assert (checked.kind, checked.media_type) == (kind, media_type)
    assert checked.seconds == pytest.approx(1.55, abs=0.2)
    with stored_recording(checked) as recording:
        assert recording.duration / av.time_base == pytest.approx(checked.seconds, abs=0.1)
        assert sum(1 for _ in recording.decode(audio=0)) > 20
    if kind == "film":
        assert (checked.width, checked.height) == (320, 240)


@pytest.mark.parametrize(("container", "box"), [("mov", b"\xa9xyz"), ("mp4", b"loci")])
def test_AR21_a_film_loses_its_place_and_keeps_its_turn(container: str, box: bytes) -> None:
    content = specimens.turned(specimens.film(container, location="+52.5042+013.4007/", title=SECRET))
    assert (box in content, SECRET.encode() in content) == (True, True)

    checked = check_upload(upload(content, "IMG_0001.MOV", "video/quicktime"))

    kept = stored_bytes(checked)
    assert (box in kept, b"+52.5042" in kept, SECRET.encode() in kept) == (False, False, False)
    assert (checked.width, checked.height) == (90, 160)
    with stored_recording(checked) as film:
        assert abs(next(film.decode(video=0)).rotation) == 90
    assert coded(kept) == coded(content)


def test_AR21_an_apple_film_loses_the_place_among_its_keys() -> None:
    content = specimens.film("mov", **{"com.apple.quicktime.location.ISO6709": "+52.5042+013.4007/"})

    checked = check_upload(upload(content, "IMG_0001.MOV"))

    assert checked.media_type == "video/mp4"
    assert b"52.5042" not in stored_bytes(checked)


def test_a_cover_picture_does_not_make_a_sound_a_film() -> None:
    content = io.BytesIO()
    with av.open(content, mode="w", format="mp3") as target:
        track = target.add_stream("mp3", rate=48000)
        cover = target.add_stream("png", rate=1, width=80, height=40, pix_fmt="rgb24")
        cover.disposition = av.stream.Disposition.attached_pic
        picture = av.VideoFrame.from_image(specimens.painting())
        picture.pts = 0
        target.mux(cover.encode(picture))
        specimens.sound_into(target, track, 1)

    checked = check_upload(upload(content.getvalue()))

    assert (checked.kind, checked.media_type) == ("sound", "audio/mpeg")
    assert b"PNG" not in stored_bytes(checked)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Grüße, ¿qué tal?\n".encode(), "Grüße, ¿qué tal?\n"),
        ("\ufeffGrüße".encode(), "Grüße"),
        ("Grüße".encode("utf-16"), "Grüße"),
        ("Grüße".encode("cp1252"), "Grüße"),
        (b"BMX is what I love", "BMX is what I love"),
        (b"if a < b then <3", "if a < b then <3"),
    ],
)
def test_a_plain_text_is_kept_as_utf8(content: bytes, words: str) -> None:
    checked = check_upload(upload(content, "story.html", "text/html"))

    assert (checked.kind, checked.media_type, checked.label) == ("document", "text/plain", "story.txt")
    assert stored_bytes(checked).decode() == words


def test_a_pdf_is_kept_as_it_came() -> None:
    checked = check_upload(upload(specimens.pdf(), "poster.pdf"))

    assert (checked.kind, checked.media_type) == ("document", "application/pdf")
    assert stored_bytes(checked) == specimens.pdf()


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("our bridge.png", "our bridge.jpg"),
        ("photo.jpg.exe", "photo jpg.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\leo\\bridge.jpeg", "bridge.jpg"),
        ("a\u202egnp.exe", "agnp.jpg"),
        ("line\r\nSet-Cookie: x.jpg", "lineSet-Cookie: x.jpg"),
        ("", "picture.jpg"),
        ("Brücke über den Fluß.jpg", "Brücke über den Fluß.jpg"),
        ("x" * 300 + ".jpg", "x" * 60 + ".jpg"),
    ],
)
def test_a_label_keeps_the_words_of_a_name_and_nothing_else(name: str, label: str) -> None:
    cleaned = Cleaned(kind="picture", media_type="image/jpeg")

    assert label_for(name, cleaned) == label


def test_the_storage_name_tells_nothing() -> None:
    first = check_upload(upload(specimens.picture_bytes("PNG"), "ada-at-home.png"))
    second = check_upload(upload(specimens.picture_bytes("PNG"), "ada-at-home.png"))

    assert first.sha256 == second.sha256
    assert first.storage_name != second.storage_name
    assert "ada" not in first.storage_name
