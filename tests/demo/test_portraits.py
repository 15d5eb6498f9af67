"""The drawn people: everybody is there, small, safe to show, and like nobody else."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from scripts import draw_people
from scripts.people_cast import CAST

CLASS_2B = [
    "ada", "arjun", "bea", "chidi", "elif", "femi", "gia", "hana", "ivo", "jo", "kofi", "lina", "maya", "mina",
    "noor", "olek", "pere", "quinn", "rui", "sam", "tomas", "vida", "wren", "yusuf",
]  # fmt: skip
ADVISORY = [
    "leo", "kim", "zoe", "max", "amina", "bruno", "dani", "eszter", "farid", "ines", "jonas", "lucia", "naya",
    "otto", "tess",
]  # fmt: skip
ADULTS = [
    "osei", "duarte", "keller", "brandt", "iman", "vera", "amari", "nunes", "ruiz", "ana", "rosa", "nilsson",
]  # fmt: skip


def test_cast_holds_everybody_of_the_demo_school():
    drawn = {path.stem for path in draw_people.HOME.glob("*.svg")}

    assert drawn == {*CLASS_2B, *ADVISORY, *ADULTS}
    assert (len(CLASS_2B), len(ADVISORY)) == (24, 15)


def test_adults_and_children_have_their_own_shoulders():
    ages = {key: CAST[key][0] for key in CAST}

    assert {ages[key] for key in CLASS_2B} == {"child"}
    assert {ages[key] for key in ADVISORY} == {"teen"}
    assert {ages[key] for key in ADULTS} == {"adult"}


@pytest.mark.parametrize("key", sorted(CAST))
def test_portrait_is_small_safe_and_remade_byte_for_byte(key):
    text = (draw_people.HOME / f"{key}.svg").read_text(encoding="utf-8")

    drawing = ElementTree.fromstring(text)

    assert len(text.encode()) < 2500
    assert drawing.get("viewBox") == "0 0 96 96"
    assert not [word for word in ("script", "style", "href", "url(", "<text", "{", "data:") if word in text]
    assert text == draw_people.portrait(key)


def test_no_two_portraits_look_alike():
    # Alike means the same skin, the same hair in the same colour: clothes alone do not make a person.
    alike = [
        (one, other)
        for one, other in combinations(CAST, 2)
        if (CAST[one][2], *CAST[one][4:6]) == (CAST[other][2], *CAST[other][4:6])
    ]

    assert alike == []
