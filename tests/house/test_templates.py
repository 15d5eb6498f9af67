"""Fragments of a room include only from their own room, from lower rooms and from the design system (rule 7)."""

import re
from pathlib import Path

from tests.house.source import ROOMS, SURFACES, floors

NAMED = re.compile(r"""\{%-?\s*(?:include|extends)\s+(?P<what>"[^"]+"|'[^']+'|\S+)""")
NAMES_A_FILE = re.compile(r"^[\"'](?P<name>[^\"']+\.html)[\"']$")


def included_by(text: str) -> list[str]:
    return [found["what"] for found in NAMED.finditer(text)]


def strays(room: str, text: str) -> list[str]:
    """What a fragment of this room names that it should not know; a name from a variable cannot be looked at."""
    level = floors()
    found = []
    for what in included_by(text):
        name = NAMES_A_FILE.match(what)
        origin = name["name"].split("/")[0].split("#")[0] if name else ""
        own = origin in {room, "ui", "cotton"}
        lower = origin in level and level[origin] < level[room]
        if not own and not lower:
            found.append(what)
    return found


def test_rule_7_fragments_know_only_their_own_room_and_what_is_below() -> None:
    fragments = sorted(ROOMS.glob("*/templates/**/*.html"))

    wrong = {str(p.relative_to(ROOMS)): strays(p.relative_to(ROOMS).parts[0], p.read_text()) for p in fragments}

    assert {name: found for name, found in wrong.items() if found} == {}
    assert fragments


def test_rule_7_pages_never_live_in_a_room() -> None:
    """A room has fragments of its nouns: each begins with an underscore, in a folder named for the room."""
    outside = [
        str(path.relative_to(ROOMS))
        for path in ROOMS.glob("*/templates/**/*.html")
        if not path.name.startswith("_") or path.parent.name != path.relative_to(ROOMS).parts[0]
    ]

    assert outside == []


def test_rule_7_surfaces_do_not_include_from_each_other() -> None:
    surfaces = {path.parent.name for path in SURFACES.glob("*/apps.py")}
    wrong = [
        f"{path.relative_to(SURFACES)}: {what}"
        for path in sorted(SURFACES.glob("*/templates/**/*.html"))
        for what in included_by(path.read_text())
        if (origin := what.strip("\"'").split("/")[0]) in surfaces and origin != own_surface(path)
    ]

    assert wrong == []


def own_surface(path: Path) -> str:
    return path.relative_to(SURFACES).parts[0]


def test_rule_7_sees_what_reaches_up_or_across() -> None:
    assert strays("evidence", '{% include "evidence/_work.html" %}{% include "ui/_x.html" %}') == []
    assert strays("evidence", '{% include "paths/_plan.html" only %}') == []
    assert strays("evidence", '{% include "conferences/_talk.html" %}') == ['"conferences/_talk.html"']
    assert strays("evidence", '{% extends "learner/path.html" %}{% include which %}') == [
        '"learner/path.html"',
        "which",
    ]
    assert strays("circles", "{% include 'profiles/_entry.html' %}") == ["'profiles/_entry.html'"]


def test_a_note_in_a_template_ends_on_its_line() -> None:
    """{# … #} over two lines is no note: a reader would see it."""
    open_notes = [
        f"{path.relative_to(SURFACES.parent)}:{number}"
        for path in sorted(SURFACES.parent.glob("**/templates/**/*.html"))
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if line.count("{#") != line.count("#}")
    ]

    assert open_notes == []


INCLUDED_ALONE = re.compile(r'\{% include "(?P<name>[^"]+)"(?P<given>[^%]*)\bonly\b\s*%\}')
# What is said to a piece is edited where words_at is given, and these readers give none.
READ_ALONE = {"evidence/_work.html", "evidence/_judgement.html"}


def forms_without_token(text: str, fragments: dict[str, str]) -> list[str]:
    """Fragments with a form that are taken along with `only` and not given the token: a browser could send none of them."""
    return [
        found["name"]
        for found in INCLUDED_ALONE.finditer(text)
        if "csrf_token" not in found["given"] and "{% csrf_token %}" in fragments.get(found["name"], "")
    ]


def test_a_form_that_is_taken_along_alone_is_given_its_token() -> None:
    paths = sorted(SURFACES.parent.glob("**/templates/**/*.html"))
    fragments = {str(path).split("/templates/", 1)[1]: path.read_text() for path in paths}
    open_forms = {name: forms_without_token(text, fragments) for name, text in fragments.items()}

    assert {name: found for name, found in open_forms.items() if set(found) - READ_ALONE} == {}


def test_a_form_without_its_token_is_found() -> None:
    fragments = {"a/_form.html": "<form>{% csrf_token %}", "a/_words.html": "<p>"}

    assert forms_without_token('{% include "a/_form.html" with x=x only %}', fragments) == ["a/_form.html"]
    assert forms_without_token('{% include "a/_form.html" with csrf_token=csrf_token only %}', fragments) == []
    assert forms_without_token('{% include "a/_words.html" only %}{% include "a/_form.html" %}', fragments) == []
