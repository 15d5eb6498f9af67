"""What no template and no style sheet may hold: inline styles and scripts, other hosts, sides that do not turn round."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

SOURCE = Path("src/trellis")
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
SHEETS = sorted(SOURCE.rglob("static/**/*.css"))
MODULES = sorted(path for path in SOURCE.rglob("static/**/*.js") if "vendored" not in path.parts)
BRICKS = sorted((SOURCE / "ui/templates/cotton").glob("*.html"))

FORBIDDEN_IN_TEMPLATES = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an inline script": re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
    "an inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.I),
    "hx-on": re.compile(r"\bhx-on\b", re.I),
    "another host": re.compile(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", re.I),
}
# Mail is styled inside itself, because mail programs read no style sheets; pages are not.
PAGES = [path for path in TEMPLATES if "mail" not in path.parts]


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_templates_hold_no(what: str) -> None:
    found = [str(path) for path in PAGES if FORBIDDEN_IN_TEMPLATES[what].search(path.read_text())]

    assert found == []


def test_sheets_turn_round_with_the_script() -> None:
    sided = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)\s*:")
    found = [
        f"{path}: {line.strip()}" for path in SHEETS for line in path.read_text().splitlines() if sided.search(line)
    ]

    assert found == []


def test_sheets_and_modules_ask_no_other_host() -> None:
    found = [
        str(path) for path in [*SHEETS, *MODULES] if re.search(r"(?:https?:)?//[a-z0-9-]+\.[a-z]", path.read_text())
    ]

    assert found == []


def test_every_static_file_that_a_template_names_is_there() -> None:
    """Where files carry a checksum in their name, a missing one breaks the page that names it."""
    named = {name for path in TEMPLATES for name in re.findall(r"""{% static ['"]([^'"]+)['"]""", path.read_text())}

    assert [name for name in sorted(named) if finders.find(name) is None] == []


def test_every_sheet_stays_in_its_layer() -> None:
    """A rule outside the layers would win over all of them."""
    outside = []
    for path in SHEETS:
        text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        depth, start = 0, 0
        for place, letter in enumerate(text):
            if letter == "{" and (depth := depth + 1) == 1:
                head = text[start:place].rsplit(";", 1)[-1].strip()
                outside += [] if head.startswith(("@layer", "@font-face")) else [f"{path}: {head}"]
            elif letter == "}" and (depth := depth - 1) == 0:
                start = place + 1

    assert outside == []


def test_every_brick_stands_in_the_gallery() -> None:
    shown = "".join(path.read_text() for path in (SOURCE / "surfaces/open/templates/open").rglob("gallery*/**/*.html"))
    shown += (SOURCE / "surfaces/open/templates/open/gallery.html").read_text()
    missing = [path.stem for path in BRICKS if f"<c-{path.stem.replace('_', '-')}" not in shown]

    assert missing == []
