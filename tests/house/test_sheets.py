"""What a page is drawn with is there: a class that only a screen's own sheet knows stands only on pages which link that sheet.

A fragment taken along to another page brings its classes and not its sheet; then its pictures fill the screen.
"""

import re
from functools import cache
from pathlib import Path

from tests.house.source import SOURCE

CSS = SOURCE / "ui/static/ui/css"
COMMENT, RULES = re.compile(r"/\*.*?\*/", re.S), re.compile(r"\{[^{}]*\}")
CLASS, ATTRIBUTE, TAG = (
    re.compile(r"\.([a-zA-Z][\w-]*)"),
    re.compile(r'class="([^"]*)"'),
    re.compile(r"\{[%{].*?[%}]\}"),
)
LINKED, BRICK = re.compile(r"css/screens/([\w-]+\.css)"), re.compile(r"<c-([\w.-]+)")
TAKEN = re.compile(r'\{%-?\s*(?:include|extends)\s+"([^"]+)"')
# The same word means something else there, or something only with what a sheet sets around it.
NOT_MEANT = {"input", "find", "part", "letter"}


def classes_of(sheet: Path) -> set[str]:
    return set(CLASS.findall(RULES.sub("{}", COMMENT.sub("", sheet.read_text()))))


def known_to_screens() -> dict[str, set[str]]:
    """Each class that no sheet of the whole house knows, with the screens' sheets that do."""
    everywhere = set().union(*(classes_of(sheet) for sheet in CSS.glob("*.css")))
    known: dict[str, set[str]] = {}
    for sheet in sorted((CSS / "screens").glob("*.css")):
        for name in classes_of(sheet) - everywhere - NOT_MEANT:
            known.setdefault(name, set()).add(sheet.name)
    return known


@cache
def templates() -> dict[str, str]:
    return {str(path).split("/templates/", 1)[1]: path.read_text() for path in SOURCE.rglob("templates/**/*.html")}


def all_of(name: str, seen: set[str]) -> str:
    """A page with everything it takes along, as one text."""
    if name in seen or name not in templates():
        return ""
    seen.add(name)
    text = templates()[name]
    bricks = (f"cotton/{brick.replace('.', '/').replace('-', '_')}.html" for brick in BRICK.findall(text))
    return text + "".join(all_of(other, seen) for other in (*TAKEN.findall(text), *bricks))


def undressed(text: str, known: dict[str, set[str]]) -> set[str]:
    linked = set(LINKED.findall(text))
    worn = {name for found in ATTRIBUTE.findall(text) for name in TAG.sub(" ", found).split()}
    return {name for name in worn if name in known and not known[name] & linked}


def test_a_page_links_the_sheet_of_every_class_it_wears() -> None:
    known = known_to_screens()
    pages = [name for name, text in templates().items() if "{% extends" in text and "/gallery" not in name]

    wrong = {name: undressed(all_of(name, set()), known) for name in pages}

    assert {name: sorted(found) for name, found in wrong.items() if found} == {}
    assert len(pages) > 50


def test_a_fragment_without_its_sheet_is_found() -> None:
    known = {"showpics": {"showing.css"}}

    assert undressed('<div class="showpics {% if on %}on{% endif %}">', known) == {"showpics"}
    assert undressed('css/screens/showing.css <div class="showpics">', known) == set()


def test_the_lines_one_writes_on_are_printed() -> None:
    """A browser leaves backgrounds out on paper unless a rule asks for them."""
    rules = re.findall(r"\.lines \{([^}]*)\}", (CSS / "print.css").read_text())

    assert len(rules) == 1
    assert "print-color-adjust: exact" in rules[0]
