"""The made-up evidence: every file is listed, described in both languages, small, readable, and made again the same."""

import io
import wave
from array import array

import pytest
from PIL import Image, ImageChops, ImageStat

from scripts import draw_work
from tests.demo.test_content import words_never_said_in
from tests.demo.test_pictures import KEYS
from trellis.demo import media

PHOTOS = [one for one in media.pieces() if one.kind == "photo"]
SOUNDS = [one for one in media.pieces() if one.kind == "sound"]


def test_index_lists_every_file_and_no_other():
    kept = {path.name for path in media.FOLDER.iterdir()} - {"index.toml"}

    assert {one.file for one in media.pieces()} == kept
    assert len(media.pieces()) == len(kept)


def test_media_are_many_and_small():
    weight = sum(path.stat().st_size for path in media.FOLDER.iterdir())

    assert len(PHOTOS) >= 60
    assert len(SOUNDS) >= 14
    assert weight <= 2_600_000


@pytest.mark.parametrize("one", PHOTOS, ids=lambda one: one.file)
def test_photo_decodes_at_its_size_and_carries_nothing_else(one):
    with Image.open(one.path) as picture:
        picture.load()

    assert (picture.format, picture.size, picture.mode) == ("WEBP", (800, 600), "RGB")
    assert not picture.getexif()
    assert one.path.stat().st_size < 60_000


def test_photos_all_differ():
    small = {one.file: Image.open(one.path).convert("L").resize((40, 30)).tobytes() for one in PHOTOS}

    assert len(set(small.values())) == len(PHOTOS)


@pytest.mark.parametrize("one", SOUNDS, ids=lambda one: one.file)
def test_sound_decodes_lasts_and_is_heard(one):
    with wave.open(str(one.path)) as sound:
        seconds = sound.getnframes() / sound.getframerate()
        shape = (sound.getnchannels(), sound.getsampwidth())
        samples = array("h", sound.readframes(sound.getnframes()))

    assert shape == (1, 2)
    assert 2 <= seconds <= 9
    assert one.path.stat().st_size <= 90_000
    assert 20_000 < max(abs(value) for value in samples) < 32_000
    assert abs(samples[-1]) < 200


@pytest.mark.parametrize("one", media.pieces(), ids=lambda one: one.file)
def test_piece_is_described_in_both_languages(one):
    for language in ("en", "es"):
        words = one.alt(language)

        assert words.endswith(".")
        assert 20 <= len(words) <= 180
        assert one.en != one.es
        assert words_never_said_in(words, language) == []
    assert one.suits in {"young", "older"}
    assert len(one.themes) >= 3


def test_experiences_all_have_work_to_show():
    unshown = [key for key in KEYS if not any(key in one.themes for one in PHOTOS)]

    assert unshown == []


def test_about_puts_the_closest_first():
    found = media.about(["bridge", "triangles"], suits="young", kind="photo")

    assert found[0].themes >= {"bridge", "triangles"}
    assert {one.suits for one in found} == {"young"}


def test_piece_unknown_is_refused():
    with pytest.raises(KeyError):
        media.piece("nothing.webp")


@pytest.mark.parametrize("file", ["bridge-triangles.webp", "map-treasure.webp", "brake-plan.webp"])
def test_photo_is_made_again_the_same(file):
    made = next(one["made"] for one in draw_work.index()["photo"] if one["file"] == file)

    packed = draw_work.as_webp(draw_work.photo(file, made))

    # Byte for byte where Pillow is the one we lock; another build may round a pixel, which nobody sees.
    if packed != media.piece(file).read():
        with Image.open(io.BytesIO(packed)) as again, Image.open(media.piece(file).path) as kept:
            assert max(ImageStat.Stat(ImageChops.difference(again, kept)).mean) < 0.5


@pytest.mark.parametrize("file", ["bell.wav", "clapped-rhythm.wav"])
def test_sound_is_made_again_the_same(file):
    made = next(one["made"] for one in draw_work.index()["sound"] if one["file"] == file)

    again = array("h", draw_work.as_wav(file, made)[44:])
    kept = array("h", media.piece(file).read()[44:])

    assert len(again) == len(kept)
    assert max(abs(a - b) for a, b in zip(again, kept, strict=True)) <= 1
