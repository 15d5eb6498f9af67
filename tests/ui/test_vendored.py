"""What is borrowed is what it says it is, and a first visit stays small."""

import gzip
import hashlib
import re
from pathlib import Path

import pytest
from django.test import Client

from scripts import vendor

UI = Path("src/trellis/ui")
STATIC = UI / "static/ui"
LISTS = [STATIC / "vendored/VENDORED.md", Path("tests/vendor/axe/README.md")]
ROW = re.compile(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", re.M)


@pytest.mark.parametrize("listing", LISTS, ids=["served", "tests"])
def test_borrowed_files_have_the_checksums_that_are_written_down(listing: Path) -> None:
    written = dict(ROW.findall(listing.read_text()))
    found = {name: hashlib.sha256((listing.parent / name).read_bytes()).hexdigest() for name in written}

    assert written
    assert found == written


def test_every_font_and_script_is_listed() -> None:
    written = dict(ROW.findall(LISTS[0].read_text()))
    there = {
        str(path.relative_to(LISTS[0].parent))
        for path in LISTS[0].parent.rglob("*.*")
        if path.suffix in {".woff2", ".js"}
    }

    assert there == {name for name in written if not name.endswith(".json")}


def test_every_icon_is_asked_for_somewhere_or_kept_for_a_fixed_meaning() -> None:
    listed = {line for line in (UI / "icons.txt").read_text().splitlines() if line and not line.startswith("#")}

    import json

    assert set(json.loads((STATIC / "vendored/lucide/icons.json").read_text())) == listed


def shared_bytes(client: Client, *, with_htmx: bool) -> int:
    """What the frame of a page costs over the wire: its own mark-up, style sheets, script and the two faces."""
    page = client.get("/gallery/").content.decode()
    head = page[: page.index("<main")]
    sheets = [STATIC / name for name in re.findall(r'href="/static/ui/(css/[a-z]+\.css)"', head)]
    sheets.remove(STATIC / "css/making.css")  # a family's page is read
    scripts = [STATIC / "js/page.js"] + ([STATIC / "vendored/htmx/htmx.min.js"] if with_htmx else [])
    faces = [STATIC / f"vendored/fonts/{face}.woff2" for face in ("atkinson-next", "fraunces")]
    squeezed = [len(gzip.compress(path.read_bytes())) for path in [*sheets, *scripts]]
    return len(gzip.compress(head.encode())) + sum(squeezed) + sum(path.stat().st_size for path in faces)


def test_frame_of_a_family_page_leaves_room_under_sixty_kilobytes(client: Client) -> None:
    assert shared_bytes(client, with_htmx=False) <= 46_000


def test_frame_of_a_learner_page_leaves_half_of_its_budget(client: Client) -> None:
    assert shared_bytes(client, with_htmx=True) <= 60_000


def letters(ranges: str) -> set[int]:
    found: set[int] = set()
    for part in re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", ranges):
        found |= set(range(int(part[0], 16), int(part[1] or part[0], 16) + 1))
    return found


def test_every_letter_of_western_europe_is_in_a_file_and_asked_for_as_it_was_cut() -> None:
    asked = re.findall(r"-west\.woff2.*?unicode-range: ([^;]+);", (STATIC / "css/ground.css").read_text(), re.S)

    assert [letters(one) for one in asked] == [letters(vendor.WESTERN)] * 3
    assert letters(vendor.FIRST) | letters(vendor.WESTERN) == letters(vendor.LATIN)
    assert not letters(vendor.FIRST) & letters(vendor.WESTERN)
    assert all(ord(letter) in letters(vendor.FIRST) for letter in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’…–—")


def test_serif_is_one_weight_under_twenty_kilobytes() -> None:
    assert (STATIC / "vendored/fonts/fraunces.woff2").stat().st_size <= 20_000
