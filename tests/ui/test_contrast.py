"""The tokens keep enough contrast for reading, in daylight and in the evening (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

GROUND = Path("src/trellis/ui/static/ui/css/ground.css").read_text()
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
TOKENS = {name: (light, dark) for name, light, dark in TOKEN.findall(GROUND)}
HUES = [name for name in TOKENS if name.startswith("h-")]

READ = [
    *[(text, ground) for text in ("ink", "ink-2", "leaf", "twine", *HUES) for ground in ("page", "sheet")],
    ("ink", "well"),
    ("ink-2", "well"),
    ("ink", "leaf-wash"),
    ("leaf-deep", "leaf-wash"),
    ("on-leaf", "leaf"),
    ("on-leaf", "leaf-deep"),
    ("leaf", "leaf-wash"),
]
SEEN = [
    *[(edge, ground) for edge in ("edge", "focus") for ground in ("page", "sheet")],
    *[(drawn, "page") for drawn in ("vine", "vine-deep", "petal-edge", "bud")],
]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_on_white_is_twenty_one() -> None:
    assert round(contrast("#000000", "#ffffff"), 2) == 21


def test_tokens_name_seven_hues() -> None:
    assert len(HUES) == 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read(text: str, ground: str, scheme: int) -> None:
    assert contrast(TOKENS[text][scheme], TOKENS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), SEEN)
def test_borders_and_shapes_can_be_seen(mark: str, ground: str, scheme: int) -> None:
    assert contrast(TOKENS[mark][scheme], TOKENS[ground][scheme]) >= 3
