"""Real bytes to hand in: pictures, sounds, films and documents, some of them with something to hide."""

import io
import struct
import wave
import zlib
from pathlib import Path
from typing import Any

import av
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

RECORDINGS = Path(__file__).with_name("recordings")
GPS_IFD, ORIENTATION = 0x8825, 0x0112
SECRET = "Elm Street 7"


def upload(content: bytes, name: str = "work.bin", said: str = "application/octet-stream") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type=said)


def recorded(name: str) -> SimpleUploadedFile:
    return upload((RECORDINGS / name).read_bytes(), name)


def painting(width: int = 80, height: int = 40) -> Image.Image:
    """Left half red, right half blue, so that turning and mirroring show."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def exif_with_place(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010E] = SECRET
    gps = exif.get_ifd(GPS_IFD)
    gps.update({1: "N", 2: (52.0, 30.0, 15.5), 3: "E", 4: (13.0, 24.0, 2.5)})
    return exif


def picture_bytes(kind: str, picture: Image.Image | None = None, **details: Any) -> bytes:
    content = io.BytesIO()
    (picture or painting()).save(content, format=kind, **details)
    return content.getvalue()


def jpeg_with_place(orientation: int = 1) -> bytes:
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><where>{SECRET}</where></x:xmpmeta>".encode()
    return picture_bytes("JPEG", exif=exif_with_place(orientation), xmp=xmp, comment=SECRET.encode())


def png_with_words() -> bytes:
    words = PngInfo()
    words.add_text("Location", SECRET)
    words.add_itxt("XML:com.adobe.xmp", SECRET)
    return picture_bytes("PNG", pnginfo=words, exif=exif_with_place())


def png_bomb(side: int = 30_000) -> bytes:
    """A few kilobytes that say they unpack to 900 million points."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def wav(seconds: float = 2.0, rate: int = 8000) -> bytes:
    content = io.BytesIO()
    with wave.open(content, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(rate)
        sound.writeframes(bytes(int(seconds * rate) * 2))
    return content.getvalue()


def sound(container: str, codec: str, seconds: int = 2, **metadata: str) -> bytes:
    content = io.BytesIO()
    with av.open(content, mode="w", format=container) as target:
        track = target.add_stream(codec, rate=48000)
        target.metadata.update(metadata)
        sound_into(target, track, seconds)
    return content.getvalue()


def sound_into(target: Any, track: Any, seconds: int, samples: int = 960) -> None:
    for number in range(48000 * seconds // samples):
        frame = av.AudioFrame(format=track.codec_context.format.name, layout="stereo", samples=samples)
        for plane in frame.planes:
            plane.update(bytes(plane.buffer_size))
        frame.sample_rate, frame.pts = 48000, number * samples
        target.mux(track.encode(frame))
    target.mux(track.encode())


def film(container: str = "mp4", codec: str = "libx264", frames: int = 20, **metadata: str) -> bytes:
    """A film of two seconds, with its place in the container's metadata where one is given."""
    content = io.BytesIO()
    with av.open(content, mode="w", format=container) as target:
        pictures = target.add_stream(codec, rate=10, width=160, height=90, pix_fmt="yuv420p")
        words = target.add_stream("aac" if container in ("mp4", "mov") else "libopus", rate=48000)
        target.metadata.update(metadata)
        for number in range(frames):
            frame = av.VideoFrame(160, 90, "yuv420p")
            for plane in frame.planes:
                plane.update(bytes([number * 9 % 250]) * plane.buffer_size)
            frame.pts = number
            target.mux(pictures.encode(frame))
        target.mux(pictures.encode())
        sound_into(target, words, frames // 10)
    return content.getvalue()


def turned(mp4: bytes) -> bytes:
    """The same film, held upright: its header's matrix says a quarter turn."""
    content = bytearray(mp4)
    matrix = content.find(b"tkhd") + 4 + 40
    quarter = (0, 0x10000, 0, -0x10000, 0, 0, 90 << 16, 0, 0x40000000)
    content[matrix : matrix + 36] = struct.pack(">9i", *quarter)
    return bytes(content)


def pdf() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n" \
        b"trailer<</Root 1 0 R>>\n%%EOF\n"  # fmt: skip


def program() -> bytes:
    return b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + bytes(200) + b"PE\x00\x00" + bytes(300)
