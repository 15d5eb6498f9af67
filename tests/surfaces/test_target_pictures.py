"""Every target has a picture, ours or imported; the same target always has the same one."""

from pathlib import Path
from types import MappingProxyType
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders

from trellis.demo import content
from trellis.rooms.continuum.queries import AreaShape, StrandShape
from trellis.surfaces.target_pictures import WORDS, of_strand
from trellis.ui.drawings import pictures


def strand(name: str, *, slug: str = "imported", area: str = "", language: str = "en") -> StrandShape:
    area_shape = AreaShape(uuid4(), "an-area", {language: area}, is_cross_cutting=False)
    return StrandShape(uuid4(), slug, area_shape, {language: name}, "moss", MappingProxyType({}))


def test_R091_every_strand_of_our_own_continuum_has_a_drawing_of_its_own() -> None:
    strands = [strand.slug for strand in content.strands()]

    assert [slug for slug in strands if slug not in pictures()] == []
    assert len(strands) > 20


@pytest.mark.parametrize(
    ("name", "area", "picture"),
    [
        ("Number & Operations—Fractions", "Mathematics", "number-and-fair-shares"),
        ("Grade 2", "Geometry", "shapes-and-space"),
        ("Reading: Literature", "English Language Arts", "reading"),
        ("PS2", "Physical Science: Motion and Stability", "stuff-and-energy"),
        ("Whatever", "Nobody knows", "seedling"),
    ],
)
def test_an_imported_strand_takes_the_picture_that_its_words_lead_to(name: str, area: str, picture: str) -> None:
    assert of_strand(strand(name, area=area)) == picture


def test_a_word_in_spanish_leads_to_the_same_picture() -> None:
    assert of_strand(strand("Números y operaciones", area="Matemáticas", language="es")) == "number-and-fair-shares"


def test_what_words_lead_to_is_drawn_and_no_drawing_asks_for_anything_else() -> None:
    texts = [Path(str(finders.find(f"ui/pictures/{name}.svg"))).read_text() for name in sorted(pictures())]

    assert set(WORDS) <= pictures()
    for text in texts:
        assert "href" not in text
        assert text.count("http") == 1  # the name of the language it is drawn in
        assert 'viewBox="0 0 240 160"' in text
