"""Makes the demo school's photographs and sounds from the index: `python -m scripts.draw_work [folder] [file ...]`."""

import io
import sys
import tomllib
import wave
from pathlib import Path
from random import Random

from PIL import Image

from scripts.work.above import ABOVE
from scripts.work.flat import FLAT
from scripts.work.photo import Scene
from scripts.work.sounds import RATE, SOUNDS, packed
from scripts.work.things import THINGS

HOME = Path(__file__).resolve().parent.parent / "src/trellis/demo/media"
DRAWINGS = {**FLAT, **THINGS, **ABOVE}


def index() -> dict[str, list[dict]]:
    """This function will read what there is to make."""
    return tomllib.loads((HOME / "index.toml").read_text(encoding="utf-8"))


def photo(file: str, made: dict) -> Image.Image:
    """This function will arrange one piece of work on its table and take its picture; the file's name is its chance."""
    how = dict(made)
    draw, table = how.pop("draw"), how.pop("table")
    scene = Scene(file, table)
    DRAWINGS[draw](scene, **how)
    return scene.take()


def as_webp(picture: Image.Image) -> bytes:
    packed = io.BytesIO()
    picture.save(packed, "WEBP", quality=52, method=6)
    return packed.getvalue()


def as_wav(file: str, made: dict) -> bytes:
    """This function will play one sound; its file's name is its chance."""
    samples = packed(SOUNDS[made["play"]](Random(file)))  # noqa: S311
    if sys.byteorder == "big":
        samples.byteswap()
    kept = io.BytesIO()
    with wave.open(kept, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return kept.getvalue()


def make(kind: str, one: dict) -> bytes:
    """This function will make one file of the index."""
    return as_wav(one["file"], one["made"]) if kind == "sound" else as_webp(photo(one["file"], one["made"]))


def main(folder: Path, only: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind, pieces in index().items():
        for one in pieces:
            if not only or one["file"] in only:
                (folder / one["file"]).write_bytes(make(kind, one))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HOME, sys.argv[2:])
