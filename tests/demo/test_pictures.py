"""The pictures of experiences and the mark: all there, small, flat, and asking nothing of any other place."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

import trellis
from scripts import draw_mark

PICTURES = Path(trellis.__file__).parent / "demo/static/demo/pictures"
MARKS = draw_mark.HOME
KEYS = [
    "bees", "bike", "boat", "book", "brake", "bread", "bridge", "chess", "choir", "drum", "film", "garden", "graph",
    "kite", "letter", "map", "market", "poster", "puppet", "quilt", "radio", "robot", "shadow", "snail",
]  # fmt: skip
FORBIDDEN = ("script", "style", "href", "url(", "<text", "<image", "data:", "@import")


def test_pictures_of_every_experience_are_there():
    drawn = {path.stem for path in PICTURES.glob("*.svg")}

    assert {*KEYS} <= drawn


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*.svg")), ids=lambda path: path.stem)
def test_picture_is_flat_small_and_safe(path):
    text = path.read_text(encoding="utf-8")

    drawing = ElementTree.fromstring(text)

    assert drawing.get("viewBox") == "0 0 240 160"
    assert len(text) < 3500
    assert not [word for word in FORBIDDEN if word in text]
    assert len(set(re.findall("#[0-9a-f]{6}", text))) <= 12


@pytest.mark.parametrize("name", ["mark.svg", "favicon.svg"])
def test_mark_is_safe(name):
    text = (MARKS / name).read_text(encoding="utf-8")

    assert ElementTree.fromstring(text).get("viewBox") == "0 0 64 64"
    assert len(text) < 1000
    assert not [word for word in FORBIDDEN if word in text]


def test_marks_are_remade_byte_for_byte(tmp_path):
    draw_mark.main(tmp_path)

    for name in ("mark.svg", "favicon.svg"):
        assert (tmp_path / name).read_bytes() == (MARKS / name).read_bytes()
    # Another zlib may pack a PNG differently: what counts is what is seen.
    with Image.open(tmp_path / "apple-touch-icon.png") as made, Image.open(MARKS / "apple-touch-icon.png") as kept:
        assert made.size == (180, 180)
        assert made.convert("RGB").tobytes() == kept.convert("RGB").tobytes()
